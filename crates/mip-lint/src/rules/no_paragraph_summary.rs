use super::portal_section;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP034",
    name: "no-paragraph-summary",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a proposal without a section `## Paragraph Summary`, or with one whose heading the portal does
not find. An edition that has no such section, as the early ones, excuses from having it.

## Why is this bad?
Readers who have only a minute read the paragraph between the sentence and the specification. Of 177
public proposals 75 have none, and give those readers nothing.

## Example
    ## Sentence Summary

    This adds the budget of SES-001.

    ## Specification

Put `## Paragraph Summary` between the two, with what changes, for whom, and what it costs.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const TITLE: &str = "Paragraph Summary";
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
        .help("say in a paragraph what changes, for whom, and what it costs");
}
