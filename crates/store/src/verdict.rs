//! Whether a copy is good. The one rule: that it opens is not enough; its pages are read, and every
//! change in it by its hash.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use records::{ChangeId, digest};
use rusqlite::Connection;

use crate::{
    Backup, Checked, Error, Store,
    copies::backups,
    damage::{documents, of_document},
    docs::change_id,
    migrate, space,
};

/// What was found of copies, as long as their files look the same.
#[derive(Default)]
pub(crate) struct Verdicts(HashMap<PathBuf, (Look, Option<String>)>);

/// The size and the time of a file.
type Look = (u64, Option<SystemTime>);

impl Store {
    /// The copies in a folder, newest first, each with what is wrong with it. One that was looked at
    /// before and whose file seems the same is not read again.
    pub fn copies(&self, folder: &Path) -> Result<Vec<Checked>, Error> {
        let check = |backup| Checked { damage: self.damage_of(&backup), backup };
        Ok(backups(folder)?.into_iter().map(check).collect())
    }

    /// The copies in a folder, newest first, with what is known to be wrong with them. Reads none.
    pub fn known_copies(&self, folder: &Path) -> Result<Vec<Checked>, Error> {
        let verdicts = self.verdicts();
        let known = |backup: Backup| {
            let damage = verdicts.0.get(&backup.path).and_then(|(_, damage)| damage.clone());
            Checked { backup, damage }
        };
        Ok(backups(folder)?.into_iter().map(known).collect())
    }

    /// Reads them all again when they are asked for next: a disk damages a file without telling.
    pub fn forget_copies(&self) {
        self.verdicts().0.clear();
    }

    pub(crate) fn damage_of(&self, backup: &Backup) -> Option<String> {
        let about = fs::metadata(&backup.path).ok();
        let look = about.map(|about| (about.len(), about.modified().ok())).unwrap_or_default();
        let known = self.verdicts().0.get(&backup.path).filter(|known| known.0 == look).cloned();
        if let Some((_, damage)) = known {
            return damage;
        }
        let damage = damage(&backup.path);
        self.verdicts().0.insert(backup.path.clone(), (look, damage.clone()));
        damage
    }
}

/// The copies in a folder, newest first, each read and with what is wrong with it.
pub fn checked(folder: &Path) -> Result<Vec<Checked>, Error> {
    let check = |backup: Backup| Checked { damage: damage(&backup.path), backup };
    Ok(backups(folder)?.into_iter().map(check).collect())
}

/// Whether a file is a copy without a fault: a whole database, ours, not newer than we are, and
/// every change in it is the one that was written. Reads all of it and changes nothing.
#[must_use]
pub fn is_good(path: &Path) -> bool {
    damage(path).is_none()
}

fn damage(path: &Path) -> Option<String> {
    let first = opens(path).and_then(|()| {
        let conn = migrate::look(path)?;
        for (row, doc) in documents(&conn)? {
            if let Some(problem) = of_document(&conn, row, &doc)?.first() {
                return Ok(Some(problem.what()));
            }
        }
        Ok(None)
    });
    first.unwrap_or_else(|error| match error {
        Error::BadBackup { why, .. } => Some(why),
        error => Some(of_copy(error)),
    })
}

/// Whether a file can be put back, as [`Error::BadBackup`] if not. One in which a change is damaged
/// can be: it may be the last that there is.
pub(crate) fn opens(path: &Path) -> Result<(), Error> {
    let bad = |why: String| Error::BadBackup { path: path.to_owned(), why };
    match fs::metadata(path) {
        Ok(file) if file.len() > 0 => {}
        Ok(_) => return Err(bad("it is empty".into())),
        Err(error) => return Err(bad(error.to_string())),
    }
    migrate::check_format(path).map_err(|error| bad(of_copy(error)))?;
    // A table of ours, so that an empty database of nobody's is not taken for one.
    let counted = migrate::look(path).and_then(|conn| space::change_count(&conn));
    counted.map_err(|error| bad(of_copy(error)))?;
    is_database(path)
}

/// Whether the pages of a database fit together, as [`Error::BadBackup`] if not.
pub(crate) fn is_database(path: &Path) -> Result<(), Error> {
    let bad = |why: String| Error::BadBackup { path: path.to_owned(), why };
    let said = migrate::look(path).and_then(|conn| {
        Ok(conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?)
    });
    match said {
        Ok(said) if said == "ok" => Ok(()),
        Ok(said) => Err(bad(said)),
        Err(error) => Err(bad(of_copy(error))),
    }
}

/// What is said of a copy, where the same of the workspace says what to do.
fn of_copy(error: Error) -> String {
    match error {
        Error::FileIsDamaged(why) => why,
        error => error.to_string(),
    }
}

/// Names what is in a file: all changes, in the order in which they were kept.
pub(crate) fn content(conn: &Connection) -> Result<ChangeId, Error> {
    let mut all = Vec::new();
    let mut select = conn.prepare(
        "SELECT space || ' ' || name, n, hash FROM change JOIN doc ON doc.id = change.doc
         ORDER BY space, name, n",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        all.extend_from_slice(row.get::<_, String>(0)?.as_bytes());
        all.extend_from_slice(&row.get::<_, i64>(1)?.to_le_bytes());
        all.extend_from_slice(&change_id(row, 2)?.0);
    }
    Ok(digest(&all))
}
