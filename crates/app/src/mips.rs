//! Any proposal file, with or without a workspace: shown, checked, taken apart and put together.

use std::path::Path;

use chrono::NaiveDate;
use domain::proposal::Kind;
use mip::{Proposal, Source};
use mip_lint::{Beside, Context, Finding, Outline, OutlineHeading};
use pack::{Edition, Pack};

use crate::Error;

/// Reads a proposal file, whole and untouched.
pub fn read(path: &Path) -> Result<Source, Error> {
    let failed =
        |source| Error::File { path: path.to_owned(), source, kept: "Nothing was read from it." };
    let about = std::fs::metadata(path).map_err(failed)?;
    let refused = |not: &mip::NotText| {
        let at = not.position();
        Error::Invalid(format!("{}:{}:{}: {not}", path.display(), at.line, at.column))
    };
    let bytes = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if bytes > mip::LARGEST {
        return Err(refused(&mip::NotText::TooLarge { bytes }));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    mip::read(&bytes).map_err(|not| refused(&not))
}

/// Writes a proposal file in the place of what is there: all of it, or nothing.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    // A link stays one: what it leads to is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    crate::drafts::export::put(&path, text)
}

/// What is wrong with a proposal, against the edition that [`edition_of`] names.
#[must_use]
pub fn lint(pack: &Pack, source: &str, path: Option<&Path>, on: Option<NaiveDate>) -> Vec<Finding> {
    let outline = edition_of(pack, &Proposal::parse(source), on).map(outline);
    let file_name = path.and_then(Path::file_name).and_then(|name| name.to_str());
    let cycles = Some(pack.cycle_rules());
    // Links are looked up beside a file that is there, not beside one that is only named.
    let folder = path.filter(|path| path.is_file()).and_then(Path::parent);
    let is_there = |link: &str| folder.is_some_and(|folder| folder.join(link).exists());
    let beside = folder.is_some().then_some(Beside(&is_there));
    let context =
        Context { edition: outline.as_ref(), file_name, cycles, beside, ..Context::default() };
    mip_lint::lint(source, &context)
}

/// The edition that a proposal should follow: that of its kind in force on `on`, or on the day
/// that it gives as `Date Proposed`, or the newest.
#[must_use]
pub fn edition_of<'a>(
    pack: &'a Pack,
    proposal: &Proposal<'_>,
    on: Option<NaiveDate>,
) -> Option<&'a Edition> {
    let kind = kind_of(proposal)?;
    let dated = || {
        let given = proposal.value("Date Proposed").or_else(|| proposal.value("Date Applied"))?;
        given.trim().parse().ok()
    };
    pack.edition(kind, on.or_else(dated).unwrap_or(NaiveDate::MAX))
}

/// An edition as the linter wants it.
pub(crate) fn outline(edition: &Edition) -> Outline {
    let heading = |heading: &pack::Heading| OutlineHeading {
        level: heading.level,
        title: heading.title.clone(),
        required: heading.required,
    };
    Outline {
        kind: edition.kind,
        date: edition.date,
        headings: edition.headings.iter().map(heading).collect(),
        keys: edition.keys.clone(),
    }
}

/// The kind of a proposal by its title, or else by the line of its number.
fn kind_of(proposal: &Proposal<'_>) -> Option<Kind> {
    let titled = proposal.title.as_ref().and_then(|title| title.kind);
    titled.or_else(|| {
        let entries = &proposal.preamble.as_ref()?.entries;
        entries.iter().find_map(|entry| Kind::at_start_of(&entry.key))
    })
}
