//! Two texts of a proposal against each other, section by section and word by word.
//!
//! The one rule: the runs of a section, without those that were inserted, are its old text, and
//! without those that were deleted its new one, byte for byte.

mod words;

use std::collections::BTreeMap;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

pub(crate) use words::alike;
pub use words::{Run, RunKind, of as words};

use crate::Proposal;

/// A section of two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SectionDiff {
    /// Its heading in the new text, or in the old one if it is gone. The lines before the first
    /// heading have none.
    pub title: String,
    /// Its heading in the old text, where that was another.
    pub was: Option<String>,
    /// The heading's level; 0 before the first heading.
    pub level: u8,
    /// What became of it.
    pub state: SectionState,
    /// Its text in runs. Of a section that stayed the same there is none.
    pub runs: Vec<Run>,
    /// Words that were added.
    pub inserted: usize,
    /// Words that were taken out.
    pub deleted: usize,
}

/// What became of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SectionState {
    /// The same, byte for byte; perhaps in another place.
    Same,
    /// Its text or its heading changed.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A heading with its text.
struct Headed<'a> {
    title: String,
    level: u8,
    text: &'a str,
}

/// How alike the texts of two sections must be for one to be the other under a new heading: of
/// their words together, so many percent.
const ALIKE: usize = 60;

/// The sections of `new`, in its order, with those that are gone where they stood.
#[must_use]
pub fn sections(old: &str, new: &str) -> Vec<SectionDiff> {
    let (old, new) = (parts(old), parts(new));
    let pairs = pairs(&old, &new);
    let mut gone = (0..old.len()).filter(|at| !pairs.contains(&Some(*at))).peekable();
    let mut out = Vec::with_capacity(new.len());
    // As far in the old text as its sections have been met.
    let mut met = 0;
    for (part, pair) in new.iter().zip(&pairs) {
        met = met.max(pair.map_or(met, |at| at + 1));
        while let Some(at) = gone.next_if(|at| *at < met) {
            out.push(diff(Some(&old[at]), None));
        }
        out.push(diff(pair.map(|at| &old[at]), Some(part)));
    }
    out.extend(gone.map(|at| diff(Some(&old[at]), None)));
    out
}

/// The section of one heading in two texts; `None` if neither has it.
#[must_use]
pub fn section(old: &str, new: &str, title: &str) -> Option<SectionDiff> {
    let (old, new) = (parts(old), parts(new));
    let title = title.to_lowercase();
    let has = |part: &&Headed<'_>| part.title.to_lowercase() == title;
    let (was, is) = (old.iter().find(has), new.iter().find(has));
    was.or(is).map(|_| diff(was, is))
}

fn parts(source: &str) -> Vec<Headed<'_>> {
    let proposal = Proposal::parse(source);
    let first = proposal.sections.first().map_or(source.len(), |section| section.heading.start);
    let before = source[..first].trim_start_matches('\u{feff}').trim();
    let lead =
        (!before.is_empty()).then(|| Headed { title: String::new(), level: 0, text: before });
    let section = |section: &crate::Section| Headed {
        title: section.title.clone(),
        level: section.level,
        text: section.text.of(source),
    };
    lead.into_iter().chain(proposal.sections.iter().map(section)).collect()
}

/// For each new section the old one that it was: of the same heading, in the order they come; then
/// of another heading at the same place, if the text is much the same.
fn pairs(old: &[Headed<'_>], new: &[Headed<'_>]) -> Vec<Option<usize>> {
    let mut named: BTreeMap<(String, usize), usize> = BTreeMap::new();
    let keys = keys(old);
    for (at, key) in keys.into_iter().enumerate() {
        named.insert(key, at);
    }
    let mut pairs: Vec<Option<usize>> =
        self::keys(new).iter().map(|key| named.remove(key)).collect();
    for at in 0..new.len() {
        if pairs[at].is_some() {
            continue;
        }
        let before = at.checked_sub(1).map_or(Some(0), |at| pairs[at].map(|old| old + 1));
        let here = before.filter(|was| *was < old.len() && !pairs.contains(&Some(*was)));
        // The title of a proposal is its title, whatever it says.
        let fits = |was: &usize| {
            let (was, is) = (&old[*was], &new[at]);
            (was.level == 1 && is.level == 1) || words::alike(was.text, is.text) >= ALIKE
        };
        pairs[at] = here.filter(fits);
    }
    pairs
}

/// Headings in lower case, numbered where one comes again.
fn keys(parts: &[Headed<'_>]) -> Vec<(String, usize)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut key = |part: &Headed<'_>| {
        let title = part.title.trim_end_matches(':').to_lowercase();
        let count = seen.entry(title.clone()).or_default();
        *count += 1;
        (title, *count)
    };
    parts.iter().map(&mut key).collect()
}

fn diff(old: Option<&Headed<'_>>, new: Option<&Headed<'_>>) -> SectionDiff {
    let text = |part: Option<&Headed<'_>>| part.map_or("", |part| part.text).to_owned();
    let title = new.or(old).map(|part| part.title.clone()).unwrap_or_default();
    let was = old.zip(new).filter(|(old, new)| old.title != new.title);
    let is_same = old.zip(new).is_some_and(|(old, new)| old.text == new.text) && was.is_none();
    let runs = if is_same { Vec::new() } else { words(&text(old), &text(new)) };
    let count =
        |kind| runs.iter().filter(|run| run.kind == kind).map(|run| words::count(&run.text)).sum();
    SectionDiff {
        level: new.or(old).map_or(0, |part| part.level),
        was: was.map(|(old, _)| old.title.clone()),
        state: match (old, new) {
            (None, _) => SectionState::Added,
            (_, None) => SectionState::Removed,
            _ if is_same => SectionState::Same,
            _ => SectionState::Changed,
        },
        inserted: count(RunKind::Inserted),
        deleted: count(RunKind::Deleted),
        title,
        runs,
    }
}

/// The operations between two lists; within these bounds they are exact and fast.
fn ops<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Myers, old, new)
}

#[cfg(test)]
mod tests;
