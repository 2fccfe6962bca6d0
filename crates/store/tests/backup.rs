//! Copies, and the way back.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test")]

mod common;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use common::{NOW, Place, SPACE, Session, core, open, place, session};
use proptest::prelude::*;
use store::{
    Backup, Error, Notice, Options, Read, Rows, Store, Why, backups, is_good, restore_over,
    set_aside, surplus,
};

const DAY: i64 = 86_400;
/// Noon of a day.
const NOON: i64 = 20_000 * DAY + DAY / 2;

fn folder(place: &Place) -> PathBuf {
    place.path.with_file_name("backups")
}

fn ids(path: &Path) -> Vec<String> {
    open(path).list::<Session>(SPACE).unwrap().into_iter().map(|row| row.record.id).collect()
}

#[test]
fn a_backup_is_a_whole_workspace_under_a_name_that_says_when() {
    let place = place();
    place.put(&session("1"));
    let backup = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    place.put(&session("2"));
    assert!(backup.path.ends_with("backups/backup-2024-10-04T12-00-00Z.db"), "{backup:?}");
    assert!(is_good(&backup.path) && backup.bytes > 0);
    let second = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    assert_eq!(second.taken_at, NOON + 1, "two in one second have two names");
    assert_eq!(backups(&folder(&place)).unwrap(), [second, backup.clone()], "newest first");
    assert_eq!(ids(&backup.path), ["1"]);
    let names = std::fs::read_dir(folder(&place)).unwrap();
    let part = |name: &String| name.contains("part");
    let left = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(part);
    assert_eq!(left.count(), 0);
    assert_eq!(backups(Path::new("/no/such/folder")).unwrap(), []);
}

#[test]
fn a_backup_is_due_a_quarter_of_an_hour_after_the_last_if_something_changed() {
    let place = place();
    let due = |now| place.store.backup_if_due(&folder(&place), now).unwrap().map(|b| b.taken_at);
    place.put(&session("1"));
    assert_eq!(due(NOON), Some(NOON), "the first one");
    assert_eq!(due(NOON + 3_600), None, "nothing has changed");
    place.put(&session("2"));
    assert_eq!(due(NOON + 899), None, "too early");
    assert_eq!(due(NOON + 3_601), Some(NOON + 3_601));
    open(&place.path).write(NOW, |tx| tx.put(&core(), &session("3"))).unwrap();
    assert_eq!(due(NOON + 7_200), Some(NOON + 7_200), "another process counts");
    assert_eq!(due(NOON + 9_000), None);
}

#[test]
fn the_last_three_of_today_and_one_a_day_are_kept() {
    let hours = |day: i64, hours: &[i64]| -> Vec<i64> {
        hours.iter().map(|hour| (20_000 + day) * DAY + hour * 3_600).collect()
    };
    let taken = [hours(0, &[1, 5, 9, 11]), hours(-1, &[2, 23]), hours(-5, &[4])].concat();
    let mut gone = surplus(&taken, NOON);
    gone.sort_unstable();
    assert_eq!(gone, [hours(-1, &[2]), hours(0, &[1])].concat());

    let ages: Vec<i64> = (1..=20).flat_map(|day| hours(-day, &[12])).collect();
    assert_eq!(surplus(&ages, NOON).len(), 10, "ten in all");
    // A clock that was wrong for a while does not cost today's copies.
    let future = hours(400, &[1, 2, 3, 4]);
    let gone = surplus(&[future.clone(), hours(0, &[1, 2])].concat(), NOON);
    assert_eq!(gone, [future[2], future[1], future[0]]);
}

proptest! {
    #[test]
    fn what_is_kept_is_at_most_ten_and_always_has_the_newest(
        taken in prop::collection::vec(NOON - 30 * DAY..NOON, 1..60),
    ) {
        let gone = surplus(&taken, NOON);
        let kept: Vec<_> = taken.iter().filter(|at| !gone.contains(at)).collect();
        let mut distinct = kept.clone();
        distinct.sort_unstable();
        distinct.dedup();
        prop_assert!(distinct.len() <= 10);
        prop_assert!(kept.contains(&taken.iter().max().unwrap()));
        let again: Vec<i64> = distinct.into_iter().copied().collect();
        prop_assert_eq!(surplus(&again, NOON), Vec::<i64>::new(), "asked again, all stay");
    }
}

