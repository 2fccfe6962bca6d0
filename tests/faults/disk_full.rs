//! A disk without room: a small tmpfs, filled to its end.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use app::{
    App, Code,
    drafts::{DraftCompose, DraftDateAll},
    outside::folder::DraftExportFolder,
    workspace::archive::WorkspaceExport,
};

use crate::{Doctor, alone, entry, is_healthy, open, rename, team, work_folder};

/// The part that runs inside of the small disk.
#[test]
#[ignore = "needs a small disk, which the test below makes"]
fn on_a_small_disk() {
    let Some(folder) = work_folder() else { return };
    let ballast = folder.join("ballast");
    File::create(&ballast).unwrap().write_all(&vec![7; 7 << 20]).unwrap();
    let app = open(&folder);
    let team = team(&app);

    let mut answered = 0;
    let error = loop {
        match app.journal_add(entry(team, words(answered))) {
            Ok(_) => answered += 1,
            Err(error) => break error,
        }
        assert!(answered < 10_000, "the disk never filled");
    };
    assert_eq!(error.code(), Code::CannotWrite, "{error}");
    let said = error.to_string();
    assert!(said.to_lowercase().contains("full") || said.contains("space"), "it says why: {said}");
    assert!(
        answered > 3,
        "only {answered} commands fitted: the disk is too small to show anything"
    );
    assert_eq!(kept(&app), answered, "while the disk is full, what was answered is still read");
    assert!(app.journal_add(entry(team, words(answered))).is_err(), "still no room");
    drop(app);

    let app = open(&folder);
    assert_eq!(kept(&app), answered, "after a restart on the full disk");
    std::fs::remove_file(&ballast).unwrap();
    app.journal_add(entry(team, words(answered))).unwrap();
    assert_eq!(kept(&app), answered + 1, "with room again, writing goes on");
    is_healthy(&app);
    println!("inside: {answered} commands before the disk was full");
}

/// The same where not a byte is left, not even for what reading leaves beside the file.
#[test]
#[ignore = "needs a small disk, which the test below makes"]
fn on_a_disk_without_a_byte() {
    let Some(folder) = work_folder() else { return };
    let team = {
        let place = tempfile::tempdir_in("/dev/shm").unwrap();
        let app = open(place.path());
        let team = team(&app);
        app.journal_add(entry(team, words(0))).unwrap();
        // As after a crash: what was written is still in the log.
        for name in ["workspace.launchpod", "workspace.launchpod-wal"] {
            fs::copy(place.path().join(name), folder.join(name)).unwrap();
        }
        team
    };
    let ballast = fill(&folder, 0);
    let before = files_in(&folder);

    let app = open(&folder);
    assert_eq!(kept(&app), 1, "what is there is read");
    assert_eq!(app.team_get(team).unwrap().team.name, "Faults");
    app.workspace_health(()).unwrap();
    assert_eq!(app.doctor(Doctor::default()).unwrap().problems, [] as [&str; 0]);
    let refused = app.journal_add(entry(team, words(1))).unwrap_err();
    assert_eq!(refused.code(), Code::CannotWrite, "{refused}");
    assert!(refused.to_string().contains("disk is full"), "{refused}");
    assert!(app.backup_create(()).is_err() && app.idle().is_err());
    let elsewhere = tempfile::tempdir_in("/dev/shm").unwrap();
    let out = elsewhere.path().join("out");
    let done = app.workspace_export(WorkspaceExport { folder: out }).unwrap();
    assert_eq!(done.teams, 1, "and leaves to where there is room");
    let mut after = files_in(&folder);
    // The index of the log has its name by then, and no room.
    after.retain(|path, _| !path.to_string_lossy().ends_with("-shm"));
    let names = |all: &BTreeMap<PathBuf, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&after), names(&before));
    assert!(after == before, "not a byte of what is there is another");

    fs::remove_file(&ballast).unwrap();
    assert!(app.notice_others().unwrap(), "that there is room is noticed");
    app.journal_add(entry(team, words(1))).unwrap();
    assert_eq!(kept(&app), 2, "with room again, the same window goes on writing");
    is_healthy(&app);
    drop(app);
    assert_eq!(kept(&open(&folder)), 2);
    println!("inside: not a byte");
}

