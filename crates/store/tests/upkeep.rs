//! Snapshots, and rows made anew.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use std::ops::ControlFlow;

use common::{NOW, Place, SPACE, Session, core, fast_place, open, open_often, place, session};
use store::{DocId, Read, Whose};
use uuid::Uuid;

fn snapshots(place: &Place) -> Vec<i64> {
    let sql = place.sql();
    let mut select = sql.prepare("SELECT n FROM snapshot ORDER BY doc").unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_command_writes_no_snapshot_and_a_quiet_moment_does() {
    let place = fast_place();
    for n in 0..120 {
        place.put(&session(&format!("{n:03}")));
    }
    assert!(snapshots(&place).is_empty());
    assert_eq!(place.store.idle().unwrap(), 1);
    assert_eq!(snapshots(&place), [121], "120 commands and the change it begins with");
    assert_eq!(place.store.idle().unwrap(), 0, "nothing has happened since");
}

#[test]
fn a_file_that_was_never_quiet_gets_its_snapshot_when_it_is_closed() {
    let place = fast_place();
    for n in 0..9 {
        place.put(&session(&n.to_string()));
    }
    let often = open_often(&place.path, "ana");
    often.document(&core(), |_| ()).unwrap();
    often.close().unwrap();
    assert_eq!(snapshots(&place), [10], "loading it was enough to see that it is due");
}

#[test]
fn a_damaged_snapshot_is_done_without() {
    let place = fast_place();
    for n in 0..120 {
        place.put(&session(&format!("{n:03}")));
    }
    place.store.idle().unwrap();
    place.sql().execute("UPDATE snapshot SET bytes = randomblob(9000)", []).unwrap();
    let again = open(&place.path);
    again.write(NOW, |tx| tx.put(&core(), &session("x"))).unwrap();
    assert_eq!(again.list::<Session>(SPACE).unwrap().len(), 121);
    assert_eq!(again.idle().unwrap(), 1, "and written again");
}

/// Three teams, and rows of the first that are wrong under an old version.
fn upgraded() -> Place {
    let place = place();
    for space in 1..=3 {
        let doc = DocId::new(Uuid::from_u128(space), "team/core");
        place.store.write(NOW, |tx| tx.put(&doc, &session("1"))).unwrap();
    }
    let old = "UPDATE doc SET projected = -1;
        UPDATE record SET body = '{\"id\":\"1\",\"title\":\"old\"}' WHERE doc = 1;";
    place.sql().execute_batch(old).unwrap();
    place
}

#[test]
fn after_an_upgrade_old_rows_are_read_until_the_background_has_replaced_them() {
    let place = upgraded();
    let again = open(&place.path);
    let title = || again.list::<Session>(Uuid::from_u128(1)).unwrap()[0].record.title.clone();
    assert_eq!((title(), again.stale().unwrap()), ("old".into(), 3));
    while again.rebuild_step().unwrap() > 0 {}
    assert_eq!((title(), again.stale().unwrap()), ("session 1".into(), 0));
}

#[test]
fn tables_of_another_version_are_made_and_filled_before_anyone_reads() {
    let place = upgraded();
    let rows = |place: &Place| (place.projection(), place.steps());
    place.rebuild();
    let before = rows(&place);
    for older in ["UPDATE projection SET tables = 0", "DROP TABLE projection"] {
        place.sql().execute_batch(&format!("{older}; DROP TABLE record;")).unwrap();
        let again = open(&place.path);
        assert_eq!(again.stale().unwrap(), 3, "only the overview is left to the background");
        assert_eq!(again.select::<Session>(Whose::Everyone).unwrap().len(), 3);
        while again.rebuild_step().unwrap() > 0 {}
        assert_eq!(rows(&place), before);
    }
    // Indexes alone leave the rows as they are.
    place
        .sql()
        .execute_batch(
            "UPDATE projection SET indexes = 0; DROP INDEX record_everywhere;
             UPDATE record SET changed_by = 'kept';",
        )
        .unwrap();
    let again = open(&place.path);
    let kept = again.select::<Session>(Whose::Everyone).unwrap();
    assert!(kept.len() == 3 && kept.iter().all(|row| row.changed_by == "kept"));
    let index = "SELECT count(*) FROM sqlite_schema WHERE name = 'record_everywhere'";
    assert_eq!(place.sql().query_row(index, [], |row| row.get::<_, u32>(0)).unwrap(), 1);
}

#[test]
fn a_rebuild_tells_how_far_it_is_and_stopped_changes_nothing() {
    let place = upgraded();
    let before = place.projection();
    let stopped = place.store.rebuild(&|done, all| {
        assert_eq!(all, 3);
        if done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(stopped.unwrap().stopped);
    assert_eq!(place.projection(), before);
    let rebuilt = place.rebuild();
    assert_eq!((rebuilt.documents, rebuilt.stopped), (3, false));
    assert_ne!(place.projection(), before, "the old row is gone");
    assert_eq!(place.store.stale().unwrap(), 0);
}

#[test]
fn a_rebuild_mends_tables_that_are_gone_and_rows_that_are_too_many() {
    let place = place();
    place.put(&session("1"));
    let before = place.projection();
    let extra = "INSERT INTO record (doc, collection, id, body, changed_at, changed_by)
         VALUES (1, 'sessions', '9', '{}', 0, ''), (77, 'sessions', '9', '{}', 0, '');
         DROP TABLE history;";
    place.sql().execute_batch(extra).unwrap();
    place.rebuild();
    assert_eq!(place.projection(), before);
    assert_eq!(place.store.history(&core(), &common::key("1")).unwrap().len(), 1);
}
