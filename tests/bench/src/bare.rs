//! SQLite with nothing around it. The one rule: as safe as the store (WAL, `synchronous = FULL`), and nothing more.

use std::path::Path;

use rusqlite::Connection;

/// A file with one table.
pub(crate) struct Bare {
    conn: Connection,
}

impl Bare {
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
        )?;
        Ok(Self { conn })
    }

    /// Keeps `bytes` in a row of its own: one transaction.
    pub(crate) fn commit(&self, bytes: &[u8]) -> rusqlite::Result<()> {
        let mut insert = self.conn.prepare_cached("INSERT INTO kept (bytes) VALUES (?1)")?;
        insert.execute([bytes]).map(drop)
    }
}
