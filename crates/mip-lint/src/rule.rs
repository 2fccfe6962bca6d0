//! What a rule is. The rule for rules: a code is never used again, and a name says what is wrong.

use mip::Span;

use crate::{Finding, Level, draft::Draft};

/// One rule. Each lives in a file of its own under `rules/`, as a `pub(crate) static RULE`.
#[derive(Debug)]
pub struct Rule {
    /// `MIP015`: stable for ever, and never used again once dropped.
    pub code: &'static str,
    /// `empty-section`: names what is wrong, and reads as "allow empty-section".
    pub name: &'static str,
    /// How bad its findings are.
    pub level: Level,
    /// What it does, why that is bad, an example: the page behind "Learn more", as Markdown.
    pub explain: &'static str,
    pub(crate) check: fn(&Draft<'_>, &mut Findings),
}

impl Rule {
    /// Its page: title, level and explanation, as in `docs/rules`.
    #[must_use]
    pub fn page(&self) -> String {
        let Self { code, name, level, explain, .. } = self;
        format!("# {name} ({code})\n\nLevel: {}\n\n{}\n", level.name(), explain.trim())
    }

    pub(crate) fn run(&'static self, draft: &Draft<'_>) -> Vec<Finding> {
        let mut findings = Findings { rule: self, found: Vec::new() };
        (self.check)(draft, &mut findings);
        findings.found
    }
}

/// Where a rule puts what it finds.
pub(crate) struct Findings {
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Findings {
    pub(crate) fn add(&mut self, span: Span, message: impl Into<String>) -> &mut Finding {
        let Rule { code, name, level, .. } = *self.rule;
        let message = message.into();
        self.found.push_mut(Finding { code, name, level, span, message, help: None, fix: None })
    }
}
