use mip::Entry;

use crate::status::{self, Status};
use crate::{About, Edit, Level, Rule, draft::Draft, near, portal, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP036",
    name: "unknown-status",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a `Status` that no proposal can have, and one in other letters than the portal knows: `accepted`,
`Submitted`. `RFC` and `Formal Submission (FS)` are known.

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
    if is_other_rules {
        return;
    }
    if let Some(status) = draft.status {
        not_as_the_portal(entry, status, findings);
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

/// Where people know what is meant and the portal, which compares letter by letter, does not.
fn not_as_the_portal(entry: &Entry, status: Status, findings: &mut Findings<'_>) {
    let value = portal::cleaned(&entry.value);
    if portal::STATUSES.contains(&value.trim()) {
        return;
    }
    let name = status.name();
    let message = format!("the portal does not know the status `{}`", words::short(&entry.value));
    let found = findings.add(entry.value_span, message);
    found.help(format!("it knows `{name}`, letter by letter"));
    let (words, edits) = (format!("Write `{name}`"), vec![Edit::new(entry.value_span, name)]);
    // The same words in other letters mean the same; other words may have meant more.
    if words::normal(&value) == words::normal(name) {
        found.fix(&words, edits);
    } else {
        found.suggest(&words, edits);
    }
}
