//! Rules of the whole workspace. The one rule: what ARCHITECTURE and STYLE promise is looked up, not believed.

mod files;
mod layering;
mod licences;

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use serde_json::Value;

/// What cargo knows of all packages, on every platform.
static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let out = run(Command::new(env!("CARGO")).args(["metadata", "--format-version=1"]));
    serde_json::from_str(&out).expect("cargo metadata is JSON")
});

/// The packages of this workspace.
fn members() -> impl Iterator<Item = &'static Value> {
    // Only packages of a registry have a source.
    packages().filter(|package| package["source"].is_null())
}

fn packages() -> impl Iterator<Item = &'static Value> {
    METADATA["packages"].as_array().expect("a list of packages").iter()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value} is a text"))
}

/// The root of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is in the workspace").to_owned()
}

fn run(command: &mut Command) -> String {
    let out = command.current_dir(root()).output().expect("the program is there");
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}
