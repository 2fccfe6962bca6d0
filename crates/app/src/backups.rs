//! Copies of the data file: made, listed, put back.

use std::{path::PathBuf, sync::PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{App, Error, Folder};

/// A copy of the data file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Its file name in the folder of backups: what a restore is asked for.
    pub name: String,
    /// When it was made.
    pub taken_at: DateTime<Utc>,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether it opens and is whole.
    pub good: bool,
}

/// Which copy to put back.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BackupRestore {
    /// Its name in the list.
    pub name: String,
}

impl App {
    /// The copies there are, the newest first.
    pub fn backup_list(&self, (): ()) -> Result<Vec<BackupView>, Error> {
        Ok(store::backups(&self.folder.backups())?.iter().map(view).collect())
    }

    /// Makes a copy now.
    pub fn backup_create(&self, (): ()) -> Result<BackupView, Error> {
        let made = self.store.backup(&self.folder.backups(), self.now().timestamp())?;
        *self.backup_failed.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(view(&made))
    }

    /// Makes a copy if the file has changed and the last one is 15 minutes old. Nobody waits for the
    /// answer, so a failure is told by `workspace_health` until one succeeds.
    pub fn backup_if_due(&self) -> Result<Option<BackupView>, Error> {
        let made = self.store.backup_if_due(&self.folder.backups(), self.now().timestamp());
        let failed = made.as_ref().err().map(ToString::to_string);
        *self.backup_failed.lock().unwrap_or_else(PoisonError::into_inner) = failed;
        Ok(made?.as_ref().map(view))
    }

    /// Puts a copy back, after keeping one of what is there: that one is the answer.
    pub fn backup_restore(&self, req: BackupRestore) -> Result<BackupView, Error> {
        let path = named(&self.folder, &req.name)?;
        // Before: the changes that these would take back may be gone.
        self.undo_stack().clear(&self.store)?;
        let kept = self.store.restore(&path, &self.folder.backups(), self.now().timestamp())?;
        self.store.set_who(&self.here().who());
        Ok(view(&kept))
    }
}

fn named(folder: &Folder, name: &str) -> Result<PathBuf, Error> {
    let known = store::backups(&folder.backups())?;
    let found = known.into_iter().find(|backup| file_name(backup) == name);
    found.map(|backup| backup.path).ok_or_else(|| Error::NotFound("backup", name.to_owned()))
}

pub(crate) fn view(backup: &store::Backup) -> BackupView {
    BackupView {
        name: file_name(backup),
        taken_at: DateTime::from_timestamp(backup.taken_at, 0).unwrap_or_default(),
        bytes: backup.bytes,
        good: store::is_good(&backup.path),
    }
}

fn file_name(backup: &store::Backup) -> String {
    let name = backup.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
