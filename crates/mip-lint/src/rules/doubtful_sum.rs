use super::totals;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP079",
    name: "doubtful-sum",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Asks about a total that no reading of its table explains, where more than one is possible: several
totals do not add up, or it is far from what the rows make. `sum-mismatch` speaks where the table
leaves no other reading.

## Why is this bad?
It may be right, by a rule that the table does not show. Voters cannot follow it either: a sentence
below the table helps them, or an amount is wrong.

## Example
    | Category | Month |
    |---|---|
    | Compensation | 120,083 |
    | Travel | 3,000 |
    | **Total** | **1,230** |

Put it right, or say below the table what the total counts.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for doubt in totals::of(draft).filter(|doubt| !doubt.is_certain) {
        findings
            .add(doubt.total.number, doubt.message())
            .help("put the amounts or the total right, or say what it counts");
    }
}
