//! `launchpod restore`.

use anyhow::Context;
use app::{
    App, Folder,
    backups::{BackupRestore, BackupView},
    recovery,
};
use chrono::Utc;
use clap::Args;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The copy's name, as `backup --list` shows it; the newest good one if absent.
    name: Option<String>,
}

impl Restore {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let name = self.wanted(app.backup_list(())?)?;
        let kept = app.backup_restore(BackupRestore { name: name.clone() })?;
        out.answer(&kept, |kept| {
            format!("Restored {name}. What was there is kept as {}.", kept.name)
        })
    }

    /// The same where the data file does not open: it is set aside, not lost.
    pub(crate) fn damaged(self, folder: &Folder, out: &Out) -> anyhow::Result<End> {
        let name = self.wanted(recovery::copies(folder)?)?;
        recovery::restore(folder, &name, Utc::now())?;
        out.answer(&name, |name| format!("Restored {name}. The damaged file is kept beside it."))
    }

    fn wanted(self, copies: Vec<BackupView>) -> anyhow::Result<String> {
        let newest = || copies.into_iter().find(|copy| copy.good).map(|copy| copy.name);
        let none = "There is no good backup to restore. Nothing was changed.";
        self.name.or_else(newest).context(none)
    }
}
