//! A proposal read into its parts. The rule: every text can be read; what is not there is `None`.

use pulldown_cmark::Event;
use serde::Serialize;

use crate::{Preamble, Section, Span, Title, outline, section, wording};

/// A proposal's parts, with where they stand in its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Proposal<'a> {
    /// The text as it is; the spans of all parts count its bytes.
    #[serde(skip)]
    pub source: &'a str,
    /// The first heading of the first level.
    pub title: Option<Title>,
    /// Its preamble, under its heading or where that was lost.
    pub preamble: Option<Preamble>,
    /// Every heading with its body, title and preamble among them, in order.
    pub sections: Vec<Section>,
}

impl<'a> Proposal<'a> {
    /// Reads a text. Never fails: a text without headings has no sections.
    #[must_use]
    pub fn parse(source: &'a str) -> Self {
        Self::parse_visiting(source, |_, _| ())
    }

    /// Reads a text and shows every Markdown event of that pass, with its place in `source`: who
    /// wants more of the text than its sections need not parse it again.
    #[must_use]
    pub fn parse_visiting(source: &'a str, visit: impl FnMut(&Event<'a>, Span)) -> Self {
        let headings = outline::of(source, visit);
        let sections = section::of(source, &headings);
        let title = sections
            .iter()
            .position(|section| section.level == 1)
            .map(|index| Title::read(source, index, &sections[index]));
        let preamble = Preamble::find(source, &headings, &sections);
        Self { source, title, preamble, sections }
    }

    /// The first section of that title, whatever the case.
    #[must_use]
    pub fn section(&self, title: &str) -> Option<usize> {
        self.sections.iter().position(|section| wording::is_same(&section.title, title))
    }

    /// Whether a section is the title or the preamble, which are no section of an edition.
    #[must_use]
    pub fn is_frame(&self, index: usize) -> bool {
        self.title.as_ref().is_some_and(|title| title.section == index)
            || self.preamble.as_ref().is_some_and(|preamble| preamble.section == index)
    }
}
