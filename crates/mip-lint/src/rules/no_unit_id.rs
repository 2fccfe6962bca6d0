use mip::Span;

use super::unit;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP026",
    name: "no-unit-id",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a section `Core Unit ID` without an ID that does not say that it is still to be assigned.

## Why is this bad?
A name is not enough: units are renamed, and their IDs stay.

## Example
    ### Core Unit ID

    StarkNet Engineering Core Unit

Write `SNE-001`, or `To be assigned by the editor.` before there is one.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = unit::of(draft) else { return };
    let text = unit.section.text.of(draft.source);
    let waits = || {
        let lower = text.to_lowercase();
        ["assign", "pending", "tbd"].iter().any(|word| lower.contains(word))
    };
    if unit.id.is_none() && unit.malformed.is_none() && !waits() {
        let line = text.lines().next().map_or(0, |line| line.trim_end().len());
        findings
            .add(
                Span::new(unit.section.text.start, unit.section.text.start + line),
                "this names no Core Unit ID",
            )
            .help("write it like `SES-001`, or say that the editor has still to assign it");
    }
}
