//! A thread of comments, pasted as text, taken apart: forum pages as they are copied, raw threads,
//! mails, chats, plain paragraphs.
//!
//! The one rule: nothing is lost without a word. What is no comment is given back with its line,
//! and a person corrects the rest before anything is kept.

mod head;
mod name;
mod place;
mod quote;
mod when;

use chrono::NaiveDate;
use serde::Serialize;

pub use place::{Headings, Where, gist, objects};

use head::Head;

/// What was found in a pasted text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Thread {
    /// The comments, in the order of the text.
    pub posts: Vec<Post>,
    /// What could not be placed.
    pub unplaced: Vec<Unplaced>,
    /// Lines left out that were buttons and counters of the forum.
    pub noise: usize,
}

/// One comment of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Post {
    /// As it is written; empty where no author is named.
    pub author: String,
    /// The day, where it can be told.
    pub posted: Option<NaiveDate>,
    /// Markdown; quotes of the forum are block quotes.
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

/// Takes a pasted text apart. Days without a year are the last such days up to `today`.
#[must_use]
pub fn read(text: &str, today: NaiveDate) -> Thread {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = Reader { today, ..Reader::default() };
    let mut at = 0;
    while at < lines.len() {
        at += reader.step(&lines[at..], at);
    }
    reader.close();
    if reader.heads == 0 {
        return paragraphs(&lines);
    }
    reader.thread
}

#[derive(Default)]
struct Reader {
    today: NaiveDate,
    thread: Thread,
    heads: usize,
    /// The comment that is being read; none before the first head.
    open: Option<Head>,
    /// Where its text begins, from 0.
    line: usize,
    body: Vec<String>,
    fence: Option<char>,
    quotes: usize,
}

impl Reader {
    /// Reads one line, or the lines of a head; answers how many.
    fn step(&mut self, lines: &[&str], at: usize) -> usize {
        let line = lines[0].trim_end();
        let is_gap = |last: &String| last.trim().is_empty() || name::is_noise(last);
        let is_free = self.body.last().is_none_or(is_gap);
        let in_chat = self.open.as_ref().is_some_and(|head| head.rest.is_some());
        if self.fence.is_none()
            && self.quotes == 0
            && let Some(head) = head::read(lines, is_free, in_chat, self.today)
        {
            self.close();
            self.heads += 1;
            let count = head.lines;
            self.line = at;
            self.body.extend(head.rest.clone());
            self.open = Some(head);
            return count;
        }
        if self.body.is_empty() && self.open.is_none() {
            self.line = at;
        }
        self.follow(line);
        if !(self.body.is_empty() && line.trim().is_empty()) {
            self.body.push(line.to_owned());
        }
        1
    }

    /// Keeps count of fences and quotes: nothing in them is a head.
    fn follow(&mut self, line: &str) {
        let start = line.trim_start();
        for mark in ['`', '~'] {
            if start.starts_with(&mark.to_string().repeat(3)) {
                self.fence = match self.fence {
                    None => Some(mark),
                    Some(open) if open == mark => None,
                    open => open,
                };
                return;
            }
        }
        if self.fence.is_none() {
            self.quotes += quote::opened(line);
            self.quotes = self.quotes.saturating_sub(quote::closed(line));
        }
    }

    /// Ends the open comment, or the text before the first.
    fn close(&mut self) {
        // A fence or quote that nobody closed ends with its comment.
        (self.fence, self.quotes) = (None, 0);
        let mut body = std::mem::take(&mut self.body);
        self.thread.noise += without_noise(&mut body);
        let text = quote::as_markdown(&body);
        let (line, head) = (self.line + 1, self.open.take());
        let mut unplaced = |text: String, why: String| {
            self.thread.unplaced.push(Unplaced { line, text, why });
        };
        match head {
            None if text.is_empty() => {}
            None => unplaced(text, "It stands before the first author.".into()),
            Some(head) if text.is_empty() => {
                unplaced(head.author, "There is no text under this name.".into());
            }
            Some(head) => {
                if head.is_vague {
                    unplaced(head.author.clone(), "Its date does not say the day.".into());
                }
                let (author, posted) = (head.author, head.posted);
                self.thread.posts.push(Post { author, posted, text, line });
            }
        }
    }
}

/// Takes blank lines and what buttons leave off both ends; answers how many lines were buttons.
fn without_noise(body: &mut Vec<String>) -> usize {
    let mut noise = 0;
    let mut is_out = |line: &String| {
        let is_noise = name::is_noise(line);
        noise += usize::from(is_noise);
        is_noise || line.trim().is_empty()
    };
    while body.last().is_some_and(&mut is_out) {
        body.pop();
    }
    let head = body.iter().take_while(|line| is_out(line)).count();
    body.drain(..head);
    noise
}

/// A text that names no author: each paragraph is a comment. Lists stay with what is above them,
/// quotes with what is below.
fn paragraphs(lines: &[&str]) -> Thread {
    let mut thread = Thread::default();
    let mut open: Vec<String> = Vec::new();
    let (mut from, mut in_fence, mut is_parted) = (0, false, false);
    let mut close = |open: &mut Vec<String>, from: usize| {
        thread.noise += without_noise(open);
        let text = quote::as_markdown(open);
        open.clear();
        if !text.is_empty() {
            let (author, posted) = (String::new(), None);
            thread.posts.push(Post { author, posted, text, line: from + 1 });
        }
    };
    for (at, line) in lines.iter().enumerate() {
        let start = line.trim_start();
        if start.is_empty() && !in_fence {
            is_parted = !open.is_empty();
            open.extend(is_parted.then(String::new));
            continue;
        }
        let is_list = start.starts_with(['-', '*', '+', '|']) || start.starts_with("```");
        let is_indented = line.starts_with([' ', '\t']);
        let is_quote = open.iter().rfind(|line| !line.is_empty());
        let after_quote = is_quote.is_some_and(|line| line.trim_start().starts_with('>'));
        if is_parted && !in_fence && !is_list && !is_indented && !after_quote {
            close(&mut open, from);
        }
        if open.is_empty() {
            from = at;
        }
        in_fence ^= start.starts_with("```");
        is_parted = false;
        open.push(line.trim_end().to_owned());
    }
    close(&mut open, from);
    thread
}

#[cfg(test)]
mod tests;
