use super::keys;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP041",
    name: "number-not-assigned",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a proposal that is formally submitted, or beyond, and has no number. While it is a conception
or out for comments, a missing number is right.

## Why is this bad?
The editor gives the number before formal submission; without it nobody can vote on the proposal or
cite it.

## Example
    # MIP40c3-SP#: Budget

    Status: Formal Submission

Ask the editor for the number, and write it in the title, the preamble and the file's name.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(_), false) = (draft.status, draft.may_lack_number()) else { return };
    let title = draft.proposal.title.as_ref();
    let of_title = title.and_then(|title| title.number.as_deref()).and_then(keys::number);
    let entry = draft.number_entry();
    let of_preamble = entry.and_then(|entry| keys::number(&entry.value));
    let is_waiting = |text: &str| text.chars().all(|c| matches!(c, '#' | 'x' | 'X' | 'n' | ' '));
    let has = |number: Option<&str>| number.is_some_and(|number| !is_waiting(number));
    // One without the other is `number-mismatch`, no line at all `no-number-line`.
    if let (Some(entry), false) = (entry, has(of_title) || has(of_preamble)) {
        let place = if entry.value.is_empty() { entry.key_span } else { entry.value_span };
        findings
            .add(place, "it is past its comments, and has no number")
            .help("ask the editor for it, and write it in title, preamble and file name");
    }
}
