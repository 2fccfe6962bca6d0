//! A file of the repository as a precedent. The one rule: whatever reads as a proposal is one,
//! however odd its form.

use domain::{
    precedent::{Outcome, PrecedentKind},
    proposal::Kinds,
};
use mip::{Proposal, date};
use pack::Pack;
use store::precedents::{self, Section, Skipped};

use super::{copy::skip, headings::Headings, skipped::SkipReason};
use crate::mips;

/// Raise it when the same bytes are read otherwise: everything is read again then.
const READER: u32 = 2;
/// Characters of a summary.
const SUMMARY: usize = 240;

/// By what files are read.
pub(super) fn version(pack: &Pack) -> String {
    format!("{READER} {} {}", pack.id(), pack.version())
}

/// Reads a file, or says why it is no precedent.
pub(super) fn read(
    headings: &Headings<'_>,
    path: &str,
    bytes: &[u8],
) -> Result<precedents::Proposal, Skipped> {
    let lossy = mip::read_lossy(bytes).map_err(|not| skip(SkipReason::NotText, not.to_string()))?;
    let text = lossy.source.text();
    let proposal = Proposal::parse(text);
    let kinds = headings.pack.kinds();
    let kind = kind(kinds, &proposal)
        .ok_or_else(|| skip(SkipReason::NotProposal, "it has no preamble that names a proposal"))?;
    let (name, number) = name(kinds, path, kind, &proposal);
    let is_unnamed = kind.of_bundle().is_some() && number.is_none();
    if is_template(&proposal) || (is_unnamed && proposal.value("Status").is_none_or(str::is_empty))
    {
        return Err(skip(SkipReason::Template, "it is a template, with nothing in it yet"));
    }
    let value = |key: &str| proposal.value(key).unwrap_or_default().trim();
    let (status, ratified) = (value("Status"), value("Date Ratified"));
    let sections = sections(headings, &proposal);
    Ok(precedents::Proposal {
        name,
        kind,
        number,
        title: title(&proposal),
        summary: summary(&proposal),
        status: status.to_owned(),
        outcome: Outcome::of(status, ratified),
        posted: mips::posted(&proposal),
        ratified: date::read(ratified).map(|read| read.date),
        tags: tags(&proposal),
        words: sections.iter().map(|section| section.words).sum(),
        note: lossy.note(),
        head: proposal.sections.first().map_or(text, |it| &text[..it.heading.start]).to_owned(),
        sections,
    })
}

fn kind(kinds: &Kinds, proposal: &Proposal<'_>) -> Option<PrecedentKind> {
    let mut keys = proposal.preamble.iter().flat_map(|it| &it.entries).map(|entry| &*entry.key);
    match mips::kind_of(kinds, proposal) {
        // A page that only talks of a budget has no preamble.
        Some(form) => keys.next().map(|_| form.kind.into()),
        None => keys.any(|key| kinds.letters(key).is_some()).then_some(PrecedentKind::Other),
    }
}

fn is_template(proposal: &Proposal<'_>) -> bool {
    let titled = proposal.title.as_ref().is_some_and(|title| title.text.ends_with("Template"));
    titled || tags(proposal).iter().any(|tag| tag == "template")
}

fn tags(proposal: &Proposal<'_>) -> Vec<String> {
    let written = proposal.value("Tags").unwrap_or_default().split(',');
    let mut tags: Vec<_> = written.map(|tag| tag.trim().to_lowercase()).collect();
    tags.retain(|tag| !tag.is_empty());
    tags.sort();
    tags.dedup();
    tags
}

/// `MIP40c3-SP10` with its number: by the file's name, which is never wrong, or else by the text.
fn name(
    kinds: &Kinds,
    path: &str,
    kind: PrecedentKind,
    proposal: &Proposal<'_>,
) -> (String, Option<u32>) {
    let stem = path.rsplit('/').next().unwrap_or(path);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let digits = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let marks = || kinds.forms().iter().map(|form| form.mark().to_ascii_lowercase());
    let behind = |text: &str| {
        let lower = text.to_ascii_lowercase();
        let ends = marks().filter_map(|mark| Some(lower.rfind(&mark)? + mark.len()));
        digits(text.get(ends.max()?..)?)
    };
    let Some(form) = kind.of_bundle().and_then(|kind| kinds.form(kind)) else {
        let letters = kinds.letters(stem);
        let rest = stem.get(letters.map_or(0, str::len)..).unwrap_or_default();
        let number = behind(stem).or_else(|| digits(rest));
        return (letters.map_or_else(|| stem.to_owned(), |own| format!("{own}{rest}")), number);
    };
    let named = kinds.at_start_of(stem).filter(|named| *named == form).and_then(|_| behind(stem));
    let titled = || digits(proposal.title.as_ref()?.number.as_deref()?);
    let entered = || {
        let mut entries = proposal.preamble.as_ref()?.entries.iter();
        let is_number = |key: &str| marks().any(|mark| key.to_lowercase().contains(&mark));
        digits(&entries.find(|entry| is_number(&entry.key))?.value)
    };
    match named.or_else(titled).or_else(entered) {
        Some(number) => (form.named(Some(number)), Some(number)),
        None => (stem.to_owned(), None),
    }
}

fn title(proposal: &Proposal<'_>) -> String {
    let given = proposal.value("Title").map(str::trim).filter(|title| !title.is_empty());
    let subject = || proposal.title.as_ref().map(|title| &*title.subject);
    given.or_else(subject).unwrap_or_default().to_owned()
}

/// The sentence summary, or the first text that there is.
fn summary(proposal: &Proposal<'_>) -> String {
    let preamble = proposal.preamble.as_ref().map(|preamble| preamble.section);
    let of = |index: usize| proposal.sections[index].text.of(proposal.source).trim();
    let first = || {
        let others = (0..proposal.sections.len()).filter(|index| Some(*index) != preamble);
        others.map(of).find(|text| !text.is_empty())
    };
    let said = proposal.section("Sentence Summary").map(of).filter(|text| !text.is_empty());
    let text = said.or_else(first).unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SUMMARY) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

fn sections(headings: &Headings<'_>, proposal: &Proposal<'_>) -> Vec<Section> {
    let keys = headings.keys(proposal);
    let mut part_of: Vec<usize> = Vec::with_capacity(keys.len());
    for (at, section) in proposal.sections.iter().enumerate() {
        let above = section.parent.map(|parent| part_of[parent]);
        // Below the title, or what is no heading of the edition either, a section stands for itself.
        let above = above.filter(|above| keys[*above].is_some() && keys[at].is_none());
        part_of.push(above.unwrap_or(at));
    }
    let parts = proposal.sections.iter().zip(keys).zip(part_of);
    let section = |((section, heading), part_of): ((&mip::Section, _), _)| {
        let body = section.body.of(proposal.source);
        Section {
            title: section.title.clone(),
            level: section.level,
            heading,
            part_of,
            words: u32::try_from(mip::count_words(body)).unwrap_or(u32::MAX),
            mark: proposal.source[section.heading.start..section.body.start].to_owned(),
            body: body.to_owned(),
        }
    };
    parts.map(section).collect()
}
