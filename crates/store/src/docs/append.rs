//! How a change becomes the newest row of its document. The one rule: numbers have no gaps.

use records::{Document, Envelope};
use rusqlite::{Connection, params};

use super::{DocId, Loaded};
use crate::{Error, project};

/// Keeps a change as the next one of its document; the first one makes its row.
pub(crate) fn append(
    conn: &Connection,
    id: &DocId,
    loaded: &mut Loaded,
    change: &Envelope,
) -> Result<(), Error> {
    make(conn, id, loaded)?;
    insert(conn, loaded, change)
}

/// Gives a new document its row and its first change, which is the same wherever it begins.
pub(crate) fn make(conn: &Connection, id: &DocId, loaded: &mut Loaded) -> Result<(), Error> {
    if loaded.row != 0 {
        return Ok(());
    }
    conn.prepare_cached("INSERT INTO doc (space, name, kind, projected) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.space.to_string(), id.name, id.kind(), project::ROWS])?;
    loaded.row = conn.last_insert_rowid();
    let first = Document::beginning(id.kind())?;
    insert(conn, loaded, &first)
}

fn insert(conn: &Connection, loaded: &mut Loaded, change: &Envelope) -> Result<(), Error> {
    loaded.n += 1;
    conn.prepare_cached("INSERT INTO change (doc, n, hash, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![loaded.row, loaded.n, change.id.0, change.bytes])?;
    Ok(())
}
