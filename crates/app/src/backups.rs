//! Copies of the data file and of the files beside it: made, listed, put back.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use store::{Checked, Why};

use crate::{App, Error, Folder, by_digest};

/// A copy of the data file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Its file name in the folder of backups: what a restore is asked for.
    pub name: String,
    /// When it was made.
    pub taken_at: DateTime<Utc>,
    /// Why it was made.
    pub why: BackupWhy,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether all of it can be read.
    pub good: bool,
    /// What can't.
    pub damage: Option<String>,
}

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum BackupWhy {
    /// Something had changed.
    Time,
    /// Somebody wanted one.
    Asked,
    /// Another was about to be put back.
    Restore,
    /// An export was about to be taken in.
    Import,
    /// A newer version was about to change the format.
    Upgrade,
}

/// What is done where only files could not be brought back.
pub(crate) const RESTORED: &str = "The copy was put back, but not all files of evidence and pictures came back with it. Make room, and repair them from the backups.";

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
        Ok(self.store.copies(&self.folder.backups())?.iter().map(view).collect())
    }

    /// Makes a copy now.
    pub fn backup_create(&self, (): ()) -> Result<BackupView, Error> {
        let made = self.store.backup(&self.folder.backups(), Why::Asked, self.now().timestamp())?;
        by_digest::copy_out(&self.folder, false)?;
        self.checkup.backup_failed(None);
        self.view_of(made)
    }

    /// Makes a copy if the file has changed and the last one is 15 minutes old. Nobody waits for the
    /// answer, so a failure is told by `workspace_health` until one succeeds.
    pub fn backup_if_due(&self) -> Result<Option<BackupView>, Error> {
        let made = self.store.backup_if_due(&self.folder.backups(), self.now().timestamp());
        let made = made.map_err(Error::from).and_then(|made| {
            by_digest::copy_out(&self.folder, false)?;
            Ok(made)
        });
        self.checkup.backup_failed(made.as_ref().err().map(ToString::to_string));
        made?.map(|made| self.view_of(made)).transpose()
    }

    /// Puts a copy back, after keeping one of what is there: that one is the answer. Files of
    /// evidence and pictures that are missing or damaged come back with it.
    pub fn backup_restore(&self, req: BackupRestore) -> Result<BackupView, Error> {
        let path = named(&self.folder, &req.name)?;
        // Before: the changes that these would take back may be gone.
        self.undo_stack().clear_all(&self.store)?;
        let kept = self.store.restore(&path, &self.folder.backups(), self.now().timestamp())?;
        self.store.set_who(&self.here().who());
        self.checkup.look_again();
        by_digest::bring_back(&self.folder, RESTORED)?;
        self.view_of(kept)
    }

    fn view_of(&self, backup: store::Backup) -> Result<BackupView, Error> {
        let all = self.store.copies(&self.folder.backups())?;
        let made = all.into_iter().find(|one| one.backup.path == backup.path);
        let made = made.unwrap_or(Checked { backup, damage: None });
        if made.damage.is_some() {
            // It says what the file says: that is to be looked at.
            self.checkup.look_again();
        }
        Ok(view(&made))
    }
}

/// Keeps what there is before an export is taken in. A workspace that nobody has written to has
/// nothing to keep.
pub(crate) fn before_import(app: &App) -> Result<(), Error> {
    if app.store.change_count()? > 0 {
        app.store.backup(&app.folder.backups(), Why::Import, app.now().timestamp())?;
    }
    Ok(())
}

fn named(folder: &Folder, name: &str) -> Result<PathBuf, Error> {
    let known = store::backups(&folder.backups())?;
    let found = known.into_iter().find(|backup| file_name(backup) == name);
    found.map(|backup| backup.path).ok_or_else(|| Error::NotFound("backup", name.to_owned()))
}

pub(crate) fn view(Checked { backup, damage }: &Checked) -> BackupView {
    BackupView {
        name: file_name(backup),
        taken_at: DateTime::from_timestamp(backup.taken_at, 0).unwrap_or_default(),
        why: match backup.why {
            Why::Time => BackupWhy::Time,
            Why::Asked => BackupWhy::Asked,
            Why::Restore => BackupWhy::Restore,
            Why::Import => BackupWhy::Import,
            Why::Upgrade => BackupWhy::Upgrade,
        },
        bytes: backup.bytes,
        good: damage.is_none(),
        damage: damage.clone(),
    }
}

pub(crate) fn file_name(backup: &store::Backup) -> String {
    let name = backup.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
