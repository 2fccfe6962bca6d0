use crate::{About, Edit, Level, Rule, draft::Draft, near, rule::Findings, status, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP036",
    name: "unknown-status",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a `Status` that no proposal can have. Case does not count; `RFC` and `Formal Submission (FS)`
are known.

## Why is this bad?
The public portal filters by status, and what has one of its own is in no list.

## Example
    Status: Acepted

Write `Conception`, `Request for Comments (RFC)`, `Formal Submission`, `Accepted`, `Rejected`,
`Withdrawn`, `Deferred` or `Obsolete`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = draft.entry("Status") else { return };
    // An empty one and one that waits have rules of their own.
    let is_other_rules = entry.value.is_empty() || entry.value.starts_with('<');
    if draft.status.is_some() || is_other_rules {
        return;
    }
    let message = format!("`{}` is no status", words::short(&entry.value));
    let found = findings.add(entry.value_span, message);
    match near::nearest(&entry.value, status::NAMES.iter().copied()) {
        Some(meant) => found
            .help(format!("did you mean `{meant}`?"))
            .suggest(&format!("Write `{meant}`"), vec![Edit::new(entry.value_span, meant)]),
        None => found.help("write `Request for Comments (RFC)` when it is posted for comments"),
    };
}
