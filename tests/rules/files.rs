//! The files themselves. The one rule: small enough to read, and the same on every machine.

use std::process::Command;

use crate::{root, run};

/// Files of source longer than this are two things.
const LONGEST: usize = 400;

/// Every tracked file that is text.
fn tracked() -> Vec<(String, String)> {
    let listed = run(Command::new("git").args(["ls-files", "-z"]));
    let names = listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned);
    let read =
        |name: String| Some((name.clone(), std::fs::read_to_string(root().join(name)).ok()?));
    let files: Vec<_> = names.filter_map(read).collect();
    assert!(files.len() > 100, "only {} files were found", files.len());
    files
}

fn kind(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

fn is_source(name: &str) -> bool {
    let kinds = ["rs", "svelte", "ts", "mjs", "js", "css"];
    kinds.contains(&kind(name)) && !name.contains("/generated/")
}

#[test]
fn no_source_file_is_longer_than_one_sitting() {
    let long: Vec<_> = tracked()
        .into_iter()
        .filter(|(name, _)| is_source(name))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:?}");
}

#[test]
fn most_rust_files_are_short() {
    let mut lengths: Vec<_> = tracked()
        .into_iter()
        .filter(|(name, _)| kind(name) == "rs")
        .map(|(name, text)| (text.lines().count(), name))
        .collect();
    lengths.sort();
    let (lines, name) = &lengths[lengths.len() * 95 / 100];
    assert!(*lines <= 250, "19 of 20 files should have 250 lines at most; {name} has {lines}");
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    // Put together here, so that this file does not name them.
    let homes = ["/home/", "/Users/", "/root/", "C:\\Users\\"];
    let places: Vec<_> = homes.iter().map(|home| (*home).to_owned()).collect();
    let found: Vec<_> = tracked()
        .into_iter()
        .filter(|(name, _)| name != "tests/rules/files.rs")
        .flat_map(|(name, text)| {
            let lines = text.lines().enumerate();
            let bad = lines.filter(|(_, line)| places.iter().any(|place| line.contains(place)));
            bad.map(|(at, line)| format!("{name}:{}: {}", at + 1, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "paths of a machine:\n{}", found.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    // Rules of the linter say it in `explain`, which users read too; tests belong to their module.
    let says = |text: &str| text.trim_start().starts_with("//!") || text.contains("explain: \"");
    let silent: Vec<_> = tracked()
        .into_iter()
        .filter(|(name, _)| kind(name) == "rs" && !name.ends_with("/tests.rs"))
        .filter(|(_, text)| !says(text))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "no //! at the top: {silent:?}");
}
