//! Where a comment begins, and whose it is: the shapes in which forums, mails and chats say so.

use chrono::{NaiveDate, NaiveTime};

use super::{
    left::Out,
    name,
    page::Spot,
    when::{Calendar, When},
};

/// The head of a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) author: String,
    pub(super) posted: Option<NaiveDate>,
    pub(super) time: Option<NaiveTime>,
    /// What its source calls the comment: `#2`. Empty where it says nothing.
    pub(super) called: String,
    /// Nobody but a forum writes such a head.
    pub(super) is_forum: bool,
    /// What it is without words of its own: something that happened, and no comment.
    pub(super) event: Option<Out>,
    /// Nobody wrote it, whatever it says.
    pub(super) is_system: bool,
    /// A day was written that can't be told exactly.
    pub(super) is_vague: bool,
    /// So many lines it takes.
    pub(super) lines: usize,
    /// What stands behind it on its last line: the text begins there.
    pub(super) rest: Option<String>,
}

impl Head {
    pub(super) fn new(author: &str, when: Option<When>, lines: usize) -> Self {
        let posted = when.and_then(|when| when.day);
        let time = when.and_then(|when| when.time);
        let is_vague = when.is_some_and(|when| when.day.is_none());
        Self { author: name::tidy(author), posted, time, is_vague, lines, ..Self::default() }
    }

    /// The same, of a forum, with the number of the post.
    fn of_forum(self, number: Option<&str>) -> Self {
        let called = number.map(str::trim).unwrap_or_default().to_owned();
        Self { called, is_forum: true, ..self }
    }
}

/// The head that begins with the first of the lines.
pub(super) fn read(at: &Spot<'_>) -> Option<Head> {
    let (lines, calendar) = (at.lines, at.calendar);
    let line = lines.first()?.trim();
    if line.is_empty() || line.starts_with('>') {
        return None;
    }
    bars(line, calendar)
        .or_else(|| mail(lines, calendar))
        .or_else(|| wrote(lines, calendar))
        .or_else(|| one_line(line, calendar))
        .or_else(|| (at.is_free || at.in_chat).then(|| speaker(line, calendar)).flatten())
        .or_else(|| block(at))
}

/// `ada | 2021-04-12 15:04:05 UTC | #2`: a thread as Discourse gives it raw.
fn bars(line: &str, calendar: Calendar) -> Option<Head> {
    let mut parts = line.split(" | ");
    let (author, day, number) = (parts.next()?, parts.next()?, parts.next());
    let fits = parts.next().is_none() && number.is_none_or(|n| n.trim().starts_with('#'));
    let when = calendar.read(day).filter(|_| fits && name::is_short(author.trim()))?;
    Some(Head::new(author, Some(when), 1).of_forum(number))
}

/// The head of a mail, up to its blank line.
fn mail(lines: &[&str], calendar: Calendar) -> Option<Head> {
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
    Some(Head::new(from, sent.and_then(|sent| calendar.read(sent)), count))
}

fn field<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    key.trim().trim_matches('*').eq_ignore_ascii_case(name).then(|| value.trim_matches(['*', ' ']))
}

/// `On Mon, Apr 12, 2021, Ada <…> wrote:`. Over a quote it only names whom is quoted.
fn wrote(lines: &[&str], calendar: Calendar) -> Option<Head> {
    let line = lines.first()?.trim();
    let said = line.strip_prefix("On ")?.strip_suffix(" wrote:")?;
    let next = lines[1..].iter().find(|line| !line.trim().is_empty());
    if next.is_some_and(|next| next.trim_start().starts_with('>')) {
        return None;
    }
    let (when, author) = splits(said).rev().find_map(|(day, author)| {
        Some((calendar.read(day)?, author)).filter(|(_, author)| name::is_short(author.trim()))
    })?;
    Some(Head::new(author, Some(when), 1))
}

