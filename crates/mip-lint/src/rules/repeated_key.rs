use std::collections::HashMap;

use super::keys;
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP006",
    name: "repeated-key",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a key that stands twice in the preamble. `Extra` may.

## Why is this bad?
Readers see two answers and cannot tell which of them holds.

## Example
    Status: RFC
    Status: Accepted

Keep the line that holds, or put both values in one.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    let mut seen = HashMap::new();
    for entry in preamble.entries.iter().filter(|entry| entry.key != "Extra") {
        let name = keys::reads_as(&entry.key).unwrap_or(&entry.key);
        if let Some(line) = seen.get(name) {
            findings
                .add(entry.key_span, format!("`{}` stands here again", words::short(name)))
                .help(format!("it is already in line {line}: keep one of the two"));
        } else {
            seen.insert(name, entry.line);
        }
    }
}
