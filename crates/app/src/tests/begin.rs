//! A draft begins from a file and is held against one: whatever stood there is kept.

use std::{fs::File, io::Write, path::PathBuf};

use domain::id::TeamId;

use super::{Place, place};
use crate::drafts::{
    DraftRef, DraftView, DraftWrite,
    begin::DraftImport,
    compare::{ComparedState, DraftCompare},
    own::DraftAdd,
    places::{Correction, PlaceFound},
};

pub(super) const FILE: &str = "\u{feff}# MIP40c3-SP12: Budget of the Ω🚀 unit\r\n\r\n## Preamble\r\n\r\n```\r\nMIP40c3-SP#: 12\r\nAuthor(s): @one\r\nTags: core-unit, budget\r\nStatus: RFC\r\nDate Proposed: 2021-05-20\r\nForum: here\r\nand there\r\n```\r\n\r\nA word of ours.\r\n\r\n## References\r\n\r\n- [a](b)\r\n\r\n## Sentence Summary\r\n\r\nWhat we ask for.\r\n\r\n## Specification\r\n\r\n### motivation\r\n\r\nWhy.\r\n\r\n#### Details\r\n\r\nMore.\r\n\r\n### Budget Breakdown by us\r\n\r\n| a | b |\r\n| - | - |\r\n\r\n### References\r\n\r\nAgain.\r\n";

pub(super) struct Begun {
    pub(super) place: Place,
    team: TeamId,
    path: PathBuf,
}

pub(super) fn begun(text: &str) -> Begun {
    let place = place();
    let team = place.begin("Team");
    let path = place.dir.path().join("MIP40c3-SP12.md");
    File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
    Begun { place, team, path }
}

impl Begun {
    pub(super) fn import(&self, matches: Vec<Correction>) -> DraftImport {
        DraftImport { team: self.team, path: self.path.clone(), kind: None, matches }
    }

    pub(super) fn of(&self, view: &DraftView) -> DraftRef {
        DraftRef { team: self.team, draft: view.draft.id }
    }
}

#[test]
fn a_file_becomes_a_draft_and_no_word_of_it_is_lost() {
    let begun = begun(FILE);
    let preview = begun.place.draft_import_preview(begun.import(vec![])).unwrap();
    assert_eq!((preview.kind, preview.number), ("mip40c3".parse().unwrap(), Some(12)));
    assert_eq!(
        (preview.on.to_string(), preview.edition.to_string()),
        ("2021-05-20".into(), "2021-05-13".into())
    );
    assert!(
        crate::drafts::all(&begun.place.here(), begun.team).unwrap().is_empty(),
        "looking writes nothing"
    );
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    for line in FILE.trim_start_matches('\u{feff}').lines().filter(|line| !line.is_empty()) {
        let line = if line == "### motivation" { "### Motivation" } else { line };
        let line = if line == "Forum: here" { "Forum: here and there" } else { line };
        if line != "and there" {
            assert!(view.text.contains(line), "{line:?} is gone:\n{}", view.text);
        }
    }
    let order: Vec<_> = view.sections.iter().map(|section| section.title.as_str()).collect();
    let at = |title: &str| {
        order.iter().position(|own| *own == title).unwrap_or_else(|| panic!("{title}: {order:?}"))
    };
    assert_eq!(at("References"), 0);
    assert_eq!(at("Details"), at("Motivation") + 1, "own sections stand where they stood");
    assert!(view.sections[at("Details")].own && !view.sections[at("Motivation")].own);
    assert!(!view.text.contains('\r') && !view.text.contains('\u{feff}'));
    begun.place.history_undo(None).unwrap();
    assert!(
        crate::drafts::all(&begun.place.here(), begun.team).unwrap().is_empty(),
        "one step of undo"
    );
}

#[test]
fn a_file_with_broken_bytes_and_an_odd_date_is_read_as_far_as_it_goes_and_said_so() {
    let begun = begun("");
    let text = FILE.replace("Date Proposed: 2021-05-20", "Date Applied: 2021-20-05");
    let mut bytes = text.into_bytes();
    let at = bytes.windows(4).position(|four| four == b"Why.").unwrap() + 3;
    bytes.insert(at, 0xe9);
    File::create(&begun.path).unwrap().write_all(&bytes).unwrap();
    let preview = begun.place.draft_import_preview(begun.import(vec![])).unwrap();
    assert_eq!(preview.on.to_string(), "2021-05-20");
    assert!(preview.notes[0].contains("1 place could not be read"), "{:?}", preview.notes);
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    assert!(view.text.contains("Why\u{fffd}."), "{}", view.text);
}

#[test]
fn what_was_found_can_be_corrected_before_anything_is_written() {
    let begun = begun(FILE);
    let preview = begun.place.draft_import_preview(begun.import(vec![])).unwrap();
    let ours =
        preview.sections.iter().find(|place| place.title == "Budget Breakdown by us").unwrap();
    let wanted = preview.missing.iter().find(|title| title.contains("Breakdown")).unwrap().clone();
    let told = Correction { section: ours.section, heading: Some(wanted.clone()) };
    let preview = begun.place.draft_import_preview(begun.import(vec![told.clone()])).unwrap();
    let ours =
        preview.sections.iter().find(|place| place.title == "Budget Breakdown by us").unwrap();
    assert_eq!((ours.heading.as_ref(), ours.how), (Some(&wanted), PlaceFound::Chosen));
    let view = begun.place.draft_import(begun.import(vec![told])).unwrap();
    let section = view.sections.iter().find(|section| section.title == wanted).unwrap();
    assert!(section.edited && section.body.starts_with("| a | b |"), "{}", section.body);
}

