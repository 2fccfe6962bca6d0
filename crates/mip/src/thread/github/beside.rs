//! What stands between the comments of a conversation: events, files, commits. The one rule: a line
//! is one of these by its whole shape, so that a sentence is none.

use super::{is_login, plain, words};
use crate::thread::page::Spot;

/// Something that happened: so many lines tell of it.
pub(super) fn event(line: &str, at: &Spot<'_>) -> Option<usize> {
    let (login, rest) = line.split_once(' ').unwrap_or((line, ""));
    if !is_login(login) || line.len() > 300 {
        return None;
    }
    let is_commits = |text: &str| {
        let count =
            text.strip_prefix("added ").map(|text| text.trim_start_matches(char::is_numeric));
        count.is_some_and(|rest| rest.starts_with(" commit"))
    };
    let is_event =
        |text: &str| is_commits(text) || words::EVENTS.iter().any(|event| text.starts_with(event));
    let has_day = |text: &str| {
        let words: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
        words.iter().rev().take(6).any(|from| at.calendar.read(&text[*from..]).is_some())
    };
    if !rest.is_empty() {
        let is_head = rest.starts_with("wants to merge ");
        return (is_event(rest) && (at.is_free || is_head || has_day(rest))).then_some(1);
    }
    let (first, done) = at.next(1)?;
    if words::SHORT_EVENTS.contains(&done) {
        // A label or a name stands between the verb and the day.
        let day = |at_line: &usize| {
            let line = at.lines.get(*at_line).map_or("", |line| line.trim());
            line.starts_with("on ") && at.calendar.read(line).is_some()
        };
        return (first + 1..first + 6).find(day).map(|day| day + 1);
    }
    let is_done = at.is_free && is_event(done) && first <= 2;
    let day = at.next(first + 1).filter(|(_, day)| at.calendar.read(plain(day)).is_some());
    is_done.then(|| day.map_or(first, |(line, _)| line) + 1)
}

/// A file whose lines are below.
pub(super) fn is_path(line: &str, at: &Spot<'_>) -> bool {
    let is_name = !line.contains(' ') && line.len() <= 300 && line.contains(['/', '.']);
    is_name
        && !line.contains("://")
        && at.is_free
        && at.next(1).is_some_and(|(_, next)| {
            let next = next.to_lowercase();
            next.starts_with("@@") || next.starts_with("comment on ") || next == "outdated"
        })
}

/// A commit in a list: its hash, or its title with the hash below.
pub(super) fn is_commit(line: &str, at: &Spot<'_>) -> bool {
    let is_hash =
        |word: &str| (7..=40).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_hexdigit());
    let is_other = |word: &str| matches!(word, "Verified" | "Unverified" | "Partially verified");
    let mut from = 1;
    while let Some((line, next)) = at.next(from).filter(|(line, _)| *line <= 4) {
        if is_hash(next) {
            return true;
        }
        from = line + 1;
    }
    is_hash(line) || is_other(line)
}
