//! A text as it was read, before anything is said about it. The rule: a text is parsed once, also
//! where what it says decides against which edition it is held.

use mip::Proposal;

use crate::{ALL, Context, Finding, draft::Draft, markdown::Markdown};

/// A proposal that was read and can be linted.
#[derive(Debug)]
pub struct Reading<'a> {
    pub(crate) proposal: Proposal<'a>,
    pub(crate) markdown: Markdown,
}

impl<'a> Reading<'a> {
    /// Reads a text: any can be read.
    #[must_use]
    pub fn of(source: &'a str) -> Self {
        let mut markdown = Markdown::default();
        let proposal = Proposal::parse_visiting(source, |event, span| {
            markdown.step(source, event, span);
        });
        Self { proposal, markdown }
    }

    /// The proposal that was read.
    #[must_use]
    pub fn proposal(&self) -> &Proposal<'a> {
        &self.proposal
    }

    /// Every rule's findings, in the order of the text.
    #[must_use]
    pub fn lint(&self, context: &Context<'_>) -> Vec<Finding> {
        let draft = Draft::of(self, context);
        let mut found = Vec::new();
        for rule in ALL {
            rule.run(&draft, &mut found);
        }
        found.sort_by_key(|finding| (finding.span, finding.code));
        found
    }
}