#[test]
fn an_export_of_a_draft_that_is_read_again_is_the_same_text() {
    let begun = begun(FILE);
    let first = begun.place.draft_import(begun.import(vec![])).unwrap();
    File::create(&begun.path).unwrap().write_all(first.text.as_bytes()).unwrap();
    let second = begun.place.draft_import(begun.import(vec![])).unwrap();
    assert_eq!(second.text, first.text);
    let compare = DraftCompare {
        team: begun.team,
        draft: second.draft.id,
        path: begun.path.clone(),
        matches: vec![],
    };
    let compared = begun.place.draft_compare(compare).unwrap();
    assert!(
        compared.rows.iter().all(|row| row.state == ComparedState::Same),
        "{:#?}",
        compared.rows
    );
}

#[test]
fn a_file_that_is_no_proposal_is_refused_and_nothing_is_written() {
    for (text, why) in [("", "which kind"), ("# Notes\n\nText", "which kind"), ("a\0b", "")] {
        let begun = begun(text);
        let error = begun.place.draft_import(begun.import(vec![])).unwrap_err().to_string();
        assert!(error.contains(why) && error.contains("MIP40c3-SP12.md"), "{error}");
        assert!(crate::drafts::all(&begun.place.here(), begun.team).unwrap().is_empty());
        let chosen = DraftImport { kind: Some("mip39c2".parse().unwrap()), ..begun.import(vec![]) };
        if !why.is_empty() {
            let view = begun.place.draft_import(chosen).unwrap();
            assert!(
                text.lines()
                    .filter(|line| !line.starts_with('#'))
                    .all(|line| view.text.contains(line))
            );
        }
    }
}

#[test]
fn a_draft_is_held_against_a_file_and_takes_what_is_there() {
    let begun = begun(FILE);
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    let at = begun.of(&view);
    let other =
        FILE.replace("Why.", "Why not?").replace("### Budget Breakdown by us", "### Only there");
    File::create(&begun.path).unwrap().write_all(other.as_bytes()).unwrap();
    let compare = || {
        let DraftRef { team, draft } = at;
        let (path, matches) = (begun.path.clone(), vec![]);
        begun.place.draft_compare(DraftCompare { team, draft, path, matches }).unwrap().rows
    };
    let rows = compare();
    let row = |title: &str| {
        rows.iter().find(|row| row.part == title).unwrap_or_else(|| panic!("{title}"))
    };
    let motivation = row("Motivation");
    assert_eq!(
        (
            motivation.state,
            motivation.here.as_deref(),
            motivation.there.as_deref(),
            motivation.renamed.as_deref()
        ),
        (ComparedState::Changed, Some("Why."), Some("Why not?"), Some("motivation"))
    );
    assert_eq!(row("Budget Breakdown by us").state, ComparedState::OnlyHere);
    let only = row("Only there");
    assert_eq!((only.state, only.after.as_deref()), (ComparedState::OnlyThere, Some("Details")));
    let DraftRef { team, draft } = at;
    let body = motivation.there.clone();
    begun
        .place
        .draft_write(DraftWrite {
            team,
            draft,
            part: "Motivation".into(),
            preamble: false,
            body: body.map(Into::into),
        })
        .unwrap();
    let add = DraftAdd {
        team,
        draft,
        part: "Only there".into(),
        level: only.level,
        after: "Details".into(),
        body: only.there.clone().unwrap(),
    };
    let view = begun.place.draft_add(add.clone()).unwrap();
    assert!(
        view.text.contains("#### Details\n\nMore.\n\n### Only there\n\n| a | b |"),
        "{}",
        view.text
    );
    assert!(begun.place.draft_add(add).unwrap_err().to_string().contains("already"));
    let now = compare();
    let left: Vec<_> = now
        .iter()
        .filter(|row| row.state == ComparedState::Changed || row.state == ComparedState::OnlyThere)
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

/// Whoever begins from a file is shown what is new: the same fault made once more is.
#[test]
fn what_was_found_in_the_file_is_known_and_what_came_since_is_not() {
    let begun = begun(&FILE.replace("Why.", "Why: TBD."));
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    let open = |view: &DraftView| {
        let found = view.findings.iter().filter(|it| it.name == "placeholder-left");
        found.map(|it| it.known).collect::<Vec<_>>()
    };
    assert_eq!(open(&view), [true]);
    let DraftRef { team, draft } = begun.of(&view);
    let body = Some("Why: TBD.\n\nAnd when: TBD.".to_owned().into());
    let part = "Motivation".to_owned();
    begun.place.draft_write(DraftWrite { team, draft, part, preamble: false, body }).unwrap();
    let view = begun.place.draft_get(DraftRef { team, draft }).unwrap();
    assert_eq!(open(&view), [true, false]);
    assert!(view.judged.contains("by Date Proposed, 2021-05-20"), "{}", view.judged);
}
