//! Two proposals held against each other, section by section. The rule: every section of either is
//! in exactly one row, so that nothing that differs goes unsaid.

use std::collections::{HashMap, VecDeque};

use serde::Serialize;

use crate::{Correction, Matching, Outline, Proposal, lines};

mod pairs;

/// What two proposals have, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The lines of the preamble: those of the first in its order, then those only in the second.
    pub preamble: Vec<KeyRow>,
    /// The sections in the order of the first; those only in the second stand behind the section
    /// that they follow there.
    pub sections: Vec<SectionRow>,
}

/// Whether both have something, and the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Both have it, and the same.
    Same,
    /// Both have it, and it differs.
    Changed,
    /// Only the first has it.
    OnlyA,
    /// Only the second has it.
    OnlyB,
}

/// A line of the preamble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyRow {
    /// Its key as the first writes it; empty for a line without a colon.
    pub key: String,
    /// The first's value.
    pub a: Option<String>,
    /// The second's value.
    pub b: Option<String>,
    /// Whether they agree.
    pub state: RowState,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionRow {
    /// The edition's heading where it is one, or else as the first writes it.
    pub title: String,
    /// The level that goes with it; 0 for the text before the first heading.
    pub level: u8,
    /// The first's.
    pub a: Option<SectionSide>,
    /// The second's.
    pub b: Option<SectionSide>,
    /// Whether the texts under the headings agree, line ends and blank lines round them aside.
    pub state: RowState,
    /// Whether the headings differ in words or level.
    pub renamed: bool,
    /// Whether it stands in another order.
    pub moved: bool,
}

/// A section as one of the two has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SectionSide {
    /// Which of [`Proposal::sections`]; `None` for the text before the first heading.
    pub section: Option<usize>,
    /// Its title as written.
    pub title: String,
    /// Its level as written.
    pub level: u8,
    /// What stands under its heading and no deeper one, with `\n`.
    pub text: String,
    /// How many words that are.
    pub words: usize,
}

impl Comparison {
    /// Whether nothing differs but line ends, blank lines and spaces round values.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let same = |row: &SectionRow| row.state == RowState::Same && !row.renamed && !row.moved;
        self.preamble.iter().all(|row| row.state == RowState::Same)
            && self.sections.iter().all(same)
    }
}

/// Holds two proposals against each other. With an edition's outline, sections that both word
/// differently but mean the same heading stand together; `b_corrections` are about the second.
#[must_use]
pub fn compare(
    a: &Proposal<'_>,
    b: &Proposal<'_>,
    outline: Option<&Outline>,
    b_corrections: &[Correction],
) -> Comparison {
    let of_a = outline.map(|outline| Matching::of(a, outline));
    let of_b = outline.map(|outline| Matching::corrected(b, outline, b_corrections));
    let partners = pairs::of(a, b, of_a.as_ref().zip(of_b.as_ref()));
    let heading = |matching: &Option<Matching>, section: usize| {
        let heading = matching.as_ref()?.heading(section)?;
        Some((heading.title.clone(), heading.level))
    };
    let kept = pairs::in_order(&partners);
    let mut behind: Vec<Vec<SectionRow>> = vec![Vec::new(); a.sections.len() + 1];
    let mut of_b_partner = vec![None; b.sections.len()];
    for (at, partner) in partners.iter().enumerate() {
        if let Some(partner) = partner {
            of_b_partner[*partner] = Some(at);
        }
    }
    let mut last = 0;
    for (index, partner) in of_b_partner.iter().enumerate() {
        if let Some(at) = partner {
            last = at + 1;
        } else {
            let named = heading(&of_b, index);
            behind[last].extend(row(named, None, Some(side(b, index))));
        }
    }
    let mut behind = behind.into_iter();
    let mut sections: Vec<SectionRow> = row(None, lead(a), lead(b)).into_iter().collect();
    sections.extend(behind.next().unwrap_or_default());
    for (index, partner) in partners.iter().enumerate() {
        let both = row(heading(&of_a, index), Some(side(a, index)), partner.map(|at| side(b, at)));
        sections.extend(both.map(|row| SectionRow { moved: !kept[index], ..row }));
        sections.extend(behind.next().unwrap_or_default());
    }
    Comparison { preamble: keys(a, b), sections }
}

