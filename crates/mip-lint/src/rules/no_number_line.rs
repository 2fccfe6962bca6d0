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
    // The first kind stands for all where nothing says which it is.
    let known = draft.of_title_or_edition();
    let Some(form) = known.or(draft.context.kinds.forms().first()) else { return };
    if draft.number_entry().is_some() {
        return;
    }
    let (key, title) = (form.named(None), draft.proposal.title.as_ref());
    let found = findings.add(preamble.heading, "the preamble has no line with the number");
    found.help(format!(
        "its first line should be `{key}: ` and the number, or `#` before there is one"
    ));
    if known.is_some() && preamble.fence.is_some() {
        let number = title.and_then(|title| title.number.as_deref()).unwrap_or("#");
        let at = preamble.lines.start;
        let line = draft.as_lines(at, &format!("{key}: {number}\n"));
        found.fix("Add the line of the number", vec![Edit::insert(at, line)]);
    }
}
