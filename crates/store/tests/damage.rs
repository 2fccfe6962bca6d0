//! Damaged bytes on the disk, and hostile ones from elsewhere.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test")]

mod common;
use std::panic::{AssertUnwindSafe, catch_unwind};

use common::{NOW, Place, SPACE, Session, core, fast_place, key, open, place, session};
use records::{ChangeId, Document, Envelope, digest};
use store::{DocId, Error, Problem, Read, Store};

fn other() -> DocId {
    DocId::new(SPACE, "team/journal")
}

/// Twenty sessions in one document, one in another, a backup, and then damage.
fn damaged(sql: &str) -> (Place, store::Backup) {
    let place = fast_place();
    for n in 0..20 {
        place.put(&session(&format!("{n:02}")));
    }
    place.store.write(NOW, |tx| tx.put(&other(), &session("x"))).unwrap();
    let folder = place.path.with_file_name("backups");
    let backup = place.store.backup(&folder, store::Why::Time, NOW.at).unwrap();
    place.put(&session("20"));
    place.sql().execute_batch(sql).unwrap();
    (place, backup)
}

const FLIP: &str = "UPDATE change SET bytes = CAST(
        substr(bytes, 1, 40) || x'FF' || substr(bytes, 42) AS BLOB) WHERE doc = 1 AND n = 7;";

fn hash(place: &Place, n: i64) -> ChangeId {
    let sql = "SELECT hash FROM change WHERE doc = 1 AND n = ?1";
    ChangeId(place.sql().query_row(sql, [n], |row| row.get(0)).unwrap())
}

