//! A workspace that does not open. The one rule: the file that is there is kept aside, never overwritten.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::{
    Error, Folder,
    backups::{BackupView, RESTORED, file_name, view},
    by_digest,
};

/// The copies in `folder`, the newest first. Answers also while the data file does not open.
pub fn copies(folder: &Folder) -> Result<Vec<BackupView>, Error> {
    Ok(store::checked(&folder.backups())?.iter().map(view).collect())
}

/// Puts the copy called `name` in the place of the data file. Answers where that file is now, if there was one.
pub fn restore(folder: &Folder, name: &str, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
    let known = store::backups(&folder.backups())?;
    let copy = known.iter().find(|backup| file_name(backup) == name);
    let copy = copy.ok_or_else(|| Error::NotFound("backup", name.to_owned()))?;
    let aside = store::restore_over(&folder.database(), &copy.path, now.timestamp())?;
    by_digest::bring_back(folder, RESTORED)?;
    Ok(aside)
}
