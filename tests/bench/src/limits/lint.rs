//! Linting beside a plain parse of the same texts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use app::mips::{self, Asked};
use pack::Pack;

use super::{
    Race,
    races::{parse, work},
};

/// The fixtures of the linter, and the real proposals where they lie beside the clone.
pub(super) fn linting() -> Vec<Race<'static>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"));
    let race = |what, folder: &str, limit| {
        let mut texts = Vec::new();
        collect(&beside.join(folder), &mut texts);
        let parsed = texts.clone();
        let lint = move || -> anyhow::Result<usize> {
            let pack = Pack::makerdao()?;
            let found = |(path, text): &(PathBuf, String)| {
                mips::lint(pack, text, Asked { path: Some(path), ..Asked::default() }).len()
            };
            Ok(texts.iter().map(found).sum())
        };
        let is_there = !parsed.is_empty();
        is_there.then(|| Race {
            what,
            ours: work(lint),
            beside: format!("parsing the same {} texts", parsed.len()),
            bare: work(move || Ok(parsed.iter().map(|(_, text)| parse(text)).sum::<usize>())),
            limit,
        })
    };
    let fixtures = race("Linting the fixtures", "../../crates/mip-lint/tests/fixtures", 1_500.0);
    let real = race("Linting real proposals", "../../../shared/corpus/mips/MIP40", 80.0);
    fixtures.into_iter().chain(real).collect()
}

/// Every Markdown file below a folder that reads as a text; nothing where there is no folder.
fn collect(folder: &Path, texts: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "md")
            && let Ok(text) = fs::read_to_string(&path)
        {
            texts.push((path, text));
        }
    }
}
