//! A page of a forum as a browser copies it, or a topic as the forum gives it raw. Discourse's:
//! titles below names, the map of the topic, the months between posts, posts of the system.
//! The one rule: what is quoted is said by whom the page says, and stands under that name.

mod words;

use std::collections::BTreeSet;

use super::{
    Pasted, Reading, Thread, by_signs, head,
    left::Out,
    name,
    page::{self, Found, Grammar, Spot},
    voices::Voices,
    when,
};

/// The posts of a topic.
pub(super) fn read(pasted: &Pasted<'_>) -> Reading {
    let mut forum = Forum::default();
    let (thread, _) = page::read(&pasted.lines, pasted.calendar, &mut forum);
    let left_out = thread.left_out.maps + thread.left_out.system;
    let confidence = if thread.posts.is_empty() { 0 } else { by_signs(forum.signs + left_out) };
    Reading { thread, confidence }
}

#[derive(Default)]
struct Forum {
    signs: usize,
    voices: Voices,
}

impl Grammar for Forum {
    fn find(&mut self, at: &Spot<'_>) -> Found {
        let line = at.line();
        if line.is_empty() {
            return Found::Text;
        }
        if let Some(lines) = map(at) {
            return Found::Out(Out::Map, lines);
        }
        if at.is_free && at.lines.len() <= 80 && is_one_of(line, &words::BELOW) {
            return Found::End(Out::Controls, at.lines.len());
        }
        if at.is_free && when::is_later(line) {
            self.signs += 1;
            return Found::Out(Out::Controls, 1);
        }
        if let Some(head) = action(at) {
            return Found::Head(head);
        }
        if at.is_free && is_done(line, at) {
            return Found::Out(Out::System, 1);
        }
        let Some(mut head) = head::read(at) else { return Found::Text };
        self.signs += usize::from(head.is_forum);
        head.is_system = words::SYSTEM.contains(&head.author.to_lowercase().as_str());
        Found::Head(head)
    }

    fn is_control(&self, line: &str) -> bool {
        is_control(line)
    }

    fn mended(&mut self, body: Vec<String>, page: &mut Thread) -> Vec<String> {
        self.voices.listen(&page.posts);
        self.quoted(&body)
    }
}

impl Forum {
    /// The lines of a post with its quotes marked. A page names whom it quotes on a line, and
    /// says nothing of where the quote ends: it is its paragraph, and what else of that post is
    /// below it.
    fn quoted(&mut self, body: &[String]) -> Vec<String> {
        let mut out: Vec<String> = Vec::with_capacity(body.len());
        let mut at = 0;
        while at < body.len() {
            let below = &body[at + 1..];
            let Some(who) = self.quotes(&body[at], below.first()) else {
                out.push(body[at].clone());
                at += 1;
                continue;
            };
            self.signs += 1;
            let end = self.end(&who, below);
            if out.last().is_some_and(|line| !line.trim().is_empty()) {
                out.push(String::new());
            }
            out.push(format!("> **{who}**:"));
            let lines = below[..end].iter().skip_while(|line| line.trim().is_empty());
            out.extend(lines.map(|line| format!("> {}", line.trim()).trim_end().to_owned()));
            out.push(String::new());
            let gap = below[end..].iter().take_while(|line| line.trim().is_empty()).count();
            at += 1 + end + gap;
        }
        out
    }

    /// Whom a line names as the one who is quoted below it.
    fn quotes(&self, line: &str, next: Option<&String>) -> Option<String> {
        let who = line.trim().strip_suffix([':', '：'])?.trim_end();
        let is_marked = line.starts_with(char::is_whitespace) && name::is_handle(who);
        let is_known = self.voices.know(who);
        let is_word = name::begins_text(&who.to_lowercase());
        let has_text = next.is_some_and(|next| !next.trim_start().starts_with(['-', '*', '>']));
        ((is_marked || is_known) && !is_word && has_text)
            .then(|| who.trim_start_matches('@').to_owned())
    }

