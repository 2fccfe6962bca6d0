//! The conversation of a pull request or an issue, as a browser copies it: comments, reviews,
//! comments on lines of a file, and what happened between them. The one rule: an event ends the
//! comment above it, and what stands below it without an author is shown.

mod beside;
mod words;

use super::{
    Pasted, Reading, Thread, by_signs,
    head::Head,
    left::Out,
    name,
    page::{self, Found, Grammar, Spot},
    when::When,
};
use beside::{event, is_commit, is_path};

/// So many lines of a file are quoted with a comment on them.
const MOST_LINES: usize = 10;

/// The comments of a conversation.
pub(super) fn read(pasted: &Pasted<'_>) -> Reading {
    let mut pull = Pull::default();
    let (thread, _) = page::read(&pasted.lines, pasted.calendar, &mut pull);
    let confidence = if thread.posts.is_empty() { 0 } else { by_signs(pull.signs) };
    Reading { thread, confidence }
}

#[derive(Default)]
struct Pull {
    signs: usize,
    /// Who reviewed last, and when: the words of a review stand below, under the name alone.
    review: Option<(String, When)>,
    /// Lines of a file are being read, or comments on them.
    is_in_file: bool,
    /// Those lines, until the comment on them begins.
    file: Vec<String>,
    /// Those of the comment that is open.
    quote: Vec<String>,
    /// Commits are being listed.
    is_in_commits: bool,
}

impl Grammar for Pull {
    fn find(&mut self, at: &Spot<'_>) -> Found {
        let line = text(at);
        if line.is_empty() || line.starts_with('>') {
            return Found::Text;
        }
        if is_avatar(line, at) {
            return Found::Out(Out::Controls, 1);
        }
        if let Some(head) = self.head(at) {
            self.is_in_commits = false;
            if !self.file.is_empty() {
                self.quote = std::mem::take(&mut self.file);
            }
            return Found::Head(head);
        }
        if let Some(lines) = event(line, at) {
            self.signs += 1;
            (self.is_in_file, self.is_in_commits) = (false, line.contains(" commit"));
            return Found::End(Out::Events, lines);
        }
        if is_path(line, at) {
            (self.is_in_file, self.is_in_commits) = (true, false);
            self.file.clear();
            return Found::End(Out::Controls, 1);
        }
        if at.author.is_some() {
            return Found::Text;
        }
        if self.is_in_commits && is_commit(line, at) {
            return Found::Out(Out::Controls, 1);
        }
        if self.is_in_file {
            let is_control = self.is_control(line) || line.starts_with("@@");
            if !is_control {
                self.file.push(line.trim_start_matches(['+', '-']).trim().to_owned());
            }
            return Found::Out(if is_control { Out::Controls } else { Out::Nothing }, 1);
        }
        if self.is_control(line) { Found::Out(Out::Controls, 1) } else { Found::Text }
    }

    fn is_control(&self, line: &str) -> bool {
        let line = name::bare(line);
        let lower = line.to_lowercase();
        name::is_noise(line)
            || words::CONTROLS.contains(&lower.as_str())
            || (line.len() <= 80 && line.contains(" reacted with ") && line.ends_with(" emoji"))
            || (line.len() <= 120 && words::BEGIN_CONTROLS.iter().any(|all| lower.starts_with(all)))
            || (line.len() <= 60 && line.split_whitespace().all(is_badge))
    }

    fn mended(&mut self, body: Vec<String>, _page: &mut Thread) -> Vec<String> {
        let file = std::mem::take(&mut self.quote);
        if file.is_empty() || body.iter().all(|line| line.trim().is_empty()) {
            return body;
        }
        let from = file.len().saturating_sub(MOST_LINES);
        let mut out: Vec<_> =
            file[from..].iter().map(|line| format!("> {line}").trim_end().to_owned()).collect();
        out.push(String::new());
        out.extend(body);
        out
    }
}

