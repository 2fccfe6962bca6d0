use mip::Span;

use crate::{About, Level, Rule, draft::Draft, rule::Findings, sentences};

pub(crate) static RULE: Rule = Rule {
    code: "MIP022",
    name: "long-sentence-summary",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a Sentence Summary of more than one sentence or more than one paragraph. Abbreviations,
decimals and codes such as `MIP39c2-SP10.` end no sentence.

## Why is this bad?
The public portal reads only its first paragraph, and a summary that needs two sentences is not yet
one.

## Example
    ## Sentence Summary

    This adds the budget of SES-001. It runs for three months.

Keep the first sentence; the rest belongs in `## Paragraph Summary`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(section) = draft.section("Sentence Summary") else { return };
    let blocks = sentences::blocks(draft.source, section.text);
    let mut blocks = blocks.iter();
    let Some(first) = blocks.next() else { return };
    if let Some(second) = first.second_sentence() {
        findings
            .add(Span::new(second, first.span.end), "the summary has more than one sentence")
            .help("keep the first; the rest belongs in `## Paragraph Summary`");
    }
    if let Some(second) = blocks.next() {
        findings
            .add(second.first_line(draft.source), "the summary goes on after its first paragraph")
            .help("the portal shows only the first; the rest belongs in `## Paragraph Summary`");
    }
}
