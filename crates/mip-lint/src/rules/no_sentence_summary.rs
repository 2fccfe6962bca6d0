use super::portal_section;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP021",
    name: "no-sentence-summary",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a proposal without a section `## Sentence Summary`, or with one that is written in another way:
in other letters, at another level, in bold, with a dot behind it. An edition that has no such section
excuses from having it.

## Why is this bad?
The public portal reads this summary only from a heading of level 2 with this name, letter by letter.
Without it there is nothing to show beside the title.

## Example
    ### Sentence Summary

Write `## Sentence Summary`, behind the preamble.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const TITLE: &str = "Sentence Summary";
    if let Some((section, is_exact)) = portal_section::find(draft, TITLE) {
        if !is_exact {
            portal_section::report(section, TITLE, "this summary", findings);
        }
        return;
    }
    if !draft.wants_section(TITLE) {
        return;
    }
    findings
        .add(draft.top(), format!("the section `{TITLE}` is missing"))
        .help(format!("put `## {TITLE}` behind the preamble, with one sentence"));
}
