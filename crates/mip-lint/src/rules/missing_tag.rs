use domain::proposal::Kind;

use super::tags;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP024",
    name: "missing-tag",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds tags that proposals of this kind have and this one lacks: `core-unit` on all, `mandate` on a
MIP39c2, `budget` with `dai-budget` or `mkr-budget` on a MIP40c3, `facilitator` on a MIP41c4.

## Why is this bad?
By these tags readers of the public portal tell mandates, budgets and facilitators apart.

## Example
    Tags: core-unit, cu-ses-001, budget

Say which: add `dai-budget`, `mkr-budget` or both.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let kind = draft.proposal.title.as_ref().and_then(|title| title.kind);
    let kind = kind.or(draft.context.edition.map(|edition| edition.kind));
    let entry = tags::entry(draft).filter(|entry| !entry.value.is_empty());
    let (Some(kind), Some(entry)) = (kind, entry) else { return };
    let has = |wanted: &str| tags::of(entry).any(|(_, tag)| tag == wanted);
    let wanted: &[&str] = match kind {
        Kind::Mip39c2 => &["core-unit", "mandate"],
        Kind::Mip40c3 => &["core-unit", "budget"],
        Kind::Mip41c4 => &["core-unit", "facilitator"],
    };
    let missing: Vec<_> = wanted.iter().copied().filter(|tag| !has(tag)).collect();
    if !missing.is_empty() {
        let text = format!(", {}", missing.join(", "));
        findings
            .add(entry.value_span, format!("the tags lack {}", words::list(&missing)))
            .help(format!("every {} has them", kind.code()))
            .fix("Add them", vec![Edit::insert(entry.value_span.end, text)]);
    }
    if kind == Kind::Mip40c3 && !has("dai-budget") && !has("mkr-budget") {
        findings
            .add(entry.value_span, "the tags do not say in what the budget is paid")
            .help("add `dai-budget`, `mkr-budget` or both");
    }
}
