//! Copies, checks, everything out and in.

use std::{ops::ControlFlow, path::PathBuf};

use anyhow::bail;
use app::{
    App, Folder,
    archive::{WorkspaceExport, WorkspaceImport},
    backups::{BackupRestore, BackupView},
    doctor::Doctor,
    recovery,
    workspace::{Person, Role},
};
use chrono::Utc;

use crate::{
    End,
    arguments::RoleName,
    out::{Out, table},
};

pub(super) fn backup(app: &App, list: bool, out: &mut Out) -> anyhow::Result<()> {
    if !list {
        let made = app.backup_create(())?;
        return out.answer(&made, |made| format!("Kept {} ({} bytes).", made.name, made.bytes));
    }
    out.answer(&app.backup_list(())?, |backups| {
        let row = |backup: &BackupView| {
            let good = if backup.good { "opens" } else { "damaged" };
            let when = backup.taken_at.format("%Y-%m-%d %H:%M UTC").to_string();
            [backup.name.clone(), when, backup.bytes.to_string(), good.into()]
        };
        table(["name", "when", "bytes", "state"], &backups.iter().map(row).collect::<Vec<_>>())
    })
}

pub(super) fn restore(app: &App, name: Option<String>, out: &mut Out) -> anyhow::Result<()> {
    let name = wanted(name, app.backup_list(())?)?;
    let kept = app.backup_restore(BackupRestore { name: name.clone() })?;
    out.answer(&kept, |kept| format!("Restored {name}. What was there is kept as {}.", kept.name))
}

/// The same where the data file does not open: it is set aside, not lost.
pub(super) fn restore_damaged(
    folder: &Folder,
    name: Option<String>,
    out: &mut Out,
) -> anyhow::Result<()> {
    let name = wanted(name, recovery::copies(folder)?)?;
    recovery::restore(folder, &name, Utc::now())?;
    out.answer(&name, |name| format!("Restored {name}. The damaged file is kept beside it."))
}

fn wanted(name: Option<String>, copies: Vec<BackupView>) -> anyhow::Result<String> {
    let newest = || copies.into_iter().find(|copy| copy.good).map(|copy| copy.name);
    match name.or_else(newest) {
        Some(name) => Ok(name),
        None => bail!("There is no good backup to restore. Nothing was changed."),
    }
}

pub(super) fn doctor(app: &App, rebuild: bool, repair: bool, out: &mut Out) -> anyhow::Result<End> {
    let found = app.doctor_with(Doctor { rebuild, repair }, &|_, _| ControlFlow::Continue(()))?;
    out.answer(&found, |found| {
        let mut lines = found.problems.clone();
        if found.repaired > 0 {
            lines.push(format!("Fetched {} damaged changes from backups.", found.repaired));
        }
        if rebuild {
            lines.push(format!("Made the rows of {} documents anew.", found.rebuilt));
        }
        let well = if found.problems.is_empty() { "All is well" } else { "Not all is well" };
        lines.push(format!("{well}: {} changes in {} bytes.", found.changes, found.bytes));
        lines.join("\n")
    })?;
    Ok(if found.problems.is_empty() { End::Good } else { End::Found })
}

pub(super) fn export(app: &App, folder: PathBuf, out: &mut Out) -> anyhow::Result<()> {
    let done = app.workspace_export(WorkspaceExport { folder })?;
    out.answer(&done, |done| format!("Wrote {}.", counted(done)))
}

pub(super) fn import(app: &App, folder: PathBuf, out: &mut Out) -> anyhow::Result<()> {
    let done = app.workspace_import(WorkspaceImport { folder })?;
    out.answer(&done, |done| format!("Took in {}.", counted(done)))
}

fn counted(done: &app::archive::Archived) -> String {
    let (teams, records, files) = (done.teams, done.records, done.files);
    format!("{teams} teams, {records} records and {files} files: {}", done.folder.display())
}

pub(super) fn person(app: &App, name: String, role: RoleName, out: &mut Out) -> anyhow::Result<()> {
    let role = match role {
        RoleName::Team => Role::Team,
        RoleName::Coach => Role::Coach,
        RoleName::Lead => Role::Lead,
    };
    let person = app.person_set(Person { name, role })?;
    out.answer(&person, |person| format!("Changes are signed {}.", person.name))
}
