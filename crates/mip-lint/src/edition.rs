//! A proposal's sections held against its edition's. The rule: each heading of the edition takes
//! one section at most, and the best of those that bear its title.

use std::collections::HashMap;

use mip::Proposal;

use crate::{Outline, OutlineHeading, words};

/// A heading of the edition and where it was found.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) heading: &'a OutlineHeading,
    /// Which of the wanted it stands under.
    pub(crate) parent: Option<usize>,
    /// Which section it is.
    pub(crate) section: Option<usize>,
}

/// Where the edition's sections are.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    pub(crate) edition: &'a Outline,
    /// The edition's headings below the title, in order, without "Preamble".
    pub(crate) wanted: Vec<Wanted<'a>>,
    /// For each section, which of the wanted it is.
    pub(crate) of_section: Vec<Option<usize>>,
}

impl<'a> Places<'a> {
    pub(crate) fn find(edition: &'a Outline, proposal: &Proposal<'_>) -> Self {
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, section) in proposal.sections.iter().enumerate() {
            if section.level > 1 {
                by_title.entry(words::normal(&section.title)).or_default().push(index);
            }
        }
        let mut places = Self {
            edition,
            wanted: wanted(edition),
            of_section: vec![None; proposal.sections.len()],
        };
        for at in 0..places.wanted.len() {
            let Wanted { heading, parent, .. } = places.wanted[at];
            let above = parent.and_then(|parent| places.wanted[parent].section);
            let candidates = by_title.get(&words::normal(&heading.title)).into_iter().flatten();
            let best = candidates.filter(|index| places.of_section[**index].is_none()).max_by_key(
                |index| {
                    let section = &proposal.sections[**index];
                    let fits = section.level == heading.level;
                    (fits && section.parent == above, fits, std::cmp::Reverse(**index))
                },
            );
            if let Some(&best) = best {
                places.wanted[at].section = Some(best);
                places.of_section[best] = Some(at);
            }
        }
        places
    }

    /// The edition's heading that a section is.
    pub(crate) fn heading(&self, section: usize) -> Option<&'a OutlineHeading> {
        let wanted = self.of_section.get(section).copied().flatten()?;
        self.wanted.get(wanted).map(|wanted| wanted.heading)
    }

    /// Whether the edition has headings under this one.
    pub(crate) fn has_parts(&self, wanted: usize) -> bool {
        self.wanted.iter().any(|other| other.parent == Some(wanted))
    }

    /// The edition's heading before this one, under the same.
    pub(crate) fn before(&self, at: usize) -> impl Iterator<Item = &Wanted<'a>> {
        let parent = self.wanted[at].parent;
        self.wanted[..at].iter().rev().filter(move |other| other.parent == parent)
    }
}

fn wanted(edition: &Outline) -> Vec<Wanted<'_>> {
    let mut wanted: Vec<Wanted<'_>> = Vec::with_capacity(edition.headings.len());
    for heading in &edition.headings {
        if heading.level > 1 && words::normal(&heading.title) != "preamble" {
            let parent = wanted.iter().rposition(|above| above.heading.level < heading.level);
            wanted.push(Wanted { heading, parent, section: None });
        }
    }
    wanted
}
