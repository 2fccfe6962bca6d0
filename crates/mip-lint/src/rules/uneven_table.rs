use mip::Span;

use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP044",
    name: "uneven-table",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds rows of tables with more or fewer cells than the head. An empty row, and one cell that opens a
group, are let be.

## Why is this bad?
Cells beyond the head are not shown at all, and with fewer the amounts slide under another heading.

## Example
    | Category | DAI |
    |---|---|
    | Gas | 417 | 500 |

Give each row as many cells as the head; an empty cell is `|  |`. A `|` within a cell is written
`\\\\|`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for table in &draft.markdown.tables {
        let Some((head, rows)) = table.rows.split_first() else { continue };
        let wanted = head.cells.len();
        for row in rows {
            let has = cells(row.span.of(draft.source));
            // One cell alone names the group of the rows below it.
            if has != wanted && has > 1 {
                let text = row.span.of(draft.source).trim_end();
                let span = Span::new(row.span.start, row.span.start + text.len());
                let cells = |count: usize| match count {
                    1 => "1 cell".to_owned(),
                    many => format!("{many} cells"),
                };
                let found = findings
                    .add(span, format!("this row has {}, the head {}", cells(has), cells(wanted)));
                found.help(if has > wanted {
                    "what stands beyond the head is not shown: add a column, or join cells"
                } else {
                    "add empty cells so that each amount stands under its heading"
                });
            }
        }
    }
}

/// How many cells a row is written with.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut ends_in_bar = false;
    let mut escaped = false;
    for c in row.chars() {
        ends_in_bar = c == '|' && !escaped;
        bars += usize::from(ends_in_bar);
        escaped = c == '\\' && !escaped;
    }
    bars + usize::from(!ends_in_bar)
}
