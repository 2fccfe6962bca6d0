//! The index of precedents, in a file of its own. The one rule: **everything in it can be made
//! anew from the copy that it was made of**, so a file that does not fit is emptied, never mended.

mod find;
mod put;
mod read;
#[cfg(test)]
mod tests;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use chrono::NaiveDate;
use domain::precedent::{Outcome, PrecedentKind};
pub use find::{Hit, Hits, Marked, Query};
pub use put::{Indexing, KnownFile};
pub use read::{Counts, Length, Passage};
use rusqlite::{Connection, TransactionBehavior::Immediate};

use crate::{Error, disk, migrate};

/// Raise it when the tables change: older files are emptied.
const VERSION: i64 = 1;
/// `PRAGMA application_id`: "LPRE".
const OURS: i64 = 0x4C50_5245;

/// The index. Reads run beside an indexing and see what was there before it.
pub struct Precedents {
    path: PathBuf,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
}

/// What was indexed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The folder or the archive.
    pub path: String,
    /// When, in unix seconds.
    pub indexed_at: i64,
    /// By what it was read: another reader reads everything again.
    pub reader: String,
}

/// A file that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// From the source's root, with `/` between parts.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// Tells, with the size, whether it changed: its time in nanoseconds, or a checksum.
    pub stamp: i64,
    /// The SHA-256 of its bytes, if they were read.
    pub hash: Option<[u8; 32]>,
    /// Why it is not in the index.
    pub skipped: Option<Skipped>,
}

/// Why a file is not in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// In a word, to count by.
    pub reason: String,
    /// In a sentence.
    pub why: String,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// `MIP40c3-SP10`. When another has the name already, the path is put behind it.
    pub name: String,
    /// What it proposes.
    pub kind: PrecedentKind,
    /// Its number.
    pub number: Option<u32>,
    /// What stands behind the name in its title.
    pub title: String,
    /// Its first sentences.
    pub summary: String,
    /// As its preamble says it.
    pub status: String,
    /// What became of it.
    pub outcome: Outcome,
    /// When it was proposed.
    pub posted: Option<NaiveDate>,
    /// When it was ratified.
    pub ratified: Option<NaiveDate>,
    /// In lower case.
    pub tags: Vec<String>,
    /// Its words.
    pub words: u32,
    /// What was not read as it is written.
    pub note: Option<String>,
    /// What stands before the first heading.
    pub head: String,
    /// Its sections, in order: `head` and their marks and bodies are the whole text.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading without marks.
    pub title: String,
    /// The heading's level, from 1.
    pub level: u8,
    /// The edition's heading that it is, as headings are compared.
    pub heading: Option<String>,
    /// The index of the section whose part it is, itself for most: a heading that the edition does
    /// not have belongs to the edition's heading above it.
    pub part_of: usize,
    /// Words of the body.
    pub words: u32,
    /// The heading as it is written, up to the body.
    pub mark: String,
    /// What follows up to the next heading.
    pub body: String,
}

impl Precedents {
    /// Opens the file at `path`; one that is missing, damaged or of another version begins empty.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let writer = match ready(path) {
            Err(Error::FileIsDamaged(_)) => {
                for suffix in ["", "-wal", "-shm"] {
                    disk::remove(&disk::beside(path, suffix))?;
                }
                ready(path)
            }
            other => other,
        }?;
        let reader = migrate::connect(path)?;
        reader.pragma_update(None, "query_only", true)?;
        let (writer, reader) = (Mutex::new(writer), Mutex::new(reader));
        Ok(Self { path: path.to_owned(), writer, reader })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was indexed last, if anything was.
    pub fn source(&self) -> Result<Option<Source>, Error> {
        read::source(&self.reader())
    }

    /// Indexes: all that `work` puts is kept, or, if it fails, nothing of it.
    pub fn index<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Indexing<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let tx = writer.transaction_with_behavior(Immediate).map_err(Error::from)?;
        let answer = work(&mut Indexing::new(&tx)?)?;
        tx.commit().map_err(Error::from)?;
        // What the log grew by is given back; a reader in the middle of something may keep it.
        let _ = writer.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
        Ok(answer)
    }

    /// Empties it.
    #[allow(
        clippy::redundant_closure_for_method_calls,
        reason = "the method alone is not general enough in its lifetimes"
    )]
    pub fn forget(&self) -> Result<(), Error> {
        self.index(|indexing| indexing.clear())?;
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(writer.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")?)
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection to a file with our tables.
fn ready(path: &Path) -> Result<Connection, Error> {
    let mut conn = migrate::connect(path)?;
    // A power cut may lose the last indexing, never break the file: it is made again.
    conn.pragma_update(None, "synchronous", "NORMAL")?;
    if version(&conn)? != (OURS, VERSION) {
        conn.pragma_update(None, "foreign_keys", false)?;
        let tx = conn.transaction_with_behavior(Immediate)?;
        // Asked again under the lock: another process may have got here first.
        if version(&tx)? != (OURS, VERSION) {
            empty(&tx)?;
            tx.execute_batch(include_str!("precedents/tables.sql"))?;
            tx.pragma_update(None, "application_id", OURS)?;
            tx.pragma_update(None, "user_version", VERSION)?;
        }
        tx.commit()?;
        conn.pragma_update(None, "foreign_keys", true)?;
    }
    Ok(conn)
}

fn version(conn: &Connection) -> Result<(i64, i64), Error> {
    let ours = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok((ours, conn.query_row("PRAGMA user_version", [], |row| row.get(0))?))
}

/// Drops every table of a file of another version.
fn empty(conn: &Connection) -> Result<(), Error> {
    let tables = |is_virtual: bool| -> Result<Vec<String>, Error> {
        let mut select = conn.prepare(
            "SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND (sql LIKE 'CREATE VIRTUAL%') = ?1",
        )?;
        let names = select.query_map([is_virtual], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    };
    // Virtual tables first: they take their own tables with them.
    for is_virtual in [true, false] {
        for name in tables(is_virtual)? {
            conn.execute_batch(&format!("DROP TABLE \"{}\"", name.replace('"', "\"\"")))?;
        }
    }
    Ok(())
}
