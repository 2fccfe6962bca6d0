//! Copies of the file in a folder. The one rule: a copy has its name only when it is whole.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime};

use crate::{Error, Store, data_version, disk, migrate, space};

/// A copy of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Unix seconds, as its name says.
    pub taken_at: i64,
    /// Its size.
    pub bytes: u64,
}

/// `backup-2026-11-22T12-45-00Z.db`: sorts by time, and no system refuses a letter of it.
const NAME: &str = "backup-%Y-%m-%dT%H-%M-%SZ.db";
/// While the file changes, a copy is due after so many seconds.
const EVERY: i64 = 15 * 60;
/// So many of today are kept.
const OF_TODAY: usize = 3;
/// So many are kept in all, one of each earlier day.
const IN_ALL: usize = 10;
const DAY: i64 = 24 * 60 * 60;
/// The year 9999 and a bit less: times in names are not later.
pub(crate) const LATEST: i64 = 253_402_000_000;

impl Store {
    /// Copies the file into a folder, which is made if it isn't there, and removes the copies
    /// there that are no longer kept (see [`surplus`]). Reads and writes go on meanwhile. `now` is
    /// in Unix seconds; if that second has a copy already, the next one is taken.
    pub fn backup(&self, folder: &Path, now: i64) -> Result<Backup, Error> {
        let backup = self.copy(folder, now)?;
        let kept = backups(folder)?;
        let gone = surplus(&kept.iter().map(|kept| kept.taken_at).collect::<Vec<_>>(), now);
        for old in kept.iter().filter(|old| gone.contains(&old.taken_at) && **old != backup) {
            disk::remove(&old.path)?;
        }
        Ok(backup)
    }

    /// Copies the file if it has changed since its newest copy and that is a quarter of an hour
    /// old. Cheap when it is not due: call it every minute.
    pub fn backup_if_due(&self, folder: &Path, now: i64) -> Result<Option<Backup>, Error> {
        let newest = backups(folder)?.into_iter().find(|backup| backup.taken_at <= now);
        let Some(newest) = newest else { return self.backup(folder, now).map(Some) };
        if now - newest.taken_at < EVERY {
            return Ok(None);
        }
        let state = data_version(&self.reader().conn)?;
        if self.reader().backed_up == Some(state) {
            return Ok(None);
        }
        let same = migrate::look(&newest.path)
            .and_then(|copy| space::change_count(&copy))
            .is_ok_and(|there| self.change_count().is_ok_and(|here| here == there));
        if same {
            self.reader().backed_up = Some(state);
            return Ok(None);
        }
        self.backup(folder, now).map(Some)
    }

    /// Copies without removing any.
    pub(crate) fn copy(&self, folder: &Path, now: i64) -> Result<Backup, Error> {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
        // A clock that is off by ages still gives a name.
        let mut taken_at = now.clamp(0, LATEST);
        while folder.join(name(taken_at)).exists() {
            taken_at += 1;
        }
        let path = folder.join(name(taken_at));
        // One a process: two may be at it.
        let part = disk::beside(&path, &format!(".{}.part", std::process::id()));
        disk::remove(&part)?;
        let copied = copy(&self.path, &part).and_then(|()| disk::put(&part, &path));
        if copied.is_err() {
            disk::remove(&part).ok();
        }
        copied?;
        let bytes = fs::metadata(&path).map_err(Error::io(&path))?.len();
        Ok(Backup { path, taken_at, bytes })
    }
}

/// Copies a database as it is at this moment, with what is still in its log.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    migrate::look(from)?.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    Ok(())
}

/// The copies in a folder, newest first. A folder that isn't there has none.
pub fn backups(folder: &Path) -> Result<Vec<Backup>, Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(Error::io(folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::io(folder))?;
        let taken_at = entry.file_name().to_str().and_then(taken_at);
        if let (Some(taken_at), Ok(metadata)) = (taken_at, entry.metadata()) {
            found.push(Backup { path: entry.path(), taken_at, bytes: metadata.len() });
        }
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.taken_at));
    Ok(found)
}

fn name(at: i64) -> String {
    DateTime::from_timestamp(at, 0).unwrap_or_default().format(NAME).to_string()
}

fn taken_at(name: &str) -> Option<i64> {
    Some(NaiveDateTime::parse_from_str(name, NAME).ok()?.and_utc().timestamp())
}

/// Which of the copies taken at these times (Unix seconds) are no longer kept: all but the last
/// three of today and the last of each other day, ten in all. Days are those of UTC. Copies from
/// the future, which a wrong clock made, are other days: they never push out those of today.
#[must_use]
pub fn surplus(taken: &[i64], now: i64) -> Vec<i64> {
    let today = now.div_euclid(DAY);
    let (mut days, mut of_today, mut kept) = (BTreeSet::new(), 0, 0);
    let mut newest_first: Vec<i64> = taken.to_vec();
    newest_first.sort_by_key(|at| (*at > now, std::cmp::Reverse(*at)));
    let is_kept = |at: &i64| {
        let day = at.div_euclid(DAY);
        let keep = if day == today {
            of_today += 1;
            of_today <= OF_TODAY
        } else {
            days.insert(day)
        };
        kept += usize::from(keep);
        keep && kept <= IN_ALL
    };
    let kept: BTreeSet<i64> = newest_first.iter().copied().filter(is_kept).collect();
    newest_first.into_iter().filter(|at| !kept.contains(at)).collect()
}

/// Whether a file is a copy that can be restored: a whole database, ours, and not newer than we
/// are. Reads all of it and changes nothing.
#[must_use]
pub fn is_good(path: &Path) -> bool {
    check(path).is_ok()
}

/// What is wrong with a copy, as [`Error::BadBackup`].
pub(crate) fn check(path: &Path) -> Result<(), Error> {
    let bad = |why: String| Error::BadBackup { path: path.to_owned(), why };
    match fs::metadata(path) {
        Ok(file) if file.len() > 0 => {}
        Ok(_) => return Err(bad("it is empty".into())),
        Err(error) => return Err(bad(error.to_string())),
    }
    migrate::check_format(path).map_err(|error| bad(error.to_string()))?;
    let said: Result<String, Error> = migrate::look(path).and_then(|conn| {
        // A table of ours, so that an empty database of nobody's is not taken for one.
        space::change_count(&conn)?;
        Ok(conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?)
    });
    match said {
        Ok(said) if said == "ok" => Ok(()),
        Ok(said) => Err(bad(said)),
        Err(error) => Err(bad(error.to_string())),
    }
}
