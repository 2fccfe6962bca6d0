//! Any proposal file, with or without a workspace: shown, checked, taken apart and put together.

use std::{io::Read, path::Path};

use chrono::NaiveDate;
use mip::{Lossy, Proposal, Source};
use mip_lint::{Beside, Context, Finding, Outline, OutlineHeading, Reading};
use pack::{Edition, Pack};

use crate::Error;

/// So many bytes are read of all files of a repository together.
pub const IN_ALL: u64 = 1 << 30;

mod before;
mod decided;
pub mod files;
mod on_disk;
mod said;

pub use before::text_at;
pub use decided::{Decided, DecidedBy, decide};
pub(crate) use decided::{judged, kind_of, posted};
pub use on_disk::Clones;
use on_disk::OnDisk;
pub use said::{REMEMBERED, known, said};

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

/// With what a proposal is linted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Where its file is, or would be.
    pub path: Option<&'a Path>,
    /// The day whose editions count, instead of its own.
    pub on: Option<NaiveDate>,
    /// Files that claim the same number.
    pub same_number: &'a [&'a str],
    /// What is known of the clones that are looked at together.
    pub clones: Option<&'a Clones>,
}

/// What is wrong with a proposal, against the edition that [`decide`] names.
#[must_use]
pub fn lint(pack: &Pack, source: &str, asked: Asked<'_>) -> Vec<Finding> {
    let Asked { path, on, same_number, clones } = asked;
    let reading = Reading::of(source);
    // Without a preamble nothing tells the edition: what a later one has is not missed.
    let is_dated = on.is_some() || reading.proposal().preamble.is_some();
    let decided = decide(pack, reading.proposal(), on);
    let is_older = decided.as_ref().is_some_and(|decided| !decided.in_force);
    let edition = decided.filter(|decided| decided.in_force && is_dated).map(|by| by.edition);
    let outline = edition.map(outline);
    let file_name = path.and_then(Path::file_name).and_then(|name| name.to_str());
    let cycles = Some(pack.cycle_rules());
    let own = Clones::default();
    let clones = clones.unwrap_or(&own);
    // Links are looked up beside a file that is there, not beside one that is only named.
    let disk = path.filter(|path| path.is_file()).map(|path| OnDisk::beside(path, pack, clones));
    let beside = disk.as_ref().map(|disk| Beside(disk));
    let (kinds, edition) = (pack.kinds(), outline.as_ref());
    let context = Context {
        kinds,
        edition,
        is_older,
        file_name,
        cycles,
        beside,
        same_number,
        ..Context::default()
    };
    reading.lint(&context)
}

/// What is told of a proposal besides its findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Under which name it is listed, by its title and in small letters: `mip40c3-20`. None while it
    /// has no number.
    pub claimed: Option<String>,
    /// The code of its kind where the pack has nothing of it: `MIP55c3`.
    pub other_kind: Option<String>,
    /// By which edition it is judged, in words.
    pub judged: Option<String>,
}

/// So many bytes of a proposal have its title and preamble.
const HEAD: usize = 32 * 1024;

/// What the title and the preamble of a proposal tell.
#[must_use]
pub fn told(pack: &Pack, source: &str, path: &Path, on: Option<NaiveDate>) -> Told {
    let kinds = pack.kinds();
    let head = source.get(..source.floor_char_boundary(HEAD)).unwrap_or(source);
    let proposal = Proposal::parse(head);
    let judged = decide(pack, &proposal, on).map(|by| by.to_string());
    let named = path.file_name().map(|name| name.to_string_lossy());
    let other_kind = mip_lint::other_kind(kinds, &proposal, named.as_deref());
    let is_other = kind_of(kinds, &proposal).is_none();
    let other_kind = other_kind.filter(|_| is_other).map(str::to_owned);
    let (code, number) = proposal.title.map(|it| (it.code, it.number)).unwrap_or_default();
    let code = code.filter(|code| kinds.code_of(code).is_some());
    let number = number.map(|it| it.trim_start_matches(['#', ' ', '0']).to_owned());
    let number = number.filter(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()));
    let claimed = code.zip(number);
    let claimed = claimed.map(|(code, number)| format!("{}-{number}", code.to_ascii_lowercase()));
    Told { claimed, other_kind, judged }
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
