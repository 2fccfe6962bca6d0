//! Which package may depend on which. The one rule: an arrow that is not listed here is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use crate::{members, text};

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
