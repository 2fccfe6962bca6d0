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
Finds tags that proposals of this kind have and this one lacks. The rule pack says which: `core-unit`
on all, `mandate` on a MIP39c2, `budget` with `dai-budget` or `mkr-budget` on a MIP40c3,
`facilitator` on a MIP41c4.

## Why is this bad?
By these tags readers of the public portal tell mandates, budgets and facilitators apart.

## Example
    Tags: core-unit, cu-ses-001, budget

Say which: add `dai-budget`, `mkr-budget` or both.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let entry = tags::entry(draft).filter(|entry| !entry.value.is_empty());
    let (Some(form), Some(entry)) = (draft.of_title_or_edition(), entry) else { return };
    let has = |wanted: &str| tags::of(entry).any(|(_, tag)| tag == wanted);
    let missing: Vec<_> = form.fixed_tags().filter(|tag| !has(tag)).collect();
    if !missing.is_empty() {
        let text = format!(", {}", missing.join(", "));
        findings
            .add(entry.value_span, format!("the tags lack {}", words::list(&missing)))
            .help(format!("every {} has them", form.code))
            .fix("Add them", vec![Edit::insert(entry.value_span.end, text)]);
    }
    if !form.paid_in.is_empty() && !form.paid_in.iter().any(|tag| has(tag)) {
        let tags: Vec<_> = form.paid_in.iter().map(|tag| format!("`{tag}`")).collect();
        let help = match tags.as_slice() {
            [only] => format!("add {only}"),
            [one, other] => format!("add {one}, {other} or both"),
            tags => format!("add one or more of {}", tags.join(", ")),
        };
        findings.add(entry.value_span, "the tags do not say in what the budget is paid").help(help);
    }
}
