use super::{dates, sums::Row};
use crate::money::{Amount, Cell};
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP060",
    name: "high-contingency",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a contingency buffer above what the rules of its cycle name, 10 % of the budget since the
second version of MIP40: in a row of a table that is called contingency, by its amount or by the
percent in its label. Columns of the budget before are let be.

## Why is this bad?
A buffer is what voters cannot check. Facilitators ask why it is larger than others'.

## Example
    | Compensation & Benefits | 100,000 |
    | Contingency Buffer, 15% | 15,000 |

Ask for 10,000, or say what the rest is for.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some((limits, _)) = dates::limits(draft) else { return };
    let most = i128::from(limits.contingency_percent);
    for table in &draft.markdown.tables {
        let lines: Vec<Line<'_>> =
            table.rows.iter().skip(1).map(|row| Line::read(draft, row)).collect();
        let Some(buffer) = lines.iter().find(|line| line.label.contains("contingency")) else {
            continue;
        };
        let said = percent(&buffer.label).filter(|percent| (most + 1..=100).contains(percent));
        let heads = table.rows.first().map_or(&[][..], |head| &head.cells);
        let found = heads.iter().enumerate().find_map(|(column, head)| {
            let Some(Cell::Amount(amount)) = buffer.cells.get(column) else { return None };
            if is_of_before(&words::normal(head.of(draft.source))) {
                return None;
            }
            let share = said.or_else(|| share(&lines, column, amount, most))?;
            Some((amount.number, share))
        });
        if let Some((place, share)) = found {
            findings
                .add(place, format!("the contingency buffer is {share} % of the budget"))
                .help(format!("the rules name {most} %: ask for less, or say what it is for"));
        }
    }
}

/// A row of a table.
struct Line<'a> {
    /// Its words, in small letters: categories stand in the first or the second column.
    label: String,
    cells: &'a [Cell],
}

impl<'a> Line<'a> {
    fn read(draft: &Draft<'_>, row: &'a crate::markdown::Row) -> Self {
        let cells = row.read(draft.source);
        let labels = row.cells.iter().zip(cells);
        let labels = labels.filter(|(_, cell)| matches!(cell, Cell::Words | Cell::Unclear));
        let label: Vec<_> = labels.map(|(span, _)| span.of(draft.source).trim()).collect();
        Self { label: label.join(" ").to_lowercase(), cells }
    }
}

/// How many percent of its column the buffer is, if that is more than `most`.
fn share(lines: &[Line<'_>], column: usize, buffer: &Amount, most: i128) -> Option<i128> {
    let mut whole = buffer.value;
    let items = lines.iter().filter(|line| {
        Row::read(&words::normal(&line.label)) == Row::Item && !line.label.contains("contingency")
    });
    for line in items {
        match line.cells.get(column) {
            Some(Cell::Amount(item)) if item.unit == buffer.unit => whole += item.value,
            Some(Cell::Amount(_) | Cell::Unclear) => return None,
            _ => {}
        }
    }
    // Amounts are rounded: half a percent more is none.
    let is_more = whole > buffer.value && buffer.value * 200 > whole * (most * 2 + 1);
    is_more.then(|| buffer.value * 100 / whole)
}

/// Whether a column holds what was before.
fn is_of_before(head: &str) -> bool {
    const BEFORE: &[&str] = &["existing", "old", "previous", "prior", "current", "last", "actual"];
    head.split(' ').any(|word| BEFORE.contains(&word))
}

/// The percent in a label: `contingency buffer, 15%`.
fn percent(label: &str) -> Option<i128> {
    let head = label.split('%').next().filter(|_| label.contains('%'))?.trim_end();
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    head.get(head.len() - digits..)?.parse().ok()
}
