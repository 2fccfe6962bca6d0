//! What practitioners met, with what is right: the cases beside the repository, where they are. Those
//! of files are run as they are told there; those of other parts of the product are named with where
//! they are tested, and those that wait for what does not exist yet with what they wait for.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use common::{json, launchpod, text};
use serde_json::Value;
use tempfile::TempDir;

fn cases() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("the cases are absent: {} is no folder", folder.display());
    None
}

fn case(name: &str) -> Option<PathBuf> {
    let folder = cases()?.join(name);
    assert!(folder.is_dir(), "{name} is gone");
    Some(folder)
}

/// The codes of what is found in a case, and how it ended.
fn lint(folder: &Path, paths: &[&str], more: &[&str]) -> (Vec<(String, Value)>, i32) {
    let data = TempDir::new().unwrap();
    let paths: Vec<String> =
        paths.iter().map(|path| folder.join(path).display().to_string()).collect();
    let mut words = vec!["mip", "lint", "--isolated", "--format", "json"];
    words.extend(more);
    words.extend(paths.iter().map(String::as_str));
    let output = launchpod(data.path(), &words);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let found = found.as_array().cloned().unwrap_or_default();
    let code = |it: &Value| it["code"].as_str().unwrap_or_default().to_owned();
    (found.into_iter().map(|it| (code(&it), it)).collect(), output.status.code().unwrap())
}

fn codes(found: &[(String, Value)]) -> Vec<&str> {
    found.iter().map(|(code, _)| code.as_str()).collect()
}

/// What is found in the files of a case, by code.
#[test]
fn proposals_get_the_findings_that_are_right() {
    for (name, paths, right) in [
        ("01-no-md-extension", &["MIP40c3-SP90"][..], &["MIP069"][..]),
        ("01-no-md-extension", &["."], &["MIP069"]),
        ("02-other-kind", &["MIP55c3-SP90.md"], &[]),
        // One of them has the title of another.
        ("03-other-kind-in-folder", &["."], &["MIP013"]),
        ("04-summary-double-bind", &["MIP40c3-SP90.md"], &[]),
        ("05-sentence-summary-near", &["dot", "lower", "bold", "nbsp"], &["MIP021"; 4]),
        ("07-replaces-above-number", &["MIP40c3-SP90.md"], &["MIP064"]),
        ("08-preamble-heading-lost", &["MIP40c3-SP90.md"], &["MIP001"]),
        ("09-image-tree-url", &["MIP40c3-SP90.md"], &["MIP030"]),
        ("10-image-wrong-path", &["."], &["MIP030", "MIP030"]),
        ("11-table-header-mismatch", &["double", "short"], &["MIP072", "MIP072"]),
        ("12-link-without-parentheses", &["MIP40c3-SP90.md"], &["MIP073"]),
        ("14-number-left-open", &["MIP40c3-SP90.md"], &["MIP075"]),
        ("15-placeholder-address", &["MIP40c3-SP90.md"], &["MIP020", "MIP020", "MIP035"]),
        ("16-lines-run-together", &["MIP40c3-SP90.md"], &["MIP077"]),
        ("18-pivot-totals", &["MIP40c3-SP90.md"], &[]),
        ("20-quarter-then-total", &["MIP40c3-SP90.md"], &[]),
        ("22-copied-title", &["MIP40c3-SP56.md"], &["MIP010", "MIP013"]),
        ("23-bom", &["MIP40c3-SP90.md"], &["MIP066"]),
        ("25-odd-file-names", &["."], &["MIP013", "MIP013", "MIP069", "MIP069"]),
        ("28-link-from-root", &["MIP40"], &[]),
    ] {
        let Some(folder) = case(name) else { return };
        let (found, end) = lint(&folder, paths, &[]);
        let mut codes = codes(&found);
        codes.sort_unstable();
        // That three or four files have one number is another case.
        codes.retain(|code| *code != "MIP070");
        assert_eq!(codes, right, "{name}: {found:#?}");
        if !name.starts_with("25") && !name.starts_with("05") && !name.starts_with("11") {
            assert_eq!(end, i32::from(!right.is_empty()), "{name}");
        }
    }
}

