//! Exports of chats as JSON, whichever program wrote them. The one rule: what is broken is said with
//! its line and column, and nothing of it is guessed.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::{Post, Reading, Thread, Unplaced, left::Out};

/// So many lines of a message are quoted by who answers it.
const MOST_LINES: usize = 5;
/// So much of a broken line is shown, in characters.
const SHOWN: usize = 160;

/// A message of an export.
#[derive(Default)]
pub(super) struct Message {
    pub(super) id: String,
    pub(super) author: String,
    /// As it is written: `2022-04-11T10:30:00`.
    pub(super) at: String,
    pub(super) text: String,
    /// The id of the message that it answers.
    pub(super) answers: Option<String>,
    /// Somebody joined, something was pinned.
    pub(super) is_system: bool,
}

/// An export whose text has one of `signs`; `None` if it is none of these, or no JSON at all.
pub(super) fn read(
    text: &str,
    signs: &[&str],
    messages: fn(&Value) -> Vec<Option<Message>>,
) -> Option<Reading> {
    let is_export = text.trim_start().starts_with('{')
        && text.contains("\"messages\"")
        && signs.iter().any(|sign| text.contains(sign));
    if !is_export {
        return None;
    }
    let export = match serde_json::from_str::<Value>(text) {
        Ok(export) => export,
        Err(error) => return Some(Reading { thread: broken(text, &error), confidence: 95 }),
    };
    Some(Reading { thread: thread(text, messages(&export)), confidence: 100 })
}

fn broken(text: &str, error: &serde_json::Error) -> Thread {
    let shown = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let why = format!(
        "The export is broken here, at column {}: it must be one whole JSON file. Nothing of it was read.",
        error.column()
    );
    let text = shown.trim().chars().take(SHOWN).collect();
    Thread { unplaced: vec![Unplaced { line: error.line(), text, why }], ..Thread::default() }
}

fn thread(text: &str, messages: Vec<Option<Message>>) -> Thread {
    let mut thread = Thread::default();
    let mut lines = Lines { text, from: 0, line: 1, is_lost: false };
    let mut said: BTreeMap<String, usize> = BTreeMap::new();
    for (number, message) in (1..).zip(messages) {
        let Some(message) = message else {
            let why = format!("Message {number} of the export has no author, day or text to read.");
            thread.unplaced.push(Unplaced { line: lines.line, text: String::new(), why });
            continue;
        };
        let line = lines.of(&message.id);
        if message.is_system {
            thread.left_out.add(Out::System, 1);
        } else if message.text.trim().is_empty() {
            thread.left_out.add(Out::Silent, 1);
        } else {
            let quote = message.answers.as_ref().and_then(|id| said.get(id));
            let quote = quote.map(|at| quoted(&thread.posts[*at])).unwrap_or_default();
            said.insert(message.id.clone(), thread.posts.len());
            thread.posts.push(post(message, &quote, line));
        }
    }
    thread
}

fn post(message: Message, quote: &str, line: usize) -> Post {
    let day = message.at.get(..10);
    let posted = day.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
    let time = message.at.get(11..19);
    let time = time.and_then(|time| NaiveTime::parse_from_str(time, "%H:%M:%S").ok());
    let text = format!("{quote}{}", message.text.trim());
    Post { author: message.author.trim().to_owned(), posted, time, called: message.id, text, line }
}

/// The first own lines of a message, as a quote of its author.
fn quoted(post: &Post) -> String {
    let own = post.text.lines().filter(|line| !line.starts_with('>') && !line.trim().is_empty());
    let lines: Vec<_> = own.take(MOST_LINES).map(|line| format!("> {line}\n")).collect();
    let head = format!("> **{}**:\n", post.author);
    if lines.is_empty() { String::new() } else { format!("{head}{}\n", lines.concat()) }
}

/// A value that is a text, or a number, as text.
pub(super) fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// On which line of the text a message stands: they come in its order.
struct Lines<'a> {
    text: &'a str,
    from: usize,
    line: usize,
    /// Ids are not written as they are looked for.
    is_lost: bool,
}

impl Lines<'_> {
    fn of(&mut self, id: &str) -> usize {
        let rest = &self.text[self.from..];
        let found = rest.find("\"id\"").filter(|_| !self.is_lost && !id.is_empty());
        let ways = [
            format!("\"id\": {id}"),
            format!("\"id\": \"{id}\""),
            format!("\"id\":{id}"),
            format!("\"id\":\"{id}\""),
        ];
        let at = found.and_then(|_| ways.iter().filter_map(|way| rest.find(way)).min());
        match at {
            Some(at) => {
                self.line += rest[..at].matches('\n').count();
                self.from += at;
            }
            None => self.is_lost = true,
        }
        self.line
    }
}
