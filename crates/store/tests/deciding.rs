//! A write decides on what it sees: its own changes, and what landed before it began.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::sync::{Arc, Mutex};

use common::{Item, NOW, SPACE, Session, core, place, session};
use records::Record;
use serde::{Deserialize, Serialize};
use store::{DocId, Error, Indexed, Options, Read, Store, Tx, Watch, Whose};

fn ids(tx: &Tx<'_>, whose: Whose<'_>) -> Vec<String> {
    tx.select::<Session>(whose).unwrap().into_iter().map(|row| row.record.id).collect()
}

#[test]
fn a_write_reads_what_it_wrote_among_what_was_there_in_the_order_of_the_ids() {
    let place = place();
    let other = DocId::new(SPACE, "team/other");
    place.put(&session("1"));
    place.store.write(NOW, |tx| tx.put(&other, &session("3"))).unwrap();
    let seen = place.store.write(NOW, |tx| {
        tx.put(&core(), &Session { title: "new".into(), ..session("1") })?;
        tx.put(&core(), &session("4"))?;
        tx.put(&other, &session("2"))?;
        tx.delete::<Session>(&other, "3")?;
        assert_eq!(tx.get::<Session>(&core(), "1")?.unwrap().title, "new");
        assert_eq!(tx.get::<Session>(&other, "3")?, None, "deleted by this write");
        assert_eq!(ids(tx, Whose::Space(SPACE)), ["1", "2", "4"]);
        assert_eq!(ids(tx, Whose::Everyone), ["1", "2", "4"]);
        assert_eq!(ids(tx, Whose::Document(&other)), ["2"]);
        assert_eq!(place.list().len(), 2, "nobody else sees it before the commit");
        Ok::<_, Error>(())
    });
    seen.unwrap();
    assert_eq!(place.list().len(), 3);
}

#[test]
fn a_record_that_the_write_left_alone_keeps_who_changed_it() {
    let place = place();
    place.put(&session("1"));
    let read = place.store.write(NOW, |tx| {
        tx.put(&core(), &session("2"))?;
        Ok::<_, Error>(tx.row::<Session>(&core(), "1")?.unwrap())
    });
    let row = read.unwrap().answer;
    assert_eq!((row.changed_by.as_str(), row.changed_at), ("ana", NOW.at));
}

/// A score of at most ten.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Score {
    id: String,
    #[serde(default)]
    points: u8,
    #[serde(default)]
    by: String,
}

impl Record for Score {
    const COLLECTION: &'static str = "scores";
    const TEXT: &'static [&'static str] = &[];
    fn check(&self) -> Result<(), String> {
        if self.points <= 10 { Ok(()) } else { Err("A score has ten points at most.".into()) }
    }
}

/// The same records, as an app that knows no check wrote them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Unchecked {
    id: String,
    points: u8,
}

impl Record for Unchecked {
    const COLLECTION: &'static str = "scores";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn a_record_that_fails_its_check_is_refused_in_its_own_words_and_nothing_of_the_write_is_kept() {
    let place = place();
    let refused = place.store.write(NOW, |tx| {
        tx.put(&core(), &session("1"))?;
        tx.put(&core(), &Score { id: "a".into(), points: 11, by: String::new() })
    });
    assert!(
        matches!(refused, Err(Error::Invalid(why)) if why == "A score has ten points at most.")
    );
    assert_eq!(place.list(), []);
}

#[test]
fn a_record_that_was_not_valid_before_can_still_be_changed_elsewhere() {
    let place = place();
    let put = |points, by: &str| {
        let score = Score { id: "a".into(), points, by: by.into() };
        place.store.write(NOW, |tx| tx.put(&core(), &score)).map(drop)
    };
    let old = Unchecked { id: "a".into(), points: 11 };
    place.store.write(NOW, |tx| tx.put(&core(), &old)).unwrap();
    put(11, "ben").unwrap();
    assert_eq!(place.store.get::<Score>(&core(), "a").unwrap().unwrap().by, "ben");
    put(10, "ben").unwrap();
    assert!(put(11, "ben").is_err(), "once it is valid it stays so");
}

#[test]
fn search_knows_a_record_by_the_fields_of_its_kind() {
    static INDEX: [Indexed; 2] = [
        Indexed { collection: "sessions", called: &["title"], found: &["topics.title"] },
        Indexed { collection: "items", called: &["state"], found: &[] },
    ];
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("w"), Options::new("ana").index(&INDEX)).unwrap();
    let topic = |id: &str, title: &str| common::Topic { id: id.into(), title: title.into() };
    let topics = vec![topic("a", "legal wrapper"), topic("b", "Ω budget")];
    let long = Session { topics, notes: "free words".into(), ..session("1") };
    let wrote = store.write(NOW, |tx| {
        tx.put(&core(), &long)?;
        tx.put(&core(), &Item { id: "C1".into(), state: "budget".into() })
    });
    wrote.unwrap();
    let found = |words: &str| -> Vec<String> {
        store.search(words, None, 9).unwrap().into_iter().map(|found| found.id).collect()
    };
    assert_eq!(found("wrapper"), ["1"], "a list's elements");
    assert_eq!(found("free"), ["1"], "a text");
    assert_eq!(found("budget"), ["C1", "1"], "what it is called by comes first");
}

/// Notes what was read, and how many writes began.
#[derive(Default)]
struct Noted(Mutex<Vec<String>>);

impl Watch for Noted {
    fn read(&self, collection: &str) {
        self.0.lock().unwrap().push(collection.into());
    }
    fn before_write(&self) {
        self.0.lock().unwrap().push("(write)".into());
    }
}

#[test]
fn whoever_watches_hears_of_reads_in_a_write_and_beside_one() {
    let dir = tempfile::tempdir().unwrap();
    let noted = Arc::new(Noted::default());
    let options = Options::new("ana").watch(noted.clone());
    let store = Store::open(&dir.path().join("w"), options).unwrap();
    store.list::<Session>(SPACE).unwrap();
    store.write(NOW, |tx| tx.get::<Item>(&core(), "C1").map(drop)).unwrap();
    assert_eq!(*noted.0.lock().unwrap(), ["sessions", "(write)", "items"]);
}
