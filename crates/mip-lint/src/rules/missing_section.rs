use super::unknown_section;
use crate::{About, Level, Rule, draft::Draft, near, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP014",
    name: "missing-section",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds sections that the edition requires and the proposal lacks, at any level.

## Why is this bad?
A facilitator holds the proposal against the template of its day and sends it back when a section is
missing. Of 20 public budgets written under the second version of MIP40, 13 had a section on
contingency, 8 one on value and 3 one on headcount.

## Example
A budget without `### Contingency Planning`, although its edition has it.

Add the heading with what belongs there, or with a sentence that says why nothing does.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(places) = &draft.places else { return };
    // More are no help to anyone.
    let unknown: Vec<&str> =
        unknown_section::of(draft).take(100).map(|section| &*section.title).collect();
    for wanted in &places.wanted {
        let title = &*wanted.heading.title;
        // The summaries have rules of their own, with an edition or without.
        let is_summary = matches!(&*wanted.words, "sentence summary" | "paragraph summary");
        if wanted.section.is_some() || !wanted.heading.required || is_summary {
            continue;
        }
        let parent = wanted.parent.and_then(|parent| places.wanted[parent].section);
        let span =
            parent.map_or_else(|| draft.top(), |parent| draft.proposal.sections[parent].heading);
        let found = findings.add(span, format!("the section `{title}` is missing"));
        let near = unknown.iter().find(|written| near::nearest(written, [title]).is_some());
        found.help(match near {
            Some(written) => format!(
                "is it `{}`? The edition of {} calls it `{title}`",
                words::short(written),
                places.edition.date
            ),
            None => format!("the edition of {} has it", places.edition.date),
        });
    }
}
