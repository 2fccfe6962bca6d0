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
    Backup, Checked, Error, Notice, Options, Read, Rows, Store, Why, backups, is_good, outdated,
    restore_over, set_aside, surplus,
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

fn checked(taken_at: i64, why: Why, is_good: bool) -> Checked {
    let path = format!("{taken_at} {why:?}").into();
    let damage = (!is_good).then(|| "a change is damaged".to_owned());
    Checked { backup: Backup { path, taken_at, why, bytes: 1 }, damage }
}

#[test]
fn what_is_pushed_out_goes_by_why_it_was_made_and_a_damaged_copy_pushes_out_no_good_one() {
    let gone = |all: &[Checked], now| -> Vec<(i64, Why)> {
        outdated(all, now).into_iter().map(|one| (one.taken_at, one.why)).collect()
    };
    let times = |at: i64| NOON + at * 900;
    let in_time = |is_good| (0..3).map(move |at| checked(times(at + 1), Why::Time, is_good));
    let others = [Why::Restore, Why::Import, Why::Upgrade, Why::Asked];
    let before = others.map(|why| checked(NOON, why, true));

    let good: Vec<_> = before.iter().cloned().chain(in_time(true)).collect();
    assert_eq!(gone(&good, times(4)), [], "automatic copies push out none of the others");
    let month = NOON + 30 * DAY;
    assert_eq!(gone(&before, month), [], "30 days are not over");
    assert_eq!(
        gone(&before, month + 1),
        [(NOON, Why::Import), (NOON, Why::Restore), (NOON, Why::Upgrade)]
    );

    let asked: Vec<_> = (1..13).map(|at| checked(times(at), Why::Asked, true)).collect();
    let all = [asked, good].concat();
    assert_eq!(gone(&all, times(20)).len(), 3, "the last ten that somebody asked for are kept");
    assert!(gone(&all, times(20)).iter().all(|(_, why)| *why == Why::Asked));

    let first = checked(NOON, Why::Time, true);
    let damaged: Vec<_> = in_time(false).chain([first.clone()]).collect();
    assert_eq!(gone(&damaged, times(4)), [], "three damaged ones count as none");
    let more: Vec<_> =
        damaged.iter().cloned().chain([checked(times(9), Why::Time, false)]).collect();
    assert_eq!(gone(&more, times(9)), [(times(1), Why::Time)], "and push out each other");
    let later: Vec<_> = gone(&damaged, NOON + 31 * DAY);
    assert!(!later.is_empty() && !later.contains(&(NOON, Why::Time)), "{later:?}");
    let only: Vec<_> = in_time(false).take(1).collect();
    assert_eq!(gone(&only, NOON + 90 * DAY), [], "the last that there is stays");
}

#[test]
fn a_copy_is_called_by_what_it_was_made_for() {
    let place = place();
    place.put(&session("1"));
    let named = |why| {
        let made = place.store.backup(&folder(&place), why, NOON).unwrap();
        made.path.file_name().unwrap().to_str().unwrap().to_owned()
    };
    assert_eq!(named(Why::Time), "backup-2024-10-04T12-00-00Z.db");
    assert_eq!(named(Why::Asked), "backup-2024-10-04T12-00-01Z-by-hand.db");
    assert_eq!(named(Why::Import), "backup-2024-10-04T12-00-02Z-before-import.db");
    let first = backups(&folder(&place)).unwrap().pop().unwrap();
    let kept = place.store.restore(&first.path, &folder(&place), NOON + 60).unwrap();
    assert!(kept.path.ends_with("backup-2024-10-04T12-01-00Z-before-restore.db"), "{kept:?}");
    let read = backups(&folder(&place)).unwrap();
    let why: Vec<_> = read.iter().map(|one| one.why).collect();
    assert_eq!(why, [Why::Restore, Why::Import, Why::Asked, Why::Time], "and read from the name");
    std::fs::write(folder(&place).join("backup-2024-10-04T12-00-00Z-mine.db"), "").unwrap();
    assert_eq!(backups(&folder(&place)).unwrap(), read, "what is called otherwise is not ours");
}

/// A copy whose pages are whole and in which one change is not what was written.
fn spoil(copy: &Path) {
    let sql = rusqlite::Connection::open(copy).unwrap();
    let flip = "UPDATE change SET bytes = CAST(substr(bytes, 1, 40) || x'FF' || substr(bytes, 42)
        AS BLOB) WHERE n = 2";
    assert_eq!(sql.execute(flip, []).unwrap(), 1);
}

