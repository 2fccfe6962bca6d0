use mip::Span;

use super::uneven_table::cells;
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP072",
    name: "not-a-table",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds lines that are written as a table and are none: the head and the line of dashes under it have
different numbers of cells.

## Why is this bad?
Nothing is shown as a table at all: readers see bars and dashes run together.

## Example
    || Category | DAI |
    | --- | ---: |
    | Gas | 417 |

Give the line of dashes as many cells as the head.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for paragraph in &draft.markdown.barred {
        let mut before: Option<(Span, &str)> = None;
        for (span, line) in words::lines(draft.source, *paragraph) {
            if let Some((head, text)) = before.filter(|_| is_rule(line)) {
                let (of_head, of_rule) = (cells(text), cells(line));
                let message = format!(
                    "this is not shown as a table: its head has {of_head} cells, the line under it {of_rule}"
                );
                let found = findings.add(Span::new(head.start, span.end), message);
                found.help("give the line of dashes as many cells as the head");
                break;
            }
            before = Some((span, line));
        }
    }
}

/// The line under the head of a table: dashes, colons and bars.
pub(crate) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}
