//! Who changed a record, when and what: rows like any other, so that asking loads no document.

use records::{ChangeId, RecordKey, Step, Stored};
use rusqlite::params;

use crate::{DocId, Error, Store, docs::change_id};

impl Store {
    /// The changes that wrote to a record, in the order in which they came to this file: newest
    /// last. Reads no document. Goes on through deletion, undo and redo, which are changes too.
    pub fn history(&self, doc: &DocId, key: &RecordKey) -> Result<Vec<Step>, Error> {
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached(
            "SELECT change.hash, step.who, step.at, step.why, history.fields
             FROM doc
             JOIN record ON record.doc = doc.id
             JOIN history ON history.record = record.key
             JOIN step ON step.doc = doc.id AND step.n = history.n
             JOIN change ON change.doc = doc.id AND change.n = history.n
             WHERE space = ?1 AND name = ?2 AND collection = ?3 AND record.id = ?4
             ORDER BY history.n",
        )?;
        let of = params![doc.space.to_string(), doc.name, key.collection, key.id];
        let steps = select.query_map(of, |row| {
            let fields = serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default();
            let (who, at, why) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(Step { change: change_id(row, 0)?, who, at, why, fields })
        })?;
        Ok(steps.collect::<Result<_, _>>()?)
    }

    /// The record as it was right after a change, for whoever had seen no other since; `None` if
    /// it was not there or the change is not in the document. May load the document.
    pub fn as_of(
        &self,
        doc: &DocId,
        key: &RecordKey,
        change: ChangeId,
    ) -> Result<Option<Stored>, Error> {
        self.document(doc, |document| document.stored_at(key, change))
    }
}
