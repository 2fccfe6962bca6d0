use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP071",
    name: "rule-under-text",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a line of dashes right under a paragraph.

## Why is this bad?
Markdown takes the paragraph for a heading: it shows large and bold, and stands in the table of
contents. A line that parts what is above it from what follows needs an empty line before it.

## Example
    The budget ends in June.
    ---

Write an empty line before the dashes.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for span in &draft.markdown.ruled {
        let text = span.of(draft.source).trim_end();
        let dashes = text.rfind('\n').map_or(0, |at| at + 1);
        let at = span.start + dashes;
        let found = findings.add(
            Span::new(at, span.start + text.len()),
            "this line makes the text above it a heading",
        );
        found.help("write an empty line before it");
        found.fix("Put an empty line before it", vec![Edit::insert(at, draft.line_end())]);
    }
}
