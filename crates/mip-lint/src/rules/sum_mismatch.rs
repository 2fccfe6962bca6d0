use std::collections::HashSet;

use mip::Span;

use super::sums::{Column, Row, Sum};
use crate::markdown::Table;
use crate::money::{self, Amount, Cell};
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

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
much. Subtotals, parts in bold, a total of totals, rounding by one an amount, months and percents
that the label names are understood; columns with prices, rates, or amounts that cannot be read are
let be.

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
    for table in &draft.markdown.tables {
        let heads: Vec<String> = table
            .rows
            .first()
            .iter()
            .flat_map(|head| &head.cells)
            .map(|cell| words::normal(cell.of(draft.source)))
            .collect();
        let reported = columns(draft, table, &heads, findings);
        rows(draft, table, &heads, &reported, findings);
    }
}

/// Rows that are the sum of those above them.
fn columns(
    draft: &Draft<'_>,
    table: &Table,
    heads: &[String],
    findings: &mut Findings<'_>,
) -> HashSet<Span> {
    let mut reported = HashSet::new();
    let mut columns: Vec<Column> = heads.iter().map(|_| Column::default()).collect();
    for row in table.rows.iter().skip(1) {
        let cells = row.read(draft.source);
        let label = cells.iter().position(|cell| matches!(cell, Cell::Words | Cell::Unclear));
        let label = label.and_then(|at| row.cells.get(at)).map(|cell| cell.of(draft.source));
        let label = label.unwrap_or_default();
        let lower = label.to_lowercase();
        let kind = Row::read(&words::normal(label));
        let is_bold = label.contains("**") || label.contains("__");
        for ((column, cell), head) in columns.iter_mut().zip(cells).zip(heads) {
            match (kind, cell) {
                (Row::Item, Cell::Amount(amount)) => column.item(amount, is_bold),
                (Row::Item, Cell::Unclear) => column.unclear(),
                (_, Cell::Amount(total)) => {
                    let wrong = column.wrong(total, kind, &lower).filter(|_| !is_not_added(head));
                    if let Some(sum) = wrong {
                        report(draft, total, sum, "the amounts above it add up to", findings);
                        reported.insert(total.number);
                    }
                    column.close(Some(total), kind);
                }
                (Row::Subtotal | Row::Total, _) => column.close(None, kind),
                _ => {}
            }
        }
    }
    reported
}

/// Columns that are the sum of those before them. Only where most rows hold is a column taken for
/// one, or where it closes months, quarters or years.
fn rows(
    draft: &Draft<'_>,
    table: &Table,
    heads: &[String],
    reported: &HashSet<Span>,
    findings: &mut Findings<'_>,
) {
    let is_total = |at: usize| heads.get(at).is_some_and(|head| Row::read(head) == Row::Total);
    let Some(last) = (2..heads.len()).find(|at| is_total(*at)) else { return };
    let parts: Vec<usize> = (1..last).filter(|at| !is_total(*at)).collect();
    let is_parts = |at: &usize| heads.get(*at).is_some_and(|head| is_period(head));
    let are_periods = parts.len() > 1 && parts.iter().all(is_parts);
    let (mut right, mut wrong) = (0_usize, Vec::new());
    for row in table.rows.iter().skip(1) {
        let cells = row.read(draft.source);
        let cell = |at: usize| cells.get(at).copied();
        let Some(Cell::Amount(total)) = cell(last) else { continue };
        let (mut sum, mut is_clear) = (Sum::default(), true);
        for part in &parts {
            match cell(*part) {
                Some(Cell::Amount(amount)) => {
                    is_clear &= amount.unit == total.unit;
                    sum.add(&amount);
                }
                Some(Cell::Unclear) => is_clear = false,
                _ => {}
            }
        }
        if is_clear && sum.has_several() {
            if sum.is(&total) { right += 1 } else { wrong.push((total, sum)) }
        }
    }
    if right > wrong.len() || are_periods {
        for (total, sum) in wrong {
            if reported.contains(&total.number) {
                continue;
            }
            report(draft, &total, sum, "the amounts of this row add up to", findings);
        }
    }
}

/// Columns whose amounts nobody adds: prices, shares, averages.
fn is_not_added(head: &str) -> bool {
    const NOT: &[&str] = &[
        "price",
        "rate",
        "percent",
        "percentage",
        "share",
        "average",
        "avg",
        "cumulative",
        "balance",
        "hourly",
        "change",
        "difference",
        "variance",
        "id",
        "date",
    ];
    head.split(' ').any(|word| NOT.contains(&word))
        || ["per fte", "per person", "per head", "per unit", "per hour", "per employee"]
            .iter()
            .any(|part| head.contains(part))
}

/// `May 2021`, `Q2`, `Month 3`, `2022`.
fn is_period(head: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_of = |word: &str| {
        MONTHS.iter().any(|month| word.starts_with(month))
            || matches!(word, "month" | "quarter" | "year" | "week" | "q1" | "q2" | "q3" | "q4")
            || word.bytes().all(|byte| byte.is_ascii_digit())
    };
    !head.is_empty() && head.split(' ').all(is_of)
}

fn report(draft: &Draft<'_>, total: &Amount, sum: Sum, what: &str, findings: &mut Findings<'_>) {
    let off = total.value - sum.value;
    let way = if off > 0 { "too much" } else { "too little" };
    let written = total.number.of(draft.source);
    let (should, says) = (money::shown(sum.value), money::shown(total.value));
    let message = format!("{what} {should}, and it says {says}: {} {way}", money::shown(off.abs()));
    let found = findings.add(total.number, message);
    found.help("put the amounts or the total right");
    if total.is_plain && sum.value >= 0 {
        let text = money::written(sum.value, written);
        found.suggest(&format!("Write `{text}`"), vec![Edit::new(total.number, text)]);
    }
}
