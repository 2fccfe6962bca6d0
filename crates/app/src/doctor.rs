//! Is everything all right? And if not: what is, and what can be done.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::{App, Error, by_digest, health};

/// What to do besides looking.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Doctor {
    /// Make what the screens read anew from the changes.
    pub rebuild: bool,
    /// Fetch damaged changes and files from the backups.
    pub repair: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Diagnosis {
    /// Sentences that say what is damaged or can't be read. None if all is well.
    pub problems: Vec<String>,
    /// Changes that were fetched from a backup.
    pub repaired: usize,
    /// Files of evidence and pictures that were fetched from beside the backups.
    pub files: usize,
    /// Documents whose rows were made anew.
    pub rebuilt: usize,
    /// All changes that are kept.
    #[ts(type = "number")]
    pub changes: u64,
    /// The size of the file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

impl App {
    /// Checks every change, document, copy and file; repairs and rebuilds if asked to.
    pub fn doctor(&self, req: Doctor) -> Result<Diagnosis, Error> {
        self.doctor_with(req, &|_, _| ControlFlow::Continue(()))
    }

    /// The same, telling how many documents of how many are rebuilt; `Break` keeps the old rows.
    pub fn doctor_with(
        &self,
        req: Doctor,
        progress: &dyn Fn(usize, usize) -> ControlFlow<()>,
    ) -> Result<Diagnosis, Error> {
        self.store.forget_copies();
        let (repaired, files) = if req.repair { repair(self)? } else { (0, 0) };
        let rebuilt = if req.rebuild { self.store.rebuild(progress)?.documents } else { 0 };
        health::look(self, true)?;
        let problems = self.workspace_health(())?.problems;
        let (changes, bytes) = (self.store.change_count()?, self.store.size()?);
        Ok(Diagnosis { problems, repaired, files, rebuilt, changes, bytes })
    }
}

/// Fetches damaged changes and files from the copies; how many of each.
fn repair(app: &App) -> Result<(usize, usize), Error> {
    let (mut repaired, mut is_damaged) = (0, !app.store.check()?.is_empty());
    for backup in store::backups(&app.folder.backups())? {
        if !is_damaged {
            break;
        }
        match app.store.repair_from(&backup.path) {
            Ok(done) => {
                repaired += done.changes;
                is_damaged = !done.left.is_empty();
            }
            // The next one may be better.
            Err(store::Error::BadBackup { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let kept =
        "Not all files of evidence and pictures were brought back; what was there is as it was.";
    let files = by_digest::bring_back(&app.folder, kept)?;
    by_digest::copy_out(&app.folder, true)?;
    Ok((repaired, files))
}
