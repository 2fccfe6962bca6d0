//! What is not as it should be, although everything goes on: nothing disappears silently. The one
//! rule: whatever leaves something out, or fails on its own, is told here until it is mended.

use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use domain::team::Team;
use records::RecordKey;
use serde::Serialize;
use store::{Exported, Rows, Store, Unreadable, Whose};

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
        for left_out in &unreadable {
            problems.extend(sentence(&here, left_out)?);
        }
        // One that was wrong in two ways, one after the other, is wrong in one now.
        problems.dedup();
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

/// Reads every record there is, so that those that don't fit their type are known. Nobody waits for
/// it: it reads beside everything else.
pub(crate) fn read_all(store: &Store) -> Result<(), Error> {
    store.each_record(|Exported { doc, collection, id, body }| {
        let wrong = |kind: Collection| kind.misfit(&body).or_else(|| kind.invalid(&body));
        if let Some(why) = Collection::of(&collection).and_then(wrong) {
            store.leave_out(Unreadable { doc, key: RecordKey { collection, id }, why });
        }
        Ok(())
    })
}

/// What is wrong with a record that was left out, unless it is gone or can be read by now.
fn sentence(here: &Here<'_>, left_out: &Unreadable) -> Result<Option<String>, Error> {
    let Unreadable { doc, key, .. } = left_out;
    let (mut misfit, mut invalid) = (None, None);
    here.records.each(&key.collection, Whose::One(doc, &key.id), &mut |raw| {
        let Some(kind) = Collection::of(&key.collection) else { return };
        (misfit, invalid) = (kind.misfit(raw.body), kind.invalid(raw.body));
    })?;
    if misfit.is_none() && invalid.is_none() {
        return Ok(None);
    }
    // The team itself may be what can't be read.
    let team = here.team_of(doc.space.into())?;
    let team = team.and_then(|team| here.find::<Team>(team, team).ok().flatten());
    let of = team.map_or_else(|| doc.space.to_string(), |team| team.name);
    let Some(why) = misfit else {
        let why = invalid.unwrap_or_default();
        return Ok(Some(format!(
            "{key} of {of} is not as it should be ({why}). Another machine brought it so, and what does not fit is not used. Change it, or restore a backup."
        )));
    };
    Ok(Some(format!(
        "{key} of {of} can't be read and is left out ({why}). It is kept: a newer version may have written it. Update the app, or restore a backup."
    )))
}
