use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP067",
    name: "second-title",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds headings of the first level besides the title.

## Why is this bad?
The portal takes the last heading of the first level for the title, so that the proposal is listed
under another name.

## Example
    # MIP39c2-SP20: Adding a Core Unit

    # The mandate

Write `## The mandate`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(title) = &draft.proposal.title else { return };
    let sections = draft.proposal.sections.iter().enumerate();
    for (_, section) in sections.filter(|(at, section)| section.level == 1 && *at != title.section)
    {
        let name = words::short(&section.title);
        let found =
            findings.add(section.heading, format!("the portal takes `{name}` for the title"));
        found.help("give it a deeper level: a proposal has one heading of the first");
        let has_text = section.text.start < section.text.end;
        if has_text && section.heading.of(draft.source).starts_with("# ") {
            let mark = Span::new(section.heading.start, section.heading.start + 1);
            found.suggest(&format!("Write `## {name}`"), vec![Edit::new(mark, "##")]);
        }
    }
}