/// What is mended unseen leaves nothing, and what was said to be right stays so.
#[test]
fn safe_fixes_make_them_clean() {
    for (name, file) in [
        ("07-replaces-above-number", "MIP40c3-SP90.md"),
        ("08-preamble-heading-lost", "MIP40c3-SP90.md"),
        ("09-image-tree-url", "MIP40c3-SP90.md"),
        ("12-link-without-parentheses", "MIP40c3-SP90.md"),
        ("14-number-left-open", "MIP40c3-SP90.md"),
        ("23-bom", "MIP40c3-SP90.md"),
        ("05-sentence-summary-near", "bold/MIP40c3-SP90.md"),
        ("05-sentence-summary-near", "nbsp/MIP40c3-SP90.md"),
    ] {
        let Some(folder) = case(name) else { return };
        let place = TempDir::new().unwrap();
        std::fs::copy(folder.join(file), place.path().join("MIP40c3-SP90.md")).unwrap();
        let (found, end) = lint(place.path(), &["MIP40c3-SP90.md"], &["--fix"]);
        assert_eq!((codes(&found), end), (vec![], 0), "{name}: {found:#?}");
    }
}

#[test]
fn what_is_looked_at_and_what_is_not_is_said() {
    let data = TempDir::new().unwrap();
    let Some(folder) = cases() else { return };
    let run = |name: &str| {
        let path = folder.join(name).display().to_string();
        let output = launchpod(data.path(), &["mip", "lint", "--isolated", &path]);
        (text(&output.stdout), output.status.code().unwrap())
    };
    let (said, end) = run("03-other-kind-in-folder");
    assert!(said.contains("2 of kinds without a template (MIP41c5, MIP55c3)"), "{said}");
    assert_eq!(end, 1);
    let (said, end) = run("27-nothing-was-looked-at");
    assert!(said.contains("Nothing was checked: no proposal was found in"), "{said}");
    assert_eq!(end, 2);
    let (said, end) = run("26-same-number-twice");
    assert_eq!((said.matches("MIP070").count(), end), (3, 1), "{said}");
    assert!(said.contains("old/MIP40c3-SP90.md"), "{said}");
}

/// Days of a calendar are the same in every zone.
#[test]
fn calendar_days_do_not_slip() {
    let Some(_) = case("47-calendar-days") else { return };
    let data = TempDir::new().unwrap();
    json(data.path(), 0, &["sample"]);
    let days = ["UTC", "America/New_York", "Pacific/Kiritimati"].map(|zone| {
        let file = data.path().join("k.ics").display().to_string();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_launchpod"))
            .args(["cycle", "ics", "--team", "SES-001", "--out", &file, "--replace"])
            .env("LAUNCHPOD_DATA", data.path())
            .env("TZ", zone)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", text(&output.stderr));
        let calendar = std::fs::read_to_string(&file).unwrap();
        calendar
            .lines()
            .filter(|line| line.starts_with("DTSTART"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    assert!(days[0].len() > 4 && days.iter().all(|of| *of == days[0]), "{days:?}");
    assert!(
        days[0].iter().all(|line| line.contains("VALUE=DATE:") && !line.ends_with('Z')),
        "{days:?}"
    );
}

/// Every case is run here, tested elsewhere, or waits for something that is named.
#[test]
fn no_case_is_forgotten() {
    const HERE: &[u32] =
        &[1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 20, 22, 23, 25, 26, 27, 28, 47];
    const ELSEWHERE: &[(u32, &str)] = &[
        (37, "tests/e2e: a picture from the system's clipboard"),
        (38, "ui: copying that fails"),
        (39, "ui: Enter while an input method composes"),
        (40, "tests/e2e: a path that is typed"),
        (41, "src-tauri: the renderer after a start that painted nothing"),
        (42, "cli: a folder without a workspace"),
        (44, "app: the author of each clone"),
        (45, "app: a clone that wants signed commits"),
        (48, "mip: a page of the forum"),
        (49, "mip: a conversation on a pull request"),
        (51, "mip: a page in Spanish"),
        (52, "app: a post that was edited"),
    ];
    const WAITING: &[(u32, &str)] = &[
        (31, "expenses"),
        (32, "expenses"),
        (33, "expenses"),
        (34, "expenses"),
        (35, "statements"),
        (54, "objectives and check-ins"),
    ];
    let Some(folder) = cases() else { return };
    let known: BTreeSet<u32> = HERE
        .iter()
        .chain(ELSEWHERE.iter().map(|(case, _)| case))
        .chain(WAITING.iter().map(|(case, _)| case))
        .copied()
        .collect();
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let number = name.split('-').next().and_then(|number| number.parse().ok());
        assert!(
            number.is_none_or(|number| known.contains(&number)),
            "{name} is neither run nor named"
        );
    }
    for (case, what) in WAITING {
        eprintln!("case {case} waits for {what}");
    }
}
