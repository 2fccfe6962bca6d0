//! Which section of one proposal is which of another. The rule: a section has one partner at most,
//! and finding them takes time that grows with their number and not faster.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::{Matching, Proposal, wording};

/// Shorter texts are the same by chance.
const TELLING: usize = 40;

/// For each section of `a`, its partner in `b`.
pub(super) fn of(
    a: &Proposal<'_>,
    b: &Proposal<'_>,
    matched: Option<(&Matching, &Matching)>,
) -> Vec<Option<usize>> {
    let mut found =
        Pairs { of_a: vec![None; a.sections.len()], of_b: vec![None; b.sections.len()] };
    let frame = |proposal: &Proposal<'_>, index: usize| {
        let is_title = proposal.title.as_ref().is_some_and(|title| title.section == index);
        proposal.is_frame(index).then_some(is_title)
    };
    found.join(|index| frame(a, index), |index| frame(b, index));
    if let Some((of_a, of_b)) = matched {
        let heading =
            |matching: &Matching, index: usize| matching.of_section.get(index).copied()?;
        found.join(|index| heading(of_a, index), |index| heading(of_b, index));
    }
    let words = |proposal: &Proposal<'_>| -> Vec<String> {
        proposal.sections.iter().map(|section| wording::plain(&section.title)).collect()
    };
    let (in_a, in_b) = (words(a), words(b));
    let path = |proposal: &Proposal<'_>, words: &[String], index: usize| {
        let above = proposal.sections[index].parent.and_then(|above| words.get(above).cloned());
        Some((words[index].clone(), above))
    };
    found.join(|index| path(a, &in_a, index), |index| path(b, &in_b, index));
    found.join(|index| Some(in_a[index].clone()), |index| Some(in_b[index].clone()));
    // What was only renamed still says the same.
    let text = |proposal: &Proposal<'_>, index: usize| {
        proposal.section_text(index).filter(|text| text.len() >= TELLING)
    };
    found.join(|index| text(a, index), |index| text(b, index));
    found.of_a
}

struct Pairs {
    of_a: Vec<Option<usize>>,
    of_b: Vec<Option<usize>>,
}

impl Pairs {
    /// Joins those that are still alone and say the same of themselves, in order.
    fn join<K: Hash + Eq>(
        &mut self,
        of_a: impl Fn(usize) -> Option<K>,
        of_b: impl Fn(usize) -> Option<K>,
    ) {
        let mut waiting: HashMap<K, VecDeque<usize>> = HashMap::new();
        for index in 0..self.of_b.len() {
            if let (None, Some(key)) = (self.of_b[index], of_b(index)) {
                waiting.entry(key).or_default().push_back(index);
            }
        }
        for index in 0..self.of_a.len() {
            if self.of_a[index].is_some() {
                continue;
            }
            let partner = of_a(index).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(partner) = partner {
                self.of_a[index] = Some(partner);
                self.of_b[partner] = Some(index);
            }
        }
    }
}

/// For each section, whether it and its partner stand in the same order as most others: as few as
/// possible are said to have moved. Those without a partner have not.
pub(super) fn in_order(partners: &[Option<usize>]) -> Vec<bool> {
    // The longest rising run, by the smallest ends of runs of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; partners.len()];
    for (at, partner) in partners.iter().enumerate() {
        let Some(partner) = partner else { continue };
        let length = ends.partition_point(|end| partners[*end].is_some_and(|end| end < *partner));
        before[at] = length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied());
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept: Vec<bool> = partners.iter().map(Option::is_none).collect();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}
