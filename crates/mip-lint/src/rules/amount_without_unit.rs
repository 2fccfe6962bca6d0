use domain::proposal::Property;
use mip::Span;

use super::sums::Row;
use crate::money::{Cell, Unit};
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP059",
    name: "amount-without-unit",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds budget tables with a total of a thousand or more for which nothing says in what it counts:
neither its cells, nor its heads, nor the section in which it stands.

## Why is this bad?
A budget may be paid in DAI and in MKR, and the two differ by a factor of a thousand.

## Example
    | Category | Monthly |
    |---|---|
    | Compensation | 120,083 |
    | Total | 120,083 |

Write `Monthly (DAI)`.
",
};

/// What says in what an amount counts, in small letters.
const UNITS: &[&str] = &[
    "dai",
    "mkr",
    "usd",
    "$",
    "€",
    "eur",
    "eth",
    "dollar",
    "fte",
    "headcount",
    "people",
    "hours",
    "members",
    "employees",
    "%",
];

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    if !draft.has(Property::Amounts) {
        return;
    }
    let mut read: Option<(Span, bool)> = None;
    for table in &draft.markdown.tables {
        let (Some(first), Some(last)) = (table.rows.first(), table.rows.last()) else { continue };
        let total = table.rows.iter().skip(1).find_map(|row| {
            let cells = || row.cells.iter().zip(row.read(draft.source));
            let label = cells().find(|(_, cell)| matches!(cell, Cell::Words | Cell::Unclear))?.0;
            let is_total = Row::read(&words::normal(label.of(draft.source))) == Row::Total;
            cells().filter(|_| is_total).find_map(|(_, cell)| match cell {
                Cell::Amount(amount) if amount.value >= 1_000_000_000 => Some(*amount),
                _ => None,
            })
        });
        let Some(total) = total.filter(|total| total.unit == Unit::None) else { continue };
        let whole = Span::new(first.span.start, last.span.end);
        let after =
            draft.proposal.sections.partition_point(|part| part.heading.start <= whole.start);
        let section = after.checked_sub(1).and_then(|at| draft.proposal.sections.get(at));
        // The table stands in its section; one section is read once for all its tables.
        let around = section.map_or(whole, |part| Span::new(part.heading.start, part.body.end));
        let says = read.filter(|(span, _)| *span == around).map_or_else(
            || {
                let lower = around.of(draft.source).to_lowercase();
                UNITS.iter().any(|unit| lower.contains(unit))
            },
            |(_, says)| says,
        );
        read = Some((around, says));
        if !says {
            findings
                .add(total.number, "nothing says in what this amount counts")
                .help("write `DAI` or `MKR` into the column's head");
        }
    }
}
