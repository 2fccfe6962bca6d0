//! A row a space: what a list of all teams shows, without reading all their records. The one
//! rule: it is written in the transaction that changes what it is made from.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use records::RecordKey;
use rusqlite::{Connection, params};
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::{Error, Store};

/// Makes the row of a space. The caller's: this crate doesn't know what a team is.
pub trait Overview: Send + Sync {
    /// Raise it when rows change their shape: all of them are made anew.
    fn version(&self) -> i64;
    /// The collections that rows are made from.
    fn collections(&self) -> &[&str];
    /// The row; `None` for a space that is not listed. `records` gives the bodies of a
    /// collection in all documents of the space, by id. Must depend on nothing else, also not on
    /// today's date. An error of `records` may be dropped: it is remembered and fails the write.
    fn row(
        &self,
        space: Uuid,
        records: &dyn Fn(&str) -> Result<Vec<Value>, Error>,
    ) -> Option<Value>;
}

/// The spaces whose row has to be written again after these records were.
#[derive(Default)]
pub(crate) struct Touched(BTreeSet<Uuid>);

impl Touched {
    pub(crate) fn add<'a>(
        &mut self,
        overview: Option<&dyn Overview>,
        space: Uuid,
        mut keys: impl Iterator<Item = &'a RecordKey>,
    ) {
        // Whoever has no overview doesn't know what concerns it.
        if keys.any(|key| {
            overview
                .is_none_or(|overview| overview.collections().contains(&key.collection.as_str()))
        }) {
            self.0.insert(space);
        }
    }

    pub(crate) fn write(
        self,
        conn: &Connection,
        overview: Option<&dyn Overview>,
    ) -> Result<(), Error> {
        self.0.into_iter().try_for_each(|space| write(conn, overview, space))
    }
}

/// Writes the row of a space. Without an overview it removes it, and who has one makes it again.
pub(crate) fn write(
    conn: &Connection,
    overview: Option<&dyn Overview>,
    space: Uuid,
) -> Result<(), Error> {
    let Some(overview) = overview else {
        let mut delete = conn.prepare_cached("DELETE FROM overview WHERE space = ?1")?;
        delete.execute([space.to_string()])?;
        return Ok(());
    };
    let body = row(conn, overview, space)?.map(|body| body.to_string());
    conn.prepare_cached(
        "INSERT INTO overview (space, version, body) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body
         WHERE version <> excluded.version OR body IS NOT excluded.body",
    )?
    .execute(params![space.to_string(), overview.version(), body])?;
    Ok(())
}

fn row(conn: &Connection, overview: &dyn Overview, space: Uuid) -> Result<Option<Value>, Error> {
    let failed = RefCell::new(None);
    let records = |collection: &str| {
        bodies(conn, space, collection).map_err(|error| {
            let told = Error::FileIsDamaged(error.to_string());
            failed.borrow_mut().get_or_insert(error);
            told
        })
    };
    let row = overview.row(space, &records);
    failed.into_inner().map_or(Ok(row), Err)
}

/// CROSS: documents of the space first. Left to itself SQLite may walk through the collection of
/// all spaces, because an index has it in the order that is asked for.
const BODIES: &str = "SELECT body FROM doc CROSS JOIN record ON record.doc = doc.id
    WHERE space = ?1 AND collection = ?2 AND deleted = 0 ORDER BY record.id, doc.name";

fn bodies(conn: &Connection, space: Uuid, collection: &str) -> Result<Vec<Value>, Error> {
    let mut select = conn.prepare_cached(BODIES)?;
    let rows = select.query_map(params![space.to_string(), collection], |row| {
        // Rows are ours: one that is not JSON is damaged, and left out like a missing one.
        Ok(serde_json::from_str(row.get_ref(0)?.as_str()?).ok())
    })?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// Spaces that have records and no row of this version.
pub(crate) fn stale(conn: &Connection, overview: &dyn Overview) -> Result<Vec<Uuid>, Error> {
    let mut select = conn.prepare_cached(
        "SELECT DISTINCT space FROM doc
         WHERE space NOT IN (SELECT space FROM overview WHERE version = ?1) ORDER BY space",
    )?;
    let rows = select.query_map([overview.version()], |row| {
        Ok(Uuid::try_parse(row.get_ref(0)?.as_str()?).unwrap_or_default())
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
pub(crate) const PLANNED: &str = BODIES;

impl Store {
    /// The rows of all spaces that have one, in the order of their ids, which is that of their
    /// making. Rows that the background has still to write are made on the spot. A row that is
    /// no `T` is left out.
    pub fn overview<T: DeserializeOwned>(&self) -> Result<Vec<(Uuid, T)>, Error> {
        let Some(overview) = self.overview.as_deref() else { return Ok(Vec::new()) };
        overview.collections().iter().for_each(|collection| self.watch.read(collection));
        let mut reader = self.reader();
        // One state of the file for both questions.
        let sql = reader.conn.transaction()?;
        let mut found: BTreeMap<Uuid, T> = BTreeMap::new();
        {
            let mut select = sql.prepare_cached(
                "SELECT space, body FROM overview WHERE version = ?1 AND body IS NOT NULL",
            )?;
            let mut rows = select.query([overview.version()])?;
            while let Some(row) = rows.next()? {
                let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                if let Ok(body) = serde_json::from_str(body) {
                    let space: String = row.get(0)?;
                    found.insert(Uuid::try_parse(&space).unwrap_or_default(), body);
                }
            }
        }
        for space in stale(&sql, overview)? {
            let made = row(&sql, overview, space)?;
            found.extend(made.and_then(|body| Some((space, T::deserialize(body).ok()?))));
        }
        Ok(found.into_iter().collect())
    }
}
