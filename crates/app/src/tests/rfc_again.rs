//! Threads that are pasted again: edited posts, objections taken back; and what the change note says
//! of quotes and of linked sections.

use domain::rfc::Decision;
use mip::thread::Source;

use super::rfc::{decide, desk, edited, kept, split};
use crate::rfc::{
    EditedSection, RfcUpdate,
    note::RfcNote,
    paste::{RfcPreview, Sureness},
};

const FIRST: &str = "tern 2021-03-20T09:00:00Z #1\nWe ask for two keepers.\n\nibis 2021-03-21T09:14:00Z #2\nWho keeps the lamp? I object until that is known.\n";
const LATER: &str = "tern 2021-03-20T09:00:00Z #1\nWe ask for two keepers.\n\nibis 2021-03-21T09:14:00Z #2\nWho keeps the lamp? Edit: read it, fine.\n\ntern 2021-03-22T09:14:00Z #3\n+1\n\ngull 2021-03-22T10:14:00Z #4\n+1\n";

#[test]
fn an_edited_post_is_one_comment_with_both_texts() {
    let (place, team) = desk();
    kept(&place, team, FIRST);
    assert!(place.rfc_list(team).unwrap().comments[1].overdue);
    let found = split(&place, team, LATER).comments;
    let edits: Vec<_> = found.iter().map(|one| (one.known, one.edit_of.is_some())).collect();
    assert_eq!(edits, [(true, false), (false, true), (false, false), (false, false)]);

    let done = kept(&place, team, LATER);
    assert_eq!((done.added.len(), done.edited.len()), (2, 1), "two people said +1");
    let view = place.rfc_list(team).unwrap();
    let authors: Vec<_> = view.comments.iter().map(|row| row.comment.author.as_str()).collect();
    assert_eq!(authors, ["tern", "ibis", "tern", "gull"]);
    let row = &view.comments[1];
    assert_eq!(row.comment.text, "Who keeps the lamp? Edit: read it, fine.");
    assert!(row.comment.earlier[0].text.contains("I object until"));
    assert_eq!(row.comment.taken_back.unwrap().to_string(), "2021-04-07");
    assert!(!row.overdue && !row.comment.objection);
    assert_eq!((view.counts.objections, view.counts.overdue), (0, 0));

    for again in [LATER, FIRST] {
        let done = kept(&place, team, again);
        assert_eq!((done.added.len(), done.edited.len()), (0, 0), "either text is known");
    }
    let note = place.rfc_note(RfcNote { team, from: None, until: None }).unwrap().markdown;
    assert!(note.contains("## Objections that were taken back\n\n- **ibis**"), "{note}");
    assert!(!note.contains("## Objections that are open"), "{note}");

    place.history_undo(None).unwrap();
    let view = place.rfc_list(team).unwrap();
    assert_eq!((view.comments.len(), view.counts.overdue), (2, 1), "undo takes the paste back");
}

#[test]
fn an_edit_loses_no_decision_and_no_place() {
    let (place, team) = desk();
    kept(&place, team, FIRST);
    let view = place.rfc_list(team).unwrap();
    decide(&place, &view, 1, Decision::Answer, "By the harbour office.");
    let draft = Some(Some(place.draft_list(team).unwrap()[0].id));
    let comment = view.comments[1].comment.id;
    place.rfc_update(RfcUpdate { draft, ..RfcUpdate::of(team, comment) }).unwrap();
    kept(&place, team, LATER);
    let row = &place.rfc_list(team).unwrap().comments[1].comment;
    assert_eq!(row.id, comment);
    assert_eq!((row.decision, row.answer.as_str()), (Decision::Answer, "By the harbour office."));
    assert_eq!((Some(row.draft), row.earlier.len()), (draft, 1));
}

#[test]
fn a_new_comment_is_no_edit_of_one_that_was_pasted_with_it() {
    let (place, team) = desk();
    let first = "ada\nMar 20\n\nThe sheet of costs is fine by me.\n";
    kept(&place, team, first);
    let both = format!("{first}\nada\nMar 20\n\nThe sheet of terms is fine by me.\n");
    let done = kept(&place, team, &both);
    assert_eq!((done.added.len(), done.edited.len()), (1, 0));
}

#[test]
fn words_that_somebody_quoted_are_the_quoted_persons_in_the_note() {
    let (place, team) = desk();
    let page = "tern\nMar 20\nThe lamp is dear.\n\n1 Reply\n\nibis\nMar 21\n tern:\nThe lamp is dear.\n\nWho says so?\n\ngull\nMar 22\n tern:\nThe lamp is dear.\n";
    kept(&place, team, page);
    let view = place.rfc_list(team).unwrap();
    let view = decide(&place, &view, 1, Decision::Answer, "The sheet.");
    decide(&place, &view, 2, Decision::Answer, "So it is.");
    let note = place.rfc_note(RfcNote { team, from: None, until: None }).unwrap().markdown;
    assert!(
        note.contains("- **ibis**, 2021-03-21: “Who says so?” to **tern**: “The lamp is dear.”"),
        "{note}"
    );
    assert!(
        note.contains("- **gull**, 2021-03-22, quoting **tern**: “The lamp is dear.”"),
        "{note}"
    );
}

#[test]
fn a_section_that_was_only_linked_is_not_edited() {
    let (place, team) = desk();
    kept(&place, team, FIRST);
    edited(&place, team);
    let view = place.rfc_list(team).unwrap();
    decide(&place, &view, 0, Decision::Change, "It says now who may ask.");
    let draft = place.draft_list(team).unwrap()[0].id;
    let edit = |section: &str| EditedSection { draft, section: section.into() };
    let edits = Some(vec![edit("Core Unit Name"), edit("Core Unit Mandate")]);
    let comment = view.comments[0].comment.id;
    place.rfc_update(RfcUpdate { edits, ..RfcUpdate::of(team, comment) }).unwrap();
    let note = place.rfc_note(RfcNote { team, from: None, until: None }).unwrap().markdown;
    assert!(note.contains("  Edited: MIP39c2-SP# · Core Unit Mandate\n"), "{note}");
    assert!(note.contains("  Linked: MIP39c2-SP# · Core Unit Name\n"), "{note}");
}

#[test]
fn the_source_is_said_and_can_be_chosen() {
    let (place, team) = desk();
    let text = "tern commented on Mar 20, 2021\nWe ask.\n\nibis commented on Mar 21, 2021\nNo.\n";
    let found = split(&place, team, text);
    assert_eq!(
        (found.source, found.sure, found.comments.len()),
        (Source::Github, Sureness::Sure, 2)
    );
    let source = Some(Source::Plain);
    let plain = place.rfc_preview(RfcPreview { team, text: text.into(), source }).unwrap();
    assert_eq!((plain.source, plain.sure), (Source::Plain, Sureness::Sure), "somebody said so");
    let guessed = split(&place, team, "Only a paragraph.");
    assert_eq!((guessed.source, guessed.sure), (Source::Plain, Sureness::Guess));
}

#[test]
fn a_text_that_is_too_long_is_refused_with_its_limit() {
    let (place, team) = desk();
    let text = "a line of a thread\n".repeat(300_000);
    let error = place.rfc_preview(RfcPreview { team, text, source: None }).unwrap_err();
    assert!(error.to_string().contains("under 4 MB"), "{error}");
    assert_eq!(split(&place, team, "").comments.len(), 0, "nothing is nothing");
}
