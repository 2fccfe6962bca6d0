//! Who changed a record, when and what: rows like any other, so that asking loads no document and
//! waits for no write.

use records::{RecordKey, Step};
use rusqlite::params;
use serde_json::{Map, Value};

use crate::{DocId, Error, Store, docs::change_id};

/// So many changes of a record are kept as rows, the newest. The changes themselves all stay.
pub(crate) const MOST: usize = 100;

/// A change of a record, and what its fields held after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// The change.
    pub step: Step,
    /// The fields that it wrote, with what they held right after it for whoever had seen no other
    /// since; `null` for what was empty, and for all of them if the record was deleted. Long texts
    /// are cut. Nothing before the background has made rows of an older version anew.
    pub after: Map<String, Value>,
}

impl Store {
    /// The newest hundred changes that wrote to a record, in the order in which they came to this
    /// file: newest last. Goes on through deletion, undo and redo, which are changes too.
    pub fn history(&self, doc: &DocId, key: &RecordKey) -> Result<Vec<Past>, Error> {
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached(
            "SELECT change.hash, step.who, step.at, step.why, history.fields, history.after
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
            let after = row.get_ref(5)?.as_str_or_null()?.unwrap_or_default();
            let after = serde_json::from_str(after).unwrap_or_default();
            let (who, at, why) = (row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(Past { step: Step { change: change_id(row, 0)?, who, at, why, fields }, after })
        })?;
        Ok(steps.collect::<Result<_, _>>()?)
    }
}
