//! Spaces that are no team's: what stands in them is taken for no team.

#![allow(clippy::disallowed_methods, reason = "a test's own temporary files may be half written")]

use std::sync::{Arc, Mutex};

use domain::{
    id::{SessionId, SpaceId},
    session::Session,
    space::SpaceKind,
};

use super::{noon, open, place};
use crate::{
    Area,
    kinds::Kept,
    search::SearchFor,
    workspace::archive::{WorkspaceExport, WorkspaceImport},
};

/// A session as a coach would keep one to themselves.
fn private() -> Session {
    Session {
        id: SessionId::new(),
        title: "Private wrapper".into(),
        at: noon(),
        who: Vec::new(),
        topics: Vec::new(),
        notes: String::new(),
        held_at: None,
    }
}

#[test]
fn what_a_coach_keeps_to_themselves_is_found_in_no_team_and_listed_as_none() {
    let place = place();
    let team = place.begin("Wrapper");
    let (space, note) = (SpaceId::new(), private());
    place
        .write("session_plan", |w| {
            w.tx.space(space.uuid(), SpaceKind::Coach.word())?;
            Ok(w.tx.put(&Session::HOME.of(space, &note.id()), &note)?)
        })
        .unwrap();
    let hits = place.search(SearchFor { words: "wrapper".into(), team: None }).unwrap();
    assert_eq!(hits.len(), 1, "the team alone: {hits:?}");
    assert_eq!(hits[0].team, team);
    assert_eq!(place.team_list(()).unwrap().len(), 1);
    assert_eq!(place.here().team_of(space).unwrap(), None);
    assert_eq!(place.here().team_of(team.into()).unwrap(), Some(team));
    assert_eq!(place.here().team_of(SpaceId::new()).unwrap(), None, "nobody made it known");
}

#[test]
fn a_change_says_in_which_space_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&heard);
    let app = open(dir.path(), move |change| into.lock().unwrap().push(change));
    let space = SpaceId::new();
    let note = private();
    app.write("session_plan", |w| {
        w.tx.space(space.uuid(), SpaceKind::Coach.word())?;
        Ok(w.tx.put(&Session::HOME.of(space, &note.id()), &note)?)
    })
    .unwrap();
    let heard = heard.lock().unwrap();
    assert_eq!((heard[0].area, heard[0].space), (Area::Sessions, Some(space)));
}

#[test]
fn an_export_and_an_import_keep_what_each_space_is_for() {
    let from = place();
    let team = from.begin("Team");
    let (space, note) = (SpaceId::new(), private());
    from.write("session_plan", |w| {
        w.tx.space(space.uuid(), SpaceKind::Coach.word())?;
        Ok(w.tx.put(&Session::HOME.of(space, &note.id()), &note)?)
    })
    .unwrap();
    let folder = from.dir.path().join("out");
    from.workspace_export(WorkspaceExport { folder: folder.clone() }).unwrap();
    let to = place();
    to.workspace_import(WorkspaceImport { folder: folder.clone() }).unwrap();
    assert_eq!(to.here().team_of(team.into()).unwrap(), Some(team));
    assert_eq!(to.here().team_of(space).unwrap(), None, "it is a coach's here, too");
    assert_eq!(to.store.spaces().unwrap(), from.store.spaces().unwrap());

    let json = std::fs::read_to_string(folder.join("workspace.json")).unwrap();
    let later = json.replace("\"coach\"", "\"guild\"");
    std::fs::write(folder.join("workspace.json"), later).unwrap();
    let third = place();
    let refused = third.workspace_import(WorkspaceImport { folder }).unwrap_err();
    assert!(refused.to_string().contains("\"guild\""), "{refused}");
    assert_eq!(third.store.spaces().unwrap(), [], "nothing was taken in");
}
