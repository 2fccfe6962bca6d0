use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP042",
    name: "skipped-heading-level",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a heading that is more than one level below the one before it.

## Why is this bad?
Tables of contents and screen readers take levels for structure, and show a part whose whole is
missing.

## Example
    ## Specification

    #### Wallets

Write `### Wallets`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let sections = &draft.proposal.sections;
    for (index, section) in sections.iter().enumerate().skip(1) {
        let above = sections.get(index - 1).map_or(1, |above| above.level);
        if section.level <= above + 1 {
            continue;
        }
        let (is, should) = (section.level, above + 1);
        let message = format!(
            "`{}` is of level {is}, and the heading before it of level {above}",
            words::short(&section.title)
        );
        let found = findings.add(section.heading, message);
        found.help(format!("write it with level {should}, or a heading of that level before it"));
        let marks = "#".repeat(is.into());
        if section.heading.of(draft.source).starts_with(&format!("{marks} ")) {
            let span = Span::new(section.heading.start, section.heading.start + marks.len());
            found.suggest(
                &format!("Make it level {should}"),
                vec![Edit::new(span, "#".repeat(should.into()))],
            );
        }
    }
}
