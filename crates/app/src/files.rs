//! Files that others keep too: the one way out of the workspace. The one rule: one that changed
//! since we wrote it is never written over without asking, none lands outside of the folder that
//! was chosen, and a crash leaves the old one or the new one.

mod whole;

use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

use domain::place::stays_inside;
use store::{Rows, Store};
use tempfile::NamedTempFile;

pub(crate) use self::whole::put_whole;
use crate::{Error, digest};

/// A draft as a file of the repository.
pub(crate) struct Output {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A file of the repository, a picture too.
pub(crate) struct Bytes {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// What became of files.
#[derive(Default)]
pub(crate) struct Outcome {
    /// Those that were written.
    pub(crate) written: Vec<String>,
    /// Those that were there just so.
    pub(crate) same: Vec<String>,
    /// Those that somebody changed: where there is one, and it may not be replaced, none is written.
    pub(crate) changed: Vec<String>,
}

/// Writes all files or, if one was changed there and may not be replaced, none.
pub(crate) fn put_all(
    store: &Store,
    folder: &Path,
    files: Vec<Bytes>,
    replace: bool,
) -> Result<Outcome, Error> {
    let mut done = Outcome::default();
    let mut write: Vec<(PathBuf, Bytes)> = Vec::new();
    for file in files {
        let path = place(folder, &file.path)?;
        match state_of(store, &path, &file.bytes)? {
            State::Same => done.same.push(file.path),
            State::Changed if !replace => done.changed.push(file.path),
            State::Ours | State::Changed => write.push((path, file)),
        }
    }
    if done.changed.is_empty() {
        let files: Vec<_> = write.iter().map(|(path, file)| (path.clone(), &*file.bytes)).collect();
        put_whole(&files)?;
        for (path, file) in write {
            remember_ours(store, &path, &file.bytes);
            done.written.push(file.path);
        }
    }
    Ok(done)
}

/// Where a file goes below a folder. Refused are a path that leads out of it, and one through a
/// link, which may.
pub(crate) fn place(folder: &Path, path: &str) -> Result<PathBuf, Error> {
    if !stays_inside(path) {
        return Err(Error::Invalid(format!(
            "{path:?} is no place of a file below {}. Nothing was written.",
            folder.display()
        )));
    }
    let mut at = folder.to_owned();
    for part in path.split('/') {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(about) if about.is_symlink() => return Err(through_a_link(&at)),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => break,
            Err(source) => return Err(failed(&at, source)),
        }
    }
    Ok(folder.join(path))
}

fn through_a_link(at: &Path) -> Error {
    let to = fs::read_link(at).map(|to| format!(" to {}", to.display())).unwrap_or_default();
    Error::Invalid(format!(
        "{} is a link{to}: what is written there would land elsewhere. Nothing was written: take the link away, or choose another folder.",
        at.display()
    ))
}

/// Remembers a file that a later export may write over. The file is written, whether or not there
/// is room to remember it: forgotten, it is asked about the next time.
pub(crate) fn remember_ours(store: &Store, path: &Path, bytes: &[u8]) {
    let _ = store.local_set(&key(path), Some(&digest::of(bytes)));
}

fn state_of(store: &Store, path: &Path, ours: &[u8]) -> Result<State, Error> {
    let there = match fs::read(path) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(State::Ours),
        Err(source) => return Err(failed(path, source)),
    };
    if there == ours {
        return Ok(State::Same);
    }
    let left = store.local_get(&key(path))?;
    Ok(if left == Some(digest::of(&there)) { State::Ours } else { State::Changed })
}

/// What is at the place of a file.
enum State {
    /// Just what would be written.
    Same,
    /// Nothing, or what the last export wrote.
    Ours,
    /// Something else.
    Changed,
}

/// Writes beside the file and renames: a crash leaves the old one or the new one.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), Error> {
    put_whole(&[(path.to_owned(), text.as_bytes())])
}

fn write_beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = beside(path).tempfile_in(folder).map_err(|e| failed(folder, e))?;
    file.write_all(bytes).map_err(|source| failed(path, source))?;
    file.as_file().sync_all().map_err(|source| failed(path, source))?;
    Ok(file)
}

/// So that the names in a folder are on the disk too. Not every system lets a folder be opened.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        folder.sync_all().ok();
    }
}

/// A file that gets the permissions of the one it replaces, or those of any new file.
pub(crate) fn beside(path: &Path) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    if let Ok(there) = fs::metadata(path) {
        builder.permissions(there.permissions());
    }
    #[cfg(unix)]
    if !path.exists() {
        use std::os::unix::fs::PermissionsExt;
        // What is left of it is for the user's umask to say.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    let kept = "The file was not written; what was there is as it was. Choose another folder, or make room.";
    Error::File { path: path.to_owned(), source, kept }
}

fn key(path: &Path) -> String {
    format!("export {}", path.display())
}
