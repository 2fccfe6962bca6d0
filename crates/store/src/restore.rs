//! A backup in the place of what is there. The one rule: what was there is kept first.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::DateTime;
use rusqlite::{
    Connection,
    backup::{Backup as Copying, StepResult},
};

use crate::{
    Backup, Error, Notice, Store, Why, backup, copies::LATEST, disk, migrate, verdict::opens,
};

impl Store {
    /// Puts what a backup holds in the place of what is there, after keeping a copy of that in
    /// `folder`, which is answered. Other processes that have the file open see it too. Settings
    /// of this installation stay as they are. `now` is in Unix seconds.
    pub fn restore(&self, backup: &Path, folder: &Path, now: i64) -> Result<Backup, Error> {
        opens(backup)?;
        self.turn_to_file()?;
        let part = disk::beside(&self.path, ".restore.part");
        let restored = self.replace_by(backup, &part, folder, now);
        for suffix in ["", "-wal", "-shm"] {
            disk::remove(&disk::beside(&part, suffix))?;
        }
        let kept = restored?;
        self.left_out().clear();
        self.prepare()?;
        (self.listener)(&Notice::Elsewhere);
        Ok(kept)
    }

    /// All that is to differ from the backup is made in a copy of it, so that the file itself
    /// changes in one transaction.
    fn replace_by(
        &self,
        backup: &Path,
        part: &Path,
        folder: &Path,
        now: i64,
    ) -> Result<Backup, Error> {
        for suffix in ["", "-wal", "-shm"] {
            disk::remove(&disk::beside(part, suffix))?;
        }
        backup::copy(backup, part)?;
        let from = migrate::open(part, None)?;
        let mut writer = self.writer();
        let writer = &mut *writer;
        let copying = Copying::new(&from, &mut writer.conn)?;
        // Copies nothing yet and takes the file: from here on nobody writes, in no process, so that
        // what is kept is all that there was.
        stepped(copying.step(0)?)?;
        let kept = self.keep(folder, Why::Restore, now)?;
        take_over_settings(&migrate::look(&self.path)?, &from)?;
        from.execute("UPDATE file SET generation = lower(hex(randomblob(16)))", [])?;
        stepped(copying.step(-1)?)?;
        drop(copying);
        writer.docs.follow(&writer.conn)?;
        writer.given_up.clear();
        Ok(kept)
    }
}

/// A step that another process kept from being made is an error.
fn stepped(result: StepResult) -> Result<(), Error> {
    match result {
        StepResult::Done | StepResult::More => Ok(()),
        _ => Err(Error::Busy),
    }
}

fn take_over_settings(from: &Connection, to: &Connection) -> Result<(), Error> {
    to.execute("DELETE FROM local", [])?;
    let mut select = from.prepare("SELECT key, value FROM local")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
        to.execute("INSERT INTO local (key, value) VALUES (?1, ?2)", [key, value])?;
    }
    Ok(())
}

/// Renames a file that can't be opened, and its log with it, to `….damaged-<time>`, which is
/// answered. Nobody may have it open. `now` is in Unix seconds.
pub fn set_aside(path: &Path, now: i64) -> Result<PathBuf, Error> {
    let aside = aside(path, now);
    // The log goes first: a new file must never meet the log of an old one.
    move_log(path, &aside)?;
    fs::rename(path, &aside).map_err(Error::io(path))?;
    Ok(aside)
}

/// Puts a backup in the place of a file that can't be opened, and answers where that is now, if
/// there was one. At every moment there is a file at `path`. Nobody may have it open.
pub fn restore_over(path: &Path, backup: &Path, now: i64) -> Result<Option<PathBuf>, Error> {
    opens(backup)?;
    let part = disk::beside(path, ".restore.part");
    disk::remove(&part)?;
    backup::copy(backup, &part)?;
    let old = if path.exists() {
        let aside = aside(path, now);
        // A second name for the old file, or a copy where a disk knows no second names.
        if fs::hard_link(path, &aside).is_err() {
            fs::copy(path, &aside).map_err(Error::io(&aside))?;
        }
        move_log(path, &aside)?;
        Some(aside)
    } else {
        None
    };
    disk::put(&part, path)?;
    Ok(old)
}

fn aside(path: &Path, now: i64) -> PathBuf {
    let mut at = now.clamp(0, LATEST);
    loop {
        let time = DateTime::from_timestamp(at, 0).unwrap_or_default();
        let name = time.format(".damaged-%Y-%m-%dT%H-%M-%SZ").to_string();
        let aside = disk::beside(path, &name);
        if !aside.exists() {
            return aside;
        }
        at += 1;
    }
}

fn move_log(path: &Path, to: &Path) -> Result<(), Error> {
    for suffix in ["-wal", "-shm"] {
        let (from, to) = (disk::beside(path, suffix), disk::beside(to, suffix));
        match fs::rename(&from, &to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::io(from)(error));
            }
            _ => {}
        }
    }
    Ok(())
}
