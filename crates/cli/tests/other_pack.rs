//! The command line with another organisation's rule pack.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod common;

use std::path::{Path, PathBuf};

use common::{file, json, launchpod, text};

fn harbour() -> String {
    let pack: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/packs/harbour");
    pack.to_str().expect("a path").to_owned()
}

#[test]
fn a_pack_from_a_folder_says_the_days_and_which_files_are_proposals() {
    let dir = tempfile::tempdir().unwrap();
    let pack = harbour();
    let plan = json(dir.path(), 0, &["--pack", &pack, "cycle", "plan", "--cycle", "2024-09"]);
    assert_eq!((&plan["pack"], &plan["postBy"]), (&"H".into(), &"2024-08-25".into()));
    let proposal = "# HB3-Nr4: Charges\n\n## Preamble\n\n```\nHB3-Nr#: #4\n```\n";
    let path = file(&dir, "charges/HB3-Nr4.md", proposal.as_bytes());
    file(&dir, "charges/MIP40c3-SP4.md", b"# MIP40c3-SP4: A\n");
    let folder = path.parent().unwrap().to_str().unwrap();
    let lint = launchpod(dir.path(), &["--pack", &pack, "mip", "lint", folder]);
    let told = text(&lint.stdout);
    assert!(told.contains("HB3-Nr4.md") && told.contains("hash-in-number"), "{told}");
    assert!(!told.contains("MIP40c3-SP4.md"), "it is none of the harbour's: {told}");
    json(dir.path(), 0, &["--pack", &pack, "team", "create", "Quay"]);
    let one = ["--pack", &pack, "precedents", "stats", "mip40c3"];
    let unknown = launchpod(dir.path(), &one);
    assert_eq!(unknown.status.code(), Some(2));
    let told = text(&unknown.stderr);
    assert!(told.contains("there are: work_plan, harbour_keeper, charges, other"), "{told}");
}

#[test]
fn a_pack_that_cannot_be_used_is_told_fault_by_fault() {
    let dir = tempfile::tempdir().unwrap();
    let pack =
        file(&dir, "pack/pack.toml", b"id = \"x\"\nname = \"X\"\nversion = \"1\"\nitems = 1\n");
    let pack = pack.parent().unwrap().to_str().unwrap();
    let run = launchpod(dir.path(), &["--pack", pack, "team", "list"]);
    assert_eq!(run.status.code(), Some(2));
    let told = text(&run.stderr);
    assert!(told.contains("pack.toml: it has no kind of proposal"), "{told}");
}
