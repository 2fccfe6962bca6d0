use chrono::Months;

use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP056",
    name: "long-budget-term",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a budget that runs for longer than the rules of its cycle allow: 12 months since the second
version of MIP40. The term is that of `Budget Start Date` and `Budget End Date`, or else of the
first two dates under `Budget Term`.

## Why is this bad?
The facilitators send it back.

## Example
    Budget Start Date: 2022-07-01
    Budget End Date: 2023-09-30

Let it end on 2023-06-30, and ask again in time for the next term.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some((limits, _)) = dates::limits(draft) else { return };
    let Some((from, until, place)) = dates::term(draft) else { return };
    let Some(last) = from.checked_add_months(Months::new(limits.term_months)) else { return };
    if until > last {
        let days = (until - last).num_days();
        findings
            .add(
                place,
                format!(
                    "the budget runs for more than {} months: {days} days too many",
                    limits.term_months
                ),
            )
            .help(format!("it starts on {from}: let it end by {last}"));
    }
}
