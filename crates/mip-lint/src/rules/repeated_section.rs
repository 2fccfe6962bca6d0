use std::collections::HashMap;

use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP018",
    name: "repeated-section",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds sections of the edition that stand twice at their level.

## Why is this bad?
Two sections of one name hold two answers, and nobody knows which of them was voted on.

## Example
    ### Core Unit ID
    SES-001
    ### Core Unit ID
    RISK-001

Keep one, or give the second a deeper heading under the section that it belongs to.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(places) = &draft.places else { return };
    let titles: HashMap<_, _> = places
        .wanted
        .iter()
        .filter(|wanted| wanted.section.is_some())
        .map(|wanted| (&*wanted.words, wanted.heading.level))
        .collect();
    for (index, section) in draft.proposal.sections.iter().enumerate() {
        let level = || titles.get(&*words::normal(&section.title));
        if places.of_section[index].is_none() && level() == Some(&section.level) {
            findings
                .add(
                    section.heading,
                    format!("the section `{}` stands here again", words::short(&section.title)),
                )
                .help("keep one of the two");
        }
    }
}
