use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP070",
    name: "number-taken-twice",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds proposals of the same kind and number among the files that are looked at together.

## Why is this bad?
The portal lists both, a link to the number leads to one of them, and statistics count the proposal
twice. A browser's second download, or a copy in another folder, is how it comes about.

## Example
    MIP40c3-SP20.md
    MIP40c3-SP20 (1).md

Keep the one that counts.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let others = draft.context.same_number;
    let Some(title) = draft.proposal.title.as_ref().filter(|_| !others.is_empty()) else { return };
    let shown: Vec<String> = others.iter().take(3).map(|other| words::short(other)).collect();
    let names: Vec<&str> = shown.iter().map(String::as_str).collect();
    let more = others.len().saturating_sub(names.len());
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let files = if others.len() == 1 { "file claims" } else { "files claim" };
    findings
        .add(
            title.span,
            format!("{} other {files} this number: {}{more}", others.len(), words::list(&names)),
        )
        .help("keep the one that counts, or give the other its own number");
}
