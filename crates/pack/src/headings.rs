//! `headings.toml`: wordings of headings that real proposals use. The one rule: a wording means one
//! heading of a kind, and no heading that an edition has under that very name.

use std::collections::HashMap;

use domain::proposal::Kind;
use serde::Deserialize;
use toml::Spanned;

use crate::{Edition, Fault, Pack};

pub(crate) const FILE: &str = "headings.toml";

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct HeadingsFile {
    #[serde(default, rename = "heading")]
    headings: Vec<Spanned<Entry>>,
}

/// A heading and the other wordings that mean it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Entry {
    /// The kind whose heading it is; every kind that has it, if absent.
    kind: Option<Kind>,
    /// As an edition words it.
    title: String,
    also: Vec<String>,
}

impl Entry {
    fn is_of(&self, kind: Kind) -> bool {
        self.kind.is_none_or(|of| of == kind)
    }
}

/// Gives each heading of each edition the wordings that mean it: those of the file, and those that
/// other editions have for the same section.
pub(crate) fn apply(file: &HeadingsFile, pack: &mut Pack) {
    let mut editions = std::mem::take(&mut pack.editions);
    for edition in &mut editions {
        for heading in &mut edition.headings {
            let same = pack.wordings(edition.kind, &heading.title);
            let means_it = |entry: &&Entry| {
                entry.is_of(edition.kind)
                    && (entry.title == heading.title || same.contains(&entry.title))
            };
            let entries = file.headings.iter().map(Spanned::get_ref).filter(means_it);
            let mut also: Vec<String> = same.to_vec();
            also.extend(entries.flat_map(|entry| entry.also.iter().cloned()));
            also.retain(|wording| words(wording) != words(&heading.title));
            heading.also = also;
        }
    }
    pack.editions = editions;
}

/// What is wrong with the file: a heading that no edition has, a wording that means two.
pub(crate) fn check(file: &HeadingsFile, text: &str, pack: &Pack, faults: &mut Vec<Fault>) {
    let mut meant: HashMap<(Kind, String), &str> = HashMap::new();
    for entry in &file.headings {
        let (at, entry) = (entry.span().start, entry.get_ref());
        let mut fault = |what: String| faults.push(Fault::at(FILE, text, at, what));
        let is_of = |edition: &&Edition| entry.is_of(edition.kind);
        let of_kind: Vec<_> = pack.editions.iter().filter(is_of).collect();
        let titles = || of_kind.iter().flat_map(|edition| &edition.headings).map(|it| &*it.title);
        if !titles().any(|title| title == entry.title) {
            let near = nearest(&entry.title, titles());
            let near = near.map(|near| format!(": is it \"{near}\"?")).unwrap_or_default();
            fault(format!("no edition has the heading \"{}\"{near}", entry.title));
            continue;
        }
        for wording in &entry.also {
            let plain = words(wording);
            if plain.is_empty() {
                fault(format!("\"{}\" has an empty wording", entry.title));
            }
            if let Some(own) = titles().find(|title| words(title) == plain) {
                fault(format!("\"{wording}\" is a heading of its own, \"{own}\""));
            }
            for kind in pack.kinds.iter().filter(|kind| entry.is_of(*kind)) {
                if let Some(other) = meant.insert((kind, plain.clone()), &entry.title) {
                    fault(format!("\"{wording}\" means \"{}\" and \"{other}\"", entry.title));
                    break;
                }
            }
        }
    }
}

/// A heading's words in lower case.
fn words(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn nearest<'a>(written: &str, titles: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let written = words(written);
    let like = |title: &&str| strsim::normalized_damerau_levenshtein(&written, &words(title));
    let best = titles.max_by(|a, b| like(a).total_cmp(&like(b)))?;
    (like(&best) >= 0.6).then_some(best)
}
