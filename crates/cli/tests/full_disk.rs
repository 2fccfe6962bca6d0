//! What follows a command by itself, and a disk without room.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::process::Command;

use common::{json, launchpod, text};

#[test]
fn a_command_that_is_done_is_said_to_be_though_its_backup_fails() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), 0, &["sample"]);
    std::fs::remove_dir_all(dir.path().join("backups")).unwrap();
    std::fs::File::create(dir.path().join("backups")).unwrap();
    let set = ["set", "items", "--team", "SES-001", "C1", "owner=Ana"];
    let done = launchpod(dir.path(), &set);
    let said = text(&done.stderr);
    assert!(done.status.success(), "{said}");
    assert!(said.contains("What was asked for is done") && !said.contains("Nothing"), "{said}");
    let item = json(dir.path(), 0, &["get", "items", "--team", "SES-001", "C1"]);
    assert_eq!(item["owner"], "Ana", "{item}");
}

#[test]
fn a_session_that_was_held_is_kept_in_one_change() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), 0, &["team", "create", "Team"]);
    let changes = || json(dir.path(), 0, &["doctor"])["changes"].as_u64().unwrap();
    let before = changes();
    let add = ["session", "add", "--team", "Team", "--on", "2021-05-05", "--notes", "Said."];
    let session = json(dir.path(), 0, &add);
    assert_eq!(
        (&session["notes"], &session["heldAt"]),
        (&"Said.".into(), &"2021-05-05T13:00:00Z".into())
    );
    assert!(changes() - before <= 2, "the change, and that with which its document begins");
}

/// On a tmpfs of its own, which ends with the shell.
const SCRIPT: &str = r#"
mount -t tmpfs -o size=4m tmpfs "$DISK" || exit 77
"$0" --data "$DISK" team create Kept >/dev/null || exit 1
while cat /dev/zero 2>/dev/null >> "$DISK/ballast"; do :; done
"$0" --data "$DISK" team list || exit 2
"$0" --data "$DISK" team create Lost && exit 3
rm "$DISK/ballast"
"$0" --data "$DISK" team create Second || exit 4
"$0" --data "$DISK" team list || exit 5
"#;

#[test]
fn on_a_disk_without_a_byte_teams_are_listed_and_none_is_begun() {
    let disk = tempfile::tempdir().unwrap();
    let on_a_small_disk = |spaces: &[&str]| {
        let mut shell = Command::new("unshare");
        shell.args(spaces).args(["sh", "-c", SCRIPT, env!("CARGO_BIN_EXE_launchpod")]);
        shell
            .env("DISK", disk.path())
            .output()
            .ok()
            .filter(|out| out.status.code() != Some(77) && !out.stderr.starts_with(b"unshare:"))
    };
    let out = on_a_small_disk(&["--mount"])
        .or_else(|| on_a_small_disk(&["--user", "--map-root-user", "--mount"]));
    // A machine that lets nobody mount has nothing to show.
    let Some(out) = out else { return };
    let (said, told) = (text(&out.stdout), text(&out.stderr));
    assert!(out.status.success(), "{:?}: {said}{told}", out.status);
    assert_eq!(said.matches("Kept").count(), 2, "{said}");
    assert!(!said.contains("Lost") && told.contains("The disk is full"), "{said}{told}");
}
