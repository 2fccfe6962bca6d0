//! What is in the file at all: spaces, documents, sizes; and what belongs to this installation.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{DocId, Error, Store, disk};

impl Store {
    /// Every space with the word of its kind, in the order of their ids, which is that of their
    /// making.
    pub fn spaces(&self) -> Result<Vec<(Uuid, String)>, Error> {
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached("SELECT id, kind FROM space ORDER BY id")?;
        let rows = select.query_map([], |row| {
            let id = Uuid::try_parse(row.get_ref(0)?.as_str()?).unwrap_or_default();
            Ok((id, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The documents of a space that were ever written to, by name.
    pub fn documents(&self, space: Uuid) -> Result<Vec<DocId>, Error> {
        let reader = self.reader();
        let mut select = reader
            .conn
            .prepare_cached("SELECT space, name FROM doc WHERE space = ?1 ORDER BY name")?;
        let rows = select.query_map([space.to_string()], |row| DocId::from_row(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Bytes on the disk, with what is still in the log.
    pub fn size(&self) -> Result<u64, Error> {
        let file = std::fs::metadata(&self.path).map_err(Error::io(&self.path))?.len();
        let log = std::fs::metadata(disk::beside(&self.path, "-wal")).map_or(0, |log| log.len());
        Ok(file + log)
    }

    /// How many changes there are.
    pub fn change_count(&self) -> Result<u64, Error> {
        change_count(&self.reader().conn)
    }

    /// Sets a setting of this installation, or removes it. Never part of a document, never sent
    /// to anyone.
    pub fn local_set(&self, key: &str, value: Option<&str>) -> Result<(), Error> {
        self.turn_to_file()?;
        set(&self.writer().conn, key, value)
    }

    /// All that this installation remembers under keys that begin so, in the order of the keys.
    pub fn local_all(&self, begin: &str) -> Result<Vec<(String, String)>, Error> {
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached(
            "SELECT key, value FROM local WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",
        )?;
        let rows = select.query_map([begin], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Forgets all that begins so.
    pub fn local_forget(&self, begin: &str) -> Result<(), Error> {
        self.turn_to_file()?;
        let conn = &self.writer().conn;
        conn.execute("DELETE FROM local WHERE substr(key, 1, length(?1)) = ?1", [begin])?;
        Ok(())
    }
}

pub(crate) fn set(conn: &Connection, key: &str, value: Option<&str>) -> Result<(), Error> {
    match value {
        Some(value) => conn
            .prepare_cached("REPLACE INTO local (key, value) VALUES (?1, ?2)")?
            .execute(params![key, value])?,
        None => conn.prepare_cached("DELETE FROM local WHERE key = ?1")?.execute([key])?,
    };
    Ok(())
}

/// A seek a document: the numbers of a document's changes have no gaps.
pub(crate) fn change_count(conn: &rusqlite::Connection) -> Result<u64, Error> {
    let sql =
        "SELECT coalesce(sum((SELECT max(n) FROM change WHERE change.doc = doc.id)), 0) FROM doc";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}
