use super::keys;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP032",
    name: "empty-value",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds `Author(s)`, `Tags` or `Status` without a value.

## Why is this bad?
The public portal reads these keys and has nothing to show. A facilitator asks who proposes this.

## Example
    Author(s):

Write the authors' names or forum handles, parted by commas.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for entry in draft.preamble().iter().flat_map(|preamble| &preamble.entries) {
        let help = match keys::reads_as(&entry.key) {
            Some("Author(s)") => "write names or forum handles, parted by commas",
            Some("Tags") => "write tags, parted by commas: `core-unit, cu-ses-001, mandate`",
            Some("Status") => "write `RFC` when the proposal is posted for comments",
            _ => continue,
        };
        if entry.value.is_empty() {
            findings.add(entry.key_span, format!("`{}` has no value", entry.key)).help(help);
        }
    }
}
