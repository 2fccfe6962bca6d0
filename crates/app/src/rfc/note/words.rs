//! What others wrote, cut and quoted so that it is text and no Markdown.

use std::fmt::Write;

use mip::{
    diff::{Run, RunKind, SectionDiff, SectionState},
    thread::Quoted,
};

use crate::versions::diff::DraftDiff;

/// So many changes of a section are told word for word.
const TOLD: usize = 4;
/// So many words of each.
const WORDS: usize = 14;

/// A section in a line: how much, and the first changes word for word.
pub(super) fn changed(draft: &DraftDiff, section: &SectionDiff) -> String {
    let title = if section.title.is_empty() { "Before the title" } else { &section.title };
    let (more, less) = (section.inserted, section.deleted);
    let how = match section.state {
        _ if draft.state == SectionState::Added => format!("new draft, {}", counted(more, "word")),
        SectionState::Added => format!("new, {}", counted(more, "word")),
        SectionState::Removed => format!("removed, {}", counted(less, "word")),
        _ => format!("{} added, {less} removed", counted(more, "word")),
    };
    let was = section.was.as_ref().map(|was| format!(", was “{}”", escape(was)));
    let told = if section.state == SectionState::Changed { hunks(&section.runs) } else { vec![] };
    let more = told.len().saturating_sub(TOLD);
    let mut told = told.into_iter().take(TOLD).collect::<Vec<_>>().join("; ");
    if more > 0 {
        let _ = write!(told, "; and {} more", counted(more, "place"));
    }
    let told = if told.is_empty() { String::new() } else { format!(": {told}") };
    format!("- **{}**{}, {how}{told}", escape(title), was.unwrap_or_default())
}

/// The changes of a section, each as what went and what came.
fn hunks(runs: &[Run]) -> Vec<String> {
    let mut hunks: Vec<String> = Vec::new();
    let mut after_deleted = false;
    for run in runs {
        let words = short(&run.text);
        match run.kind {
            RunKind::Same => {}
            _ if words.is_empty() => {}
            RunKind::Deleted => hunks.push(format!("~~{words}~~")),
            RunKind::Inserted => match hunks.last_mut().filter(|_| after_deleted) {
                Some(last) => {
                    let _ = write!(last, " → **{words}**");
                }
                None => hunks.push(format!("**{words}**")),
            },
        }
        after_deleted = run.kind == RunKind::Deleted && !words_of(&run.text).is_empty();
    }
    hunks
}

fn words_of(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn short(text: &str) -> String {
    let words = words_of(text);
    let cut = if words.len() > WORDS { " …" } else { "" };
    format!("{}{cut}", escape(&words[..words.len().min(WORDS)].join(" ")))
}

/// The first words of what somebody said, and whose words they were about: those stand under the
/// name of whoever said them.
pub(super) fn words(text: &str) -> String {
    let said = mip::thread::said(text);
    let quote = |quote: &Quoted| match &quote.who {
        Some(who) => format!("**{}**: “{}”", escape(who), short(&quote.text)),
        None => format!("“{}”", short(&quote.text)),
    };
    let named = said.quotes.iter().find(|quote| quote.who.is_some());
    match (said.own.trim(), named) {
        ("", named) => {
            let first = named.or(said.quotes.first());
            first.map_or_else(String::new, |first| format!(", quoting {}", quote(first)))
        }
        (own, None) => format!(": “{}”", short(own)),
        (own, Some(named)) => format!(": “{}” to {}", short(own), quote(named)),
    }
}

/// Marks of Markdown in what others wrote are shown as they are, and no line is begun by it.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>~|#".contains(c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
