//! Two texts against each other, word by word. Lines are compared first, then the words of what
//! is left, so that a long text takes no longer than its changes.

use serde::Serialize;
use similar::{DiffOp, DiffableStr};

use super::ops;

/// A run of words that have the same fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "DiffRun"))]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// What became of it.
    pub kind: RunKind,
    /// The words, with the spaces between them.
    pub text: String,
}

/// What became of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "DiffRunKind"))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum RunKind {
    Same,
    Deleted,
    Inserted,
}

/// Blocks of changed lines are compared by word up to this product of their words; larger ones
/// are given as deleted and inserted whole.
const LARGEST: usize = 16_000_000;
/// Two texts with more lines than this, multiplied, are compared as if nothing stayed.
const MOST_LINES: usize = 400_000_000;

/// A word that stayed is part of a change that has so many words on either side of it.
const ISLAND: usize = 4;

/// From one text to the other, in runs.
#[must_use]
pub fn of(old: &str, new: &str) -> Vec<Run> {
    let (old_lines, new_lines) = (old.tokenize_lines(), new.tokenize_lines());
    let mut runs = Runs::default();
    if old_lines.len().saturating_mul(new_lines.len()) > MOST_LINES {
        runs.replace(old, new);
        return runs.done();
    }
    for op in ops(&old_lines, &new_lines) {
        let (was, is) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => runs.push(RunKind::Same, &old_lines[was].concat()),
            _ => block(&old_lines[was].concat(), &new_lines[is].concat(), &mut runs),
        }
    }
    runs.done()
}

/// Changed lines by their words.
fn block(old: &str, new: &str, runs: &mut Runs) {
    let (was, is) = (old.tokenize_unicode_words(), new.tokenize_unicode_words());
    if was.is_empty() || is.is_empty() || was.len().saturating_mul(is.len()) > LARGEST {
        return runs.replace(old, new);
    }
    let ops = ops(&was, &is);
    let stayed = |op: &DiffOp| match op {
        DiffOp::Equal { old_index, len, .. } => words_in(&was[*old_index..old_index + len]),
        _ => 0,
    };
    if ops.iter().map(stayed).sum::<usize>() * 3 < words_in(&was).min(words_in(&is)) {
        // A text that was written anew: what both happen to say would only tear it apart.
        return runs.replace(old, new);
    }
    for op in ops {
        let (before, after) = (was[op.old_range()].concat(), is[op.new_range()].concat());
        match op {
            DiffOp::Equal { .. } => runs.push(RunKind::Same, &before),
            _ => runs.replace(&before, &after),
        }
    }
}

/// Runs in the making. Two changes with nothing but a space between them are one, and so are two
/// long ones with a word or two.
#[derive(Default)]
struct Runs {
    done: Vec<Run>,
    /// The change that is open: what was there and what is there now.
    was: String,
    is: String,
    /// What stayed since, until it is known whether the next change begins a new one.
    gap: String,
}

impl Runs {
    fn push(&mut self, kind: RunKind, text: &str) {
        if text.is_empty() {
            return;
        }
        if kind == RunKind::Same {
            if self.is_open() && self.gap.is_empty() && !text.contains('\n') {
                text.clone_into(&mut self.gap);
                return;
            }
            self.settle();
            self.add(RunKind::Same, text);
        }
    }

    fn replace(&mut self, was: &str, is: &str) {
        if !self.gap.is_empty() && !self.goes_on(was, is) {
            self.settle();
        }
        let gap = std::mem::take(&mut self.gap);
        for (text, more) in [(&mut self.was, was), (&mut self.is, is)] {
            text.push_str(&gap);
            text.push_str(more);
        }
    }

    /// Whether the open change and the next one are one, over what stayed between them.
    fn goes_on(&self, was: &str, is: &str) -> bool {
        if is_blank(&self.gap) {
            return true;
        }
        let least = count(&self.gap).max(1) * ISLAND;
        let is_long = |text: &str| words_of(text).nth(least - 1).is_some();
        least <= 2 * ISLAND
            && (is_long(&self.was) || is_long(&self.is))
            && (is_long(was) || is_long(is))
    }

    fn is_open(&self) -> bool {
        !self.was.is_empty() || !self.is.is_empty()
    }

    /// Ends the open change.
    fn settle(&mut self) {
        let (was, is) = (std::mem::take(&mut self.was), std::mem::take(&mut self.is));
        self.add(RunKind::Deleted, &was);
        self.add(RunKind::Inserted, &is);
        let gap = std::mem::take(&mut self.gap);
        self.add(RunKind::Same, &gap);
    }

    fn add(&mut self, kind: RunKind, text: &str) {
        match self.done.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(text),
            _ => self.done.push(Run { kind, text: text.to_owned() }),
        }
    }

    fn done(mut self) -> Vec<Run> {
        self.settle();
        self.done
    }
}

/// Spaces on a line: the end of a line parts two changes.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c == ' ' || c == '\t')
}

/// The words of a text: spaces and marks do not count.
pub(super) fn count(text: &str) -> usize {
    words_of(text).count()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn words_in(tokens: &[&str]) -> usize {
    tokens.iter().filter(|token| token.chars().any(char::is_alphanumeric)).count()
}

/// Of the words of two texts together, so many percent that they share.
pub(crate) fn alike(old: &str, new: &str) -> usize {
    let (was, is) = (count(old), count(new));
    if was == 0 || is == 0 {
        return 0;
    }
    let same: usize = of(old, new)
        .iter()
        .filter(|run| run.kind == RunKind::Same)
        .map(|run| count(&run.text))
        .sum();
    (200 * same) / (was + is)
}
