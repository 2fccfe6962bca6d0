//! The pages in `docs/rules` say what the rules say. With `UPDATE_DOCS=1` this test writes them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Write;
use std::path::Path;

use mip_lint::ALL;

fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut list = String::from(
        "# Rules\n\nWhat the linter finds in a proposal. An error would have it sent back, or part of \
         it would not show\nin the public portal; a warning is what a reviewer would ask. These pages \
         are made from the rules'\nown words by a test: change them there, and run \
         `UPDATE_DOCS=1 cargo test -p mip-lint --test docs`.\n\nRules about form are quiet of a withdrawn proposal; those about \
         the portal speak of every one.\n\n| code | rule | level | about |\n|---|---|---|---|\n",
    );
    for rule in ALL {
        let (code, name, level) = (rule.code, rule.name, rule.level.name());
        let about = rule.about.name();
        writeln!(list, "| {code} | [{name}]({name}.md) | {level} | {about} |").expect("a line");
        pages.insert(format!("{name}.md"), rule.page());
    }
    pages.insert("README.md".to_owned(), list);
    pages
}

#[test]
fn the_pages_are_those_of_the_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rules");
    let pages = pages();
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    if update {
        std::fs::create_dir_all(&folder).unwrap();
    }
    for (name, page) in &pages {
        let path = folder.join(name);
        if update {
            let beside = folder.join(".new");
            File::create(&beside).unwrap().write_all(page.as_bytes()).unwrap();
            std::fs::rename(&beside, &path).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(&written, page, "{name} is stale: run this test with UPDATE_DOCS=1");
    }
    for file in std::fs::read_dir(&folder).unwrap() {
        let name = file.unwrap().file_name().to_string_lossy().into_owned();
        assert!(pages.contains_key(&name), "{name} is the page of no rule");
    }
}