/// An export to a disk that fills under it; the workspace is on another.
#[test]
#[ignore = "needs a small disk, which the test below makes"]
fn out_to_a_small_disk() {
    let Some(disk) = work_folder() else { return };
    let place = tempfile::tempdir_in("/dev/shm").unwrap();
    let app = open(place.path());
    let team = team(&app);
    app.draft_compose(DraftCompose { team, on: None }).unwrap();
    let folder = disk.join("repository");
    let export = |replace| {
        app.draft_export_folder(DraftExportFolder { team, folder: folder.clone(), replace })
    };
    for room in [0, 1, 2] {
        let ballast = fill(&disk, room * 4_096);
        let refused = export(false).unwrap_err();
        assert_eq!(refused.code(), Code::CannotWrite, "{refused}");
        fs::remove_file(&ballast).unwrap();
        assert!(files_in(&folder).is_empty() && !folder.exists(), "of a first one nothing is left");
    }
    let written = export(false).unwrap().written;
    assert!(written.len() > 2, "{written:?}");
    let before = files_in(&folder);
    app.team_update(rename(team, "Another name in every draft".into())).unwrap();
    let on = "2021-05-05".parse().unwrap();
    app.draft_date_all(DraftDateAll { team, on }).unwrap();
    for room in [0, 1, 2] {
        let ballast = fill(&disk, room * 4_096);
        export(true).unwrap_err();
        fs::remove_file(&ballast).unwrap();
        assert_eq!(files_in(&folder), before, "of a later one all are as they were");
    }
    let ballast = fill(&disk, 8_192);
    let all = disk.join("all");
    app.workspace_export(WorkspaceExport { folder: all.clone() }).unwrap_err();
    assert!(!all.exists());
    fs::remove_file(&ballast).unwrap();
    assert!(!export(false).unwrap().written.is_empty(), "what is ours may be written over still");
    println!("inside: all or none");
}

/// Every file below a folder, with its bytes.
fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files_in(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            all.insert(path, bytes);
        }
    }
    all
}

/// Fills the disk but for so many bytes; the file that does.
fn fill(disk: &Path, but: u64) -> PathBuf {
    let path = disk.join("ballast");
    let mut file = File::create(&path).unwrap();
    while file.write(&[7; 4_096]).is_ok_and(|written| written > 0) {}
    let full = file.metadata().unwrap().len();
    file.set_len(full - but).unwrap();
    path
}

#[test]
#[ignore = "npm test runs it"]
fn a_full_disk_is_said_and_nothing_answered_is_lost() {
    for part in ["on_a_small_disk", "on_a_disk_without_a_byte", "out_to_a_small_disk"] {
        in_a_small_disk(&format!("disk_full::{part}"));
    }
}

fn in_a_small_disk(part: &str) {
    let disk = tempfile::tempdir().unwrap();
    let part = alone(part, disk.path());
    let Some(out) = on_tmpfs(disk.path(), &part) else {
        println!(
            "skipped: this machine lets nobody mount a tmpfs (neither mount nor user namespaces)"
        );
        return;
    };
    let said =
        format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && said.contains("inside: "), "{said}");
}

/// Runs `part` where `folder` is a tmpfs of 12 MiB, which ends with it. None where that is not allowed.
fn on_tmpfs(folder: &Path, part: &Command) -> Option<std::process::Output> {
    let program = part.get_program();
    let script = r#"mount -t tmpfs -o size=12m tmpfs "$FAULTS_IN" || exit 77; exec "$0" "$@""#;
    // A mount namespace of its own: nothing is left mounted, whatever happens. Without root, a user namespace too.
    [&["--mount"][..], &["--user", "--map-root-user", "--mount"]].into_iter().find_map(|spaces| {
        let out = Command::new("unshare")
            .args(spaces)
            .args(["sh", "-c", script])
            .arg(program)
            .args(part.get_args())
            .env("FAULTS_IN", folder)
            .output()
            .ok()?;
        let is_refused = out.status.code() == Some(77) || out.stderr.starts_with(b"unshare:");
        (!is_refused).then_some(out)
    })
}

/// Long words, no two the same: the file would deflate them away.
fn words(number: usize) -> String {
    let seed = (number as u64 + 1).wrapping_mul(0xd134_2543_de82_ef95);
    let word = |at: u64| format!("{:x}", at.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ seed);
    (1..=900).map(word).collect::<Vec<_>>().join(" ")
}

fn kept(app: &App) -> usize {
    app.journal_list(team(app)).unwrap().len()
}
