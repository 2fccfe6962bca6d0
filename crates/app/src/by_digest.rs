//! Files that the workspace keeps under their SHA-256: evidence and pictures. The one rule: a file is
//! what its name says, or that is said; whoever reads one compares.

mod named;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};

use domain::place::is_digest;
use sha2::{Digest, Sha256};

pub(crate) use self::named::{Wrong, named, wrong};
use crate::{Error, Folder, digest, files::sync_folder};

/// Copies a file into `folder` under its SHA-256, whatever is there under that name; gives that and
/// the size.
pub(crate) fn keep(from: &mut dyn Read, folder: &Path) -> io::Result<(String, u64)> {
    put(from, folder, None)
}

/// Keeps bytes under their SHA-256, unless they are there and whole.
pub(crate) fn keep_bytes(folder: &Folder, sha256: &str, bytes: &[u8]) -> io::Result<()> {
    if is_whole(&folder.files().join(sha256), sha256) {
        return Ok(());
    }
    keep(&mut &*bytes, &folder.files()).map(drop)
}

/// A file's bytes, if they are what its name says.
pub(crate) fn read(folder: &Folder, sha256: &str) -> io::Result<Vec<u8>> {
    let bytes = fs::read(folder.file(sha256).ok_or_else(damaged)?)?;
    if digest::of(&bytes) == sha256 { Ok(bytes) } else { Err(damaged()) }
}

/// The same for whoever can't go on without. `kept` says what happened to the rest.
pub(crate) fn bytes(folder: &Folder, sha256: &str, kept: &'static str) -> Result<Vec<u8>, Error> {
    let path = folder.files().join(sha256);
    read(folder, sha256).map_err(|source| Error::File { path, source, kept })
}

/// Whether a file is there and is what its name says.
pub(crate) fn is_whole(path: &Path, sha256: &str) -> bool {
    let found = File::open(path).and_then(|mut file| pour(&mut file, &mut io::sink()));
    found.is_ok_and(|(is, _)| is == sha256)
}

/// The names of the files in a folder; none if it is not there. What is not called by a digest is
/// not ours.
pub(crate) fn names(folder: &Path) -> io::Result<BTreeSet<String>> {
    Ok(all_in(folder)?.0)
}

/// What else is in it.
pub(crate) fn others(folder: &Path) -> io::Result<BTreeSet<String>> {
    Ok(all_in(folder)?.1)
}

/// The names of our files, and of what is none. What a link leads to is not looked at.
fn all_in(folder: &Path) -> io::Result<(BTreeSet<String>, BTreeSet<String>)> {
    let (mut ours, mut others) = (BTreeSet::new(), BTreeSet::new());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((ours, others)),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = is_digest(&name) && entry.file_type()?.is_file();
        let to = if is_ours { &mut ours } else { &mut others };
        to.insert(name);
    }
    Ok((ours, others))
}

/// Copies the file called `sha256` from one folder into another, if it is what its name says.
pub(crate) fn copy(from: &Path, to: &Path, sha256: &str) -> io::Result<()> {
    put(&mut File::open(from.join(sha256))?, to, Some(sha256)).map(drop)
}

/// Copies the files that have no copy beside the backups yet, each once: a copy of its own, which
/// stays whole whatever happens to the file. `anew` reads the copies too, and makes damaged ones
/// again. Answers how many it made; what is damaged itself is left out.
pub(crate) fn copy_out(folder: &Folder, anew: bool) -> Result<usize, Error> {
    let kept = "Evidence and pictures have no copy for now; they are as they were.";
    let (from, to) = (folder.files(), folder.copied_files());
    let there = listed(&to, kept)?;
    let is_there = |name: &str| there.contains(name) && (!anew || is_whole(&to.join(name), name));
    let missing = listed(&from, kept)?.into_iter().filter(|name| !is_there(name));
    copied(missing, &from, &to, kept)
}

/// Brings back from beside the backups what is missing or damaged. Answers how many. `kept` says what
/// is done if that fails.
pub(crate) fn bring_back(folder: &Folder, kept: &'static str) -> Result<usize, Error> {
    let (from, to) = (folder.copied_files(), folder.files());
    let missing = listed(&from, kept)?.into_iter().filter(|name| !is_whole(&to.join(name), name));
    copied(missing, &from, &to, kept)
}

fn copied(
    names: impl Iterator<Item = String>,
    from: &Path,
    to: &Path,
    kept: &'static str,
) -> Result<usize, Error> {
    let mut done = 0;
    for name in names {
        match copy(from, to, &name) {
            Ok(()) => done += 1,
            Err(error) if is_fault(&error) => {}
            Err(source) => return Err(Error::File { path: to.join(name), source, kept }),
        }
    }
    Ok(done)
}

fn listed(folder: &Path, kept: &'static str) -> Result<BTreeSet<String>, Error> {
    names(folder).map_err(|source| Error::File { path: folder.to_owned(), source, kept })
}

/// Whether it is the file's own fault that it can't be read: it is gone, or another by now.
pub(crate) fn is_fault(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData)
}

fn damaged() -> io::Error {
    let why = "the file is damaged, its content is no longer what was kept";
    io::Error::new(io::ErrorKind::InvalidData, why)
}

/// Writes beside the place and renames: a file that is there is whole.
fn put(from: &mut dyn Read, folder: &Path, wanted: Option<&str>) -> io::Result<(String, u64)> {
    fs::create_dir_all(folder)?;
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    let (sha256, size) = pour(from, copy.as_file_mut())?;
    if wanted.is_some_and(|wanted| wanted != sha256) {
        return Err(damaged());
    }
    copy.as_file().sync_all()?;
    copy.persist(folder.join(&sha256)).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok((sha256, size))
}

/// Reads to the end; gives the SHA-256 and the size of what it wrote.
fn pour(from: &mut dyn Read, to: &mut dyn Write) -> io::Result<(String, u64)> {
    let (mut hash, mut size, mut part) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = from.read(&mut part)?;
        if read == 0 {
            return Ok((digest::written(hash), size));
        }
        hash.update(&part[..read]);
        to.write_all(&part[..read])?;
        size += read as u64;
    }
}
