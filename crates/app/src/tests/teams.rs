//! Teams and items: what is kept, counted, taken back and refused.

use std::sync::{Arc, Mutex};

use domain::{
    item::{EvidenceKind, State},
    readiness::Reason,
};

use super::{open, place};
use crate::{
    Area, Code,
    evidence::{EvidenceAdd, NewEvidence},
    history::RecordRef,
    items::{ItemRef, ItemUpdate, ItemWaive},
    journal::JournalAdd,
    person::{Person, Role},
    stages::StageRef,
    teams::TeamUpdate,
};

fn set(team: domain::id::TeamId, item: &str, state: State) -> ItemUpdate {
    let (item, state) = (item.to_owned(), Some(state));
    ItemUpdate { team, item, state, owner: None, due: None, notes: None }
}

#[test]
fn a_team_is_there_after_the_workspace_is_opened_again() {
    let place = place();
    let team = place.begin("Ω🚀 צוות");
    let dir = place.dir;
    drop(place.app);
    let again = open(dir.path(), |_| ());
    assert_eq!(again.here().team(team).unwrap().name, "Ω🚀 צוות");
    assert_eq!(again.team_list(()).unwrap()[0].id, team);
}

#[test]
fn a_team_is_found_by_its_name_its_unit_or_its_id() {
    let place = place();
    let (ours, twin) = (place.begin("Ours"), place.begin("Twin"));
    place.begin("twin");
    let unit_id = Some(Some("SES-001".into()));
    place.team_update(TeamUpdate { unit_id, ..TeamUpdate::of(ours) }).unwrap();
    for named in [" ours ", "ses-001", &ours.to_string().to_uppercase()] {
        assert_eq!(place.team_named(named).unwrap(), ours, "{named}");
    }
    assert_eq!(place.team_named(&twin.to_string()).unwrap(), twin);
    assert_eq!(place.team_named("TWIN").unwrap_err().code(), Code::Invalid, "there are two");
    for nobody in ["", "our", "SES"] {
        assert_eq!(place.team_named(nobody).unwrap_err().code(), Code::NotFound);
    }
}

#[test]
fn the_workspace_counts_the_teams_that_are_not_put_away() {
    let place = place();
    assert_eq!(place.workspace_get(()).unwrap().teams, 0);
    let away = place.begin("Away");
    place.begin("Here");
    place.team_update(TeamUpdate { archived: Some(true), ..TeamUpdate::of(away) }).unwrap();
    assert_eq!(place.workspace_get(()).unwrap().teams, 1);
    place.team_update(TeamUpdate { archived: Some(false), ..TeamUpdate::of(away) }).unwrap();
    assert_eq!(place.workspace_get(()).unwrap().teams, 2);
}

#[test]
fn a_command_that_is_refused_says_why_and_keeps_nothing() {
    let place = place();
    let team = place.begin("Team");
    let refused = [
        place.team_update(TeamUpdate { name: Some(" ".into()), ..TeamUpdate::of(team) }).err(),
        place.item_update(set(team, "C1", State::Waived)).err(),
        place
            .team_update(TeamUpdate { unit_id: Some(Some("SES-1".into())), ..TeamUpdate::of(team) })
            .err(),
    ];
    for error in refused {
        let error = error.expect("it can't be kept");
        assert_eq!(error.code(), Code::Invalid, "{error}");
    }
    assert_eq!(place.item_update(set(team, "X9", State::Done)).unwrap_err().code(), Code::NotFound);
    assert_eq!(place.here().team(team).unwrap().name, "Team");
}

#[test]
fn settled_items_count_for_their_stage_and_for_the_overview() {
    let place = place();
    let team = place.begin("Team");
    place.item_update(set(team, "c1", State::Done)).unwrap();
    place
        .item_waive(ItemWaive { team, item: "C2".into(), reason: "No neighbours".into(), by: None })
        .unwrap();
    let stage = place.stage_get(StageRef { team, stage: 1 }).unwrap();
    assert_eq!((stage.progress.blocking.settled, stage.progress.blocking.all), (2, 6));
    let waiver = stage.items.iter().find(|view| view.item.id == "C2").unwrap();
    assert_eq!(waiver.progress.waiver.as_ref().unwrap().by, "Somebody");
    let row = &place.team_list(()).unwrap()[0];
    assert_eq!(
        row.stages[0],
        domain::readiness::StageProgress { overdue: row.stages[0].overdue, ..stage.progress }
    );
    assert_eq!(
        row.overdue,
        place.team_get(team).unwrap().stages.iter().map(|s| s.progress.overdue).sum::<u32>()
    );
}

