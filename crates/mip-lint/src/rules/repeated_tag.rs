use std::collections::HashSet;

use super::tags;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP039",
    name: "repeated-tag",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a tag that stands twice.

## Why is this bad?
It shows that tags were copied together, and often one that belongs there is missing.

## Example
    Tags: core-unit, cu-ses-001, budget, core-unit

Keep one.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = tags::entry(draft) else { return };
    let mut seen = HashSet::new();
    for (span, tag) in tags::of(entry) {
        if !seen.insert(tag.to_lowercase()) {
            findings
                .add(span, format!("the tag `{}` stands here again", words::short(tag)))
                .help("keep one")
                .fix("Take it out", vec![Edit::new(tags::with_comma(entry, span), "")]);
        }
    }
}
