//! What the store says of files that it can't or must not open, and what one file can be asked.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test")]

mod common;
use std::path::Path;

use common::{Item, NOW, SPACE, Session, core, open, place, session};
use store::{DocId, Error, Exported, Options, Read, Rows, Store, Whose};
use uuid::Uuid;

fn refused(path: &Path) -> Error {
    Store::open(path, Options::new("ana")).err().expect("should not open")
}

#[test]
fn a_file_that_is_no_database_is_called_damaged_and_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w.db");
    for bytes in [b"a letter to my mother".to_vec(), vec![0; 5_000], vec![b'S'], vec![0xff; 16]] {
        std::fs::write(&path, &bytes).unwrap();
        let error = refused(&path);
        assert!(matches!(error, Error::FileIsDamaged(_)), "{error:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn the_database_of_another_program_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("music.db");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE song (name TEXT); PRAGMA user_version = 1;").unwrap();
    drop(other);
    let before = std::fs::read(&path).unwrap();
    let error = refused(&path);
    assert!(matches!(error, Error::FileIsForeign), "{error:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_place_that_cannot_be_written_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "x").unwrap();
    for path in [dir.path().join("no/such/folder/w.db"), dir.path().to_owned(), file.join("w.db")] {
        let error = refused(&path);
        assert!(matches!(error, Error::NotWritable(_)), "{}: {error:?}", path.display());
        assert!(error.to_string().contains("folder"), "it says what to do: {error}");
    }
}

#[test]
fn an_empty_file_that_a_first_start_left_behind_is_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w.db");
    std::fs::write(&path, "").unwrap();
    open(&path).write(NOW, |tx| tx.put(&core(), &session("1"))).unwrap();
    assert_eq!(open(&path).list::<Session>(SPACE).unwrap().len(), 1);
}

#[test]
fn who_signs_can_change_while_documents_are_in_memory() {
    let place = place();
    place.put(&session("1"));
    place.store.set_who("ben");
    assert_eq!(place.store.who(), "ben");
    place.put(&session("2"));
    let who: Vec<_> =
        place.store.list::<Session>(SPACE).unwrap().into_iter().map(|row| row.changed_by).collect();
    assert_eq!(who, ["ana", "ben"]);
}

#[test]
fn a_space_has_the_kind_it_was_first_given() {
    let place = place();
    let (team, lead) = (Uuid::from_u128(2), Uuid::from_u128(1));
    let made = place.store.write(NOW, |tx| {
        tx.space(team, "team")?;
        tx.space(lead, "program")?;
        tx.space(team, "team")?;
        tx.space(team, "program")
    });
    assert_eq!(made.unwrap().made, [], "no document was made for it");
    let mut known = [(team, "team".to_owned()), (lead, "program".to_owned())];
    known.sort();
    assert_eq!(place.store.spaces().unwrap(), known);
    assert_eq!(place.store.space_kind(lead).unwrap().as_deref(), Some("program"));
    assert_eq!(place.store.space_kind(Uuid::from_u128(99)).unwrap(), None);
}

#[test]
fn looking_at_what_is_not_there_leaves_nothing_behind() {
    let place = place();
    let made = place.store.write(NOW, |tx| {
        assert_eq!(tx.get::<Session>(&core(), "1")?, None);
        tx.delete::<Session>(&core(), "1")
    });
    assert_eq!(made.unwrap().made, []);
    assert_eq!(place.store.document(&core(), |doc| doc.all().count()).unwrap(), 0);
    assert_eq!(place.store.documents(SPACE).unwrap(), []);
    assert_eq!(place.store.change_count().unwrap(), 0);
}

#[test]
fn a_document_that_needs_a_newer_writer_is_read_and_not_written() {
    let place = place();
    let other = DocId::new(SPACE, "team/journal");
    let done = place.put(&session("1"));
    place.store.write(NOW, |tx| tx.require_writer(&core(), 2)).unwrap();
    let error = place.store.write(NOW, |tx| tx.put(&core(), &session("2"))).unwrap_err();
    let is_newer =
        matches!(&error, Error::DocumentIsNewer { doc, needs: 2, known: 1 } if *doc == core());
    assert!(is_newer, "{error:?}");
    let undone = place.store.write(NOW, |tx| tx.undo_all(&done.made));
    assert!(matches!(undone, Err(Error::DocumentIsNewer { .. })), "an undo writes too");

    // Reading it, also within a write to another document, goes on.
    place
        .store
        .write(NOW, |tx| {
            let read = tx.get::<Session>(&core(), "1")?.unwrap();
            assert_eq!(tx.list_in::<Session>(&core())?[0].record, read);
            tx.put(&other, &read)
        })
        .unwrap();
    assert_eq!(place.store.list_in::<Session>(&core()).unwrap()[0].record, session("1"));
    // And so does taking in what newer apps write.
    let again = common::place();
    again.store.import(&core(), place.store.export(&core(), &[]).unwrap()).unwrap();
    assert_eq!(again.list(), [session("1")]);
    assert!(again.store.write(NOW, |tx| tx.put(&core(), &session("2"))).is_err());
}

