//! Questions about what fields hold that SQL answers, so that nobody reads all records of a kind
//! for a number or a name.

use records::Record;
use rusqlite::{Connection, params};

use crate::{DocId, Error, Store};

/// By the index of a kind in all spaces. Its order is that of their making.
macro_rules! everywhere {
    ($columns:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM record INDEXED BY record_everywhere JOIN doc ON doc.id = record.doc
             WHERE collection = ?1 AND deleted = 0 AND ",
            $condition,
            " ORDER BY record.id, space, name"
        )
    };
}

/// `is not 1`: what is absent, or not a boolean at all, is not true.
const COUNT: &str = everywhere!("count(*)", "json_extract(body, '$.\"' || ?2 || '\"') IS NOT 1");
const CALLED: &str = everywhere!(
    "space, name",
    "(record.id = ?2 COLLATE NOCASE OR EXISTS (
        SELECT 1 FROM json_each(?3) AS field
        WHERE json_extract(body, '$.\"' || field.value || '\"') = ?2 COLLATE NOCASE))"
);

/// Documents that hold records of a kind, each as often as it does.
pub(crate) const HOLDING: &str = everywhere!("space, name", "TRUE");

impl Store {
    /// How many records of a kind there are in all spaces, without those whose `unless` is true.
    pub fn count<R: Record>(&self, unless: &str) -> Result<usize, Error> {
        self.watch.read(R::COLLECTION);
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached(COUNT)?;
        Ok(select.query_row(params![R::COLLECTION, unless], |row| row.get(0))?)
    }

    /// Where the records of a kind are whose id, or one of these fields, is `text`. Small and
    /// capital letters of ASCII are the same.
    pub fn called<R: Record>(&self, fields: &[&str], text: &str) -> Result<Vec<DocId>, Error> {
        self.watch.read(R::COLLECTION);
        let reader = self.reader();
        let mut select = reader.conn.prepare_cached(CALLED)?;
        let fields = serde_json::Value::from(fields).to_string();
        let found = select
            .query_map(params![R::COLLECTION, text, fields], |row| DocId::from_row(row, 0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

/// Whether a document that `counts` holds records of a kind. Stops at the first.
pub(crate) fn any(
    conn: &Connection,
    collection: &str,
    counts: impl Fn(&DocId) -> bool,
) -> Result<bool, Error> {
    let mut select = conn.prepare_cached(HOLDING)?;
    let mut found = select.query([collection])?;
    while let Some(row) = found.next()? {
        if counts(&DocId::from_row(row, 0)?) {
            return Ok(true);
        }
    }
    Ok(false)
}
