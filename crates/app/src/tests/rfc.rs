//! The RFC desk: a thread is taken apart, kept once, decided.

use domain::{id::TeamId, rfc::Decision};
use mip::diff::SectionState;

use super::{Place, place};
use crate::{
    Code,
    drafts::{DraftCompose, DraftWrite},
    outside::note::RfcNoteSave,
    rfc::{
        CommentRef, EditedSection, RfcDecide, RfcUpdate, RfcView,
        note::RfcNote,
        paste::{RfcAdd, RfcAdded, RfcPreview, RfcSplit},
    },
    search::SearchFor,
    versions::{VersionTake, diff::VersionDiff},
    workspace::archive::{WorkspaceExport, WorkspaceImport},
};

/// Three comments: one quotes a section, one objects, one is two weeks younger.
const THREAD: &str = "ada | 2021-03-20 15:04:05 UTC | #1\n\n> We own the queue of every team\n\nWho says so?\n\n-------------------------\n\nbob | 2021-03-21 08:00:00 UTC | #2\n\nI object to the Core Unit Mandate as it is.\n\n-------------------------\n\neve | 2021-04-05 08:00:00 UTC | #3\n\n+1\n";

pub(super) fn split(place: &Place, team: TeamId, text: &str) -> RfcSplit {
    place.rfc_preview(RfcPreview { team, text: text.into(), source: None }).unwrap()
}

/// Keeps what is new in a pasted text, as the window does.
pub(super) fn kept(place: &Place, team: TeamId, text: &str) -> RfcAdded {
    let found = split(place, team, text).comments;
    let (known, new): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.known);
    let comments: Vec<_> = new.into_iter().map(Into::into).collect();
    let known = known.into_iter().map(|one| one.mark).collect();
    if comments.is_empty() {
        return RfcAdded { added: vec![], edited: vec![] };
    }
    place.rfc_add(RfcAdd { team, comments, known }).unwrap()
}

/// The same; answers how many came.
fn paste(place: &Place, team: TeamId, text: &str) -> usize {
    kept(place, team, text).added.len()
}

pub(super) fn desk() -> (Place, TeamId) {
    let place = place();
    let team = place.begin("Ω🚀 Light houses");
    let draft = place.draft_compose(DraftCompose { team, on: None }).unwrap()[0].id;
    let body = Some("We own the queue of every team that asks.".into());
    let part = "Core Unit Mandate".to_owned();
    place.draft_write(DraftWrite { team, draft, part, preamble: false, body }).unwrap();
    (place, team)
}

pub(super) fn decide(
    place: &Place,
    view: &RfcView,
    at: usize,
    decision: Decision,
    answer: &str,
) -> RfcView {
    let (team, comment) = (place.team_list(()).unwrap()[0].id, view.comments[at].comment.id);
    let answer = Some(answer.to_owned());
    place
        .rfc_decide(RfcDecide { team, comment, decision, answer: answer.map(Into::into) })
        .unwrap();
    place.rfc_list(team).unwrap()
}

#[test]
fn a_pasted_comment_is_about_the_section_that_it_quotes_or_names() {
    let (place, team) = desk();
    let found = split(&place, team, THREAD).comments;
    let about: Vec<_> = found.iter().map(|one| (one.section.as_deref(), one.objection)).collect();
    let mandate = Some("Core Unit Mandate");
    assert_eq!(about, [(mandate, false), (mandate, true), (None, false)]);
    assert!(place.rfc_list(team).unwrap().comments.is_empty(), "nothing is kept by looking");
}

#[test]
fn a_thread_that_has_grown_adds_only_what_is_new() {
    let (place, team) = desk();
    assert_eq!(paste(&place, team, THREAD), 3);
    assert_eq!(paste(&place, team, THREAD), 0);
    // Copied another time, without days, with another spacing, and with one comment more.
    let grown = format!("{}\n@ada\n2021-04-06\n\n+1\n", THREAD.replace("\n\nWho", "\n\n\n Who"));
    assert_eq!(paste(&place, team, &grown), 1);
    let authors: Vec<_> =
        place.rfc_list(team).unwrap().comments.into_iter().map(|row| row.comment.author).collect();
    assert_eq!(authors, ["ada", "bob", "eve", "@ada"]);
}

