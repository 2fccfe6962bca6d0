//! Several files at once. The one rule: all of them are in their places, or none is and what was
//! there is as it was.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::{NamedTempFile, TempPath};

use super::{failed, sync_folder, write_beside};
use crate::Error;

/// A file written beside its place.
struct Ready<'a> {
    path: &'a Path,
    file: NamedTempFile,
    /// A second name of what is in its place.
    old: Option<TempPath>,
}

/// Folders that were made for files. They go again, unless they are kept.
#[derive(Default)]
struct Made(Vec<PathBuf>);

/// Writes files, all or none of them: each beside its place first, for which the room has to be
/// there, and then they are renamed.
pub(crate) fn put_whole(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    let mut made = Made::default();
    let mut ready = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let folder = path.parent().unwrap_or(Path::new("."));
        made.make(folder).map_err(|source| failed(folder, source))?;
        let file = write_beside(path, bytes)?;
        let old = second_name(path).map_err(|source| failed(path, source))?;
        ready.push(Ready { path, file, old });
    }
    let mut placed = Vec::with_capacity(ready.len());
    for Ready { path, file, old } in ready {
        if let Err(error) = file.persist(path) {
            placed.into_iter().rev().for_each(take_back);
            return Err(failed(path, error.error));
        }
        placed.push((path, old));
    }
    files.iter().filter_map(|(path, _)| path.parent()).for_each(sync_folder);
    made.0.clear();
    Ok(())
}

/// Puts what was in a place there again. It needs no room.
fn take_back((path, old): (&Path, Option<TempPath>)) {
    // Nothing more can be done where not even this works.
    let _ = match old {
        Some(old) => old.persist(path).map_err(|error| error.error),
        None => fs::remove_file(path),
    };
}

/// Gives what is in a place a second name, or a copy where a disk knows no second names.
fn second_name(path: &Path) -> io::Result<Option<TempPath>> {
    if !path.exists() {
        return Ok(None);
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = |aside: &Path| match fs::hard_link(path, aside) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::copy(path, aside).map(drop)
        }
        linked => linked,
    };
    tempfile::Builder::new().make_in(folder, name).map(|aside| Some(aside.into_temp_path()))
}

impl Made {
    /// Makes a folder and those above it.
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|one| !one.as_os_str().is_empty());
        let missing: Vec<_> = missing.take_while(|one| !one.exists()).map(Path::to_owned).collect();
        // Also when it ends half way.
        self.0.extend(missing.into_iter().rev());
        fs::create_dir_all(folder)
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // One in which somebody has put something stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
