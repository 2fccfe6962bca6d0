use domain::proposal::Form;
use mip::{Entry, Span};

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP064",
    name: "line-taken-for-number",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds lines of the preamble that name a proposal and stand above the line of the number.

## Why is this bad?
The portal takes the first line with `-SP` and a colon for the number, whatever its key. A proposal
with `Replaces: MIP40c3-SP12` on top is listed as `ReplacesMIP40c3SP12`.

## Example
    Replaces: MIP40c3-SP12
    MIP40c3-SP#: 20

Write the line of the number first.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(preamble), Some(number)) = (draft.preamble(), draft.number_entry()) else { return };
    let marks: Vec<&str> = draft.context.kinds.forms().iter().map(Form::mark).collect();
    let line = |entry: &Entry| {
        let start = draft.start_of_line(entry.key_span.start);
        Span::new(start, draft.next_line(entry.key_span.end))
    };
    let behind = line(number).end;
    for entry in preamble.entries.iter().take_while(|entry| entry.line < number.line) {
        let span = line(entry);
        let text = span.of(draft.source).trim_end();
        if !marks.iter().any(|mark| !mark.is_empty() && text.contains(mark)) {
            continue;
        }
        let moved = draft.as_lines(behind, &format!("{text}\n"));
        let shown = words::short(&entry.key);
        findings
            .add(Span::new(span.start, span.start + text.len()), format!("the portal takes the line `{shown}` for the number"))
            .help("it takes the first line that names a proposal: write it below the line of the number")
            .fix("Move it below the number", vec![Edit::new(span, ""), Edit::insert(behind, moved)]);
    }
}
