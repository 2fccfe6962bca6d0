//! What is not as it should be, although everything goes on: nothing disappears silently. The one
//! rule: whatever leaves something out, or fails on its own, is told here until it is mended.

use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::team::Team;
use records::RecordKey;
use serde::Serialize;
use store::{Checked, Exported, Rows, Store, Unreadable, Whose};

use crate::{App, Error, backups, by_digest, here::Here, kinds::Collection, synced, workspace};

/// So long what was found is taken for so. A disk damages a file without telling.
const FRESH: TimeDelta = TimeDelta::days(1);

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
        let mut problems = wrong(&here, &self.store.unreadable())?;
        problems.extend(workspace::unreadable(&self.store)?);
        problems.extend(self.checkup.said(self));
        problems.extend(synced::copies(&self.folder.database()));
        problems.extend(self.place.get_or_init(|| synced::place(self.folder.root())).clone());
        let copies = self.store.known_copies(&self.folder.backups()).unwrap_or_else(|error| {
            problems.push(format!("The backups can't be listed: {error}"));
            Vec::new()
        });
        problems.extend(copies.iter().filter_map(damaged));
        let good = copies.iter().find(|copy| copy.damage.is_none());
        let taken = good.and_then(|copy| DateTime::from_timestamp(copy.backup.taken_at, 0));
        Ok(WorkspaceHealth { problems, last_backup: taken, waiting: self.store.waiting()? })
    }
}

/// What is wrong with records. One that was wrong in two ways, one after the other, is told once.
fn wrong(here: &Here<'_>, records: &[Unreadable]) -> Result<Vec<String>, Error> {
    let mut problems = Vec::new();
    for record in records {
        problems.extend(sentence(here, record)?);
    }
    problems.dedup();
    Ok(problems)
}

/// What is said of a copy that is damaged.
fn damaged(copy: &Checked) -> Option<String> {
    let (name, why) = (backups::file_name(&copy.backup), copy.damage.as_ref()?);
    Some(format!("The backup {name} is damaged ({why}). It counts as none; the others are kept."))
}

/// What was found when it was looked for, which takes a while.
#[derive(Default)]
pub(crate) struct Checkup(Mutex<Last>);

#[derive(Default)]
struct Last {
    /// When it was looked.
    at: Option<DateTime<Utc>>,
    /// What is damaged in the data file, a sentence each.
    damage: Vec<String>,
    /// Files of evidence and pictures that are missing or damaged.
    files: Vec<by_digest::Wrong>,
    /// Why the last automatic copy was not made.
    backup_failed: Option<String>,
}

impl Checkup {
    /// Whether it is time to look.
    pub(crate) fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.last().at.is_none_or(|at| now - at > FRESH || at > now)
    }

    /// Something has happened that it may follow from.
    pub(crate) fn look_again(&self) {
        self.last().at = None;
    }

    pub(crate) fn backup_failed(&self, why: Option<String>) {
        self.last().backup_failed = why;
    }

    fn said(&self, app: &App) -> Vec<String> {
        let last = self.last();
        let failed = last.backup_failed.iter();
        let failed = failed.map(|why| format!("The last automatic backup failed: {why}"));
        let files = last.files.iter().filter_map(|wrong| wrong.sentence(&app.folder));
        last.damage.iter().cloned().chain(files).chain(failed).collect()
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads every change, every record and every copy, and looks whether the files that records name
/// are there; `thorough` reads those too. Nobody waits for it: it reads beside everything else.
pub(crate) fn look(app: &App, thorough: bool) -> Result<(), Error> {
    read_all(&app.store)?;
    let damage = app.store.check()?.iter().map(ToString::to_string).collect();
    let named = by_digest::named(&app.here())?;
    let files = by_digest::wrong(&app.folder, named, thorough);
    // One that can't be listed is told where they are listed.
    let _ = app.store.copies(&app.folder.backups());
    let mut last = app.checkup.last();
    (last.at, last.damage, last.files) = (Some(app.now()), damage, files);
    Ok(())
}

/// Reads every record there is, so that those that don't fit their type are known.
fn read_all(store: &Store) -> Result<(), Error> {
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
