//! Which package may depend on which. The one rule: an arrow that is not listed here is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    files::{kind, tracked},
    members, text,
};

/// For each package of ours what of ours it may use: `domain ← {pack, records, mip ← mip-lint}`,
/// `records ← store`, all `← app ← {shell, cli}`.
const ARROWS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("pack", &["domain"]),
    ("mip", &["domain"]),
    ("mip-lint", &["domain", "mip"]),
    ("records", &["domain"]),
    ("store", &["domain", "records"]),
    ("app", &["domain", "mip", "mip-lint", "pack", "records", "store"]),
    // `mip lint FILE` needs no workspace, so the command line may also read proposals without one.
    ("cli", &["app", "domain", "mip", "mip-lint", "pack"]),
    ("launchpod-desktop", &["app", "domain"]),
    ("checks", &[]),
    ("bench", &["app", "domain", "pack"]),
    ("empty-window", &[]),
];

/// Libraries that stay inside one package, so that what they do can be replaced there.
const INSIDE: [(&str, &str); 9] = [
    ("tauri", "launchpod-desktop"),
    ("rusqlite", "store"),
    ("libsqlite3-sys", "store"),
    ("automerge", "records"),
    ("comrak", "app"),
    ("spellbook", "app"),
    ("clap", "cli"),
    ("git2", "app"),
    ("icalendar", "app"),
];

/// What the product is measured against: the library with nothing around it.
const MEASURES: [(&str, &str); 2] = [("tauri", "empty-window"), ("rusqlite", "bench")];

/// What each package of ours uses of `kinds` (`null` is a normal dependency).
fn uses(of_tests: bool) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    members()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("a list");
            let kept = dependencies.iter().filter(|it| of_tests || it["kind"] != "dev");
            (text(package, "name"), kept.map(|it| text(it, "name")).collect())
        })
        .collect()
}

#[test]
fn packages_use_only_what_their_layer_may() {
    let ours: BTreeSet<_> = members().map(|package| text(package, "name")).collect();
    let arrows = BTreeMap::from(ARROWS);
    for (package, used) in uses(false) {
        let Some(allowed) = arrows.get(package) else {
            panic!("{package} has no place in the layers: give it one here and in ARCHITECTURE.md")
        };
        for other in used.intersection(&ours) {
            assert!(allowed.contains(other), "{package} may not use {other}");
        }
    }
}

#[test]
fn every_layer_named_here_exists() {
    let ours: BTreeSet<_> = members().map(|package| text(package, "name")).collect();
    for (package, _) in ARROWS {
        assert!(ours.contains(package), "{package} is gone: take its line out");
    }
}

#[test]
fn libraries_stay_inside_the_package_that_owns_them() {
    for (package, used) in uses(true) {
        for (library, owner) in INSIDE {
            let found = used.iter().find(|name| **name == library || is_part_of(name, library));
            assert!(
                found.is_none() || package == owner || MEASURES.contains(&(library, package)),
                "{package} uses {found:?}, which belongs to {owner}"
            );
        }
    }
}

/// Whether `name` is one of the packages that come with `library`, as `tauri-build` with `tauri`.
fn is_part_of(name: &str, library: &str) -> bool {
    name.strip_prefix(library).is_some_and(|rest| rest.starts_with('-'))
}

/// What of `crate::…` a source uses, by the first name behind it.
fn used_of_the_crate(source: &str) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            used.extend(first_name(rest));
            continue;
        };
        let mut depth = 1;
        let mut begin = true;
        for (at, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begin = true,
                letter if begin && !letter.is_whitespace() => {
                    used.extend(first_name(&group[at..]));
                    begin = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    used
}

fn first_name(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    Some(&text[..end]).filter(|name| !name.is_empty())
}

#[test]
fn a_group_of_uses_is_read_to_its_first_names() {
    let source = "use crate::{\n    App, drafts::{self, leaving::Leaving},\n    way,\n};\ncrate::files::put();";
    assert_eq!(used_of_the_crate(source), BTreeSet::from(["App", "drafts", "way", "files"]));
}

/// Areas of the app lean on each other in one direction. What all of them are given and the list of
/// commands stand in `lib.rs` and `commands.rs`, which know everybody.
#[test]
fn no_areas_of_the_app_import_each_other_in_a_circle() {
    const FOLDER: &str = "crates/app/src/";
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in tracked() {
        let Some(inner) = name.strip_prefix(FOLDER).filter(|_| kind(&name) == "rs") else {
            continue;
        };
        let area = inner.split(['/', '.']).next().unwrap_or_default();
        if ["lib", "commands", "tests"].contains(&area) {
            continue;
        }
        let source = text.split("#[cfg(test)]").next().unwrap_or_default();
        let used = used_of_the_crate(source).into_iter().filter(|used| *used != area);
        arrows.entry(area.to_owned()).or_default().extend(used.map(str::to_owned));
    }
    assert!(arrows.len() > 20, "the areas of the app are not where they are looked for");
    // Areas that lean on no other are taken away, again and again: what stays leans in a circle.
    loop {
        let areas: BTreeSet<_> = arrows.keys().cloned().collect();
        let before = arrows.len();
        arrows.retain(|_, used| used.iter().any(|used| areas.contains(used)));
        if arrows.len() == before {
            break;
        }
    }
    let circle: Vec<_> = arrows.iter().map(|(area, used)| format!("{area} → {used:?}")).collect();
    assert!(circle.is_empty(), "in a circle, or leaning on one:\n{}", circle.join("\n"));
}
