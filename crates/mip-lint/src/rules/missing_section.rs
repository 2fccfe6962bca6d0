use super::unknown_section;
use crate::{About, Edit, Level, Rule, draft::Draft, edition::Places, near, rule::Findings, words};

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
    for (at, wanted) in places.wanted.iter().enumerate() {
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
        let place = place(draft, places, at);
        let (marks, end) = ("#".repeat(usize::from(wanted.heading.level)), draft.line_end());
        let gap =
            if draft.source.get(..place).is_some_and(|head| head.ends_with(&format!("{end}{end}")))
            {
                ""
            } else {
                "\n"
            };
        let lines = draft.as_lines(place, &format!("{gap}{marks} {title}\n\n"));
        found.suggest("Add its heading", vec![Edit::insert(place, lines)]);
    }
}

/// Where the edition would have the section: behind the one before it, or first under its parent.
fn place(draft: &Draft<'_>, places: &Places<'_>, at: usize) -> usize {
    let sections = &draft.proposal.sections;
    let before = places.before(at).find_map(|wanted| wanted.section);
    let parent = places.wanted[at].parent.and_then(|parent| places.wanted[parent].section);
    if let Some(before) = before {
        return sections[before].whole.end;
    }
    let above = parent.or(draft.preamble().map(|preamble| preamble.section));
    above.map_or(draft.source.len(), |above| sections[above].body.end)
}