#[test]
fn each_comment_is_decided_and_open_objections_stand_out() {
    let (place, team) = desk();
    paste(&place, team, THREAD);
    let view = place.rfc_list(team).unwrap();
    let overdue: Vec<_> = view.comments.iter().map(|row| (row.overdue, row.waits)).collect();
    assert_eq!(overdue, [(false, Some(18)), (true, Some(17)), (false, Some(2))]);
    assert_eq!((view.counts.open, view.counts.objections, view.counts.overdue), (3, 1, 1));

    let comment = view.comments[1].comment.id;
    let silent = RfcDecide { team, comment, decision: Decision::Decline, answer: None };
    let error = place.rfc_decide(silent).unwrap_err();
    assert_eq!(error.code(), Code::Invalid, "{error}");
    assert!(error.to_string().contains("reason"), "{error}");

    let view = decide(&place, &view, 1, Decision::Decline, "The mandate was voted on.");
    let view = decide(&place, &view, 0, Decision::Change, "");
    assert_eq!((view.counts.open, view.counts.decline, view.counts.change), (1, 1, 1));
    assert_eq!((view.counts.objections, view.counts.overdue), (0, 0));
    let decided = &view.comments[1].comment;
    assert_eq!(decided.decided_at.unwrap().date_naive().to_string(), "2021-04-07");

    place.history_undo(None).unwrap();
    place.history_undo(None).unwrap();
    assert_eq!(place.rfc_list(team).unwrap().counts.overdue, 1, "undo opens it again");
}

#[test]
fn a_comment_can_be_moved_linked_and_taken_out() {
    let (place, team) = desk();
    paste(&place, team, THREAD);
    let places = place.rfc_places(team).unwrap();
    assert_eq!(places.len(), 3);
    assert!(places[0].sections.contains(&"Core Unit Mandate".to_owned()), "{:?}", places[0]);
    let comment = place.rfc_list(team).unwrap().comments[0].comment.id;
    let edit = |section: &str| EditedSection { draft: places[1].draft, section: section.into() };
    let edits = Some(vec![edit("Core Unit Budget"), edit("References")]);
    let moved =
        RfcUpdate { draft: Some(Some(places[1].draft)), edits, ..RfcUpdate::of(team, comment) };
    let moved = place.rfc_update(moved).unwrap();
    assert_eq!((moved.draft, moved.section), (Some(places[1].draft), None), "another draft");
    assert_eq!(moved.edits.len(), 2);
    let empty = RfcUpdate { text: Some(" ".into()), ..RfcUpdate::of(team, comment) };
    assert_eq!(place.rfc_update(empty).unwrap_err().code(), Code::Invalid);
    place.rfc_remove(CommentRef { team, comment }).unwrap();
    assert_eq!(place.rfc_list(team).unwrap().comments.len(), 2);
    place.history_undo(None).unwrap();
    assert_eq!(place.rfc_list(team).unwrap().comments[0].comment.edits.len(), 2);
}

#[test]
fn comments_are_found_by_the_search_and_travel_in_an_export() {
    let (place, team) = desk();
    paste(&place, team, THREAD);
    let hits = place.search(SearchFor { words: "object".into(), team: Some(team) }).unwrap();
    let hit = hits.iter().find(|hit| hit.collection == crate::kinds::Collection::Comments).unwrap();
    assert_eq!(hit.title, "bob");
    let folder = place.dir.path().join("out");
    place.workspace_export(WorkspaceExport { folder: folder.clone() }).unwrap();
    let other = super::place();
    other.workspace_import(WorkspaceImport { folder }).unwrap();
    assert_eq!(
        crate::rfc::comments(&other.here(), team).unwrap(),
        crate::rfc::comments(&place.here(), team).unwrap()
    );
}

/// A version on the day of the desk, then another text of the mandate.
pub(super) fn edited(place: &Place, team: TeamId) -> domain::version::Version {
    let version = place.version_take(VersionTake { team, note: "As posted".into() }).unwrap();
    let draft = place.draft_list(team).unwrap()[0].id;
    let body = Some("We own the queue of every team that asks in writing.".into());
    let part = "Core Unit Mandate".to_owned();
    place.draft_write(DraftWrite { team, draft, part, preamble: false, body }).unwrap();
    version
}

