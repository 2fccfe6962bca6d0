use super::totals;
use crate::{About, Edit, Level, Rule, draft::Draft, money, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP055",
    name: "sum-mismatch",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Adds up tables. Finds a row labelled `Total`, `Subtotal` or `Sum` that is not the sum of what stands
above it, and a column headed `Total` that is not the sum of the amounts before it, and says by how
much. Only where the table leaves no other reading: subtotals by group, totals of totals, totals above
their rows, parts in bold, pivot tables, quarters and years before a total, rounding by one an amount,
months and percents that the label names are understood; columns with prices, rates, or amounts that
cannot be read are let be. `doubtful-sum` asks where it is not certain.

## Why is this bad?
Voters decide on the total, and the auditors pay by the rows. A difference is found when the first
payment is made, and the budget has to be voted on again.

## Example
    | Category | Month |
    |---|---|
    | Compensation | 120,083 |
    | Travel | 3,000 |
    | **Total** | **124,083** |

The amounts add up to 123,083: 1,000 less. Put the amounts or the total right.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for wrong in totals::of(draft).filter(|wrong| wrong.is_certain) {
        let found = findings.add(wrong.total.number, wrong.message());
        found.help("put the amounts or the total right");
        if wrong.total.is_plain && wrong.sum.value >= 0 {
            let text = money::written(wrong.sum.value, wrong.total.number.of(draft.source));
            found.suggest(&format!("Write `{text}`"), vec![Edit::new(wrong.total.number, text)]);
        }
    }
}