#[test]
fn a_damaged_change_leaves_all_else_readable_and_other_documents_writable() {
    let (place, backup) = damaged(FLIP);
    let again = open(&place.path);
    assert_eq!(again.list_in::<Session>(&core()).unwrap().len(), 21);
    assert_eq!(again.search("session", None, 99).unwrap().len(), 22);
    assert_eq!(again.history(&core(), &key("07")).unwrap().len(), 1);
    again.write(NOW, |tx| tx.put(&other(), &session("y"))).unwrap();
    let error = again.write(NOW, |tx| tx.put(&core(), &session("21"))).unwrap_err();
    assert!(matches!(&error, Error::DocumentIsDamaged { doc, .. } if *doc == core()), "{error:?}");

    let problem = Problem::Change { doc: core(), n: 7, change: hash(&place, 7) };
    assert_eq!(again.check().unwrap(), [problem]);

    // A rebuild keeps the rows of what it can't load.
    let before = again.list_in::<Session>(&core()).unwrap();
    let rebuilt = again.rebuild(&|_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!((rebuilt.documents, rebuilt.damaged.as_slice()), (1, &[core()][..]));
    assert_eq!(again.list_in::<Session>(&core()).unwrap(), before);
    assert_eq!(again.history(&core(), &key("07")).unwrap().len(), 1);

    let repaired = again.repair_from(&backup.path).unwrap();
    assert_eq!((repaired.changes, repaired.left.as_slice()), (1, &[][..]));
    again.write(NOW, |tx| tx.put(&core(), &session("21"))).unwrap();
    again.rebuild(&|_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(again.list_in::<Session>(&core()).unwrap().len(), 22, "nothing was lost");
}

#[test]
fn a_change_that_lost_its_name_or_is_gone_is_found_again() {
    for sql in [
        "UPDATE change SET hash = zeroblob(32) WHERE doc = 1 AND n = 7",
        "UPDATE change SET hash = x'00' WHERE doc = 1 AND n = 22",
        "DELETE FROM change WHERE doc = 1 AND n = 7",
        "UPDATE change SET bytes = x'' WHERE doc = 1 AND n BETWEEN 5 AND 9",
    ] {
        let (place, backup) = damaged(sql);
        assert_ne!(place.store.check().unwrap(), [], "{sql}");
        let again = open(&place.path);
        let repaired = again.repair_from(&backup.path).unwrap();
        assert_eq!(repaired.left, [], "{sql}");
        assert_eq!(again.document(&core(), |doc| doc.all().count()).unwrap(), 21, "{sql}");
    }
}

#[test]
fn what_the_backup_does_not_have_is_left_as_it_is_and_named() {
    let (place, backup) = damaged("UPDATE change SET bytes = x'00' WHERE doc = 1 AND n = 22");
    let again = open(&place.path);
    let repaired = again.repair_from(&backup.path).unwrap();
    assert_eq!(repaired.changes, 0);
    assert_eq!(repaired.left, [Problem::Change { doc: core(), n: 22, change: hash(&place, 22) }]);
    assert_eq!(again.list_in::<Session>(&core()).unwrap().len(), 21, "its rows still tell");

    let refused = again.repair_from(&place.path.with_file_name("none.db"));
    assert!(matches!(refused, Err(Error::BadBackup { .. })), "{refused:?}");
}

#[test]
fn a_file_with_scrambled_pages_is_reported_or_refused_and_never_a_panic() {
    let place = fast_place();
    for n in 0..60 {
        place.put(&Session { notes: "word ".repeat(40), ..session(&format!("{n:02}")) });
    }
    place.sql().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let whole = std::fs::read(&place.path).unwrap();
    let file = place.path.with_file_name("scrambled.db");
    let mut noticed = 0;
    let pages = whole.len() / 4_096;
    for page in 0..pages {
        let mut bytes = whole.clone();
        for (at, byte) in bytes[page * 4_096 + 100..(page + 1) * 4_096].iter_mut().enumerate() {
            *byte = byte.wrapping_add(u8::try_from(at % 251).unwrap()) ^ 0x5a;
        }
        std::fs::write(&file, bytes).unwrap();
        let told = store::Options::new("ana");
        let Ok(store) = Store::open(&file, told) else {
            noticed += 1;
            continue;
        };
        store.list::<Session>(SPACE).ok();
        store.search("word", None, 5).ok();
        store.write(NOW, |tx| tx.put(&core(), &session("x"))).ok();
        noticed += usize::from(store.check().map_or(true, |problems| !problems.is_empty()));
    }
    assert!(noticed * 10 >= pages * 8, "{noticed} of {pages} scrambled pages were noticed");
}

/// A change whose content was altered and whose hash is right again.
fn forged(change: &Envelope, bit: usize) -> Envelope {
    let mut body = change.bytes[8..].to_vec();
    body[bit / 8] ^= 1 << (bit % 8);
    let id = digest(&body);
    let bytes = [&change.bytes[..4], &id.0[..4], &body].concat();
    Envelope { id, bytes }
}

#[test]
fn a_hostile_change_with_a_right_hash_is_refused_with_a_sentence_and_all_goes_on() {
    let ana = fast_place();
    ana.put(&session("1"));
    let changes = ana.store.export(&core(), &[]).unwrap();
    let (first, good) = (&changes[0], &changes[1]);
    let (mut panicked, mut refused) = (0, 0);
    for bit in 0..(good.bytes.len() - 8) * 8 {
        let hostile = forged(good, bit);
        let engine = catch_unwind(AssertUnwindSafe(|| {
            let mut document = Document::load(None, [first.clone()], "ben").unwrap();
            document.merge([hostile.clone()]).is_ok()
        }));
        if let Ok(accepted) = engine {
            refused += u32::from(!accepted);
            continue;
        }
        panicked += 1;
        let ben = fast_place();
        ben.put(&session("2"));
        let before = ben.projection();
        let error = ben.store.import(&core(), [hostile.clone()]).unwrap_err();
        assert!(matches!(&error, Error::Unmergeable { doc } if *doc == core()), "{error:?}");
        ben.store.import(&core(), [good.clone(), hostile]).unwrap_err();
        assert_eq!(ben.projection(), before, "not even the good one beside it was taken");
        ben.put(&session("3"));
        ben.store.import(&core(), [good.clone()]).unwrap();
        assert_eq!(ben.list().len(), 3);
    }
    assert!(
        panicked > 0,
        "the engine took all of them: this test tests nothing ({refused} refused)"
    );
}

#[test]
fn a_panic_in_a_command_leaves_nothing_and_the_store_usable() {
    let place = place();
    place.put(&session("1"));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        place.store.write(NOW, |tx| -> Result<(), Error> {
            tx.put(&core(), &session("2"))?;
            panic!("a defect")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(place.list(), [session("1")]);
    place.put(&session("3"));
    assert_eq!(place.list(), [session("1"), session("3")]);
}
