//! A proposal's sections held against its edition's, as rules ask for it. The rule: what is which is
//! told by `mip`'s matching, so that linting, comparing and importing see the same.

use mip::{How, Matching, Outline, OutlineHeading, Proposal};

use crate::words;

/// A heading of the edition and where it was found.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) heading: &'a OutlineHeading,
    /// Its title as it is compared: [`words::normal`].
    pub(crate) words: String,
    /// Which of the wanted it stands under.
    pub(crate) parent: Option<usize>,
    /// Which section it is.
    pub(crate) section: Option<usize>,
    /// Why that section is taken for it.
    pub(crate) how: Option<How>,
}

impl Wanted<'_> {
    /// The section, where its words are not the edition's.
    pub(crate) fn of_other_wording(&self) -> Option<(usize, How)> {
        self.section.zip(self.how).filter(|(_, how)| !how.is_named_so())
    }
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
        let Matching { headings, of_section } = Matching::of(proposal, edition);
        // They are the edition's in its order, without those that are passed over.
        let mut outline = edition.headings.iter();
        let wanted = headings.into_iter().filter_map(|wanted| {
            let heading = outline
                .find(|heading| (heading.level, &heading.title) == (wanted.level, &wanted.title))?;
            let (section, how) = wanted.found.map(|found| (found.section, found.how)).unzip();
            let words = words::normal(&heading.title);
            Some(Wanted { heading, words, parent: wanted.parent, section, how })
        });
        Self { edition, wanted: wanted.collect(), of_section }
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
}
