//! Copies of the data file and of the files beside it, what is damaged, and the way back.

#![allow(clippy::disallowed_methods, reason = "a test damages files as a disk does")]

mod files;

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::DateTime;
use domain::id::TeamId;
use tempfile::TempDir;

use super::noon;
use crate::{
    App, Folder,
    backups::{BackupRestore, BackupWhy},
    doctor::Doctor,
    teams::{TeamCreate, TeamUpdate},
};

const MINUTE: i64 = 60;

/// A workspace whose clock the test sets.
struct Timed {
    app: App,
    dir: TempDir,
    now: Arc<AtomicI64>,
}

impl std::ops::Deref for Timed {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

fn timed() -> Timed {
    let dir = tempfile::tempdir().unwrap();
    let now = Arc::new(AtomicI64::new(noon().timestamp()));
    let told = Arc::clone(&now);
    let clock = move || DateTime::from_timestamp(told.load(Ordering::Relaxed), 0).unwrap();
    let folder = Folder::choose(Some(dir.path().join("data"))).unwrap();
    Timed { app: App::open(folder, Box::new(clock), |_| ()).unwrap(), dir, now }
}

impl Timed {
    fn team(&self, name: &str) -> TeamId {
        self.team_create(TeamCreate { name: name.into(), target: None, as_of: None }).unwrap().id
    }

    fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
    }

    /// A quarter of an hour and more in which something was written, and the copy at its end.
    fn quarter(&self, team: TeamId, name: &str) {
        let name = Some(name.to_owned());
        self.team_update(TeamUpdate { name, ..TeamUpdate::of(team) }).unwrap();
        self.pass(16 * MINUTE);
        self.backup_if_due().unwrap().expect("a copy is due");
    }

    fn why(&self) -> Vec<BackupWhy> {
        self.backup_list(()).unwrap().into_iter().map(|copy| copy.why).collect()
    }

    fn problems(&self) -> Vec<String> {
        self.doctor(Doctor::default()).unwrap().problems
    }
}

fn repair(app: &App) -> (usize, usize, Vec<String>) {
    let found = app.doctor(Doctor { repair: true, rebuild: false }).unwrap();
    (found.repaired, found.files, found.problems)
}

#[test]
fn what_a_restore_keeps_is_there_after_an_afternoon_of_automatic_copies_and_of_presses() {
    let place = timed();
    let team = place.team("One");
    place.quarter(team, "Two");
    let first = place.backup_list(()).unwrap().remove(0);
    place.quarter(team, "Three");
    let kept = place.backup_restore(BackupRestore { name: first.name }).unwrap();
    assert_eq!((kept.why, kept.name.ends_with("-before-restore.db")), (BackupWhy::Restore, true));
    for hour in 0..5 {
        place.quarter(team, &format!("Later {hour}"));
    }
    for _ in 0..3 {
        place.pass(MINUTE);
        place.backup_create(()).unwrap();
    }
    let why = place.why();
    let count = |one| why.iter().filter(|why| **why == one).count();
    let counts = [BackupWhy::Asked, BackupWhy::Time, BackupWhy::Restore].map(count);
    assert_eq!(counts, [3, 3, 1], "{why:?}");
    place.backup_restore(BackupRestore { name: kept.name.clone() }).unwrap();
    assert_eq!(place.team_get(team).unwrap().team.name, "Three");
    place.pass(31 * 24 * 60 * MINUTE);
    place.backup_create(()).unwrap();
    let names: Vec<_> = place.backup_list(()).unwrap().into_iter().map(|copy| copy.name).collect();
    assert!(!names.contains(&kept.name), "after 30 days it goes: {names:?}");
}

#[test]
fn a_damaged_copy_is_said_in_the_list_by_the_doctor_and_without_it_and_is_not_the_last_good_one() {
    let place = timed();
    let team = place.team("One");
    place.quarter(team, "Two");
    let good = place.backup_list(()).unwrap().remove(0);
    place.quarter(team, "Three");
    let newest = place.backup_list(()).unwrap().remove(0);
    let path = place.folder().backups().join(&newest.name);
    damage(&path, "Three");
    let list = place.backup_list(()).unwrap();
    assert_eq!((list[0].good, list[1].good), (false, true));
    assert!(list[0].damage.as_ref().unwrap().contains("is damaged"), "{list:?}");
    let health = place.workspace_health(()).unwrap();
    assert_eq!(health.last_backup, Some(good.taken_at));
    assert!(health.problems[0].contains(&newest.name), "{:?}", health.problems);
    assert_eq!(place.problems(), health.problems);
    place.pass(16 * MINUTE);
    assert!(place.backup_if_due().unwrap().is_some(), "a damaged one is no copy of what there is");
}

/// Damages a data file that nobody has open wherever a word stands in it, as a disk does.
fn damage(path: &Path, word: &str) {
    let mut bytes = fs::read(path).unwrap();
    let found = bytes.windows(word.len()).enumerate().filter(|(_, part)| *part == word.as_bytes());
    let at: Vec<_> = found.map(|(at, _)| at).collect();
    assert!(!at.is_empty());
    for at in at {
        bytes[at] ^= 1;
    }
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_change_is_found_when_nobody_types_and_told_until_it_is_mended() {
    let place = timed();
    let team = place.team("One");
    place.quarter(team, "Unmistakable");
    let Timed { app, dir, .. } = place;
    let path = app.folder().database();
    app.close().unwrap();
    damage(&path, "Unmistakable");
    let again = super::open(&dir.path().join("data"), |_| ());
    assert_eq!(again.workspace_health(()).unwrap().problems, [] as [&str; 0], "nobody looked yet");
    while again.idle().unwrap() {}
    let told = again.workspace_health(()).unwrap().problems;
    assert!(told.iter().any(|said| said.contains("is damaged. Repair it")), "{told:?}");
    let (repaired, _, left) = repair(&again);
    assert_eq!((repaired, left), (1, Vec::new()));
    assert_eq!(again.workspace_health(()).unwrap().problems, [] as [&str; 0]);
}

#[test]
fn two_copies_of_a_data_folder_write_as_two_and_take_each_others_changes() {
    let place = super::place();
    let team = place.begin("Team");
    let dir = tempfile::tempdir().unwrap();
    let copied = |name: &str| {
        let folder = dir.path().join(name);
        fs::create_dir(&folder).unwrap();
        for file in ["workspace.launchpod", "workspace.launchpod-wal"] {
            fs::copy(place.dir.path().join(file), folder.join(file)).unwrap();
        }
        super::open(&folder, |_| ())
    };
    let (one, two) = (copied("one"), copied("two"));
    let home = store::DocId::new(team.uuid(), "team/core");
    let written = |app: &App| {
        // The same words at the same time, signed with the same name.
        let name = Some("Renamed".to_owned());
        app.team_update(TeamUpdate { name, ..TeamUpdate::of(team) }).unwrap();
        app.store.export(&home, &[]).unwrap()
    };
    let (of_one, of_two) = (written(&one), written(&two));
    assert_eq!(one.store.import(&home, of_two).unwrap().new, 1, "theirs is not ours");
    assert_eq!(two.store.import(&home, of_one).unwrap().new, 1);
    let heads = |app: &App| app.store.document(&home, records::Document::heads).unwrap();
    assert_eq!((heads(&one).len(), heads(&one)), (2, heads(&two)));
    assert_eq!(one.doctor(Doctor::default()).unwrap().problems, [] as [&str; 0]);
}
