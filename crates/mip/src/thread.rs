//! A thread of comments, pasted as text, taken apart: pages of a forum or of a pull request as they
//! are copied, exports of chats, mails, plain paragraphs.
//!
//! A source has a reader in a file of its own. Each is tried and says how sure it is; the surest
//! answers, and of two the one that is tried first, unless somebody said what the text is.
//!
//! The one rule: nothing is lost without a word. What is no comment is given back with its line,
//! and a person corrects the rest before anything is kept.

mod discord;
mod discourse;
mod edit;
mod export;
mod github;
mod head;
mod left;
mod name;
mod page;
mod place;
mod plain;
mod quote;
mod said;
mod telegram;
mod voices;
mod when;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

pub use edit::{Known, edits};
pub use place::{Headings, Where, gist, objects};
pub use said::{Quoted, Said, said};

use when::Calendar;

/// What was found in a pasted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thread {
    /// The comments, in the order of the text.
    pub posts: Vec<Post>,
    /// What could not be placed.
    pub unplaced: Vec<Unplaced>,
    /// What is no comment, counted by what it is.
    pub left_out: LeftOut,
    /// As what it was read.
    pub source: Source,
    /// How sure that is, of 100.
    pub confidence: u8,
}

/// Where a text was copied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ThreadSource"))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The conversation of a pull request or an issue.
    Github,
    /// A channel of Discord: copied, or exported as text or JSON.
    Discord,
    /// A chat of Telegram: copied, or exported as JSON.
    Telegram,
    /// A page of a forum, or its raw text.
    Forum,
    /// Mails, names with their days, paragraphs.
    #[default]
    Plain,
}

/// How much was left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ThreadLeftOut"))]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// Lines that are buttons, counters and dates between comments.
    pub controls: usize,
    /// Posts that the system wrote.
    pub system: usize,
    /// Topic maps.
    pub maps: usize,
    /// What happened beside the comments: commits, labels, reviews without words.
    pub events: usize,
    /// Messages without words: pictures, stickers.
    pub silent: usize,
}

/// One comment of a thread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// As it is written; empty where no author is named.
    pub author: String,
    /// The day, where it can be told.
    pub posted: Option<NaiveDate>,
    /// The time of the day, as its source writes it.
    pub time: Option<NaiveTime>,
    /// What its source calls it: the number of a post, the id of a message. Empty where it has none.
    pub called: String,
    /// Markdown; quotes are block quotes, which begin with whom they quote where that is said.
    pub text: String,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// What could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Unplaced {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// Why it is no comment, or what is unsure about one.
    pub why: String,
}

/// A text in lines.
struct Pasted<'a> {
    text: &'a str,
    lines: Vec<&'a str>,
    calendar: Calendar,
}

/// What a reader makes of a text.
struct Reading {
    thread: Thread,
    /// Of 100; 0 if it is nothing of its source.
    confidence: u8,
}

/// Reads the text of one source.
struct Reader {
    source: Source,
    read: fn(&Pasted<'_>) -> Reading,
}

/// In the order they are tried.
const READERS: [Reader; 5] = [
    Reader { source: Source::Github, read: github::read },
    Reader { source: Source::Discord, read: discord::read },
    Reader { source: Source::Telegram, read: telegram::read },
    Reader { source: Source::Forum, read: discourse::read },
    Reader { source: Source::Plain, read: plain::read },
];

/// Takes a pasted text apart, as what it is said to be or else as what it is most surely. Days
/// without a year are the last such days up to `today`.
#[must_use]
pub fn read(text: &str, today: NaiveDate, source: Option<Source>) -> Thread {
    let text = clean(text);
    let lines: Vec<&str> = text.lines().collect();
    let calendar = Calendar::of(&lines, today);
    let pasted = Pasted { text: &text, lines, calendar };
    let asked = READERS.iter().filter(|reader| source.is_none_or(|source| reader.source == source));
    let mut best: Option<Thread> = None;
    for reader in asked {
        let Reading { thread, confidence } = (reader.read)(&pasted);
        let is_surer = best.as_ref().is_none_or(|best| confidence > best.confidence);
        if is_surer {
            best = Some(Thread { source: reader.source, confidence, ..thread });
        }
    }
    best.unwrap_or_default()
}

/// With plain line ends, and without what is no letter.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let is_out = |c: char| c == '\u{feff}' || (c.is_control() && c != '\n' && c != '\t');
    if text.contains(is_out) { text.replace(is_out, "") } else { text }
}

/// How sure a reader is that found so many signs of its source.
fn by_signs(signs: usize) -> u8 {
    match u8::try_from(signs).unwrap_or(u8::MAX) {
        0 => 0,
        1 => 60,
        signs => signs.saturating_add(78).min(99),
    }
}

#[cfg(test)]
mod tests;
