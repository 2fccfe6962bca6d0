//! What is not as it should be, although everything goes on: nothing disappears silently. The one
//! rule: whatever leaves something out, or fails on its own, is told here until it is mended.

use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use domain::team::Team;
use serde::Serialize;
use store::Unreadable;

use crate::{App, Error, here::Here, kinds::Collection, workspace};

/// How the workspace is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceHealth {
    /// What is wrong, a sentence each, with what to do. None if all is well.
    pub problems: Vec<String>,
    /// When the newest copy was made; none if there is no copy.
    pub last_backup: Option<DateTime<Utc>>,
    /// Changes that came before what they build on, and wait for that.
    pub waiting: usize,
}

impl App {
    /// What could not be read so far, whether copies are made, and what waits. Cheap.
    pub fn workspace_health(&self, (): ()) -> Result<WorkspaceHealth, Error> {
        let here = self.here();
        let mut problems = Vec::new();
        let unreadable = self.store.unreadable();
        problems.extend(unreadable.iter().filter_map(|left_out| sentence(&here, left_out)));
        problems.extend(workspace::unreadable(&self.store)?);
        let failed = self.backup_failed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        problems.extend(failed.map(|why| format!("The last automatic backup failed: {why}")));
        let backups = store::backups(&self.folder.backups()).unwrap_or_else(|error| {
            problems.push(format!("The backups can't be listed: {error}"));
            Vec::new()
        });
        let taken = backups.first().and_then(|newest| DateTime::from_timestamp(newest.taken_at, 0));
        Ok(WorkspaceHealth { problems, last_backup: taken, waiting: self.store.waiting()? })
    }
}

/// Reads every record there is, so that those that don't fit their type are known.
pub(crate) fn read_all(here: &Here<'_>) -> Result<(), Error> {
    Collection::ALL.iter().try_for_each(|kind| kind.read_all(here.records))
}

/// What is wrong with a record that was left out, unless it can be read by now.
fn sentence(here: &Here<'_>, left_out: &Unreadable) -> Option<String> {
    let Unreadable { doc, key, why } = left_out;
    if Collection::of(&key.collection)?.fits(here.records, doc, &key.id) {
        return None;
    }
    // The team itself may be what can't be read.
    let team = here.team_of(doc.space.into()).ok().flatten();
    let team = team.and_then(|team| here.find::<Team>(team, team).ok().flatten());
    let of = team.map_or_else(|| doc.space.to_string(), |team| team.name);
    Some(format!(
        "{} {} of {of} can't be read and is left out ({why}). It is kept: a newer version may have written it. Update the app, or restore a backup.",
        key.collection, key.id
    ))
}
