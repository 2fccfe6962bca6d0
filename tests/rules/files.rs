//! The files themselves. The one rule: small enough to read, and the same on every machine.

use std::process::Command;

use crate::{root, run};

/// Files of source longer than this are two things.
const LONGEST: usize = 400;

/// What is longer in a command belongs in `domain`, or in a function with a name of its own.
const LONGEST_BODY: usize = 15;

/// Every tracked file that is text.
pub(crate) fn tracked() -> Vec<(String, String)> {
    let listed = run(Command::new("git").args(["ls-files", "-z"]));
    let names = listed.split('\0').filter(|name| !name.is_empty()).map(str::to_owned);
    let read =
        |name: String| Some((name.clone(), std::fs::read_to_string(root().join(name)).ok()?));
    let files: Vec<_> = names.filter_map(read).collect();
    assert!(files.len() > 100, "only {} files were found", files.len());
    files
}

pub(crate) fn kind(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

fn is_source(name: &str) -> bool {
    let kinds = ["rs", "svelte", "ts", "mjs", "js", "css"];
    kinds.contains(&kind(name)) && name != "ui/src/lib/ipc/types.ts"
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
fn a_command_is_as_short_as_it_is_said() {
    let files = tracked();
    let sources =
        files.iter().filter(|(name, _)| name.starts_with("crates/app/src/") && kind(name) == "rs");
    let found: Vec<_> = sources
        .flat_map(|(file, text)| bodies(text).into_iter().map(move |body| (body, file)))
        .collect();
    let mut long = Vec::new();
    for (command, _) in app::commands::all() {
        let of: Vec<_> = found.iter().filter(|((name, _), _)| *name == command).collect();
        let [((_, lines), file)] = of[..] else { panic!("{command} is one method, not: {of:?}") };
        if *lines > LONGEST_BODY {
            long.push(format!("{command} in {file}: {lines}"));
        }
    }
    assert!(long.is_empty(), "bodies of more than {LONGEST_BODY} lines:\n{}", long.join("\n"));
}

#[test]
fn a_command_stands_where_its_name_says() {
    let files = tracked();
    for (command, _) in app::commands::all() {
        let of = format!("    pub fn {command}(");
        let (file, _) = files.iter().find(|(_, text)| text.contains(&of)).unwrap();
        let path = file.trim_start_matches("crates/app/src/");
        let is_said = command.split('_').any(|word| path.contains(word.trim_end_matches('y')));
        assert!(is_said, "no word of {command} is in {path}");
    }
}

/// The public methods of a file, each with the lines of its body.
fn bodies(text: &str) -> Vec<(&str, usize)> {
    let mut lines = text.lines();
    let mut bodies = Vec::new();
    while let Some(line) = lines.next() {
        let Some(begun) = line.strip_prefix("    pub fn ") else { continue };
        let name = begun.split(|c: char| !c.is_alphanumeric() && c != '_').next();
        if !line.ends_with('{') {
            lines.find(|line| line.ends_with('{'));
        }
        let body = lines.by_ref().take_while(|line| *line != "    }").count();
        bodies.push((name.unwrap_or_default(), body));
    }
    bodies
}

#[test]
fn lines_of_a_body_are_counted_without_its_signature() {
    let text = "    pub fn a(&self) {
        b();

        c();
    }

    pub fn d(
        &self,
    ) -> E {
        if f {
        }
    }
";
    assert_eq!(bodies(text), [("a", 3), ("d", 2)]);
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let found: Vec<_> = tracked()
        .into_iter()
        .flat_map(|(name, text)| {
            let bad = text.lines().enumerate().filter(|(_, line)| names_a_home(line));
            bad.map(|(at, line)| format!("{name}:{}: {}", at + 1, line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "paths of a machine:\n{}", found.join("\n"));
}

/// Whether a line has the path of something in a person's folder. A folder of ours with such a name is none.
fn names_a_home(line: &str) -> bool {
    // Put together here, so that this file does not name them.
    let homes = ["home", "Users", "root", "work"].map(|folder| format!("/{folder}/"));
    homes.iter().any(|home| {
        line.match_indices(home.as_str()).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let is_start = before.is_none_or(|c| c.is_whitespace() || "\"'`(=:".contains(c));
            let mut inside = line[at + home.len()..].chars();
            is_start && inside.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        })
    })
}

#[test]
fn a_home_is_told_from_a_folder_of_ours() {
    let home = ["", "home", "ann", "x"].join("/");
    assert!(names_a_home(&format!("read {home}")), "in a sentence");
    assert!(names_a_home(&format!("path = \"{home}\"")), "in quotes");
    assert!(!names_a_home(&format!("features{home}")), "part of a longer path");
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
