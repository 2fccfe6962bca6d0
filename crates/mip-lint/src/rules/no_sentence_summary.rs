use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP021",
    name: "no-sentence-summary",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a proposal without a section `## Sentence Summary`. An edition that has no such section
excuses from it; the level counts all the same when the section is there.

## Why is this bad?
The public portal reads this summary only from a heading of level 2 with this name. Without it there
is nothing to show beside the title.

## Example
    ### Sentence Summary

Write `## Sentence Summary`, behind the preamble.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const TITLE: &str = "Sentence Summary";
    let is_summary = |title: &str| words::is_title(title, "sentence summary");
    let mut named = draft.proposal.sections.iter().filter(|section| is_summary(&section.title));
    let Some(section) = named.next() else {
        let is_asked = draft.places.as_ref().is_none_or(|places| {
            places.wanted.iter().any(|wanted| is_summary(&wanted.heading.title))
        });
        if is_asked {
            let found = findings.add(draft.top(), format!("the section `{TITLE}` is missing"));
            found.help(format!("put `## {TITLE}` behind the preamble, with one sentence"));
            if let Some(preamble) = draft.preamble() {
                let at = draft.proposal.sections[preamble.section].body.end;
                let lines = draft.as_lines(at, &format!("## {TITLE}\n\n"));
                found.suggest("Add its heading", vec![Edit::insert(at, lines)]);
            }
        }
        return;
    };
    if section.level != 2 && !named.any(|section| section.level == 2) {
        findings
            .add(section.heading, "the portal does not find this summary")
            .help(format!("it looks for `## {TITLE}`, at level 2"))
            .suggest(
                &format!("Write `## {TITLE}`"),
                vec![Edit::new(section.heading, format!("## {TITLE}"))],
            );
    }
}
