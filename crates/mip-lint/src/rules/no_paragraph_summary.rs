use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP034",
    name: "no-paragraph-summary",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a proposal without a section `Paragraph Summary`, at any level. Early editions did not have
it; their proposals are reported all the same.

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
    let sections = &draft.proposal.sections;
    let of = |title: &str| sections.iter().find(|section| words::is_title(&section.title, title));
    if of("paragraph summary").is_some() {
        return;
    }
    let found = findings.add(draft.top(), format!("the section `{TITLE}` is missing"));
    found.help("say in a paragraph what changes, for whom, and what it costs");
    if let Some(summary) = of("sentence summary") {
        let at = summary.whole.end;
        let gap = if draft
            .source
            .get(..at)
            .is_some_and(|head| head.ends_with("\n\n") || head.ends_with("\r\n\r\n"))
        {
            ""
        } else {
            "\n"
        };
        let lines = draft.as_lines(at, &format!("{gap}## {TITLE}\n\n"));
        found.suggest("Add its heading", vec![Edit::insert(at, lines)]);
    }
}
