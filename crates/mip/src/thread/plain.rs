//! What has no source of its own: mails, names with their days, speakers of a chat, and paragraphs
//! of nobody. The one rule: whoever wrote it, each paragraph is kept.

use super::{
    Pasted, Post, Reading, Thread, head, left, name,
    page::{self, Found, Grammar, Spot},
    quote,
};

/// Comments under names, or else paragraphs.
pub(super) fn read(pasted: &Pasted<'_>) -> Reading {
    let (thread, heads) = page::read(&pasted.lines, pasted.calendar, &mut Plain);
    if heads > 0 {
        return Reading { thread, confidence: 50 };
    }
    Reading { thread: paragraphs(&pasted.lines), confidence: 20 }
}

struct Plain;

impl Grammar for Plain {
    fn find(&mut self, at: &Spot<'_>) -> Found {
        head::read(at).map_or(Found::Text, Found::Head)
    }
}

/// A text that names no author: each paragraph is a comment. Lists stay with what is above them,
/// quotes with what is below.
fn paragraphs(lines: &[&str]) -> Thread {
    let mut thread = Thread::default();
    let mut open: Vec<String> = Vec::new();
    let (mut from, mut in_fence, mut is_parted) = (0, false, false);
    let mut close = |open: &mut Vec<String>, from: usize| {
        thread.left_out.controls += left::without_controls(open, name::is_noise);
        let text = quote::as_markdown(open);
        open.clear();
        if !text.is_empty() {
            thread.posts.push(Post { text, line: from + 1, ..Post::default() });
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
