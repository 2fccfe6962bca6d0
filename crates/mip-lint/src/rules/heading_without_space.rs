use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP076",
    name: "heading-without-space",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds lines that begin with `#` marks and have no space behind them.

## Why is this bad?
Markdown takes them for plain text: the heading does not show, and its section is missing.

## Example
    ###Motivation

Write `### Motivation`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for paragraph in &draft.markdown.marked {
        for (span, line) in words::lines(draft.source, *paragraph) {
            let text = line.trim_start_matches(' ');
            let start = span.start + line.len() - text.len();
            let rest = text.trim_start_matches('#');
            let marks = text.len() - rest.len();
            let is_heading = match marks {
                // One mark may begin a tag, or a number: `#1 in the list`.
                1 => draft.context.kinds.code_of(rest).is_some(),
                2..=6 => rest.starts_with(|c: char| c.is_alphanumeric() || c == '*'),
                _ => false,
            };
            if is_heading {
                let shown = words::short(text);
                findings
                    .add(Span::new(start, span.end), format!("`{shown}` is not shown as a heading"))
                    .help("write a space behind the marks")
                    .fix("Put a space behind the marks", vec![Edit::insert(start + marks, " ")]);
            }
        }
    }
}
