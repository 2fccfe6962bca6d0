//! Sections of a file held against the headings of an edition. The one rule: what a person said of
//! a section goes before what was found.

use mip::{How, Matching, Outline, Proposal, compose::Composed};
use serde::{Deserialize, Serialize};

/// Which heading of the edition a section of a file is.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields, rename = "SectionCorrection")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Correction {
    /// The section, as `SectionPlace.section` says.
    pub section: usize,
    /// The heading; absent for none of them.
    pub heading: Option<String>,
}

impl Correction {
    /// The same, as the reader takes it.
    fn of(&self, proposal: &Proposal<'_>) -> mip::Correction {
        let title = proposal.sections.get(self.section).map(|section| section.title.clone());
        mip::Correction {
            section: Some(self.section),
            title: title.unwrap_or_default(),
            heading: self.heading.clone(),
        }
    }
}

/// A section of a file with its place in the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SectionPlace {
    /// Which of the file's sections it is.
    pub section: usize,
    /// As it is written there.
    pub title: String,
    /// Its level there, 2 for `##`.
    pub level: u8,
    /// The heading that it is; absent where it is kept as a section of the draft's own.
    pub heading: Option<String>,
    /// Why.
    pub how: PlaceFound,
    /// The words in its text.
    pub words: usize,
}

/// How the place of a section was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum PlaceFound {
    /// It bears the heading's words.
    Same,
    /// A wording that others used for it.
    Variant,
    /// Words that are near; somebody should look.
    Near,
    /// Somebody said so.
    Chosen,
    /// The edition has no such heading.
    Own,
}

/// A file's sections, each with its place.
pub(super) struct Places {
    /// All but the title and the preamble, in their order.
    pub(super) sections: Vec<SectionPlace>,
}

impl Places {
    pub(super) fn find(
        proposal: &Proposal<'_>,
        outline: &Outline,
        corrections: &[Correction],
    ) -> Self {
        let frame = [
            proposal.title.as_ref().map(|title| title.section),
            proposal.preamble.as_ref().map(|preamble| preamble.section),
        ];
        let own = |at: &usize| !frame.contains(&Some(*at));
        let sections = (0..proposal.sections.len()).filter(own).map(|at| {
            let section = &proposal.sections[at];
            let words = section.text.of(proposal.source).split_whitespace();
            SectionPlace {
                section: at,
                title: section.title.clone(),
                level: section.level,
                heading: None,
                how: PlaceFound::Own,
                words: words.filter(|word| word.contains(char::is_alphanumeric)).count(),
            }
        });
        let mut places = Self { sections: sections.collect() };
        let told: Vec<_> = corrections.iter().map(|told| told.of(proposal)).collect();
        let matching = Matching::corrected(proposal, outline, &told);
        for place in &mut places.sections {
            let heading = matching.heading(place.section);
            place.heading = heading.map(|heading| heading.title.clone());
            let how = heading.and_then(|heading| heading.found).map(|found| found.how);
            let chosen = corrections.iter().any(|told| told.section == place.section);
            place.how = match how {
                Some(How::Exact | How::Alike) => PlaceFound::Same,
                Some(How::Variant) => PlaceFound::Variant,
                Some(How::Near { .. }) => PlaceFound::Near,
                Some(How::Chosen) => PlaceFound::Chosen,
                None if chosen => PlaceFound::Chosen,
                None => PlaceFound::Own,
            };
        }
        places
    }

    fn takes(&self, heading: &str) -> bool {
        self.sections.iter().any(|place| place.heading.as_deref() == Some(heading))
    }

    /// Headings of the edition that no section is.
    pub(super) fn missing(&self, composed: &Composed) -> Vec<String> {
        let titles = composed.sections.iter().map(|own| &own.title);
        titles.filter(|title| !self.takes(title)).cloned().collect()
    }
}
