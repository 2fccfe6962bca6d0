use chrono::Months;

use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP057",
    name: "late-budget-start",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a budget that starts later than the rules of its cycle allow: three months after formal
submission since the second version of MIP40. The cycle is the one in which it was ratified, the
one that the draft aims at, or the first that it was posted in time for.

## Why is this bad?
The facilitators send it back: money that is not yet needed is asked for when it is.

## Example
    Date Proposed: 2022-08-10
    Budget Start Date: 2023-01-01

Formal submission of September 2022 ends on the 7th, so start by 2022-12-07 or submit later.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some((limits, plan)) = dates::limits(draft) else { return };
    let Some((from, _, place)) = dates::term(draft) else { return };
    let months = Months::new(limits.start_within_months);
    let Some(last) = plan.submit_to.checked_add_months(months) else { return };
    if from > last {
        let place = draft.entry("Budget Start Date").map_or(place, |entry| entry.value_span);
        let message = format!(
            "the budget starts more than {} months after formal submission",
            limits.start_within_months
        );
        findings.add(place, message).help(format!(
            "submission of the cycle {} ends on {}: start by {last}, or submit later",
            plan.cycle, plan.submit_to
        ));
    }
}
