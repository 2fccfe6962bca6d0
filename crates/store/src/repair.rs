//! Damaged changes back from a backup. The one rule: nothing is put in that does not digest to
//! its name and make its document load.

use std::path::Path;

use records::Envelope;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior::Immediate, params};

use crate::{
    DocId, Error, Problem, Store,
    damage::{documents, of_document},
    docs::{change_id, find, load_after},
    migrate,
    verdict::opens,
};

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// Changes that are whole again.
    pub changes: usize,
    /// What is still wrong.
    pub left: Vec<Problem>,
}

impl Store {
    /// Fetches damaged and missing changes from a backup, a document at a time. One whose changes
    /// are not all found, or that still doesn't load, is left as it is.
    pub fn repair_from(&self, backup: &Path) -> Result<Repaired, Error> {
        opens(backup)?;
        self.turn_to_file()?;
        let from = migrate::look(backup)?;
        let mut repaired = 0;
        {
            let mut writer = self.writer();
            let writer = &mut *writer;
            for (row, doc) in documents(&writer.conn)? {
                let sql = writer.conn.transaction_with_behavior(Immediate)?;
                let problems = of_document(&sql, row, &doc)?;
                if problems.is_empty() {
                    continue;
                }
                let found = fetch(&from, &doc, &sql, row, &problems)?;
                if found.len() < problems.len() {
                    continue;
                }
                for (n, change) in &found {
                    sql.execute(
                        "REPLACE INTO change (doc, n, hash, bytes) VALUES (?1, ?2, ?3, ?4)",
                        params![row, n, change.id.0, change.bytes],
                    )?;
                }
                if load_after(&sql, &doc, row, None, writer.docs.signs()).is_ok() {
                    sql.commit()?;
                    writer.docs.forget(row);
                    writer.given_up.remove(&row);
                    repaired += found.len();
                }
            }
        }
        Ok(Repaired { changes: repaired, left: self.check()? })
    }
}

/// The changes that were found, each with its place.
fn fetch(
    from: &Connection,
    doc: &DocId,
    here: &Connection,
    row: i64,
    problems: &[Problem],
) -> Result<Vec<(i64, Envelope)>, Error> {
    let there = find(from, doc)?;
    let mut found = Vec::new();
    for problem in problems {
        let change = match problem {
            Problem::Change { n, change, .. } => {
                let by_name = select(from, there, "hash = ?2", &change.0.as_slice())?;
                // Only the name may be damaged: then the bytes name themselves.
                let own = || select(here, Some(row), "n = ?2", n);
                let own = by_name.is_none().then(own).transpose()?.flatten();
                let renamed = own.and_then(|own| Envelope::of(own.bytes));
                by_name.or(renamed).map(|change| (*n, change))
            }
            Problem::Missing { n, .. } => {
                select(from, there, "n = ?2", n)?.map(|change| (*n, change))
            }
            Problem::File(_) | Problem::Document { .. } => None,
        };
        found.extend(change.filter(|(_, change)| change.is_whole()));
    }
    Ok(found)
}

/// A change of a document by its name or its place. `condition` is ours, never a user's.
fn select(
    conn: &Connection,
    row: Option<i64>,
    condition: &str,
    value: &dyn rusqlite::ToSql,
) -> Result<Option<Envelope>, Error> {
    let Some(row) = row else { return Ok(None) };
    let sql = format!("SELECT hash, bytes FROM change WHERE doc = ?1 AND {condition}");
    let found = conn
        .prepare_cached(&sql)?
        .query_row(params![row, value], |row| {
            Ok(Envelope { id: change_id(row, 0)?, bytes: row.get(1)? })
        })
        .optional()?;
    Ok(found)
}
