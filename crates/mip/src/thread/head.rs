//! Where a comment begins, and whose it is: the shapes in which forums, mails and chats say so.

use chrono::NaiveDate;

use super::{name, when};

/// The head of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) author: String,
    pub(super) posted: Option<NaiveDate>,
    /// A day was written that can't be told exactly.
    pub(super) is_vague: bool,
    /// So many lines it takes.
    pub(super) lines: usize,
    /// What stands behind it on its last line: the text begins there.
    pub(super) rest: Option<String>,
}

impl Head {
    fn new(author: &str, when: Option<when::When>, lines: usize) -> Self {
        let posted = when.and_then(|when| when.day);
        let is_vague = when.is_some_and(|when| when.day.is_none());
        Self { author: name::tidy(author), posted, is_vague, lines, rest: None }
    }
}

/// The head that begins with the first of `lines`. `is_free` says that nothing, or a blank line,
/// or a button, stands before it; `in_chat` that the comment before has its author on its line.
pub(super) fn read(lines: &[&str], is_free: bool, in_chat: bool, today: NaiveDate) -> Option<Head> {
    let line = lines.first()?.trim();
    if line.is_empty() || line.starts_with('>') {
        return None;
    }
    bars(line, today)
        .or_else(|| mail(lines, today))
        .or_else(|| wrote(lines, today))
        .or_else(|| one_line(line, today))
        .or_else(|| (is_free || in_chat).then(|| speaker(line, today)).flatten())
        .or_else(|| block(lines, is_free, today))
}

/// `ada | 2021-04-12 15:04:05 UTC | #2`: a thread as Discourse gives it raw.
fn bars(line: &str, today: NaiveDate) -> Option<Head> {
    let mut parts = line.split(" | ");
    let (author, day, number) = (parts.next()?, parts.next()?, parts.next());
    let fits = parts.next().is_none() && number.is_none_or(|n| n.trim().starts_with('#'));
    let when = when::read(day, today).filter(|_| fits && name::is_short(author.trim()))?;
    Some(Head::new(author, Some(when), 1))
}

/// The head of a mail, up to its blank line.
fn mail(lines: &[&str], today: NaiveDate) -> Option<Head> {
    let from = field(lines.first()?, "from")?;
    let head: Vec<_> = lines.iter().take(12).take_while(|line| !line.trim().is_empty()).collect();
    let find = |name: &str| head.iter().find_map(|line| field(line, name));
    let sent = find("date").or_else(|| find("sent"));
    if sent.is_none() && find("to").is_none() && find("subject").is_none() {
        return None;
    }
    let is_field = |line: &&&&str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| {
                name.len() <= 24 && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-')
            })
    };
    let count = head.iter().take_while(is_field).count();
    Some(Head::new(from, sent.and_then(|sent| when::read(sent, today)), count))
}

fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    key.trim().trim_matches('*').eq_ignore_ascii_case(name).then(|| value.trim_matches(['*', ' ']))
}

/// `On Mon, Apr 12, 2021, Ada <…> wrote:`. Over a quote it only names whom is quoted.
fn wrote(lines: &[&str], today: NaiveDate) -> Option<Head> {
    let line = lines.first()?.trim();
    let said = line.strip_prefix("On ")?.strip_suffix(" wrote:")?;
    let next = lines[1..].iter().find(|line| !line.trim().is_empty());
    if next.is_some_and(|next| next.trim_start().starts_with('>')) {
        return None;
    }
    let (when, author) = splits(said).rev().find_map(|(day, author)| {
        Some((when::read(day, today)?, author)).filter(|(_, author)| name::is_short(author.trim()))
    })?;
    Some(Head::new(author, Some(when), 1))
}

/// `Ada L — April 12, 2021, 3:04pm #2`, `Ada (12 Apr 2021):`, `Ada wrote on Apr 12:`.
fn one_line(line: &str, today: NaiveDate) -> Option<Head> {
    if !name::is_short(line) && line.chars().count() > 120 {
        return None;
    }
    let line = line.trim_start_matches("**").trim_end_matches("**").trim_end_matches(':').trim();
    let line = match line.rsplit_once(' ') {
        Some((before, number)) if number.starts_with('#') && name::is_noise(number) => {
            before.trim()
        }
        _ => line,
    };
    let (author, when) = splits(line).take(6).find_map(|(author, day)| {
        let author = author.trim_end_matches([',', '(', '|', '·', '•', '—', '-', ' ']);
        let author = ["wrote on", "said on", "posted on", "on", "wrote", "said", "posted"]
            .iter()
            .find_map(|verb| author.strip_suffix(&format!(" {verb}")))
            .unwrap_or(author)
            .trim_end_matches("**");
        let when = when::read(day, today).filter(|_| name::is_name(author, today))?;
        Some((author, when))
    })?;
    Some(Head::new(author, Some(when), 1))
}

/// `@ada: …`, `**Ada:** …`, `**Ada**: …`, with the text behind it.
fn speaker(line: &str, today: NaiveDate) -> Option<Head> {
    let (author, rest) = if let Some(inner) = line.strip_prefix("**") {
        let (author, rest) = inner.split_once("**")?;
        let is_said = author.ends_with(':') || rest.starts_with(':');
        (is_said.then(|| author.trim_end_matches(':'))?, rest.trim_start_matches(':'))
    } else {
        let (author, rest) = line.strip_prefix('@')?.split_once(':')?;
        let is_handle = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
        let author = Some(author).filter(|author| author.chars().all(is_handle))?;
        (&line[..=author.len()], rest)
    };
    // `**Note:**` begins many a paragraph that nobody says.
    let is_word = ["note", "edit", "update", "tl;dr", "tldr", "question", "answer", "summary"]
        .contains(&author.to_lowercase().as_str());
    if is_word || !name::is_name(author, today) {
        return None;
    }
    let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    Some(Head { rest, ..Head::new(author, None, 1) })
}

/// A name on a line of its own; then, with titles or numbers between, a day on one.
fn block(lines: &[&str], is_free: bool, today: NaiveDate) -> Option<Head> {
    let author = lines.first()?.trim();
    if !name::is_name(author, today) {
        return None;
    }
    let day = |at: usize| when::read(lines.get(at)?, today);
    // Text may end right above a name, if the day follows at once.
    let most = if is_free { 4 } else { 1 };
    for at in 1..=most {
        if let Some(when) = day(at) {
            return Some(Head::new(author, Some(when), at + 1));
        }
        let line = lines.get(at)?.trim();
        if line.is_empty() {
            let when = day(at + 1).filter(|_| is_free)?;
            return Some(Head::new(author, Some(when), at + 2));
        }
        if !name::is_short(line) || line.starts_with('>') {
            return None;
        }
    }
    None
}

/// A text in two at each of its spaces.
fn splits(text: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    text.match_indices(' ').map(|(at, _)| (&text[..at], text[at + 1..].trim()))
}