#[test]
fn what_was_written_since_a_version_is_told_by_section_and_word() {
    let (place, team) = desk();
    let none = VersionDiff { team, from: None, to: None };
    assert_eq!(place.version_diff(none).unwrap_err().code(), Code::Invalid);
    let version = edited(&place, team);
    let changes = place.version_diff(none).unwrap();
    assert_eq!((changes.changed, changes.inserted, changes.deleted), (1, 2, 0));
    assert_eq!((changes.from.note.as_str(), changes.to.is_none()), ("As posted", true));
    let states: Vec<_> = changes.drafts.iter().map(|draft| draft.state).collect();
    assert_eq!(states, [SectionState::Changed, SectionState::Same, SectionState::Same]);
    assert_eq!(changes.drafts[0].name, "MIP39c2-SP#");
    let section = changes.drafts[0].changed().next().unwrap();
    let runs: Vec<_> = section.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(runs, ["We own the queue of every team that asks", " in writing", "."]);
    let same = VersionDiff { team, from: Some(version.id), to: Some(version.id) };
    assert_eq!(place.version_diff(same).unwrap().changed, 0);
}

#[test]
fn a_linked_section_shows_what_it_was_before_the_comment() {
    let (place, team) = desk();
    paste(&place, team, THREAD);
    let comment = place.rfc_list(team).unwrap().comments[0].comment.id;
    let draft = place.draft_list(team).unwrap()[0].id;
    let edits = Some(vec![EditedSection { draft, section: "Core Unit Mandate".into() }]);
    place.rfc_update(RfcUpdate { edits, ..RfcUpdate::of(team, comment) }).unwrap();
    let at = CommentRef { team, comment };
    let alone = &place.rfc_get(at).unwrap().edits[0];
    assert!(alone.before.is_none() && alone.diff.is_none(), "no version, nothing to show");
    edited(&place, team);
    let view = place.rfc_get(at).unwrap();
    let edit = &view.edits[0];
    assert_eq!(edit.before.as_ref().unwrap().note, "As posted");
    assert_eq!((edit.after.as_ref(), edit.diff.as_ref().unwrap().inserted), (None, 2));
    assert_eq!(edit.draft_name.as_deref(), Some("MIP39c2-SP#"));
}

#[test]
fn the_change_note_tells_decisions_texts_and_open_objections() {
    let (place, team) = desk();
    paste(&place, team, THREAD);
    let (from, until) = (None, None);
    let note = place.rfc_note(RfcNote { team, from, until }).unwrap().markdown;
    assert!(note.contains("No version of the drafts was kept"), "{note}");
    edited(&place, team);
    let view = place.rfc_list(team).unwrap();
    let view = decide(&place, &view, 0, Decision::Change, "It says now who may ask.");
    decide(&place, &view, 2, Decision::Answer, "Thank you.");
    let draft = place.draft_list(team).unwrap()[0].id;
    let edits = Some(vec![EditedSection { draft, section: "Core Unit Mandate".into() }]);
    let comment = view.comments[0].comment.id;
    place.rfc_update(RfcUpdate { edits, ..RfcUpdate::of(team, comment) }).unwrap();
    let note = place.rfc_note(RfcNote { team, from, until }).unwrap();
    assert_eq!(
        (note.from.to_string(), note.until.to_string()),
        ("2021-04-01".into(), "2021-04-07".into())
    );
    insta::assert_snapshot!("change_note", note.markdown);

    let until = note.from.pred_opt();
    let earlier = place.rfc_note(RfcNote { team, from, until }).unwrap().markdown;
    assert!(!earlier.contains("Thank you"), "decided later: {earlier}");
    let folder = place.dir.path().join("notes");
    let save = |replace| {
        let folder = folder.clone();
        place.rfc_note_save(RfcNoteSave { team, from, until: None, folder, replace }).unwrap()
    };
    let file = folder.join(&save(false).written[0]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), note.markdown);
    crate::files::put(&file, "edited").unwrap();
    assert_eq!(save(false).changed.len(), 1, "asked before");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "edited");
    assert_eq!(save(true).written.len(), 1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), note.markdown);
}