impl Pull {
    /// `ada commented on Apr 11, 2022`, `ada left a comment`, `ada requested changes …`, in a line
    /// or in several.
    fn head(&mut self, at: &Spot<'_>) -> Option<Head> {
        let line = text(at);
        let (login, rest) = line.split_once(' ').unwrap_or((line, ""));
        if !is_login(login) {
            return None;
        }
        let (lines, rest) = if rest.trim().is_empty() { below(at)? } else { (1, rest.trim()) };
        let lower = rest.to_lowercase();
        let is_verb = |verb: &&&str| {
            lower.strip_prefix(**verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if let Some(verb) = words::REVIEWS.iter().find(is_verb) {
            let (when, lines) = dated(&rest[verb.len()..], lines, at)?;
            self.review = Some((login.to_owned(), when));
            self.signs += 1;
            self.is_in_file = false;
            let event = Some(Out::Events);
            return Some(Head { event, ..Head::new(login, Some(when), lines) });
        }
        if let Some(verb) = words::VERBS.iter().find(is_verb) {
            let dated = dated(&rest[verb.len()..], lines, at);
            let is_bare = rest.len() == verb.len() || plain(&rest[verb.len()..]).is_empty();
            let (when, lines) = match dated {
                Some((when, lines)) => (Some(when), lines),
                None if is_bare && *verb == "left a comment" => (self.reviewed(login), lines),
                None => return None,
            };
            self.signs += 1;
            self.is_in_file = false;
            return Some(Head::new(login, when, lines));
        }
        // On a line of a file, the name and the day are all.
        let when = at.calendar.read(plain(rest))?;
        let is_badged = at.next(lines).is_some_and(|(_, next)| next.split(' ').all(is_badge));
        (self.is_in_file || is_badged).then(|| Head::new(login, Some(when), lines))
    }

    fn reviewed(&self, login: &str) -> Option<When> {
        self.review.as_ref().filter(|(by, _)| by == login).map(|(_, when)| *when)
    }
}

/// The line, without the picture of whoever is named behind it: `@ada ada closed this`.
fn text<'a>(at: &'a Spot<'_>) -> &'a str {
    let line = at.line();
    let named = line.strip_prefix('@').and_then(|line| line.split_once(' '));
    let behind = named
        .filter(|(login, rest)| rest.strip_prefix(login).is_some_and(|rest| rest.starts_with(' ')));
    behind.map_or(line, |(_, rest)| rest)
}

/// A name of an account: letters, digits and hyphens, or a bot's.
fn is_login(word: &str) -> bool {
    let word = word.strip_prefix('@').unwrap_or(word);
    let bare = word.strip_suffix("[bot]").unwrap_or(word);
    (1..=39).contains(&bare.len())
        && bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && bare.bytes().any(|b| b.is_ascii_alphabetic())
}

fn is_badge(word: &str) -> bool {
    let words = ["contributor", "member", "author", "owner", "collaborator", "bot", "•", "·"];
    words.contains(&word.to_lowercase().as_str())
}

/// What a name on a line of its own is followed by, over badges; and so many lines up to there.
fn below<'a>(at: &'a Spot<'_>) -> Option<(usize, &'a str)> {
    let mut from = 1;
    loop {
        let (line, text) = at.next(from).filter(|(line, _)| *line <= 6)?;
        if !text.split_whitespace().all(is_badge) {
            return Some((line + 1, text));
        }
        from = line + 1;
    }
}

/// A day behind a verb, or on the line below it; and so many lines up to there.
fn dated(rest: &str, lines: usize, at: &Spot<'_>) -> Option<(When, usize)> {
    let rest = plain(rest);
    if !rest.is_empty() {
        return Some((at.calendar.read(rest)?, lines));
    }
    let (line, day) = at.next(lines)?;
    Some((at.calendar.read(plain(day))?, line + 1))
}

/// Without who edited it, or how it came: `on Apr 12, 2022 • edited by ada`.
fn plain(day: &str) -> &str {
    let day = day.split(['•', '·', '—']).next().unwrap_or(day).trim();
    day.strip_suffix("edited").unwrap_or(day).trim()
}

/// The picture of whoever wrote what is below.
fn is_avatar(line: &str, at: &Spot<'_>) -> bool {
    let login = line.strip_prefix('@').unwrap_or(line);
    is_login(login)
        && at.next(1).is_some_and(|(_, next)| {
            let next = next.strip_prefix('@').unwrap_or(next);
            let rest = next.strip_prefix(login);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
}
