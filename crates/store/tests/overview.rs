//! A row a space, kept with what it is made from.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use std::sync::Arc;

use common::{Counted, Item, NOW, SPACE, Session, core, place, session};
use serde_json::{Value, json};
use store::{DocId, Error, Options, Overview, Store};
use uuid::Uuid;

/// The same rows under a later version, in another shape.
struct Later;

impl Overview for Later {
    fn version(&self) -> i64 {
        2
    }
    fn collections(&self) -> &[&str] {
        &["sessions", "items"]
    }
    fn row(&self, _: Uuid, records: &dyn Fn(&str) -> Result<Vec<Value>, Error>) -> Option<Value> {
        Some(json!([records("sessions").ok()?.len()]))
    }
}

fn rows(store: &Store) -> Vec<(Uuid, Value)> {
    store.overview().unwrap()
}

#[test]
fn the_row_changes_with_the_command_that_changes_the_team() {
    let place = place();
    assert_eq!(rows(&place.store), []);
    place.put(&Session { score: 2, ..session("1") });
    let done = place.store.write(NOW, |tx| {
        let journal = DocId::new(SPACE, "team/journal");
        tx.put(&journal, &Session { score: 3, ..session("2") })?;
        tx.put(&core(), &Item { id: "2.3".into(), state: String::new() })
    });
    let row = json!({"sessions": 2, "score": 5, "items": ["2.3"]});
    assert_eq!(rows(&place.store), [(SPACE, row)]);
    place.store.write(NOW, |tx| tx.undo_all(&done.unwrap().made)).unwrap();
    let row = json!({"sessions": 1, "score": 2, "items": []});
    assert_eq!(rows(&place.store), [(SPACE, row)]);
    place.store.write(NOW, |tx| tx.delete::<Session>(&core(), "1")).unwrap();
    assert_eq!(rows(&place.store), [], "nothing to say of it any more");
}

#[test]
fn a_failed_write_leaves_the_row_as_it_was() {
    let place = place();
    place.put(&session("1"));
    let before = rows(&place.store);
    let failed = place.store.write(NOW, |tx| {
        tx.put(&core(), &session("2"))?;
        Err::<(), _>(Error::UndoComesFirst)
    });
    assert!(failed.is_err());
    assert_eq!(rows(&place.store), before);
}

#[test]
fn rows_of_another_version_are_made_anew_and_right_from_the_first_moment() {
    let place = place();
    for space in 1..=3 {
        let doc = DocId::new(Uuid::from_u128(space), "team/core");
        place.store.write(NOW, |tx| tx.put(&doc, &session("1"))).unwrap();
    }
    let later = Store::open(&place.path, Options::new("ana").overview(Arc::new(Later))).unwrap();
    assert_eq!(later.stale().unwrap(), 3);
    let expected: Vec<_> = (1..=3).map(|space| (Uuid::from_u128(space), json!([1]))).collect();
    assert_eq!(rows(&later), expected, "before the background has done anything");
    while later.rebuild_step().unwrap() > 0 {}
    assert_eq!((later.stale().unwrap(), rows(&later)), (0, expected));
    assert_eq!(rows(&place.store).len(), 3, "the earlier version goes on with its own");
}

#[test]
fn a_process_that_knows_no_overview_leaves_none_that_is_wrong() {
    let place = place();
    place.put(&session("1"));
    let plain = Store::open(&place.path, Options::new("ben")).unwrap();
    plain.write(NOW, |tx| tx.put(&core(), &session("2"))).unwrap();
    let row = json!({"sessions": 2, "score": 0, "items": []});
    assert_eq!(rows(&place.store), [(SPACE, row)]);
    assert_eq!(rows(&plain), []);
}

#[test]
fn imported_changes_change_the_row() {
    let (ana, ben) = (place(), place());
    ana.put(&session("1"));
    ben.store.import(&core(), ana.store.export(&core(), &[]).unwrap()).unwrap();
    assert_eq!(rows(&ben.store), rows(&ana.store));
    assert_eq!(ben.store.stale().unwrap(), 0, "in the same transaction");
    assert_eq!(Counted.version(), 1);
}
