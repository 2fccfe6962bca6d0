//! Licences of what is built in. The one rule: each package can be had under one that is listed here.

use crate::{packages, text};

/// What an MIT program may be shipped with. `deny.toml` has the same list for those who have cargo-deny.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    // Given to the public.
    "CC0-1.0",
    "ISC",
    "MIT",
    // File by file: our own files stay MIT.
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
];

/// Whether an SPDX expression leaves a choice that is allowed. `AND` binds closer than `OR`.
fn is_allowed(expression: &str) -> bool {
    let inner = expression.trim();
    if let Some(all) = split(inner, " OR ").or_else(|| split(inner, "/")) {
        return all.iter().any(|one| is_allowed(one));
    }
    if let Some(all) = split(inner, " AND ") {
        return all.iter().all(|one| is_allowed(one));
    }
    match inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => is_allowed(inner),
        None => ALLOWED.contains(&inner),
    }
}

/// The parts between `word`s outside of parentheses, if there is more than one.
fn split<'a>(text: &'a str, word: &str) -> Option<Vec<&'a str>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 && at >= start && text[at..].starts_with(word) => {
                parts.push(&text[start..at]);
                start = at + word.len();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    (parts.len() > 1).then_some(parts)
}

#[test]
fn every_package_has_a_licence_that_allows_shipping_it() {
    let refused: Vec<_> = packages()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| {
            let licence = package["license"].as_str().unwrap_or("no licence");
            format!("{} {}: {licence}", text(package, "name"), text(package, "version"))
        })
        .collect();
    assert!(refused.is_empty(), "these may not be shipped:\n{}", refused.join("\n"));
}

#[test]
fn libgit2_may_be_linked_into_any_program() {
    // Its Rust package speaks for itself only: the C inside has a licence of its own (ADR 12).
    let package =
        packages().find(|package| text(package, "name") == "libgit2-sys").expect("it is used");
    let folder = std::path::Path::new(text(package, "manifest_path")).parent().expect("a folder");
    let said = std::fs::read_to_string(folder.join("libgit2/COPYING")).expect("its licence");
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("unlimited permission to link the compiled version of this library"));
}

#[test]
fn an_expression_is_read_as_spdx_means_it() {
    assert!(is_allowed("GPL-3.0 OR MIT"), "a choice");
    assert!(is_allowed("(MIT OR GPL-3.0) AND Unicode-3.0"), "a choice inside a demand");
    assert!(is_allowed("Unlicense/MIT"), "the old way to write a choice");
    assert!(!is_allowed("MIT AND GPL-3.0"), "both are demanded");
    assert!(!is_allowed("MIT AND (GPL-3.0 OR AGPL-3.0)"), "neither of the choice");
    assert!(!is_allowed("GPL-3.0"), "not listed");
}

#[test]
fn the_list_for_cargo_deny_is_the_same() {
    let deny = std::fs::read_to_string(crate::root().join("deny.toml")).expect("deny.toml");
    for licence in ALLOWED {
        assert!(deny.contains(&format!("\"{licence}\"")), "{licence} is not in deny.toml");
    }
}
