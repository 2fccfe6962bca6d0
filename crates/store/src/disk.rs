//! Files put in place whole: written beside, synced, renamed. Whoever looks finds the old file or
//! the new one.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::Error;

/// Waits until the file's content is on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(Error::io(path))
}

/// Gives a file that was written under another name its own.
pub(crate) fn put(part: &Path, path: &Path) -> Result<(), Error> {
    sync(part)?;
    fs::rename(part, path).map_err(Error::io(path))?;
    // So that the name is on the disk too. Not every system lets a folder be opened.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        folder.sync_all().ok();
    }
    Ok(())
}

/// `w.db` with `-wal` is `w.db-wal`: the files that SQLite keeps beside its own.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::io(path)(error)),
        _ => Ok(()),
    }
}