#[test]
fn a_restore_keeps_what_was_there_and_everyone_sees_it() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = Arc::clone(&heard);
    let mut place = place();
    place.store = Store::open(
        &place.path,
        Options::new("ana").listener(move |notice| into.lock().unwrap().push(notice.clone())),
    )
    .unwrap();
    let cli = open(&place.path);
    let listed = |store: &Store| -> Vec<String> {
        store.list::<Session>(SPACE).unwrap().into_iter().map(|row| row.record.id).collect()
    };
    place.put(&session("1"));
    let backup = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    place.put(&session("2"));
    // Both processes have the document in memory, with what is about to be taken back.
    cli.write(NOW, |tx| tx.put(&core(), &session("3"))).unwrap();
    place.put(&session("4"));
    place.store.local_set("theme", Some("dark")).unwrap();
    cli.notice_others().unwrap();
    heard.lock().unwrap().clear();

    let kept = place.store.restore(&backup.path, &folder(&place), NOON + 60).unwrap();
    assert_eq!(*heard.lock().unwrap(), [Notice::Elsewhere]);
    assert!(cli.notice_others().unwrap());
    assert_eq!((listed(&place.store), listed(&cli)), (vec!["1".into()], vec!["1".into()]));
    assert_eq!(cli.local_get("theme").unwrap().as_deref(), Some("dark"), "settings stay");
    assert_eq!(ids(&kept.path), ["1", "2", "3", "4"]);

    // Nobody builds on a document that is no longer there.
    cli.write(NOW, |tx| tx.put(&core(), &session("5"))).unwrap();
    place.put(&session("6"));
    assert_eq!(ids(&place.path), ["1", "5", "6"]);
    assert_eq!(place.store.check().unwrap(), []);
    let rows = place.projection();
    place.rebuild();
    assert!(rows.iter().any(|row| row.contains("session 6")));
    let mode: String = place.sql().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");

    // And the way back from the way back.
    place.store.restore(&kept.path, &folder(&place), NOON + 120).unwrap();
    assert_eq!(listed(&cli), ["1", "2", "3", "4"]);
    let left = std::fs::read_dir(place.path.parent().unwrap()).unwrap();
    let parts =
        left.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("part"));
    assert_eq!(parts.count(), 0);
}

#[test]
fn what_is_no_good_backup_is_refused_and_nothing_changes() {
    let place = place();
    place.put(&session("1"));
    let Backup { path: good, .. } = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    let bad = folder(&place).join("bad.db");
    let whole = std::fs::read(&good).unwrap();
    let empty = rusqlite::Connection::open(folder(&place).join("empty.db")).unwrap();
    empty.execute_batch("PRAGMA user_version = 0; VACUUM").unwrap();
    let newer = folder(&place).join("newer.db");
    std::fs::copy(&good, &newer).unwrap();
    let conn = rusqlite::Connection::open(&newer).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    for bytes in [vec![], b"no".to_vec(), whole[..whole.len() / 2].to_vec()] {
        std::fs::write(&bad, bytes).unwrap();
        assert!(!is_good(&bad));
    }
    for path in [
        bad,
        newer,
        folder(&place).join("empty.db"),
        folder(&place).join("none.db"),
        folder(&place),
    ] {
        let refused = place.store.restore(&path, &folder(&place), NOON);
        assert!(matches!(refused, Err(Error::BadBackup { .. })), "{}: {refused:?}", path.display());
    }
    assert_eq!(place.list(), [session("1")]);
    assert_eq!(backups(&folder(&place)).unwrap().len(), 1, "and no copy was made for it");
}

#[test]
fn a_file_that_cannot_be_opened_is_set_aside_or_replaced_by_a_backup() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w.db");
    let store = open(&path);
    store.write(NOW, |tx| tx.put(&core(), &session("1"))).unwrap();
    let backup = store.backup(&dir.path().join("backups"), Why::Time, NOON).unwrap();
    store.write(NOW, |tx| tx.put(&core(), &session("2"))).unwrap();
    // Its log is still there, as after a crash.
    let log = std::fs::read(dir.path().join("w.db-wal")).unwrap();
    drop(store);
    let scramble = || {
        std::fs::write(&path, "damaged").unwrap();
        std::fs::write(dir.path().join("w.db-wal"), &log).unwrap();
    };
    scramble();
    let aside = restore_over(&path, &backup.path, NOON).unwrap().unwrap();
    assert!(aside.ends_with("w.db.damaged-2024-10-04T12-00-00Z"), "{}", aside.display());
    assert_eq!(std::fs::read(&aside).unwrap(), b"damaged");
    assert_eq!(
        std::fs::read(aside.with_file_name("w.db.damaged-2024-10-04T12-00-00Z-wal")).unwrap(),
        log
    );
    assert_eq!(ids(&path), ["1"], "the old log was not replayed into it");

    scramble();
    let second = set_aside(&path, NOON).unwrap();
    assert_ne!(second, aside);
    assert!(!path.exists());
    assert_eq!(ids(&path), Vec::<String>::new(), "a new one begins");
    let refused = restore_over(&path, &second, NOON);
    assert!(matches!(refused, Err(Error::BadBackup { .. })));
    let new = dir.path().join("new.db");
    assert_eq!(restore_over(&new, &backup.path, NOON).unwrap(), None);
    assert_eq!(ids(&new), ["1"]);
}
