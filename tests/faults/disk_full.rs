//! A disk without room: a small tmpfs, filled to its end.

use std::{fs::File, io::Write, path::Path, process::Command};

use app::{App, Code};

use crate::{alone, entry, is_healthy, open, team, work_folder};

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

#[test]
#[ignore = "npm test runs it"]
fn a_full_disk_is_said_and_nothing_answered_is_lost() {
    let disk = tempfile::tempdir().unwrap();
    let part = alone("disk_full::on_a_small_disk", disk.path());
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
