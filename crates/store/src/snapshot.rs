//! Snapshots: a cache of old changes that makes loading fast. The one rule: a command doesn't
//! write one. Quiet moments do, a document at a time.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior::Immediate, params};

use crate::{Error, Store, docs::Loaded};

/// If nobody calls [`Store::idle`], a write does it after so many, so that loads don't degrade.
const AT_LATEST: i64 = 1_000;

/// The last change in the snapshot and its bytes, if they are what was written.
pub(crate) fn whole(conn: &Connection, row: i64) -> Result<Option<(i64, Vec<u8>)>, Error> {
    let mut select = conn.prepare_cached("SELECT n, digest, bytes FROM snapshot WHERE doc = ?1")?;
    let found = select
        .query_row([row], |row| {
            Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
        })
        .optional()?;
    Ok(found
        .and_then(|(n, digest, bytes)| (digest == records::digest(&bytes).0).then_some((n, bytes))))
}

pub(crate) fn write(conn: &Connection, loaded: &mut Loaded) -> Result<(), Error> {
    let bytes = loaded.document.snapshot();
    conn.prepare_cached("REPLACE INTO snapshot (doc, n, digest, bytes) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![loaded.row, loaded.n, records::digest(&bytes).0, bytes])?;
    loaded.snapshot_n = loaded.n;
    Ok(())
}

pub(crate) fn write_at_latest(conn: &Connection, loaded: &mut Loaded) -> Result<(), Error> {
    if loaded.n - loaded.snapshot_n < AT_LATEST { Ok(()) } else { write(conn, loaded) }
}

impl Store {
    /// Does what a command should not wait for: snapshots that are due, each in a short
    /// transaction, and moves the log into the file. Call it after some quiet. Answers how many
    /// snapshots it wrote. A document that can't be loaded is passed over.
    pub fn idle(&self) -> Result<usize, Error> {
        self.turn_to_file()?;
        let mut written = 0;
        loop {
            let mut writer = self.writer();
            let writer = &mut *writer;
            let sql = writer.conn.transaction_with_behavior(Immediate)?;
            writer.docs.follow(&sql)?;
            let Some((_, id)) = writer.docs.due.pop_first() else { break };
            let Ok(mut loaded) = writer.docs.take(&sql, &id) else { continue };
            if writer.docs.is_due(&loaded) {
                write(&sql, &mut loaded)?;
                written += 1;
            }
            sql.commit()?;
            writer.docs.keep(&id, loaded);
        }
        // What is still being read stays in the log until the next time.
        self.writer().conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        Ok(written)
    }
}
