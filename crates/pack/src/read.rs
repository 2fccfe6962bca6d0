//! Reads the files of a pack into one. The one rule: every fault is told, not only the first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    cycle::CycleRules,
    playbook::{Item, Stage},
    proposal::{Form, Kind},
};
use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use crate::{
    Category, Edition, Error, Fault, Files, Pack, check, edition,
    headings::{self, HeadingsFile},
    kinds,
    lifecycle::{self, Lifecycle},
    rules::RulesFile,
};

/// `pack.toml`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PackFile {
    id: String,
    name: String,
    version: String,
    #[serde(default)]
    repository: String,
    /// How many items the playbook has: a file that got lost is noticed.
    pub(crate) items: usize,
    #[serde(default, rename = "kind")]
    kinds: Vec<Spanned<Form>>,
    #[serde(default, rename = "category")]
    categories: Vec<Category>,
    #[serde(default, rename = "edition")]
    editions: Vec<EditionEntry>,
    #[serde(default, rename = "sameSection")]
    same: Vec<SameSection>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EditionEntry {
    kind: Kind,
    file: String,
    dates: Vec<NaiveDate>,
    /// Headings below which a proposal may have nothing.
    #[serde(default)]
    optional: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SameSection {
    kind: Kind,
    headings: Vec<String>,
}

/// A file of `playbook/`: a stage and its items.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct StageFile {
    stage: Stage,
    #[serde(default, rename = "item")]
    items: Vec<Spanned<Item>>,
}

/// Where an item stands.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) byte: usize,
}

/// Everything that was read, with where it stands, for the checks.
#[derive(Debug)]
pub(crate) struct Read<'a> {
    pub(crate) files: &'a Files,
    pub(crate) pack: &'a Pack,
    pub(crate) expected_items: usize,
    /// In the order of the pack's items.
    pub(crate) places: Vec<Place>,
}

/// The pack that these files make, if the checks find no fault in it.
pub(crate) fn checked(files: &Files) -> Result<Pack, Error> {
    pack(files, |read, headings, text, faults| {
        check::all(read, faults);
        headings::check(headings, text, read.pack, faults);
    })
}

/// The same of files that were checked before: only what does not read is told.
pub(crate) fn known(files: &Files) -> Result<Pack, Error> {
    pack(files, |_, _, _, _| ())
}

fn pack(
    files: &Files,
    check: impl FnOnce(&Read<'_>, &HeadingsFile, &str, &mut Vec<Fault>),
) -> Result<Pack, Error> {
    let mut faults = Vec::new();
    let Some(text) = files.text("pack.toml") else {
        return Err(Fault::new("pack.toml", "it is missing: a rule pack begins with it").into());
    };
    let head: PackFile = parse("pack.toml", text)?;
    kinds::check(&head.kinds, text, &mut faults);
    let (stages, items, places) = playbook(files, &mut faults);
    let mut rules: Vec<_> = (files.below("rules"))
        .filter_map(|(file, text)| told(parse::<RulesFile>(file, text), &mut faults))
        .map(RulesFile::split)
        .collect();
    rules.sort_by_key(|(rules, _)| rules.from);
    let (rules, packs) = rules.into_iter().unzip();
    let lifecycle = files
        .text(lifecycle::FILE)
        .map_or(Ok(Lifecycle::default()), |text| parse(lifecycle::FILE, text));
    let lifecycle = told::<Lifecycle>(lifecycle, &mut faults).unwrap_or_default();
    lifecycle.check(&mut faults);
    let headings_text = files.text(headings::FILE).unwrap_or_default();
    let headings_file =
        told(parse::<HeadingsFile>(headings::FILE, headings_text), &mut faults).unwrap_or_default();
    let mut pack = Pack {
        id: head.id,
        name: head.name,
        version: head.version,
        repository: head.repository,
        kinds: kinds::read(head.kinds),
        stages,
        items,
        rules,
        cycle_rules: CycleRules { packs },
        editions: editions(files, &head.editions, &mut faults),
        categories: head.categories,
        lifecycle,
        same: head.same.into_iter().map(|same| (same.kind, same.headings)).collect(),
    };
    headings::apply(&headings_file, &mut pack);
    let read = Read { files, pack: &pack, expected_items: head.items, places };
    // What could not be read would be told a second time as missing.
    if faults.is_empty() {
        check(&read, &headings_file, headings_text, &mut faults);
    }
    if faults.is_empty() { Ok(pack) } else { Err(Error { faults }) }
}

/// The stages and items, in the order of the stages, and where each item stands.
fn playbook(files: &Files, faults: &mut Vec<Fault>) -> (Vec<Stage>, Vec<Item>, Vec<Place>) {
    let mut stages: BTreeMap<u8, Stage> = BTreeMap::new();
    let mut items = Vec::new();
    for (file, text) in files.below("playbook") {
        let Some(read) = told(parse::<StageFile>(file, text), faults) else { continue };
        let number = read.stage.number;
        if stages.insert(number, read.stage).is_some() {
            faults.push(Fault::new(file, format!("stage {number} is in another file already")));
        }
        for item in read.items {
            let place = Place { file: file.into(), byte: item.span().start };
            let mut item = item.into_inner();
            // An item that names no stage belongs to its file's.
            if item.stage == 0 {
                item.stage = number;
            }
            items.push((item, place));
        }
    }
    items.sort_by_key(|(item, _)| item.stage);
    let (items, places) = items.into_iter().unzip();
    (stages.into_values().collect(), items, places)
}

fn editions(files: &Files, entries: &[EditionEntry], faults: &mut Vec<Fault>) -> Vec<Edition> {
    let mut all = Vec::new();
    for entry in entries {
        let file = format!("templates/{}", entry.file);
        let Some(template) = told(edition::read(files, &file, &entry.optional), faults) else {
            continue;
        };
        all.extend(edition::editions(&template, entry.kind, &entry.dates));
    }
    edition::in_order(all)
}

/// Reads a TOML file; the fault names the line.
fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|why| match why.span() {
        Some(span) => Fault::at(file, text, span.start, why.message()),
        None => Fault::new(file, why.message()),
    })
}

fn told<T>(read: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}
