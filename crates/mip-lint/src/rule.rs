//! What a rule is. The rule for rules: a code is never used again, and a name says what is wrong.

use mip::Span;

use crate::{Finding, Level, draft::Draft};

/// What a rule looks at, and with it of which proposals it speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// What the public portal and its readers get. Of every proposal, whatever its status.
    Portal,
    /// How it is written and arranged. Not of a withdrawn proposal: nobody will put it right.
    Form,
    /// What it says: dates, money, addresses, links. Of every proposal.
    Substance,
}

impl About {
    /// What the rule's page says of it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Portal => "what the public portal and readers get; reported whatever the status",
            Self::Form => "form; a withdrawn proposal's is let be",
            Self::Substance => "substance: dates, money, names, links",
        }
    }

    /// `portal`, `form`, `substance`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Form => "form",
            Self::Substance => "substance",
        }
    }
}

/// One rule. Each lives in a file of its own under `rules/`, as a `pub(crate) static RULE`.
#[derive(Debug)]
pub struct Rule {
    /// `MIP015`: stable for ever, and never used again once dropped.
    pub code: &'static str,
    /// `empty-section`: names what is wrong, and reads as "allow empty-section".
    pub name: &'static str,
    /// How bad its findings are.
    pub level: Level,
    /// What it looks at.
    pub about: About,
    /// What it does, why that is bad, an example: the page behind "Learn more", as Markdown.
    pub explain: &'static str,
    pub(crate) check: fn(&Draft<'_>, &mut Findings),
}

impl Rule {
    /// Its page: title, level and explanation, as in `docs/rules`.
    #[must_use]
    pub fn page(&self) -> String {
        let Self { code, name, level, about, explain, .. } = self;
        let (level, about) = (level.name(), about.sentence());
        format!("# {name} ({code})\n\nLevel: {level}\n\nAbout: {about}\n\n{}\n", explain.trim())
    }

    pub(crate) fn run(&'static self, draft: &Draft<'_>, found: &mut Vec<Finding>) {
        if self.about != About::Form || !draft.is_withdrawn() {
            (self.check)(draft, &mut Findings { rule: self, found });
        }
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Findings<'f> {
    rule: &'static Rule,
    found: &'f mut Vec<Finding>,
}

impl Findings<'_> {
    pub(crate) fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let Rule { code, name, level, .. } = *self.rule;
        let message = message.into();
        self.found.push_mut(Finding { code, name, level, span, message, help: None, fix: None })
    }
}
