use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP007",
    name: "odd-preamble-line",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds lines of the preamble that are not of the form `Key: value`.

## Why is this bad?
The preamble is read key by key, so what such a line says is lost. Often it means that the fence is
not closed where it should be.

## Example
    Author(s): Jane
    and John

Write all in one line: `Author(s): Jane, John`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    for line in &preamble.odd_lines {
        let help = if line.text.starts_with('#') {
            "a heading in the preamble: is the fence closed behind the last key?"
        } else {
            "put it behind the colon of the key that it belongs to"
        };
        findings.add(line.span, "this line of the preamble has no key").help(help);
    }
}
