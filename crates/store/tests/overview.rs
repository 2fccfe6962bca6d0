//! A row a space, kept with what it is made from.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use std::sync::{Arc, Mutex};

use common::{Item, NOW, SPACE, Session, core, counted, key, place, session};
use serde_json::{Value, json};
use store::{Bodies, DocId, Error, Options, Overview, RowPart, Store};
use uuid::Uuid;

/// How many sessions there are.
struct Number;

impl RowPart for Number {
    fn name(&self) -> &'static str {
        "number"
    }
    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[("sessions", &[])]
    }
    fn make(&self, _: Uuid, records: &Bodies) -> Option<Value> {
        Some(records["sessions"].len().into())
    }
}

/// The same under a later version, in another shape.
fn later() -> Overview {
    Overview { version: 2, parts: vec![Box::new(Number)] }
}

/// A part, and which records it was given whenever it was made.
struct Told(Box<dyn RowPart>, Arc<Mutex<Vec<Value>>>);

impl RowPart for Told {
    fn name(&self) -> &'static str {
        self.0.name()
    }
    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        self.0.from()
    }
    fn make(&self, space: Uuid, records: &Bodies) -> Option<Value> {
        self.1.lock().unwrap().push(json!(records));
        self.0.make(space, records)
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
    let row = json!({"sessions": {"count": 2, "score": 5}, "items": ["2.3"]});
    assert_eq!(rows(&place.store), [(SPACE, row)]);
    place.store.write(NOW, |tx| tx.undo_all(&done.unwrap().made)).unwrap();
    let row = json!({"sessions": {"count": 1, "score": 2}});
    assert_eq!(rows(&place.store), [(SPACE, row)]);
    place.store.write(NOW, |tx| tx.delete::<Session>(&core(), "1")).unwrap();
    assert_eq!(rows(&place.store), [], "nothing to say of it any more");
}

#[test]
fn a_part_is_made_anew_only_by_what_it_is_made_from() {
    let place = place();
    let told = Arc::new(Mutex::new(Vec::new()));
    let parts = counted().parts.into_iter();
    let parts = parts.map(|part| Box::new(Told(part, Arc::clone(&told))) as Box<dyn RowPart>);
    let overview = Overview { version: 1, parts: parts.collect() };
    let store = Store::open(&place.path, Options::new("ana").overview(overview)).unwrap();
    let made = |command: &dyn Fn(&mut store::Tx<'_>) -> Result<(), Error>| {
        told.lock().unwrap().clear();
        store.write(NOW, command).unwrap();
        told.lock().unwrap().clone()
    };
    let item = |state: &str| Item { id: "2.3".into(), state: state.into() };
    let (one, first) = (session("1"), json!({"sessions": [{"id": "1", "score": 0}]}));
    assert_eq!(made(&|tx| tx.put(&core(), &one)), [first, json!({"items": []})], "a first row");
    let noted = Session { notes: "Ω".into(), title: "new".into(), ..session("1") };
    assert_eq!(made(&|tx| tx.put(&core(), &noted)), [] as [Value; 0], "a note is no part of it");
    let scored = Session { score: 7, ..noted };
    let second = json!({"sessions": [{"id": "1", "score": 7}]});
    assert_eq!(made(&|tx| tx.put(&core(), &scored)), [second]);
    assert_eq!(made(&|tx| tx.put(&core(), &item(""))), [json!({"items": [{"id": "2.3"}]})]);
    assert_eq!(made(&|tx| tx.put(&core(), &item("done"))), [] as [Value; 0]);
    let row = json!({"sessions": {"count": 1, "score": 7}, "items": ["2.3"]});
    assert_eq!(rows(&store), [(SPACE, row)]);
    let none = json!({"sessions": []});
    assert_eq!(made(&|tx| tx.delete::<Session>(&core(), &key("1").id)), [none]);
    assert_eq!(rows(&store), [(SPACE, json!({"items": ["2.3"]}))], "a part that went");
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
    let later = Store::open(&place.path, Options::new("ana").overview(later())).unwrap();
    assert_eq!(later.stale().unwrap(), 3);
    let expected: Vec<_> =
        (1..=3).map(|space| (Uuid::from_u128(space), json!({"number": 1}))).collect();
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
    let row = json!({"sessions": {"count": 2, "score": 0}});
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
}
