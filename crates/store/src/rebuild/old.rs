//! Rows from before a rebuild, for documents that can't be loaded.

use rusqlite::{Connection, OptionalExtension};

use super::make_tables;
use crate::Error;

/// Keeps the old rows within reach, for documents that can't be loaded. What is not there, because
/// the file is damaged, is made first.
pub(super) fn set_aside(conn: &Connection) -> Result<(), Error> {
    for table in ["record", "step", "history"] {
        let there = "SELECT 1 FROM sqlite_schema WHERE name = ?1";
        if conn.query_row(there, [table], |_| Ok(())).optional()?.is_none() {
            return make_tables(conn).and_then(|()| set_aside(conn));
        }
    }
    for table in ["record", "step", "history"] {
        conn.execute_batch(&format!("ALTER TABLE {table} RENAME TO old_{table};"))?;
    }
    Ok(())
}

/// Under new numbers: the old ones may have been given to others.
pub(super) fn take_over(conn: &Connection, doc: i64) -> Result<(), Error> {
    for sql in [
        "INSERT INTO record (doc, collection, id, body, changed_at, changed_by, deleted)
         SELECT doc, collection, id, body, changed_at, changed_by, deleted
         FROM old_record WHERE doc = ?1",
        "INSERT INTO step SELECT * FROM old_step WHERE doc = ?1",
        "INSERT INTO history SELECT record.key, n, fields, after
         FROM old_history JOIN old_record ON old_record.key = old_history.record
         JOIN record USING (doc, collection, id) WHERE old_record.doc = ?1",
    ] {
        conn.execute(sql, [doc])?;
    }
    Ok(())
}
