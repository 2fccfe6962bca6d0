//! What somebody wrote and the edition has no place for: sections, keys and a title of their own.
//! The one rule: it is exported where it stood, so that a file that becomes a draft loses nothing.

use domain::draft::Extra;
use mip::{
    Proposal,
    compose::{Composed, ComposedSection, Piece},
};

/// Adds the draft's own sections and keys to those of the edition, each behind what it names. What
/// it names may be gone in another edition: then it stands last.
pub(super) fn add(composed: &mut Composed, extra: &[Extra]) {
    let nothing = || Piece { text: String::new(), facts: Vec::new() };
    for own in extra {
        if own.level == 0 {
            let keys = composed.preamble.iter().map(|(key, _)| key.as_str());
            if let Some(at) = place(keys, own) {
                composed.preamble.insert(at, (own.id.clone(), nothing()));
            }
        } else if let Some(at) = place(composed.sections.iter().map(|s| s.title.as_str()), own) {
            let (title, level) = (own.id.clone(), own.level.min(6));
            let section = ComposedSection { title, level, body: nothing(), guidance: None };
            composed.sections.insert(at, section);
        }
    }
}

/// Where it goes among these names; nowhere if one of them is its own: the edition has it by now.
pub(super) fn place<'a>(names: impl Iterator<Item = &'a str>, own: &Extra) -> Option<usize> {
    let names: Vec<_> = names.collect();
    if names.contains(&own.id.as_str()) {
        return None;
    }
    let behind = names.iter().position(|name| *name == own.after).map(|at| at + 1);
    Some(behind.unwrap_or(if own.after.is_empty() { 0 } else { names.len() }))
}

/// A title line that somebody wrote, with the number that the draft has now.
pub(super) fn numbered(title: &str, number: Option<u32>) -> String {
    let line = format!("# {title}");
    let proposal = Proposal::parse(&line);
    let span = proposal.title.as_ref().and_then(|title| title.number_span);
    let Some((before, after)) =
        span.and_then(|span| Some((line.get(2..span.start)?, line.get(span.end..)?)))
    else {
        return title.to_owned();
    };
    let number = number.map_or("#".into(), |number| number.to_string());
    format!("{before}{number}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(titles: &[&str]) -> Composed {
        let piece = || Piece { text: String::new(), facts: Vec::new() };
        let section = |title: &&str| ComposedSection {
            title: (*title).into(),
            level: 2,
            body: piece(),
            guidance: None,
        };
        Composed {
            title: piece(),
            preamble: vec![("Tags".into(), piece())],
            sections: titles.iter().map(section).collect(),
        }
    }

    fn own(id: &str, level: u8, after: &str) -> Extra {
        Extra { id: id.into(), level, after: after.into() }
    }

    #[test]
    fn own_parts_stand_behind_what_they_name_or_last() {
        let mut all = composed(&["A", "B"]);
        let extra = [
            own("First", 2, ""),
            own("A1", 3, "A"),
            own("A2", 3, "A1"),
            own("Lost", 3, "Gone"),
            own("B", 2, "A"),
            own("Forum", 0, "Tags"),
        ];
        add(&mut all, &extra);
        let titles: Vec<_> = all.sections.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles, ["First", "A", "A1", "A2", "B", "Lost"]);
        let keys: Vec<_> = all.preamble.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["Tags", "Forum"]);
    }

    #[test]
    fn a_title_keeps_its_words_and_takes_the_number() {
        assert_eq!(numbered("MIP39c2-SP#: Our unit", Some(7)), "MIP39c2-SP7: Our unit");
        assert_eq!(numbered("MIP39c2-SP7: Our unit", None), "MIP39c2-SP#: Our unit");
        assert_eq!(numbered("Our unit", Some(7)), "Our unit");
    }
}
