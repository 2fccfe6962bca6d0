use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP077",
    name: "lines-run-together",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds short lines of the form `Name - Jane` or `Name: Jane`, two or more under each other, that are no
list and have no break at their ends.

## Why is this bad?
Markdown shows them as one line, so that names and amounts run together.

## Example
    Name - Jane
    Share - 40,000 DAI

Write them as a list, with `- ` before each.
",
};

/// A longer line is a sentence that somebody broke.
const LONGEST: usize = 90;
/// So long is what stands before the mark, at most.
const LABEL: usize = 40;

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for paragraph in &draft.markdown.lined {
        let lines: Vec<_> = words::lines(draft.source, *paragraph)
            .filter(|(_, line)| !line.trim().is_empty())
            .collect();
        let is_run = lines.len() > 1 && lines.iter().all(|(_, line)| is_pair(line));
        // The last line ends with the paragraph.
        let is_broken = lines.iter().rev().skip(1).all(|(_, line)| breaks(line));
        if !is_run || is_broken {
            continue;
        }
        let edits = lines.iter().map(|(span, _)| Edit::insert(span.start, "- ")).collect();
        let first = lines.first().map_or(paragraph.start, |(span, _)| span.start);
        let last = lines.last().map_or(paragraph.end, |(span, _)| span.end);
        findings
            .add(Span::new(first, last), format!("these {} lines are shown as one", lines.len()))
            .help("write them as a list, or end each with two spaces")
            .suggest("Make them a list", edits);
    }
}

/// `Name - Jane`, `Name: Jane`.
fn is_pair(line: &str) -> bool {
    let line = line.trim();
    let parts = [" - ", " – ", ": "].iter().find_map(|mark| line.split_once(mark));
    line.len() <= LONGEST
        && parts.is_some_and(|(label, value)| {
            (1..=LABEL).contains(&label.chars().count())
                && label.starts_with(|c: char| {
                    c.is_alphanumeric() || matches!(c, '*' | '_' | '@' | '[')
                })
                && !value.trim().is_empty()
        })
}

/// Whether the next line begins anew.
fn breaks(line: &str) -> bool {
    line.ends_with("  ")
        || line.ends_with('\\')
        || line.to_ascii_lowercase().trim_end().ends_with("<br>")
        || line.trim_end().ends_with("<br/>")
}
