//! Numbers and names, asked of SQL.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use common::{Item, NOW, SPACE, Session, core, place, session};
use records::Record;
use serde::{Deserialize, Serialize};
use store::{DocId, Rows};
use uuid::Uuid;

/// A session that can be put away.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Shelved {
    id: String,
    #[serde(default)]
    done: bool,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    notes: String,
}

impl Record for Shelved {
    const COLLECTION: &'static str = "sessions";
    const TEXT: &'static [&'static str] = &["notes"];
}

#[test]
fn records_are_counted_in_all_spaces_without_those_that_say_so() {
    let place = place();
    let there = |space: u128| DocId::new(Uuid::from_u128(space), "team/core");
    let shelved = |id: &str, done| Shelved { id: id.into(), done, unit: None, notes: "x".into() };
    let count = || place.store.count::<Shelved>("done").unwrap();
    assert_eq!(count(), 0);
    place
        .store
        .write(NOW, |tx| {
            tx.put(&there(1), &shelved("1", false))?;
            tx.put(&there(2), &shelved("1", true))?;
            tx.put(&there(3), &shelved("2", false))?;
            tx.put(&there(3), &Item { id: "3".into(), state: String::new() })
        })
        .unwrap();
    assert_eq!(count(), 2);
    place.store.write(NOW, |tx| tx.delete::<Shelved>(&there(3), "2")).unwrap();
    assert_eq!(count(), 1, "a deleted one is none");
}

#[test]
fn a_record_is_found_by_its_id_and_by_a_field_in_any_case() {
    let place = place();
    let ses =
        Shelved { id: "a1".into(), done: false, unit: Some("SES-001".into()), notes: "Ω".into() };
    place.store.write(NOW, |tx| tx.put(&core(), &ses)).unwrap();
    let other = DocId::new(SPACE, "team/other");
    place.store.write(NOW, |tx| tx.put(&other, &session("b"))).unwrap();
    let called = |text: &str| place.store.called::<Session>(&["unit", "title"], text).unwrap();
    assert_eq!(called("ses-001"), [core()]);
    assert_eq!(called("A1"), [core()]);
    assert_eq!(called("SESSION B"), [other]);
    for none in ["Ω", "ses-00", "%", "", "a1 "] {
        assert_eq!(called(none), [], "{none:?} is in no field that was asked for");
    }
}

#[test]
fn a_write_knows_whether_there_is_any_by_what_it_has_written() {
    let place = place();
    let other = DocId::new(SPACE, "team/other");
    place.put(&session("1"));
    assert!(place.store.any("sessions").unwrap() && !place.store.any("items").unwrap());
    place
        .store
        .write(NOW, |tx| {
            assert!(tx.any("sessions")?);
            tx.delete::<Session>(&core(), "1")?;
            assert!(!tx.any("sessions")?, "this write deleted it");
            tx.put(&other, &session("2"))?;
            assert!(tx.any("sessions")?, "and made another");
            tx.delete::<Session>(&other, "2")
        })
        .unwrap();
    assert!(!place.store.any("sessions").unwrap());
    let seen = place.store.write(NOW, |tx| {
        tx.put(&other, &Item { id: "1".into(), state: String::new() })?;
        tx.any("sessions")
    });
    assert!(!seen.unwrap().answer);
    place.put(&session("3"));
    let seen = place.store.write(NOW, |tx| {
        tx.put(&other, &Item { id: "2".into(), state: String::new() })?;
        tx.any("sessions")
    });
    assert!(seen.unwrap().answer, "in a document that it leaves alone");
}
