use mip::{How, Section, Span};

use crate::{
    About, Edit, Level, Rule, draft::Draft, edition::Places, near, portal, rule::Findings, words,
};

pub(crate) static RULE: Rule = Rule {
    code: "MIP017",
    name: "unknown-section",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds sections that the edition does not have, at the levels where it has sections, and those that
it words in another way. Headings below those levels are the author's own.

## Why is this bad?
Reviewers look for what the template names. A section of another name is read late or not at all,
and often stands for one of the edition that then seems missing.

## Example
    ### Budget Breakdown

An edition calls it `### List of Budget Breakdowns`. Use its name, or put the text under one of its
sections with a heading one level deeper.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(places) = &draft.places else { return };
    other_wording(draft, places, findings);
    let missing = || places.wanted.iter().filter(|wanted| wanted.section.is_none());
    for section in of(draft) {
        let title = words::short(&section.title);
        let date = places.edition.date;
        let found = findings.add(section.heading, format!("the edition has no section `{title}`"));
        let names = missing().map(|wanted| &*wanted.heading.title);
        found.help(match near::nearest(&section.title, names) {
            Some(meant) => format!("is it `{meant}`? That is what the edition of {date} calls it"),
            None => "put it under a section of the edition, with a deeper heading".to_owned(),
        });
    }
}

/// Sections that are the edition's but for their names.
fn other_wording(draft: &Draft<'_>, places: &Places<'_>, findings: &mut Findings<'_>) {
    for wanted in &places.wanted {
        let Some((index, how)) = wanted.of_other_wording() else { continue };
        let section = &draft.proposal.sections[index];
        let (written, title) = (words::short(&section.title), &wanted.heading.title);
        let message = match how {
            How::Near { .. } => format!("`{written}` is nearly the edition's `{title}`"),
            _ => format!("the edition has another name for the section `{written}`"),
        };
        let found = findings.add(section.heading, message);
        found.help(format!("the edition of {} calls it `{title}`", places.edition.date));
        let is_at_level = section.level == wanted.heading.level;
        let at = section.heading.of(draft.source).find(&section.title).filter(|_| is_at_level);
        if let Some(at) = at {
            let start = section.heading.start + at;
            let name = Span::new(start, start + section.title.len());
            found.suggest(&format!("Name it `{title}`"), vec![Edit::new(name, &**title)]);
        }
    }
}

/// The sections at the edition's levels that it does not have.
pub(super) fn of<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Section> {
    let places = draft.places.as_ref();
    draft.proposal.sections.iter().enumerate().filter_map(move |(index, section)| {
        let places = places?;
        let is_known = places.of_section[index].is_some() || draft.is_frame(index);
        let is_repeated = || {
            let title = words::normal(&section.title);
            places.wanted.iter().any(|wanted| wanted.words == title)
        };
        let is_at_level = section.level < 3
            || section
                .parent
                .and_then(|parent| places.of_section[parent])
                .is_some_and(|above| section.level == 3 && places.has_parts(above));
        // What the portal shows may stand in any proposal, also where its edition had no place for it.
        let is_of_portal = || section.level == 2 && portal::SECTIONS.contains(&&*section.title);
        (!is_known && is_at_level && !is_repeated() && !is_of_portal()).then_some(section)
    })
}
