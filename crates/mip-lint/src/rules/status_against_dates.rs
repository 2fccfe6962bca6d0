use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, status::Status};

pub(crate) static RULE: Rule = Rule {
    code: "MIP037",
    name: "status-against-dates",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds an accepted proposal without the date of its vote, and a date of ratification on a proposal
that is still before its vote.

## Why is this bad?
One of the two is wrong, and readers cannot tell whether the proposal is in force.

## Example
    Status: Accepted
    Date Ratified:

Write the day on which the vote ended.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(status), Some(preamble)) = (draft.status, draft.preamble()) else { return };
    let entry = draft.entry("Date Ratified");
    let is_open =
        entry.is_none_or(|entry| entry.value.is_empty() || entry.value.eq_ignore_ascii_case("n/a"));
    if status == Status::Accepted && is_open {
        let place = entry.map_or(preamble.heading, |entry| entry.key_span);
        findings
            .add(place, "it is accepted, and has no day on which it was")
            .help("write `Date Ratified:` and the day on which the vote ended");
    }
    // A value that is no date is said to be none.
    let Some(entry) = entry.filter(|entry| super::dates::read(&entry.value).is_some()) else {
        return;
    };
    if status < Status::Accepted {
        findings
            .add(
                entry.value_span,
                "it has a day of ratification, and its status is before the vote",
            )
            .help("leave the date empty until the vote is over, or put the status right")
            .suggest("Leave it empty", vec![Edit::new(entry.value_span, "")]);
    }
}
