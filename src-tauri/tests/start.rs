//! The program as it is started where there is no screen. The one rule: it ends with a sentence, never a crash.

use std::process::{Command, Output};

fn start(arguments: &[&str], data: Option<&str>) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_launchpod-desktop"));
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "LAUNCHPOD_DATA", "LAUNCHPOD_PACK"] {
        program.env_remove(variable);
    }
    if let Some(data) = data {
        program.env("LAUNCHPOD_DATA", data);
    }
    program.args(arguments).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_data_folder_that_is_a_file_is_refused_and_left_alone() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let path = file.path().to_str().unwrap();
    for output in [start(&["--data", path], None), start(&[], Some(path))] {
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("is a file, not a folder"), "{}", said(&output));
    }
    assert_eq!(file.path().metadata().unwrap().len(), 0, "the file was written to");
}

#[test]
fn a_data_folder_that_can_t_be_made_is_refused_with_its_name() {
    let output = start(&["--data", "/proc/launchpod"], None);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("/proc/launchpod could not be made"), "{}", said(&output));
}

#[test]
fn a_rule_pack_that_can_t_be_used_is_refused_with_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let output = start(&["--pack", path, "--data", path], None);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("pack.toml: it is missing"), "{}", said(&output));
}

#[test]
fn without_a_screen_the_command_line_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = start(&["--data", folder.path().to_str().unwrap()], None);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("launchpod --help"), "{}", said(&output));
}

#[test]
fn an_unknown_word_is_named() {
    let output = start(&["--dta", "x"], None);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("\"--dta\""), "{}", said(&output));
}

#[test]
fn the_version_is_printed_without_a_window() {
    let output = start(&["--version"], None);
    assert!(output.status.success(), "{}", said(&output));
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(printed.trim(), format!("Launchpod {}", env!("CARGO_PKG_VERSION")));
}
