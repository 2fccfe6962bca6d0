//! Evidence files and pictures, copied out and in.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::Error;

/// The files in a folder; none if it is not there.
pub(super) fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed =
        |source| Error::File { path: folder.to_owned(), source, kept: "Nothing was copied." };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// Copies those that are not there yet. `kept` says what is left if that fails; `each` hears of each
/// file that is there, and may end it.
pub(super) fn copy<E: From<Error>>(
    files: &[PathBuf],
    to: &Path,
    kept: &'static str,
    each: &mut dyn FnMut() -> Result<(), E>,
) -> Result<(), E> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { path, source, kept }
    };
    fs::create_dir_all(to).map_err(failed(to))?;
    for from in files {
        let target = to.join(from.file_name().unwrap_or_default());
        if !target.exists() {
            beside(from, to, &target).map_err(failed(from))?;
        }
        each()?;
    }
    Ok(())
}

/// Copies beside its place and renames: a file that is there is whole.
fn beside(from: &Path, folder: &Path, target: &Path) -> io::Result<()> {
    let copy = tempfile::NamedTempFile::new_in(folder)?;
    fs::copy(from, copy.path())?;
    copy.persist(target)?;
    Ok(())
}