#[test]
fn due_dates_follow_the_target_until_one_is_set() {
    let place = place();
    let team = place.begin("Team");
    let due = |item: &str| place.item_get(ItemRef { team, item: item.into() }).unwrap().due;
    assert_eq!(due("G6"), Some("2021-05-12".parse().unwrap()), "28 days before Wednesday 9 June");
    place
        .team_update(TeamUpdate {
            target: Some(Some("2021-07".parse().unwrap())),
            ..TeamUpdate::of(team)
        })
        .unwrap();
    assert_eq!(due("G6"), Some("2021-06-09".parse().unwrap()));
    let own = "2021-06-01".parse().unwrap();
    place
        .item_update(ItemUpdate {
            state: None,
            due: Some(Some(own)),
            ..set(team, "G6", State::Todo)
        })
        .unwrap();
    assert_eq!(due("G6"), Some(own));
}

#[test]
fn next_are_three_things_with_the_reason_why_these() {
    let place = place();
    let team = place.begin("Team");
    let next = place.team_get(team).unwrap().next;
    assert_eq!(next.len(), 3);
    assert_eq!(next[0].item, "C1", "it is due first");
    assert!(matches!(next[0].reason, Reason::Overdue { days } if days > 0), "{:?}", next[0].reason);
}

#[test]
fn undo_and_redo_cross_screens_and_follow_the_order_of_the_commands() {
    let place = place();
    let team = place.begin("Team");
    place.item_update(set(team, "C1", State::Doing)).unwrap();
    place.team_update(TeamUpdate { name: Some("Other".into()), ..TeamUpdate::of(team) }).unwrap();
    let state =
        |item: &str| place.item_get(ItemRef { team, item: item.into() }).unwrap().progress.state;
    assert_eq!(place.history_undo(None).unwrap().unwrap().command, "team_update");
    assert_eq!(place.here().team(team).unwrap().name, "Team");
    place.history_undo(None).unwrap();
    assert_eq!(state("C1"), State::Todo);
    place.history_redo(None).unwrap();
    place.history_redo(None).unwrap();
    assert_eq!(
        (state("C1"), place.here().team(team).unwrap().name),
        (State::Doing, "Other".into())
    );
    assert!(place.history_redo(None).unwrap().is_none());
    place.history_undo(None).unwrap();
    place.item_update(set(team, "C2", State::Done)).unwrap();
    assert_eq!(place.history_state(()).unwrap().redo, None, "a new command ends the redoing");
}

#[test]
fn what_is_typed_in_one_breath_is_taken_back_at_once() {
    let place = place();
    let team = place.begin("Team");
    let notes = |typed: &str| {
        let notes = Some(typed.to_owned());
        place
            .item_update(ItemUpdate {
                state: None,
                notes: notes.map(Into::into),
                ..set(team, "C1", State::Todo)
            })
            .unwrap();
    };
    let kept = || place.item_get(ItemRef { team, item: "C1".into() }).unwrap().progress.notes;
    for typed in ["The", "The run", "The runway"] {
        notes(typed);
    }
    place.history_undo(None).unwrap();
    assert_eq!(kept(), "", "three writes, one undo");
    place.history_redo(None).unwrap();
    assert_eq!(kept(), "The runway");
    place.item_update(set(team, "C1", State::Doing)).unwrap();
    place.item_update(set(team, "C1", State::Done)).unwrap();
    place.history_undo(None).unwrap();
    let view = place.item_get(ItemRef { team, item: "C1".into() }).unwrap();
    assert_eq!(view.progress.state, State::Doing, "two decisions are two");
    let state = || place.item_get(ItemRef { team, item: "C1".into() }).unwrap().progress.state;
    assert!(place.history_undo(None).unwrap().unwrap().kept.is_empty());
    assert_eq!(state(), State::Todo, "the first undo does not stand in the way of the second");
    place.history_redo(None).unwrap();
    place.history_redo(None).unwrap();
    assert_eq!(state(), State::Done);
}

#[test]
fn a_note_of_a_megabyte_and_a_name_of_300_letters_are_kept_and_more_is_refused() {
    let place = place();
    let team = place.begin(&"ש🚀".repeat(150));
    let long = "The mandate Ω🚀 of the unit.\n".repeat(36_000);
    let notes = |notes: String| ItemUpdate {
        state: None,
        notes: Some(notes.into()),
        ..set(team, "C1", State::Todo)
    };
    let view = place.item_update(notes(long.clone())).unwrap();
    assert!(view.progress.notes == long && long.len() > 1 << 20);
    let error = place.item_update(notes("x".repeat(5 << 20))).unwrap_err();
    assert!(error.to_string().contains("5 MB"), "{error}");
    let name = Some("x".repeat(301));
    assert!(place.team_update(TeamUpdate { name, ..TeamUpdate::of(team) }).is_err());
    assert_eq!(place.team_list(()).unwrap()[0].name.chars().count(), 300);
}