/// Whom a line above a quote names: `@ada wrote:`, `On Mon, Apr 12, 2021, Ada <…> wrote:`.
pub(super) fn quoted_by(line: &str) -> Option<String> {
    let said = line.trim().strip_suffix(':')?;
    let said = said.strip_suffix(" wrote").or_else(|| said.strip_suffix(" said"));
    let Some(said) = said else {
        // A handle alone, `@ada:`.
        let handle = line.trim().strip_prefix('@')?.strip_suffix(':')?;
        return name::is_handle(handle).then(|| handle.to_owned());
    };
    let calendar = Calendar::default();
    let dated = said.strip_prefix("On ").map(|said| {
        let found = splits(said)
            .rev()
            .find(|(day, author)| calendar.read(day).is_some() && name::is_short(author));
        found.map_or(said, |(_, author)| author)
    });
    let who = name::tidy(dated.unwrap_or(said));
    Some(who.trim_start_matches('@').to_owned()).filter(|who| name::is_name(who, calendar))
}

/// `Ada L — April 12, 2021, 3:04pm #2`, `Ada (12 Apr 2021):`, `Ada wrote on Apr 12:`.
fn one_line(line: &str, calendar: Calendar) -> Option<Head> {
    if !name::is_short(line) && line.chars().count() > 120 {
        return None;
    }
    let line = line.trim_start_matches("**").trim_end_matches("**").trim_end_matches(':').trim();
    let (line, number) = match line.rsplit_once(' ') {
        Some((before, number)) if name::is_number(number) => (before.trim(), Some(number)),
        _ => (line, None),
    };
    let (author, when) = splits(line).take(6).find_map(|(author, day)| {
        let author = author.trim_end_matches([',', '(', '|', '·', '•', '—', '-', ' ']);
        let author = without_verb(author).trim_end_matches("**");
        let when = calendar.read(day).filter(|when| when.is_clear)?;
        name::is_name(author, calendar).then_some((author, when))
    })?;
    let head = Head::new(author, Some(when), 1);
    Some(if number.is_some() { head.of_forum(number) } else { head })
}

/// `Ada wrote on` is Ada.
fn without_verb(author: &str) -> &str {
    let author = author.strip_suffix(" on").unwrap_or(author);
    let verbs = ["wrote", "said", "posted", "commented", "replied", "answered"];
    let verb = verbs.iter().find_map(|verb| author.strip_suffix(verb)?.strip_suffix(' '));
    verb.unwrap_or(author)
}

/// `@ada: …`, `**Ada:** …`, `**Ada**: …`, with the text behind it.
fn speaker(line: &str, calendar: Calendar) -> Option<Head> {
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
    if name::begins_text(&author.to_lowercase()) || !name::is_name(author, calendar) {
        return None;
    }
    let rest = Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty());
    Some(Head { rest, ..Head::new(author, None, 1) })
}

/// A name on a line of its own; then, with titles or numbers between, a day on one.
fn block(at: &Spot<'_>) -> Option<Head> {
    let (lines, calendar) = (at.lines, at.calendar);
    let author = lines.first()?.trim();
    if !name::is_name(author, calendar) {
        return None;
    }
    let day = |at: usize| calendar.read(lines.get(at)?);
    // Text may end right above a name, if the day follows at once.
    let most = if at.is_free { 5 } else { 1 };
    let mut has_gap = false;
    for at_line in 1..=most {
        if let Some(when) = day(at_line) {
            let number = lines.get(at_line + 1).map(|line| line.trim());
            let number = number.filter(|number| at.is_free && name::is_number(number));
            return Some(Head::new(author, Some(when), at_line + 1).of_forum(number));
        }
        let line = lines.get(at_line)?.trim();
        if line.is_empty() {
            if let Some(when) = day(at_line + 1).filter(|_| at.is_free) {
                return Some(Head::new(author, Some(when), at_line + 2).of_forum(None));
            }
            // A title may stand below a gap, where its name can't be the end of a text.
            let title = lines.get(at_line + 1)?.trim();
            let is_whole = at_line == 1 && !name::is_handle(title) && at.is_author(author);
            if !is_whole || std::mem::replace(&mut has_gap, true) {
                return None;
            }
        } else if !name::is_short(line) || line.starts_with('>') {
            return None;
        }
    }
    None
}

/// A text in two at each of its spaces.
fn splits(text: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    text.match_indices(' ').map(|(at, _)| (&text[..at], text[at + 1..].trim()))
}
