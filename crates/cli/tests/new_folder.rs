//! A folder without a workspace: what reads makes none, and says where one is.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::{path::Path, process::Command};

use common::{json, launchpod, text};

/// With `--data`, and another folder in the variable.
fn with(data: &Path, named: &Path, words: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_launchpod"));
    command.arg("--data").arg(data).args(words).env("LAUNCHPOD_DATA", named).output().unwrap()
}

#[test]
fn what_reads_or_changes_makes_no_workspace_and_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("wrong one");
    let team = ["--team", "SES-001"];
    let commands: [&[&str]; 15] = [
        &["team", "list"],
        &["list", "teams"],
        &["get", "teams", "x"],
        &["set", "teams", "x", "name=y"],
        &["team", "show", team[0], team[1]],
        &["item", "list", team[0], team[1]],
        &["draft", "list", team[0], team[1]],
        &["draft", "agree", team[0], team[1]],
        &["rfc", "list", team[0], team[1]],
        &["bundle", "status", team[0], team[1]],
        &["backup"],
        &["restore"],
        &["doctor"],
        &["export", "nowhere"],
        &["call", "team_list"],
    ];
    for words in commands {
        let run = launchpod(&data, words);
        let said = text(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{words:?}: {said}");
        assert!(said.contains("There is no workspace in ") && said.contains("wrong one"), "{said}");
        assert!(said.contains("' team create "), "what to type: {said}");
        assert!(!data.exists(), "{words:?} made the folder");
    }
}

#[test]
fn where_another_workspace_is_is_said_and_a_new_one_too() {
    let dir = tempfile::tempdir().unwrap();
    let (real, wrong) = (dir.path().join("real"), dir.path().join("wrong"));
    let begun = launchpod(&real, &["team", "create", "Scaling"]);
    assert!(text(&begun.stderr).contains("New workspace in "), "{}", text(&begun.stderr));
    let again = launchpod(&real, &["team", "create", "Oracles"]);
    assert_eq!(text(&again.stderr), "", "once");
    let run = with(&wrong, &real, &["team", "list"]);
    let there = format!("There is one in {}.", real.display());
    assert!(text(&run.stderr).contains(&there), "{}", text(&run.stderr));
    let json = with(&wrong, &real, &["team", "list", "--json"]);
    let error: serde_json::Value = serde_json::from_slice(&json.stderr).unwrap();
    assert_eq!(error["code"], "invalid");
    assert!(!wrong.exists());
}

#[test]
fn backups_without_their_data_file_are_said_and_can_be_put_back() {
    let dir = tempfile::tempdir().unwrap();
    launchpod(dir.path(), &["team", "create", "Scaling"]);
    launchpod(dir.path(), &["backup"]);
    std::fs::remove_file(dir.path().join("workspace.launchpod")).unwrap();
    let run = launchpod(dir.path(), &["team", "list"]);
    assert!(text(&run.stderr).contains(" restore"), "{}", text(&run.stderr));
    let run = launchpod(dir.path(), &["restore"]);
    assert!(run.status.success(), "{}", text(&run.stderr));
    assert_eq!(json(dir.path(), 0, &["team", "list"])[0]["name"], "Scaling");
}

#[test]
fn a_copy_that_a_sync_tool_made_is_said_by_every_command_and_the_doctor_is_not_content() {
    let dir = tempfile::tempdir().unwrap();
    launchpod(dir.path(), &["team", "create", "Scaling"]);
    let copy = "workspace (conflicted copy 2026-11-01).launchpod";
    std::fs::copy(dir.path().join("workspace.launchpod"), dir.path().join(copy)).unwrap();
    let run = launchpod(dir.path(), &["team", "list"]);
    assert_eq!(run.status.code(), Some(0));
    assert!(text(&run.stderr).contains(copy), "{}", text(&run.stderr));
    let run = launchpod(dir.path(), &["doctor"]);
    let said = text(&run.stdout);
    assert_eq!((run.status.code(), said.contains("All is well")), (Some(1), false), "{said}");
    assert!(said.contains(copy) && !text(&run.stderr).contains(copy), "said once: {said}");
}
