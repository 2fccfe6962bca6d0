//! A text read line by line: what begins a comment, what is none, and what belongs to the one that
//! is open. The one rule: nothing in code or in a quote begins a comment.

use std::collections::BTreeSet;

use super::{
    Post, Thread, Unplaced,
    head::Head,
    left::{Out, without_controls},
    name, quote,
    when::Calendar,
};

/// What a source knows of its own pages.
pub(super) trait Grammar {
    /// What begins here.
    fn find(&mut self, at: &Spot<'_>) -> Found;

    /// Whether a line at an end of a comment is a button or a counter.
    fn is_control(&self, line: &str) -> bool {
        name::is_noise(line)
    }

    /// The lines of a comment, mended: quotes with their marks, without what is no text of it.
    fn mended(&mut self, body: Vec<String>, _page: &mut Thread) -> Vec<String> {
        body
    }
}

/// What begins at a line.
pub(super) enum Found {
    /// A comment.
    Head(Head),
    /// So many lines that are no part of any comment; the one that is open goes on.
    Out(Out, usize),
    /// The same, and the comment ends here.
    End(Out, usize),
    /// Text.
    Text,
}

/// Where a grammar looks.
pub(super) struct Spot<'a> {
    /// From here to the end.
    pub(super) lines: &'a [&'a str],
    pub(super) calendar: Calendar,
    /// Nothing, or a blank line, or a button, stands before it.
    pub(super) is_free: bool,
    /// A button or a counter stands before it, or nothing of a comment.
    pub(super) is_fresh: bool,
    /// The comment before has its author on its line.
    pub(super) in_chat: bool,
    /// The comments before the open one.
    pub(super) posts: &'a [Post],
    /// Those who have written so far, in lower case.
    pub(super) known: &'a BTreeSet<String>,
    /// Whose comment is open; absent if none is.
    pub(super) author: Option<&'a str>,
    /// What is there of it.
    pub(super) body: &'a [String],
}

impl Spot<'_> {
    /// The line, without spaces round it.
    pub(super) fn line(&self) -> &str {
        self.lines.first().map_or("", |line| line.trim())
    }

    /// The next line that is not blank, from the one at `from`, and where it is.
    pub(super) fn next(&self, from: usize) -> Option<(usize, &str)> {
        let mut rest = self.lines.iter().enumerate().skip(from).take(4);
        rest.find_map(|(at, line)| Some((at, line.trim())).filter(|(_, line)| !line.is_empty()))
    }

    /// Whether a line that may be a name is one, and not the last word of a text.
    pub(super) fn is_author(&self, line: &str) -> bool {
        let has_sign = || line.contains(|c: char| c.is_ascii_digit() || "_.-".contains(c));
        name::is_handle(line)
            && (self.is_fresh || has_sign() || self.known.contains(&line.to_lowercase()))
    }
}

/// Reads a page by a grammar, and counts the comments that begin. It has no confidence yet.
pub(super) fn read(
    lines: &[&str],
    calendar: Calendar,
    grammar: &mut dyn Grammar,
) -> (Thread, usize) {
    let (mut page, mut at) = (Page::new(calendar), 0);
    while at < lines.len() {
        at += page.step(&lines[at..], at, grammar).max(1);
    }
    page.close(grammar);
    (page.thread, page.heads)
}

struct Page {
    calendar: Calendar,
    thread: Thread,
    heads: usize,
    known: BTreeSet<String>,
    /// The comment that is being read; none before the first head.
    open: Option<Head>,
    /// Where its text begins, from 0.
    line: usize,
    body: Vec<String>,
    fence: Option<char>,
    quotes: usize,
    /// The last line was left out.
    was_out: bool,
    /// The last words of the open comment are a button's, or there are none yet.
    is_bare: bool,
}

impl Page {
    fn new(calendar: Calendar) -> Self {
        Self {
            calendar,
            thread: Thread::default(),
            heads: 0,
            known: BTreeSet::new(),
            open: None,
            line: 0,
            body: Vec::new(),
            fence: None,
            quotes: 0,
            was_out: false,
            is_bare: true,
        }
    }

    /// Reads one line, or the lines of a head; answers how many.
    fn step(&mut self, lines: &[&str], at: usize, grammar: &mut dyn Grammar) -> usize {
        let line = lines[0].trim_end();
        if self.fence.is_none() && self.quotes == 0 {
            match self.find(lines, grammar) {
                Found::Head(head) => {
                    self.close(grammar);
                    self.heads += 1;
                    self.known.insert(head.author.trim_start_matches('@').to_lowercase());
                    let count = head.lines;
                    (self.line, self.was_out) = (at, true);
                    self.is_bare = head.rest.is_none();
                    self.body.extend(head.rest.clone());
                    self.open = Some(head);
                    return count;
                }
                Found::Out(what, count) => {
                    self.thread.left_out.add(what, count);
                    self.was_out = true;
                    return count;
                }
                Found::End(what, count) => {
                    self.close(grammar);
                    self.thread.left_out.add(what, count);
                    (self.line, self.was_out) = (at + count, true);
                    return count;
                }
                Found::Text => {}
            }
        }
        if self.body.is_empty() && self.open.is_none() {
            self.line = at;
        }
        self.follow(line);
        if !line.trim().is_empty() {
            (self.was_out, self.is_bare) = (false, grammar.is_control(line));
        }
        if !(self.body.is_empty() && line.trim().is_empty()) {
            self.body.push(line.to_owned());
        }
        1
    }

    fn find(&self, lines: &[&str], grammar: &mut dyn Grammar) -> Found {
        let is_fresh = self.was_out || self.is_bare;
        let is_free = is_fresh || self.body.last().is_none_or(|line| line.trim().is_empty());
        grammar.find(&Spot {
            lines,
            calendar: self.calendar,
            is_free,
            is_fresh,
            in_chat: self.open.as_ref().is_some_and(|head| head.rest.is_some()),
            posts: &self.thread.posts,
            known: &self.known,
            author: self.open.as_ref().map(|head| head.author.as_str()),
            body: &self.body,
        })
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
    fn close(&mut self, grammar: &mut dyn Grammar) {
        // A fence or quote that nobody closed ends with its comment.
        (self.fence, self.quotes, self.is_bare) = (None, 0, true);
        let mut body = std::mem::take(&mut self.body);
        let controls = without_controls(&mut body, |line| grammar.is_control(line));
        self.thread.left_out.add(Out::Controls, controls);
        let (line, head) = (self.line + 1, self.open.take());
        let body = if head.is_some() { grammar.mended(body, &mut self.thread) } else { body };
        let text = quote::as_markdown(&body);
        let has_posts = !self.thread.posts.is_empty();
        let mut unplaced = |text: String, why: &str| {
            self.thread.unplaced.push(Unplaced { line, text, why: why.into() });
        };
        match head {
            None if text.is_empty() => {}
            None if has_posts => unplaced(text, "It stands between two comments."),
            None => unplaced(text, "It stands before the first author."),
            Some(head) if head.is_system => self.thread.left_out.add(Out::System, 1),
            Some(Head { event: Some(event), .. }) if text.is_empty() => {
                self.thread.left_out.add(event, 1);
            }
            Some(head) if text.is_empty() => {
                unplaced(head.author, "There is no text under this name.");
            }
            Some(head) => {
                if head.is_vague {
                    unplaced(head.author.clone(), "Its date does not say the day.");
                }
                self.thread.posts.push(Post {
                    author: head.author,
                    posted: head.posted,
                    time: head.time,
                    called: head.called,
                    text,
                    line,
                });
            }
        }
    }
}
