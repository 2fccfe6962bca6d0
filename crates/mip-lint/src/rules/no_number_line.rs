use domain::proposal::Kind;

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP009",
    name: "no-number-line",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a preamble without the line of the number, such as `MIP40c3-SP#: 10`.

## Why is this bad?
The public portal takes a file for a subproposal only when a line of the preamble holds `-SP` and a
colon. Without it the proposal disappears.

## Example
    Author(s): Jane
    Tags: core-unit, cu-ses-001, budget, dai-budget

Write `MIP40c3-SP#: #` as the first line; the editor puts the number in place of the last `#`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    if preamble.entries.iter().any(|entry| keys::is_number(&entry.key)) {
        return;
    }
    let title = draft.proposal.title.as_ref();
    let of_title = title.and_then(|title| title.kind);
    let kind = of_title.or(draft.context.edition.map(|edition| edition.kind));
    let code = kind.map_or("MIP39c2", Kind::code);
    let found = findings.add(preamble.heading, "the preamble has no line with the number");
    found.help(format!(
        "its first line should be `{code}-SP#: ` and the number, or `#` before there is one"
    ));
    if kind.is_some() && preamble.fence.is_some() {
        let number = title.and_then(|title| title.number.as_deref()).unwrap_or("#");
        let at = preamble.lines.start;
        let line = draft.as_lines(at, &format!("{code}-SP#: {number}\n"));
        found.fix("Add the line of the number", vec![Edit::insert(at, line)]);
    }
}
