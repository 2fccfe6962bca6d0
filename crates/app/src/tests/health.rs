//! Nothing disappears silently: what can't be read, or failed on its own, is told.

#![allow(clippy::disallowed_methods, reason = "a test's own temporary files may be half written")]

use serde::{Deserialize, Serialize};

use super::place;
use crate::{doctor::Doctor, members::TeamMember};

/// A member as no version of the app writes one.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Odd {
    id: String,
    handle: u32,
}

impl records::Record for Odd {
    const COLLECTION: &'static str = "members";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn a_record_that_can_not_be_read_is_told_until_it_can() {
    let place = place();
    let team = place.begin("Ω team");
    let change = serde_json::from_str(r#"{"handle":"@ana"}"#).unwrap();
    let member = place.member_put(TeamMember { team, change }).unwrap();
    assert_eq!(place.workspace_health(()).unwrap().problems, [] as [&str; 0]);
    let odd = Odd { id: member.id.to_string(), handle: 7 };
    place
        .write("member_put", |w| {
            let home = store::DocId::new(team.uuid(), "team/core");
            w.tx.delete::<Odd>(&home, &odd.id)?;
            Ok(w.tx.put(&home, &Odd { id: "odd".into(), ..odd.clone() })?)
        })
        .unwrap();
    let found = place.doctor(Doctor::default()).unwrap().problems;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("members/odd of Ω team can't be read"), "{found:?}");
    assert_eq!(place.workspace_health(()).unwrap().problems, found, "and without the doctor");
    place.history_undo(None).unwrap();
    assert_eq!(place.workspace_health(()).unwrap().problems, [] as [&str; 0], "it is gone");
}

/// A team as no version of the app writes one.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct OddTeam {
    id: String,
    name: u32,
}

impl records::Record for OddTeam {
    const COLLECTION: &'static str = "teams";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn a_team_that_can_not_be_read_has_no_row_and_is_told_when_nobody_types() {
    let place = place();
    let team = place.begin("Team");
    place
        .write("team_update", |w| {
            let home = store::DocId::new(team.uuid(), "team/core");
            w.tx.delete::<OddTeam>(&home, &team.to_string())?;
            Ok(w.tx.put(&home, &OddTeam { id: "odd".into(), name: 7 })?)
        })
        .unwrap();
    let again = super::open(place.dir.path(), |_| ());
    assert!(again.team_list(()).unwrap().is_empty());
    while again.idle().unwrap() {}
    let problems = again.workspace_health(()).unwrap().problems;
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("teams/odd of "), "{problems:?}");
}

#[test]
fn an_automatic_backup_that_failed_is_told_until_one_is_made() {
    let place = place();
    place.begin("Team");
    let backups = place.folder().backups();
    std::fs::write(&backups, "a file where the folder should be").unwrap();
    place.backup_if_due().unwrap_err();
    let problems = place.workspace_health(()).unwrap().problems;
    let failed = |said: &String| said.starts_with("The last automatic backup failed: ");
    assert!(problems.iter().any(failed), "{problems:?}");
    std::fs::remove_file(&backups).unwrap();
    place.backup_if_due().unwrap().unwrap();
    let health = place.workspace_health(()).unwrap();
    assert_eq!((health.problems.len(), health.last_backup.is_some()), (0, true));
}

#[test]
fn a_person_that_can_not_be_read_does_not_keep_the_workspace_from_opening_and_is_told() {
    let place = place();
    place.store.local_set("person", Some(r#"{"name":7}"#)).unwrap();
    let again = super::open(place.dir.path(), |_| ());
    assert!(again.workspace_get(()).unwrap().person.is_none());
    let problems = again.workspace_health(()).unwrap().problems;
    assert!(problems[0].contains("signed “Somebody”"), "{problems:?}");
}
