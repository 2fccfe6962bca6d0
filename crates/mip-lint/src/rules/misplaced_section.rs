use std::collections::BTreeMap;

use mip::{Section, Span};

use crate::draft::Draft;
use crate::edition::Places;
use crate::{About, Edit, Finding, Level, Rule, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP016",
    name: "misplaced-section",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds sections of the edition that stand at another level, under another section or in another order
than the edition has them.

## Why is this bad?
Reviewers compare many proposals section by section, and tools that read them by level miss what has
moved.

## Example
    ## Motivation

The editions have it as `### Motivation`, under `## Specification`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(places) = &draft.places else { return };
    let sections = &draft.proposal.sections;
    let date = places.edition.date;
    let stands: Vec<_> =
        (0..places.wanted.len()).map(|at| Stands::of(at, places, sections)).collect();
    let in_order = in_order(places, &stands);
    for (at, wanted) in places.wanted.iter().enumerate() {
        let Some(index) = wanted.section else { continue };
        let section = &sections[index];
        let title = words::short(&wanted.heading.title);
        match stands[at] {
            // The portal reads the summaries from one level only: they have rules of their own.
            Stands::AtAnotherLevel
                if matches!(&*words::normal(&title), "sentence summary" | "paragraph summary") =>
            {
                continue;
            }
            Stands::AtAnotherLevel => level(draft, places, at, index, findings)
                .help(format!("the edition of {date} has it at level {}", wanted.heading.level)),
            Stands::Under(other) => {
                let above = wanted.parent.map(|above| &*places.wanted[above].heading.title);
                let under = other.map_or("nothing".to_owned(), |other| {
                    format!("`{}`", words::short(&sections[other].title))
                });
                findings.add(section.heading, format!("`{title}` stands under {under}")).help(
                    format!("the edition of {date} has it under `{}`", above.unwrap_or_default()),
                )
            }
            Stands::InPlace if !in_order[at] => {
                let before = (0..at).rev().find(|before| {
                    in_order[*before] && places.wanted[*before].parent == wanted.parent
                });
                let place = before.map_or("first".to_owned(), |before| {
                    format!("behind `{}`", places.wanted[before].heading.title)
                });
                findings
                    .add(section.heading, format!("`{title}` stands in another order"))
                    .help(format!("the edition of {date} has it {place}"))
            }
            Stands::InPlace | Stands::Nowhere => continue,
        };
    }
}

/// Where a section of the edition stands, its order aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    Nowhere,
    AtAnotherLevel,
    /// Another section than the edition has it under.
    Under(Option<usize>),
    InPlace,
}

impl Stands {
    fn of(at: usize, places: &Places<'_>, sections: &[Section]) -> Self {
        let wanted = &places.wanted[at];
        let Some(section) = wanted.section.map(|index| &sections[index]) else {
            return Self::Nowhere;
        };
        if section.level != wanted.heading.level {
            return Self::AtAnotherLevel;
        }
        // A section that is missing, or whose own level is wrong, is said to be so, once: what
        // comes to stand elsewhere because of it is not.
        let is_wrong = |known: usize| {
            let index = places.wanted[known].section;
            index.is_none_or(|index| sections[index].level != places.wanted[known].heading.level)
        };
        let under_wrong =
            section.parent.and_then(|parent| places.of_section[parent]).is_some_and(is_wrong);
        match wanted.parent {
            Some(above) if !is_wrong(above) && !under_wrong => {
                let is_under = section.parent == places.wanted[above].section;
                if is_under { Self::InPlace } else { Self::Under(section.parent) }
            }
            _ => Self::InPlace,
        }
    }
}

fn level<'f>(
    draft: &Draft<'_>,
    places: &Places<'_>,
    at: usize,
    index: usize,
    findings: &'f mut Findings<'_>,
) -> &'f mut Finding {
    let (section, wanted) = (&draft.proposal.sections[index], &places.wanted[at]);
    // As it is written: its name is another rule's.
    let title = words::short(&section.title);
    let message = format!("`{title}` is a heading of level {}", section.level);
    let found = findings.add(section.heading, message);
    let (is, should) = ("#".repeat(section.level.into()), "#".repeat(wanted.heading.level.into()));
    let is_plain = section.heading.of(draft.source).starts_with(&format!("{is} "));
    if is_plain && comes_right(&draft.proposal.sections, places, at, index) {
        let marks = Span::new(section.heading.start, section.heading.start + is.len());
        found.suggest(&format!("Write `{should} {title}`"), vec![Edit::new(marks, should)]);
    }
    found
}

/// Whether another level alone puts a section in its place: under the right one, between the right ones,
/// with nothing below it that would come to stand elsewhere.
fn comes_right(sections: &[Section], places: &Places<'_>, at: usize, index: usize) -> bool {
    let (section, wanted) = (&sections[index], &places.wanted[at]);
    let level = wanted.heading.level;
    let under = sections[..index].iter().rposition(|above| above.level < level);
    let is_under = wanted.parent.is_none_or(|above| under == places.wanted[above].section);
    let next = sections.get(index + 1).map_or(0, |next| next.level);
    let is_whole = section.text.start < section.text.end && next <= level.min(section.level);
    let siblings =
        places.wanted.iter().enumerate().filter(|(_, other)| other.parent == wanted.parent);
    let mut others = siblings.filter_map(|(place, other)| Some((place, other.section?)));
    is_under
        && is_whole
        && others.all(|(place, section)| (place < at) == (section < index) || place == at)
}

/// For each of the wanted, whether it stands in the edition's order among those of its parent. As
/// few as possible are said to be out of order.
fn in_order(places: &Places<'_>, stands: &[Stands]) -> Vec<bool> {
    let mut kept = vec![false; places.wanted.len()];
    let mut groups: BTreeMap<Option<usize>, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, wanted) in places.wanted.iter().enumerate() {
        if let (Some(section), Stands::InPlace) = (wanted.section, stands[at]) {
            groups.entry(wanted.parent).or_default().push((at, section));
        }
    }
    for at in groups.values().flat_map(|group| longest_rising(group)) {
        kept[at] = true;
    }
    kept
}

/// The longest run of pairs whose second parts rise; gives their first parts. An edition has some
/// twenty headings, so the square of their number is little.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::with_capacity(pairs.len());
    for (index, (at, place)) in pairs.iter().enumerate() {
        let before = (0..index).filter(|before| pairs[*before].1 < *place);
        let longest = before.max_by_key(|before| best[*before].len());
        let mut run = longest.map_or_else(Vec::new, |before| best[before].clone());
        run.push(*at);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}
