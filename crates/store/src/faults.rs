//! Tests of what only the inside of a store can bring about: no room, no permission, a neighbour
//! that doesn't let go.

use std::{path::Path, time::Duration};

use records::{Record, Stamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{DocId, Error, Options, Read, Store};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Note {
    id: String,
    text: String,
}

impl Record for Note {
    const COLLECTION: &'static str = "notes";
    const TEXT: &'static [&'static str] = &["text"];
}

const NOW: Stamp<'static> = Stamp { at: 1, why: "test" };

fn doc() -> DocId {
    DocId::new(Uuid::nil(), "team/core")
}

fn note(id: &str, length: usize) -> Note {
    let noise = (0..length).map(|at| char::from(b'a' + u8::try_from(at * at % 26).unwrap_or(0)));
    Note { id: id.into(), text: noise.collect() }
}

fn opened(dir: &Path) -> Store {
    let store = Store::open(&dir.join("w.db"), Options::new("ana")).unwrap();
    store.write(NOW, |tx| tx.put(&doc(), &note("1", 10))).unwrap();
    store
}

fn ids(store: &Store) -> Vec<String> {
    store.list::<Note>(Uuid::nil()).unwrap().into_iter().map(|row| row.record.id).collect()
}

#[test]
fn a_full_disk_is_said_nothing_is_half_written_and_all_goes_on_when_there_is_room() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(dir.path());
    let limit = |pages: i64| {
        let writer = store.writer();
        writer.conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    };
    // One page is the least it takes: that is how many there are.
    limit(1);
    let error = store.write(NOW, |tx| tx.put(&doc(), &note("2", 60_000))).unwrap_err();
    assert!(matches!(error, Error::DiskFull), "{error:?}");
    let changes = store.export(&doc(), &[]).unwrap();
    assert_eq!((ids(&store), changes.len()), (vec!["1".into()], 2));
    let other = Store::open(&dir.path().join("o.db"), Options::new("ben")).unwrap();
    other.write(NOW, |tx| tx.put(&doc(), &note("3", 60_000))).unwrap();
    let error = store.import(&doc(), other.export(&doc(), &[]).unwrap()).unwrap_err();
    assert!(matches!(error, Error::DiskFull), "{error:?}");

    limit(1_000_000);
    store.write(NOW, |tx| tx.put(&doc(), &note("2", 60_000))).unwrap();
    assert_eq!(ids(&store), ["1", "2"]);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_file_that_may_only_be_read_says_so_and_goes_on_being_read() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(dir.path());
    store.writer().conn.pragma_update(None, "query_only", true).unwrap();
    let error = store.write(NOW, |tx| tx.put(&doc(), &note("2", 10))).unwrap_err();
    assert!(matches!(error, Error::NotWritable(_)), "{error:?}");
    assert_eq!(ids(&store), ["1"]);
}

#[test]
fn a_neighbour_that_does_not_let_go_is_waited_for_and_then_named() {
    let dir = tempfile::tempdir().unwrap();
    let store = opened(dir.path());
    store.writer().conn.busy_timeout(Duration::from_millis(20)).unwrap();
    let neighbour = rusqlite::Connection::open(dir.path().join("w.db")).unwrap();
    neighbour.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = store.write(NOW, |tx| tx.put(&doc(), &note("2", 10))).unwrap_err();
    assert!(matches!(error, Error::Busy), "{error:?}");
    assert_eq!(ids(&store), ["1"], "reads don't wait");
    neighbour.execute_batch("COMMIT").unwrap();
    store.write(NOW, |tx| tx.put(&doc(), &note("2", 10))).unwrap();
    assert_eq!(ids(&store), ["1", "2"]);
}
