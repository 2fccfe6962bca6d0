//! Runs `launchpod` as it is typed.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) fn launchpod(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_launchpod"))
        .args(words)
        .env("LAUNCHPOD_DATA", data)
        .output()
        .unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What was printed as JSON; the exit code must be `code`.
pub(crate) fn json(data: &Path, code: i32, words: &[&str]) -> Value {
    let words = [words, &["--json"]].concat();
    let output = launchpod(data, &words);
    assert_eq!(output.status.code(), Some(code), "{words:?}: {}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{words:?}: {e}"))
}

#[allow(dead_code, reason = "not every test writes a file")]
pub(crate) fn file(dir: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = tempfile::NamedTempFile::new_in(dir.path()).unwrap();
    std::io::Write::write_all(&mut file, bytes).unwrap();
    file.persist(&path).unwrap();
    path
}
