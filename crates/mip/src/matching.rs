//! Which section of a proposal is which heading of an edition. The rule: a heading takes one section
//! at most and a section is one heading at most; how sure that is stands with each.

use serde::{Deserialize, Serialize};

use self::search::{Round, Search};
use crate::{Outline, Proposal};

/// A proposal's sections held against an edition's headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Matching {
    /// The edition's headings in order, without the title and "Preamble".
    pub headings: Vec<Wanted>,
    /// For each of the proposal's sections, which of [`headings`](Self::headings) it is.
    pub of_section: Vec<Option<usize>>,
}

/// A heading of the edition and where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "WantedHeading"))]
#[serde(rename_all = "camelCase")]
pub struct Wanted {
    /// Its level in the edition.
    pub level: u8,
    /// Its text in the edition.
    pub title: String,
    /// Whether a proposal without it would be sent back.
    pub required: bool,
    /// Which of [`Matching::headings`] it stands under.
    pub parent: Option<usize>,
    /// The section that it is; `None` when the proposal has none.
    pub found: Option<Match>,
}

/// A section that is a heading of the edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "HeadingMatch"))]
#[serde(rename_all = "camelCase")]
pub struct Match {
    /// Which of [`Proposal::sections`] it is.
    pub section: usize,
    /// Why it is taken for the heading.
    #[serde(flatten)]
    pub how: How,
    /// Whether it stands at the edition's level.
    pub same_level: bool,
    /// Whether it stands under the section that the edition has it under.
    pub same_parent: bool,
}

/// Why a section is taken for a heading, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "HowMatched"))]
#[serde(tag = "how", rename_all = "camelCase")]
pub enum How {
    /// Somebody said so.
    Chosen,
    /// It is worded as in the edition.
    Exact,
    /// But for case, marks and numbering it is worded as in the edition.
    Alike,
    /// It is worded in another way that is known to mean the heading.
    Variant,
    /// It is spelled nearly so: a guess.
    Near {
        /// How alike the spelling is, in hundredths.
        likeness: u8,
    },
}

impl How {
    /// Whether it may be wrong, so that somebody should look.
    #[must_use]
    pub fn is_guess(self) -> bool {
        matches!(self, Self::Near { .. })
    }

    /// Whether the words of the heading are the edition's.
    #[must_use]
    pub fn is_named_so(self) -> bool {
        matches!(self, Self::Exact | Self::Alike)
    }
}

impl std::fmt::Display for How {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Chosen => f.write_str("as told"),
            Self::Exact => f.write_str("same wording"),
            Self::Alike => f.write_str("same words, written differently"),
            Self::Variant => f.write_str("known other wording"),
            Self::Near { likeness } => write!(f, "a guess: {likeness} % the same letters"),
        }
    }
}

/// What somebody says a section is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MatchCorrection"))]
#[serde(rename_all = "camelCase")]
pub struct Correction {
    /// Which of [`Proposal::sections`]; it counts when its title still is [`title`](Self::title).
    #[serde(default)]
    pub section: Option<usize>,
    /// Its title; without an index, the first section of that title.
    pub title: String,
    /// The heading of the edition that it is; `None` for none of them.
    pub heading: Option<String>,
}

impl Correction {
    /// The section that is meant: the one of that index, or else the first of that title.
    #[must_use]
    pub fn section(&self, proposal: &Proposal<'_>) -> Option<usize> {
        let is_so = |index: &usize| {
            proposal.sections.get(*index).is_some_and(|section| section.title == self.title)
        };
        self.section.filter(is_so).or_else(|| proposal.section(&self.title))
    }
}

impl Matching {
    /// Holds a proposal against an edition. Time grows with the number of sections.
    #[must_use]
    pub fn of(proposal: &Proposal<'_>, outline: &Outline) -> Self {
        Self::corrected(proposal, outline, &[])
    }

    /// The same, where somebody has said what some sections are. Corrections that name no section
    /// or no heading change nothing; of two for one section or heading the first counts.
    #[must_use]
    pub fn corrected(
        proposal: &Proposal<'_>,
        outline: &Outline,
        corrections: &[Correction],
    ) -> Self {
        let mut search = Search::new(proposal, outline);
        for correction in corrections {
            search.choose(correction);
        }
        // Parents first: where a section stands then helps to tell two of one name apart.
        for level in search.levels() {
            for round in [Round::Named, Round::Variant, Round::Near] {
                search.round(level, round);
            }
        }
        search.done()
    }

    /// The heading that a section is.
    #[must_use]
    pub fn heading(&self, section: usize) -> Option<&Wanted> {
        let heading = self.of_section.get(section).copied().flatten()?;
        self.headings.get(heading)
    }

    /// The headings that the proposal has no section for.
    pub fn missing(&self) -> impl Iterator<Item = &Wanted> {
        self.headings.iter().filter(|heading| heading.found.is_none())
    }

    /// The sections that are no heading's and belong to none: what stands below such a section, or
    /// below one of the edition's lowest headings, is its author's own.
    pub fn unmatched<'a>(&'a self, proposal: &'a Proposal<'_>) -> impl Iterator<Item = usize> + 'a {
        let is_own = |index: usize| {
            let above = proposal.sections.get(index).and_then(|section| section.parent);
            above.filter(|above| !proposal.is_frame(*above)).is_some_and(|above| {
                self.of_section.get(above).copied().flatten().is_none_or(|heading| {
                    !self.headings.iter().any(|other| other.parent == Some(heading))
                })
            })
        };
        let free = self.of_section.iter().enumerate().filter(|(_, heading)| heading.is_none());
        let free = free.map(|(index, _)| index);
        free.filter(move |index| !proposal.is_frame(*index) && !is_own(*index))
    }
}

mod search;

#[cfg(test)]
mod tests;
