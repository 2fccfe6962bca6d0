//! Any proposal file, with or without a workspace: shown, checked, taken apart and put together.

use std::{io::Read, path::Path};

use chrono::NaiveDate;
use mip::{Lossy, Proposal, Source};
use mip_lint::{Beside, Context, Finding, Outline, OutlineHeading, Reading};
use pack::{Edition, Pack};

use crate::Error;

/// So many bytes are read of all files of a repository together.
pub const IN_ALL: u64 = 1 << 30;

mod decided;
pub mod files;

pub use decided::{Decided, DecidedBy, decide};
pub(crate) use decided::{kind_of, posted};

/// Reads a proposal file, whole and untouched.
pub fn read(path: &Path) -> Result<Source, Error> {
    let bytes = bytes(path)?;
    mip::read(&bytes).map_err(|not| refused(path, &not))
}

/// Reads a proposal file for showing, searching and comparing: what is no text in it is replaced
/// and counted.
pub fn read_lossy(path: &Path) -> Result<Lossy, Error> {
    let bytes = bytes(path)?;
    mip::read_lossy(&bytes).map_err(|not| refused(path, &not))
}

fn refused(path: &Path, not: &mip::NotText) -> Error {
    let at = not.position();
    Error::Invalid(format!("{}:{}:{}: {not}", path.display(), at.line, at.column))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed =
        |source| Error::File { path: path.to_owned(), source, kept: "Nothing was read from it." };
    let about = std::fs::metadata(path).map_err(failed)?;
    let bytes = usize::try_from(about.len()).unwrap_or(usize::MAX);
    if bytes > mip::LARGEST {
        return Err(refused(path, &mip::NotText::TooLarge { bytes }));
    }
    // What a device or a pipe says of its size is not believed.
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(bytes);
    file.take(mip::LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > mip::LARGEST {
        return Err(refused(path, &mip::NotText::TooLarge { bytes: bytes.len() }));
    }
    Ok(bytes)
}

/// Writes a proposal file in the place of what is there: all of it, or nothing.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    // A link stays one: what it leads to is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    crate::files::put(&path, text)
}

/// What is wrong with a proposal, against the edition that [`edition_of`] names.
#[must_use]
pub fn lint(pack: &Pack, source: &str, path: Option<&Path>, on: Option<NaiveDate>) -> Vec<Finding> {
    let reading = Reading::of(source);
    let outline = edition_of(pack, reading.proposal(), on).map(outline);
    let file_name = path.and_then(Path::file_name).and_then(|name| name.to_str());
    let cycles = Some(pack.cycle_rules());
    // Links are looked up beside a file that is there, not beside one that is only named.
    let folder = path.filter(|path| path.is_file()).and_then(Path::parent);
    let is_there = |link: &str| folder.is_some_and(|folder| folder.join(link).exists());
    let beside = folder.is_some().then_some(Beside(&is_there));
    let (kinds, edition) = (pack.kinds(), outline.as_ref());
    let context = Context { kinds, edition, file_name, cycles, beside, ..Context::default() };
    reading.lint(&context)
}

/// The edition that a proposal should follow: that of its kind in force on `on`, or on the day
/// that its preamble gives, or the newest. None where none was in force yet.
#[must_use]
pub fn edition_of<'a>(
    pack: &'a Pack,
    proposal: &Proposal<'_>,
    on: Option<NaiveDate>,
) -> Option<&'a Edition> {
    decide(pack, proposal, on).filter(|decided| decided.in_force).map(|decided| decided.edition)
}

/// An edition as the linter wants it.
#[must_use]
pub fn outline(edition: &Edition) -> Outline {
    let heading = |heading: &pack::Heading| OutlineHeading {
        level: heading.level,
        title: heading.title.clone(),
        required: heading.required,
        also: heading.also.clone(),
    };
    Outline {
        kind: edition.kind,
        date: edition.date,
        headings: edition.headings.iter().map(heading).collect(),
        keys: edition.keys.clone(),
    }
}
