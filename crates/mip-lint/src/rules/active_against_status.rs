use super::tags;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, status::Status, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP038",
    name: "active-against-status",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds the tag `active` on a proposal that is not accepted, and an accepted one without it.

## Why is this bad?
The public portal shows by this tag what is in force. A rejected budget that is `active` looks like
one that is being paid.

## Example
    Tags: core-unit, cu-ses-001, mandate, active
    Status: Obsolete

Take the tag out when a proposal is no longer in force.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = tags::entry(draft).filter(|entry| !entry.value.is_empty()) else { return };
    let Some(status) = draft.status else { return };
    let active = tags::of(entry).find(|(_, tag)| *tag == "active");
    match active {
        Some((span, _)) if status != Status::Accepted => {
            let value = draft.preamble().and_then(|preamble| preamble.entry("Status"));
            let value = value.map_or("another", |entry| &entry.value);
            findings
                .add(
                    span,
                    format!("it is tagged `active`, and its status is {}", words::short(value)),
                )
                .help("only what a vote has accepted, and nothing has ended, is active")
                .suggest("Take it out", vec![Edit::new(tags::with_comma(entry, span), "")]);
        }
        None if status == Status::Accepted => {
            findings
                .add(entry.value_span, "it is accepted, and not tagged `active`")
                .help("add the tag while it is in force")
                .suggest("Add `active`", vec![Edit::insert(entry.value_span.end, ", active")]);
        }
        _ => {}
    }
}
