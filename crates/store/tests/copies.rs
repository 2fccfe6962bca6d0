//! Which copies stay, what is damaged in them, and what a restore must not lose.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test")]

mod common;
use std::path::{Path, PathBuf};

use common::{NOW, Place, SPACE, Session, core, open, place, session};
use store::{Backup, Checked, Read, Why, backups, is_good, outdated};

const DAY: i64 = 86_400;
/// Noon of a day.
const NOON: i64 = 20_000 * DAY + DAY / 2;

fn folder(place: &Place) -> PathBuf {
    place.path.with_file_name("backups")
}

fn ids(path: &Path) -> Vec<String> {
    open(path).list::<Session>(SPACE).unwrap().into_iter().map(|row| row.record.id).collect()
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
