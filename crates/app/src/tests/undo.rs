//! Taking back what is named, and what another process of the same seat did.

use domain::id::CommandId;

use super::{open, place};
use crate::{
    Code, backups::BackupRestore, history::undo::CommandRef, sessions::SessionPlan,
    teams::TeamUpdate,
};

#[test]
fn a_named_command_is_taken_back_whatever_was_done_since() {
    let place = place();
    let team = place.begin("Ours");
    let plan = |title: &str| {
        let plan =
            SessionPlan { title: Some(title.into()), ..SessionPlan::at(team, super::noon()) };
        let command = CommandId::new();
        place.give(Some(command), |app| app.session_plan(plan)).unwrap();
        CommandRef { command }
    };
    let (first, second) = (plan("First"), plan("Second"));
    let titles = || -> Vec<_> {
        place.session_list(team).unwrap().into_iter().map(|session| session.title).collect()
    };
    place.history_undo(Some(first)).unwrap().unwrap();
    assert_eq!(titles(), ["Second"]);
    let refused = place.history_undo(Some(first)).unwrap_err();
    assert_eq!(refused.code(), Code::Invalid, "{refused}");
    assert_eq!(titles(), ["Second"], "and nothing else in its place");
    place.history_redo(Some(first)).unwrap().unwrap();
    place.history_undo(Some(second)).unwrap().unwrap();
    assert_eq!(titles(), ["First"]);
    let last = place.history_undo(None).unwrap().unwrap();
    assert_eq!((last.command.as_str(), titles().len()), ("session_plan", 0));
}

#[test]
fn what_was_done_before_a_restart_can_be_taken_back_and_done_again_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let again = || open(dir.path(), |_| ()).seated("window").unwrap();
    let app = again();
    let team = super::begin(&app, "Ours");
    let rename = |app: &crate::App, name: &str| {
        app.team_update(TeamUpdate { name: Some(name.into()), ..TeamUpdate::of(team) }).unwrap();
    };
    let name = |app: &crate::App| app.team_get(team).unwrap().team.name;
    rename(&app, "Theirs");
    // Another field, lest the two be taken back as one.
    let about = Some("Ω".to_owned());
    app.team_update(TeamUpdate { sentence_summary: about, ..TeamUpdate::of(team) }).unwrap();
    rename(&app, "Nobody's");
    app.history_undo(None).unwrap();
    app.close().unwrap();

    let app = again();
    let state = app.history_state(()).unwrap();
    assert_eq!(
        (state.undo.as_deref(), state.redo.as_deref()),
        (Some("team_update"), Some("team_update"))
    );
    app.history_redo(None).unwrap().unwrap();
    assert_eq!(name(&app), "Nobody's");
    for _ in 0..3 {
        app.history_undo(None).unwrap().unwrap();
    }
    assert_eq!(name(&app), "Ours");
    app.close().unwrap();

    let app = again();
    rename(&app, "Ours again");
    assert!(app.history_redo(None).unwrap().is_none(), "what came since is another way");
    app.close().unwrap();

    let app = again();
    app.history_undo(None).unwrap().unwrap();
    assert_eq!(name(&app), "Ours");
    rename(&app, "Nobody's");
    let beside = open(dir.path(), |_| ());
    assert!(beside.history_undo(None).unwrap().is_none(), "another seat has commands of its own");
}

#[test]
fn after_a_restore_nothing_is_left_to_take_back_at_any_seat() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path(), |_| ()).seated("window").unwrap();
    super::begin(&app, "Ours");
    app.close().unwrap();
    // As the command line does, which has no seat.
    let beside = open(dir.path(), |_| ());
    let name = beside.backup_create(()).unwrap().name;
    super::begin(&beside, "Theirs");
    beside.backup_restore(BackupRestore { name }).unwrap();
    beside.close().unwrap();
    let app = open(dir.path(), |_| ()).seated("window").unwrap();
    assert!(app.history_undo(None).unwrap().is_none(), "its changes may not be there any more");
}