#[test]
fn copies_that_were_damaged_on_the_disk_cost_no_good_one_and_are_named() {
    let place = place();
    place.put(&session("1"));
    let make = |at: i64| {
        place.put(&session(&at.to_string()));
        place.store.backup(&folder(&place), Why::Time, NOON + at * 900).unwrap()
    };
    let good = make(0);
    let spoilt = [make(1), make(2)];
    for copy in &spoilt {
        spoil(&copy.path);
    }
    make(3);
    make(4);
    assert!(good.path.exists(), "of the good ones it is only the third");
    let copies = place.store.copies(&folder(&place)).unwrap();
    let damaged: Vec<_> = copies.iter().filter(|copy| copy.damage.is_some()).collect();
    assert_eq!(
        damaged.iter().map(|copy| &copy.backup).collect::<Vec<_>>(),
        [&spoilt[1], &spoilt[0]]
    );
    assert_eq!(damaged[0].damage.as_deref(), Some("change 2 of team/core is damaged"));
    assert!(!is_good(&spoilt[0].path) && is_good(&good.path));
    make(5);
    assert!(!good.path.exists(), "three newer good ones are there by now");
    // It may be the last that there is: what is whole in it can be put back.
    place.store.restore(&spoilt[0].path, &folder(&place), NOON + 9_000).unwrap();
}

#[test]
fn after_a_restore_copies_go_on_whatever_the_count_of_changes_is() {
    let place = place();
    place.put(&session("1"));
    let first = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    place.put(&session("2"));
    place.store.backup(&folder(&place), Why::Time, NOON + 60).unwrap();
    place.store.restore(&first.path, &folder(&place), NOON + 120).unwrap();
    let due = |now| place.store.backup_if_due(&folder(&place), now).unwrap();
    place.put(&session("3"));
    let made = due(NOON + 2_000).expect("as many changes as the newest copy, but other ones");
    assert_eq!(ids(&made.path), ["1", "3"]);
    assert_eq!(due(NOON + 4_000), None);
}

#[test]
fn what_another_process_writes_during_a_restore_is_in_what_is_kept_or_in_what_is_there() {
    let place = place();
    place.put(&Session { notes: "word ".repeat(2_000), ..session("0") });
    let copy = place.store.backup(&folder(&place), Why::Time, NOON).unwrap();
    let path = place.path.clone();
    let (go, told) = std::sync::mpsc::channel::<()>();
    let other = std::thread::spawn(move || {
        let store = open(&path);
        let mut written = Vec::new();
        while told.recv().is_ok() {
            for _ in 0..8 {
                let id = format!("other {:05}", written.len());
                store.write(NOW, |tx| tx.put(&core(), &session(&id))).unwrap();
                written.push(id);
            }
        }
        written
    });
    let mut kept = Vec::new();
    for at in 0..12 {
        go.send(()).unwrap();
        let restored = place.store.restore(&copy.path, &folder(&place), NOON + 60 + at);
        kept.push(restored.unwrap().path);
    }
    drop(go);
    let written = other.join().unwrap();
    kept.push(place.path.clone());
    let there: std::collections::BTreeSet<_> = kept.iter().flat_map(|path| ids(path)).collect();
    let lost: Vec<_> = written.iter().filter(|id| !there.contains(*id)).collect();
    assert!(lost.is_empty(), "{} of {} are in neither: {lost:?}", lost.len(), written.len());
}

#[cfg(unix)]
#[test]
fn a_folder_whose_name_is_no_text_gets_its_copies_too() {
    use std::os::unix::ffi::OsStrExt;
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(std::ffi::OsStr::from_bytes(b"da\xfe\xffta"));
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("w.db");
    let store = open(&path);
    store.write(NOW, |tx| tx.put(&core(), &session("1"))).unwrap();
    let copy = store.backup(&folder.join("backups"), Why::Time, NOON).unwrap();
    assert!(is_good(&copy.path));
    store.restore(&copy.path, &folder.join("backups"), NOON + 1).unwrap();
    let names = std::fs::read_dir(dir.path()).unwrap().count();
    assert_eq!((ids(&copy.path), names), (vec!["1".into()], 1), "and nothing lies beside it");
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