    /// So many of the lines below are the quote.
    fn end(&self, who: &str, lines: &[String]) -> usize {
        let mut at = 0;
        let mut end = 0;
        while at < lines.len() {
            let from = at + lines[at..].iter().take_while(|line| line.trim().is_empty()).count();
            let to = from + lines[from..].iter().take_while(|line| !line.trim().is_empty()).count();
            if from == to || (end > 0 && !self.voices.have(who, &lines[from..to].join("\n"))) {
                break;
            }
            (at, end) = (to, to);
        }
        end
    }
}

fn is_one_of(line: &str, words: &BTreeSet<&str>) -> bool {
    line.len() <= 80 && words.contains(&line.to_lowercase().as_str())
}

/// Digits with what shortens them: `312`, `1.2k`.
fn is_number(line: &str) -> bool {
    let bare = line.trim_end_matches(['k', 'K', 'M', '+']);
    line.len() <= 8
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// `2 Replies`, `返信 2 件`.
fn is_counted(line: &str) -> bool {
    if line.len() > 60 || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let lower = line.to_lowercase();
    let bare =
        lower.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || ".,".contains(c));
    words::COUNTED.contains(&bare.trim_end_matches('k').trim())
        || lower.split_whitespace().next().is_some_and(|first| {
            first.chars().all(|c| !c.is_ascii()) && words::COUNTED.contains(&first)
        })
}

fn is_control(line: &str) -> bool {
    let line = name::bare(line);
    let is_edited = || {
        let lower = line.to_lowercase();
        line.len() <= 80 && words::EDITED.iter().any(|edited| lower.starts_with(edited))
    };
    name::is_noise(line)
        || is_one_of(line, &words::BUTTONS)
        || is_one_of(line, &words::COUNTED)
        || is_counted(line)
        || when::is_later(line)
        || is_edited()
}

/// The map of the topic: labels, counts and dates under each other. So many lines of it.
fn map(at: &Spot<'_>) -> Option<usize> {
    let is_label = |line: &str| is_one_of(line, &words::LABELS) || is_one_of(line, &words::COUNTED);
    let first = at.line();
    if !(at.is_free && (is_label(first) || is_number(first))) {
        return None;
    }
    let (mut labels, mut end) = (0, 0);
    for (count, line) in at.lines.iter().take(60).enumerate() {
        let line = line.trim();
        let is_minutes = line.split_whitespace().count() == 2 && line.ends_with("min");
        if is_label(line) {
            labels += 1;
        } else if !(line.is_empty()
            || is_number(line)
            || is_minutes
            || is_counted(line)
            || (line.len() <= 40 && at.calendar.read(line).is_some()))
        {
            break;
        }
        if !line.is_empty() {
            end = count + 1;
        }
    }
    (labels >= 2).then_some(end)
}

/// A post that says what was done: a name, an action, a day, each on a line.
fn action(at: &Spot<'_>) -> Option<head::Head> {
    let author = at.line();
    if !at.is_free || !name::is_name(author, at.calendar) {
        return None;
    }
    let is_system = words::SYSTEM.contains(&author.to_lowercase().as_str());
    let (first, done) = at.next(1)?;
    let (lines, when) = match done_on(done, at) {
        Some(when) => (first + 1, when),
        None if is_one_of(done, &words::ACTIONS) || is_system => {
            let (second, day) = at.next(first + 1)?;
            (second + 1, at.calendar.read(day)?)
        }
        None => return None,
    };
    let event = Some(Out::System);
    Some(head::Head { event, is_system, ..head::Head::new(author, Some(when), lines) })
}

/// The day of `Closed on Oct 3, '22`.
fn done_on(line: &str, at: &Spot<'_>) -> Option<when::When> {
    let lower = line.to_lowercase();
    let done = words::ACTIONS.iter().filter_map(|action| lower.strip_prefix(action));
    done.filter(|day| line.len() <= 100 && day.starts_with([' ', ':', ',']))
        .find_map(|day| at.calendar.read(day))
}

/// The same without a name, or behind it: `system closed this topic on Oct 3, '22`.
fn is_done(line: &str, at: &Spot<'_>) -> bool {
    let behind = line.split_once(' ').filter(|(name, _)| name::is_handle(name));
    done_on(line, at).is_some() || behind.is_some_and(|(_, done)| done_on(done, at).is_some())
}
