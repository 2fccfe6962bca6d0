//! Totals of tables that are not the sum of anything. The rule: what may be right by another reading is
//! asked about, and what may not is wrong.

use std::collections::HashSet;

use mip::Span;

use super::{
    sum_column::Column,
    sums::{Row, Says, Sum},
};
use crate::draft::Draft;
use crate::markdown::Table;
use crate::money::{self, Amount, Cell};
use crate::words;

/// A total with the sum that it was expected to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wrong {
    pub(super) total: Amount,
    pub(super) sum: Sum,
    /// Whether the table leaves no other reading.
    pub(super) is_certain: bool,
    /// What makes the sum.
    of: &'static str,
}

impl Wrong {
    pub(super) fn message(&self) -> String {
        let off = self.total.value - self.sum.value;
        let way = if off > 0 { "too much" } else { "too little" };
        let (should, is) = (money::shown(self.sum.value), money::shown(self.total.value));
        let (of, off) = (self.of, money::shown(off.abs()));
        if self.is_certain {
            format!("{of} {should}, and it says {is}: {off} {way}")
        } else {
            format!("nothing here makes {is}: {of} {should}")
        }
    }
}

/// Every total that does not add up. Two rules ask, and it is told for the first.
pub(super) fn of<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = &'d Wrong> {
    draft.totals().iter()
}

pub(crate) fn find(draft: &Draft<'_>) -> Vec<Wrong> {
    let mut found = Vec::new();
    for table in &draft.markdown.tables {
        let heads: Vec<String> = table
            .rows
            .first()
            .iter()
            .flat_map(|head| &head.cells)
            .map(|cell| words::normal(cell.of(draft.source)))
            .collect();
        columns(draft, table, &heads, &mut found);
        let reported: HashSet<Span> = found.iter().map(|wrong| wrong.total.number).collect();
        rows(draft, table, &heads, &reported, &mut found);
    }
    found
}

/// Rows that are the sum of those above them.
fn columns(draft: &Draft<'_>, table: &Table, heads: &[String], found: &mut Vec<Wrong>) {
    let mut columns: Vec<Column> = heads.iter().map(|_| Column::default()).collect();
    for row in table.rows.iter().skip(1) {
        let cells = row.read(draft.source);
        let is_label = |cell: &Cell| matches!(cell, Cell::Words | Cell::Unclear);
        // A year in the first column is a label, too.
        let label = cells.iter().position(is_label).unwrap_or_default();
        let label = row.cells.get(label).map_or("", |cell| cell.of(draft.source).trim());
        let lower = label.to_lowercase();
        let kind = Row::read(&words::normal(label));
        let is_bold = label.contains("**") || label.contains("__");
        for (at, (column, cell)) in columns.iter_mut().zip(cells).enumerate() {
            match cell {
                Cell::Amount(amount) => {
                    let label = if lower.is_empty() {
                        heads.get(at).map_or("", String::as_str)
                    } else {
                        &lower
                    };
                    column.add(kind, amount, is_bold, label);
                }
                Cell::Unclear if kind == Row::Item => column.unclear(),
                _ => {}
            }
        }
    }
    let added = columns.iter().zip(heads).filter(|(_, head)| !is_not_added(head));
    let doubts: Vec<_> = added.map(|(column, _)| column.doubts()).collect();
    // Where no total of any column is explained, the table adds in a way of its own.
    let is_known = doubts.iter().any(|(_, explained)| *explained > 0);
    let with_doubts = doubts.iter().filter(|(doubts, _)| !doubts.is_empty()).count();
    let is_clear = is_known || with_doubts == 1;
    for doubt in doubts.iter().flat_map(|(doubts, _)| doubts) {
        let is_certain = doubt.is_wrong && is_clear;
        let of = "the amounts above it add up to";
        found.push(Wrong { total: doubt.total, sum: doubt.sum, is_certain, of });
    }
}

/// Columns that are the sum of those before them. Only where most rows hold is a column taken for one;
/// where it closes months, quarters or years and they do not, it is asked.
fn rows(
    draft: &Draft<'_>,
    table: &Table,
    heads: &[String],
    reported: &HashSet<Span>,
    found: &mut Vec<Wrong>,
) {
    let is_total = |at: usize| heads.get(at).is_some_and(|head| Row::read(head) == Row::Total);
    let Some(last) = (2..heads.len()).find(|at| is_total(*at)) else { return };
    let parts: Vec<usize> = (1..last).filter(|at| !is_total(*at)).collect();
    let times: HashSet<Option<Time>> =
        parts.iter().map(|at| heads.get(*at).and_then(|head| Time::read(head))).collect();
    let are_times = parts.len() > 1 && times.len() == 1 && !times.contains(&None);
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
            if sum.makes(&total, &Says::default()) { right += 1 } else { wrong.push((total, sum)) }
        }
    }
    if right <= wrong.len() && !are_times {
        return;
    }
    let of = "the amounts of this row add up to";
    for (total, sum) in wrong.iter().copied() {
        if !reported.contains(&total.number) {
            let is_certain = right > wrong.len() && sum.is_near(&total);
            found.push(Wrong { total, sum, is_certain, of });
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

/// What kind of time a column is of. Months and their quarters beside each other are not added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Time {
    Month,
    Quarter,
    Year,
}

impl Time {
    /// Reads `May 2021`, `Q2`, `Month 3`, `2022`.
    fn read(head: &str) -> Option<Self> {
        const MONTHS: &[&str] =
            &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let mut time = None;
        for word in head.split(' ') {
            let is_month = MONTHS.iter().any(|month| word.starts_with(month));
            time = match word {
                "quarter" | "q1" | "q2" | "q3" | "q4" => Some(Self::Quarter),
                "month" => Some(Self::Month),
                "year" => Some(Self::Year),
                _ if is_month => Some(Self::Month),
                _ if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) => {
                    time.or(Some(Self::Year))
                }
                _ => return None,
            };
        }
        time
    }
}