#[test]
fn a_file_is_copied_under_its_digest_and_stays_when_the_original_goes() {
    let place = place();
    let team = place.begin("Team");
    let original = place.dir.path().join("memo Ω.txt");
    crate::files::put(&original, "abc").unwrap();
    let evidence = NewEvidence::File { path: original.clone() };
    let view = place.evidence_add(EvidenceAdd { team, item: "L2".into(), evidence }).unwrap();
    std::fs::remove_file(&original).unwrap();
    let kept = &view.progress.evidence[0];
    assert_eq!((kept.kind, kept.title.as_str(), kept.size), (EvidenceKind::File, "memo Ω.txt", 3));
    assert_eq!(kept.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    let copy = place.folder().files().join(&kept.sha256);
    assert_eq!(std::fs::read_to_string(copy).unwrap(), "abc");
    let gone = NewEvidence::File { path: original };
    let error =
        place.evidence_add(EvidenceAdd { team, item: "L2".into(), evidence: gone }).unwrap_err();
    assert!(error.to_string().contains("memo Ω.txt"), "{error}");
}

#[test]
fn history_says_who_wrote_what_and_search_finds_it() {
    let place = place();
    place.person_set(Person { name: "Ana".into(), role: Role::Coach }).unwrap();
    let team = place.begin("Team");
    let notes = Some("The runway is four months".into());
    place.item_update(ItemUpdate { notes, ..set(team, "B4", State::Doing) }).unwrap();
    let of = RecordRef { team, collection: crate::kinds::Collection::Items, id: "B4".into() };
    let steps = place.history_list(of).unwrap();
    assert_eq!(
        (steps.len(), steps[0].who.as_str(), steps[0].command.as_str()),
        (1, "Ana", "item_update")
    );
    let field = |name: &str| steps[0].fields.iter().find(|then| then.field == name);
    let value = |name: &str| field(name).and_then(|then| then.after.clone());
    assert_eq!(value("notes"), Some("The runway is four months".into()));
    assert_eq!(value("state"), Some("doing".into()));
    assert!(field("^here").is_none() && field("owner").is_none(), "only what was filled");
    let hits = place.search(crate::search::SearchFor { words: "runw".into(), team: None }).unwrap();
    assert_eq!(hits[0].title, "B4 Cap and runway");
    assert!(hits[0].excerpt.contains("four months"));
}

#[test]
fn a_journal_entry_says_something_and_belongs_to_an_item() {
    let place = place();
    let team = place.begin("Team");
    let entry = |item: &str, hard: &str| JournalAdd {
        team,
        item: item.into(),
        hard: hard.into(),
        missing: String::new(),
        minutes: None,
    };
    assert!(place.journal_add(entry("C1", " ")).is_err());
    assert!(place.journal_add(entry("Z1", "x")).is_err());
    place.journal_add(entry("C1", "Nobody knew")).unwrap();
    let view = place.item_get(ItemRef { team, item: "C1".into() }).unwrap();
    assert_eq!(view.journal[0].hard, "Nobody knew");
}

#[test]
fn changes_name_their_area_and_those_of_another_process_everything() {
    let dir = tempfile::tempdir().unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&heard);
    let window = open(dir.path(), move |change| into.lock().unwrap().push(change.area));
    let other = open(dir.path(), |_| ());
    let team = other
        .team_create(crate::teams::TeamCreate { name: "Team".into(), target: None, as_of: None })
        .unwrap();
    assert!(window.notice_others().unwrap());
    window.item_update(set(team.id, "C1", State::Done)).unwrap();
    assert_eq!(*heard.lock().unwrap(), [Area::Everything, Area::Items]);
}

#[test]
fn a_workspace_is_restored_to_what_a_backup_held() {
    let place = place();
    let team = place.begin("Before");
    let backup = place.backup_create(()).unwrap();
    assert!(backup.good);
    place.team_update(TeamUpdate { name: Some("After".into()), ..TeamUpdate::of(team) }).unwrap();
    let kept = place.backup_restore(crate::backups::BackupRestore { name: backup.name }).unwrap();
    assert_eq!(place.here().team(team).unwrap().name, "Before");
    assert!(place.history_undo(None).unwrap().is_none(), "the changes may not be there any more");
    place.backup_restore(crate::backups::BackupRestore { name: kept.name }).unwrap();
    assert_eq!(place.here().team(team).unwrap().name, "After", "what was there had been kept");
}
