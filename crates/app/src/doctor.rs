//! Is everything all right? And if not: what is, and what can be done.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::{App, Error, health};

/// What to do besides looking.
#[derive(Debug, Clone, Copy, Default, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Doctor {
    /// Make what the screens read anew from the changes.
    pub rebuild: bool,
    /// Fetch damaged changes from the backups.
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
    /// Checks every change and every document; repairs and rebuilds if asked to.
    pub fn doctor(&self, req: Doctor) -> Result<Diagnosis, Error> {
        self.doctor_with(req, &|_, _| ControlFlow::Continue(()))
    }

    /// The same, telling how many documents of how many are rebuilt; `Break` keeps the old rows.
    pub fn doctor_with(
        &self,
        req: Doctor,
        progress: &dyn Fn(usize, usize) -> ControlFlow<()>,
    ) -> Result<Diagnosis, Error> {
        let mut problems = self.store.check()?;
        let mut repaired = 0;
        if req.repair && !problems.is_empty() {
            for backup in store::backups(&self.folder.backups())? {
                let done = self.store.repair_from(&backup.path)?;
                repaired += done.changes;
                problems = done.left;
                if problems.is_empty() {
                    break;
                }
            }
        }
        let rebuilt = if req.rebuild { self.store.rebuild(progress)?.documents } else { 0 };
        health::read_all(&self.store)?;
        let health = self.workspace_health(())?;
        let damaged = problems.iter().map(ToString::to_string);
        Ok(Diagnosis {
            problems: damaged.chain(health.problems).collect(),
            repaired,
            rebuilt,
            changes: self.store.change_count()?,
            bytes: self.store.size()?,
        })
    }
}
