//! Copies of the file in a folder. The one rule: a copy has its name only when it is whole, and
//! none goes before the others were looked at.

use std::{fs, path::Path};

use rusqlite::types::ToSqlOutput;

use crate::{
    Backup, Error, Store, Why,
    copies::{backups, free, outdated},
    data_version, disk, migrate,
    verdict::{content, is_database},
};

/// While the file changes, a copy is due after so many seconds.
const EVERY: i64 = 15 * 60;

impl Store {
    /// Copies the file into a folder, which is made if it isn't there, and removes the copies
    /// there that are no longer kept (see [`outdated`]). Reads and writes go on meanwhile. `now` is
    /// in Unix seconds; if that second has a copy already, the next one is taken.
    pub fn backup(&self, folder: &Path, why: Why, now: i64) -> Result<Backup, Error> {
        let backup = self.keep(folder, why, now)?;
        // Most of the time nothing goes, and the others need not be read again.
        if !outdated(&self.copies(folder)?, now).is_empty() {
            self.forget_copies();
            for old in outdated(&self.copies(folder)?, now) {
                if old != backup {
                    disk::remove(&old.path)?;
                }
            }
        }
        Ok(backup)
    }

    /// Copies the file if it has changed since its newest good copy and that is a quarter of an
    /// hour old. Cheap when it is not due: call it every minute.
    pub fn backup_if_due(&self, folder: &Path, now: i64) -> Result<Option<Backup>, Error> {
        let mut there = backups(folder)?;
        there.retain(|backup| backup.taken_at <= now);
        if there.first().is_some_and(|newest| now - newest.taken_at < EVERY) {
            return Ok(None);
        }
        let state = data_version(&self.reader().conn)?;
        if self.reader().backed_up == Some(state) {
            return Ok(None);
        }
        // The content, not how much there is: after a restore there may be as much of another.
        let same = |copy: &Backup| {
            let there = migrate::look(&copy.path).and_then(|there| content(&there));
            let here = self.look().and_then(|here| content(&here));
            there.is_ok_and(|there| here.is_ok_and(|here| here == there))
        };
        let newest = there.into_iter().find(|copy| self.damage_of(copy).is_none());
        if newest.as_ref().is_some_and(same) {
            self.reader().backed_up = Some(state);
            return Ok(None);
        }
        self.backup(folder, Why::Time, now).map(Some)
    }

    /// Copies without removing any.
    pub(crate) fn keep(&self, folder: &Path, why: Why, now: i64) -> Result<Backup, Error> {
        let backup = keep(&self.path, folder, why, now)?;
        // So that a copy of a damaged file is known as one.
        self.damage_of(&backup);
        Ok(backup)
    }
}

/// Copies the file at `from` into a folder.
pub(crate) fn keep(from: &Path, folder: &Path, why: Why, now: i64) -> Result<Backup, Error> {
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let (path, taken_at) = free(folder, why, now);
    // One a process: two may be at it.
    let part = disk::beside(&path, &format!(".{}.part", std::process::id()));
    disk::remove(&part)?;
    let copied =
        copy(from, &part).and_then(|()| is_database(&part)).and_then(|()| disk::put(&part, &path));
    if copied.is_err() {
        disk::remove(&part).ok();
    }
    copied?;
    let bytes = fs::metadata(&path).map_err(Error::io(&path))?.len();
    Ok(Backup { path, taken_at, why, bytes })
}

/// Copies a database as it is at this moment, with what is still in its log.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    migrate::look(from)?.execute("VACUUM INTO ?1", [as_text(to)])?;
    Ok(())
}

/// A path for SQLite, which takes its bytes as they are: a folder's name need not be UTF-8.
#[cfg(unix)]
fn as_text(path: &Path) -> ToSqlOutput<'_> {
    use std::os::unix::ffi::OsStrExt;
    ToSqlOutput::Borrowed(rusqlite::types::ValueRef::Text(path.as_os_str().as_bytes()))
}

#[cfg(not(unix))]
fn as_text(path: &Path) -> ToSqlOutput<'_> {
    path.to_string_lossy().into_owned().into()
}
