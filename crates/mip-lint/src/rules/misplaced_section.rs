use mip::Span;

use crate::{Edit, Level, Rule, draft::Draft, edition::Places, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP016",
    name: "misplaced-section",
    level: Level::Warning,
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

fn check(draft: &Draft<'_>, findings: &mut Findings) {
    let Some(places) = &draft.places else { return };
    let sections = &draft.proposal.sections;
    let date = places.edition.date;
    let in_order = in_order(places);
    for (at, wanted) in places.wanted.iter().enumerate() {
        let Some(index) = wanted.section else { continue };
        let section = &sections[index];
        let title = words::short(&wanted.heading.title);
        // The portal reads the summary from one level only: `no-sentence-summary` is an error.
        if words::normal(&title) == "sentence summary" && section.level != wanted.heading.level {
            continue;
        }
        if section.level != wanted.heading.level {
            let (is, should) = (
                "#".repeat(usize::from(section.level)),
                "#".repeat(usize::from(wanted.heading.level)),
            );
            let found = findings
                .add(section.heading, format!("`{title}` is a heading of level {}", section.level));
            found.help(format!("the edition of {date} has it as `{should} {title}`"));
            let heading = section.heading.of(draft.source);
            if heading.starts_with(&format!("{is} ")) {
                let marks = Span::new(section.heading.start, section.heading.start + is.len());
                found.suggest(&format!("Write `{should}`"), vec![Edit::new(marks, should)]);
            }
            continue;
        }
        let above = wanted.parent.map(|parent| &places.wanted[parent]);
        // When the section above is missing or has another level itself, that is what is said.
        let above = above.filter(|above| {
            above.section.is_some_and(|index| sections[index].level == above.heading.level)
        });
        if let Some(above) = above
            && section.parent != above.section
        {
            let under = section.parent.map_or("nothing".to_owned(), |parent| {
                format!("`{}`", words::short(&sections[parent].title))
            });
            findings
                .add(section.heading, format!("`{title}` stands under {under}"))
                .help(format!("the edition of {date} has it under `{}`", above.heading.title));
        } else if !in_order[at] {
            let before = (0..at)
                .rev()
                .find(|before| in_order[*before] && places.wanted[*before].parent == wanted.parent);
            let help = match before {
                Some(before) => format!(
                    "the edition of {date} has it behind `{}`",
                    places.wanted[before].heading.title
                ),
                None => format!("the edition of {date} has it first"),
            };
            findings.add(section.heading, format!("`{title}` stands in another order")).help(help);
        }
    }
}

/// For each of the wanted, whether it stands in the edition's order among those of its parent. As
/// few as possible are said to be out of order.
fn in_order(places: &Places<'_>) -> Vec<bool> {
    let mut kept = vec![false; places.wanted.len()];
    let mut parents: Vec<Option<usize>> =
        places.wanted.iter().map(|wanted| wanted.parent).collect();
    parents.sort_unstable();
    parents.dedup();
    for parent in parents {
        let group: Vec<(usize, usize)> = places
            .wanted
            .iter()
            .enumerate()
            .filter(|(_, wanted)| wanted.parent == parent)
            .filter_map(|(at, wanted)| Some((at, wanted.section?)))
            .collect();
        for at in longest_rising(&group) {
            kept[at] = true;
        }
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