fn row(
    named: Option<(String, u8)>,
    a: Option<SectionSide>,
    b: Option<SectionSide>,
) -> Option<SectionRow> {
    let first = a.as_ref().or(b.as_ref())?;
    let (title, level) = named.unwrap_or_else(|| (first.title.clone(), first.level));
    let (state, renamed) = match (&a, &b) {
        (Some(a), Some(b)) => {
            let state = if a.text == b.text { RowState::Same } else { RowState::Changed };
            (state, (&a.title, a.level) != (&b.title, b.level))
        }
        (Some(_), None) => (RowState::OnlyA, false),
        _ => (RowState::OnlyB, false),
    };
    Some(SectionRow { title, level, a, b, state, renamed, moved: false })
}

fn side(proposal: &Proposal<'_>, index: usize) -> SectionSide {
    let section = &proposal.sections[index];
    let mut text = proposal.section_text(index).unwrap_or_default();
    // The preamble's lines have rows of their own: what is left is the fence and what is round it.
    if let Some(preamble) = proposal.preamble.as_ref().filter(|it| it.section == index) {
        let before = proposal.source.get(section.text.start..preamble.lines.start);
        let after = proposal.source.get(preamble.lines.end..section.text.end);
        text = lines::shown(&[before, after].map(Option::unwrap_or_default).concat());
    }
    let words = text.split_whitespace().count();
    SectionSide {
        section: Some(index),
        title: section.title.clone(),
        level: section.level,
        text,
        words,
    }
}

/// The text before the first heading, if there is any.
fn lead(proposal: &Proposal<'_>) -> Option<SectionSide> {
    let end = proposal.sections.first().map_or(proposal.source.len(), |it| it.heading.start);
    let text = proposal.source.get(..end).unwrap_or_default();
    let text = lines::shown(text.trim_start_matches('\u{feff}').trim());
    let words = text.split_whitespace().count();
    let side = SectionSide { section: None, title: String::new(), level: 0, text, words };
    (!side.text.is_empty()).then_some(side)
}

/// The lines of both preambles: the n-th of a key goes with the n-th of that key.
fn keys(a: &Proposal<'_>, b: &Proposal<'_>) -> Vec<KeyRow> {
    let (a, mut b) = (entries(a), entries(b));
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, entry) in b.iter().enumerate() {
        let key = entry.as_ref().map(|(key, _)| key.to_lowercase()).unwrap_or_default();
        places.entry(key).or_default().push_back(at);
    }
    let row = |key: String, a: Option<String>, b: Option<String>| {
        let state = match (&a, &b) {
            (Some(a), Some(b)) if a == b => RowState::Same,
            (Some(_), Some(_)) => RowState::Changed,
            (_, None) => RowState::OnlyA,
            (None, _) => RowState::OnlyB,
        };
        KeyRow { key, a, b, state }
    };
    let mut rows = Vec::new();
    for (key, value) in a.into_iter().flatten() {
        let place = places.get_mut(&key.to_lowercase()).and_then(VecDeque::pop_front);
        let other = place.and_then(|at| b.get_mut(at)?.take()).map(|(_, value)| value);
        rows.push(row(key, Some(value), other));
    }
    rows.extend(b.into_iter().flatten().map(|(key, value)| row(key, None, Some(value))));
    rows
}

/// Keys and values in order; lines without a colon as values without a key.
fn entries(proposal: &Proposal<'_>) -> Vec<Option<(String, String)>> {
    let preamble = proposal.preamble.iter();
    let entries = preamble.clone().flat_map(|preamble| &preamble.entries);
    let entries = entries.map(|entry| (entry.line, entry.key.clone(), entry.value.clone()));
    let odd = preamble.flat_map(|preamble| &preamble.odd_lines);
    let odd = odd.map(|odd| (odd.line, String::new(), odd.text.clone()));
    let mut all: Vec<_> = entries.chain(odd).collect();
    all.sort_by_key(|(line, _, _)| *line);
    all.into_iter().map(|(_, key, value)| Some((key, value))).collect()
}

#[cfg(test)]
mod tests;
