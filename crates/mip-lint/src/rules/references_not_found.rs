use super::portal_section;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP068",
    name: "references-not-found",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a section of references whose heading is not exactly `## References`. A proposal without one is
fine.

## Why is this bad?
The portal shows the links of this section beside the proposal, and looks for the heading letter by
letter.

## Example
    ## **References:**

Write `## References`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let title = "References";
    // Below a section of the proposal they are that section's own.
    let nearly = portal_section::find(draft, title).filter(|(section, _)| section.level == 2);
    if let Some((section, false)) = nearly {
        portal_section::report(section, title, "these references", findings);
    }
}