#[test]
fn settings_of_this_installation_come_back_and_go() {
    let place = place();
    place.store.local_set("theme", Some("dark")).unwrap();
    place.store.local_set("theme", Some("light Ω")).unwrap();
    assert_eq!(open(&place.path).local_get("theme").unwrap().as_deref(), Some("light Ω"));
    place.store.local_set("theme", None).unwrap();
    assert_eq!(place.store.local_get("theme").unwrap(), None);
}

#[test]
fn ones_own_writes_are_no_news_from_elsewhere() {
    let place = place();
    let other = open(&place.path);
    place.put(&session("1"));
    assert!(!place.store.notice_others().unwrap(), "that was this store");
    assert!(other.notice_others().unwrap());
    other.local_set("a", Some("b")).unwrap();
    assert!(place.store.notice_others().unwrap(), "settings count too");
}

#[test]
fn lists_are_of_a_space_a_document_or_everything() {
    let place = place();
    let (journal, other) =
        (DocId::new(SPACE, "team/journal"), DocId::new(Uuid::from_u128(9), "team/core"));
    place
        .store
        .write(NOW, |tx| {
            tx.put(&journal, &session("1"))?;
            tx.put(&core(), &session("2"))?;
            tx.put(&other, &session("0"))?;
            tx.put(&core(), &Item { id: "2".into(), state: "open".into() })?;
            tx.put(&core(), &session("3"))?;
            tx.delete::<Session>(&core(), "3")
        })
        .unwrap();
    let ids = |rows: Vec<store::Row<Session>>| -> Vec<String> {
        rows.into_iter().map(|row| row.record.id).collect()
    };
    assert_eq!(ids(place.store.list(SPACE).unwrap()), ["1", "2"]);
    assert_eq!(ids(place.store.list_in(&core()).unwrap()), ["2"]);
    assert_eq!(ids(place.store.select(Whose::Everyone).unwrap()), ["0", "1", "2"]);
    assert_eq!(place.store.documents(SPACE).unwrap(), [core(), journal.clone()]);
    let row = place.store.row::<Session>(&journal, "1").unwrap().unwrap();
    assert_eq!((row.changed_at, row.changed_by.as_str()), (NOW.at, "ana"));

    let mut all = Vec::new();
    let each = |record: Exported| {
        // The store can be asked meanwhile.
        assert_eq!(place.store.list::<Session>(SPACE)?.len(), 2);
        all.push((record.doc, record.collection, record.id));
        Ok::<_, Error>(())
    };
    place.store.each_record(each).unwrap();
    let expected = [
        (core(), "items", "2"),
        (core(), "sessions", "2"),
        (journal, "sessions", "1"),
        (other, "sessions", "0"),
    ];
    let expected =
        expected.map(|(doc, collection, id)| (doc, collection.to_owned(), id.to_owned()));
    assert_eq!(all, expected);
    assert!(place.store.size().unwrap() > 4_096);

    let found = |within| place.store.search("session", within, 9).unwrap().len();
    assert_eq!((found(None), found(Some(SPACE)), found(Some(Uuid::nil()))), (3, 2, 0));
}

/// What a creation undone by one and edited by another can leave: a part of a record.
#[derive(serde::Serialize, serde::Deserialize)]
struct Part {
    id: String,
    score: i64,
}
impl records::Record for Part {
    const COLLECTION: &'static str = "sessions";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn a_record_that_does_not_fit_its_type_is_left_out_of_lists_and_named() {
    let place = place();
    place.put(&session("1"));
    place.store.write(NOW, |tx| tx.put(&core(), &Part { id: "2".into(), score: 1 })).unwrap();
    assert_eq!(place.list(), [session("1")]);
    let left_out = place.store.unreadable();
    assert_eq!(left_out.len(), 1, "told once, however often it is listed");
    assert!(left_out[0].key.id == "2" && left_out[0].why.contains("title"), "{left_out:?}");
    assert!(matches!(place.store.get::<Session>(&core(), "2"), Err(Error::Row { .. })));
}
