//! A row a space: what a list of all teams shows, without reading all their records. The one
//! rule: it is written in the transaction that changes what it is made from.

mod fields;

use std::collections::{BTreeMap, BTreeSet};

use records::{RecordKey, field_of};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{Error, Store};

/// What rows are made of. The caller's: this crate doesn't know what a team is.
pub struct Overview {
    /// Raise it when rows change their shape: all of them are made anew.
    pub version: i64,
    /// Together they make a row, an object with a field a part.
    pub parts: Vec<Box<dyn RowPart>>,
}

/// A part of the row of a space. It stays as it is until something is written that it is made from.
pub trait RowPart: Send + Sync {
    /// Its name in the row.
    fn name(&self) -> &'static str;
    /// The collections that it is made from, and the fields that it reads of their records.
    fn from(&self) -> &'static [(&'static str, &'static [&'static str])];
    /// The part, if there is one to make. Must depend on nothing but its arguments, also not on
    /// today's date.
    fn make(&self, space: Uuid, records: &Bodies) -> Option<Value>;
}

/// The records of a space by collection, in all its documents and by id: each with its `id` and the
/// fields that were asked for.
pub type Bodies = BTreeMap<&'static str, Vec<Value>>;

impl Overview {
    fn collections(&self) -> BTreeSet<&'static str> {
        self.parts.iter().flat_map(|part| part.from()).map(|(collection, _)| *collection).collect()
    }

    fn all(&self) -> BTreeSet<&'static str> {
        self.parts.iter().map(|part| part.name()).collect()
    }
}

fn concerns(part: &dyn RowPart, key: &RecordKey, leaves: &[String]) -> bool {
    let mut fields = part.from().iter().filter(|(of, _)| *of == key.collection).map(|(_, of)| *of);
    fields.any(|fields| {
        leaves.iter().map(|leaf| field_of(leaf)).any(|field| {
            // What begins with `^` makes a record, deletes it or brings it back.
            field.starts_with('^') || fields.contains(&field.as_str())
        })
    })
}

/// The spaces whose row has to be written again after these records were, and which parts of it.
#[derive(Default)]
pub(crate) struct Touched(BTreeMap<Uuid, BTreeSet<&'static str>>);

impl Touched {
    /// `touched` are paths of leaves.
    pub(crate) fn add(
        &mut self,
        overview: Option<&Overview>,
        space: Uuid,
        touched: &BTreeMap<RecordKey, Vec<String>>,
    ) {
        // Whoever has no overview doesn't know what concerns it.
        let Some(overview) = overview else {
            self.0.entry(space).or_default();
            return;
        };
        for part in &overview.parts {
            if touched.iter().any(|(key, leaves)| concerns(&**part, key, leaves)) {
                self.0.entry(space).or_default().insert(part.name());
            }
        }
    }

    pub(crate) fn write(self, conn: &Connection, overview: Option<&Overview>) -> Result<(), Error> {
        for (space, parts) in self.0 {
            match overview {
                Some(overview) => write_parts(conn, overview, space, &parts)?,
                None => write(conn, None, space)?,
            }
        }
        Ok(())
    }
}

/// Writes the row of a space. Without an overview it removes it, and who has one makes it again.
pub(crate) fn write(
    conn: &Connection,
    overview: Option<&Overview>,
    space: Uuid,
) -> Result<(), Error> {
    if let Some(overview) = overview {
        return keep(conn, overview, space, row(conn, overview, space)?);
    }
    let mut delete = conn.prepare_cached("DELETE FROM overview WHERE space = ?1")?;
    delete.execute([space.to_string()])?;
    Ok(())
}

/// Makes these parts anew and leaves the others, if there is a row of this version.
fn write_parts(
    conn: &Connection,
    overview: &Overview,
    space: Uuid,
    parts: &BTreeSet<&str>,
) -> Result<(), Error> {
    let mut select = conn.prepare_cached(
        "SELECT coalesce(body, '{}') FROM overview WHERE space = ?1 AND version = ?2",
    )?;
    let kept: Option<String> = select
        .query_row(params![space.to_string(), overview.version], |row| row.get(0))
        .optional()?;
    let Some(mut row) = kept.and_then(|body| serde_json::from_str(&body).ok()) else {
        return write(conn, Some(overview), space);
    };
    make(conn, overview, space, parts, &mut row)?;
    keep(conn, overview, space, row)
}

fn keep(
    conn: &Connection,
    overview: &Overview,
    space: Uuid,
    row: Map<String, Value>,
) -> Result<(), Error> {
    let body = (!row.is_empty()).then(|| Value::from(row).to_string());
    conn.prepare_cached(
        "INSERT INTO overview (space, version, body) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET version = excluded.version, body = excluded.body
         WHERE version <> excluded.version OR body IS NOT excluded.body",
    )?
    .execute(params![space.to_string(), overview.version, body])?;
    Ok(())
}

/// A whole row; empty if there is nothing to say of the space.
fn row(conn: &Connection, overview: &Overview, space: Uuid) -> Result<Map<String, Value>, Error> {
    let mut row = Map::new();
    make(conn, overview, space, &overview.all(), &mut row)?;
    Ok(row)
}

fn make(
    conn: &Connection,
    overview: &Overview,
    space: Uuid,
    names: &BTreeSet<&str>,
    row: &mut Map<String, Value>,
) -> Result<(), Error> {
    for part in overview.parts.iter().filter(|part| names.contains(part.name())) {
        let mut records = Bodies::new();
        for (collection, fields) in part.from() {
            records.insert(collection, bodies(conn, space, collection, fields)?);
        }
        match part.make(space, &records) {
            Some(made) => row.insert(part.name().to_owned(), made),
            None => row.remove(part.name()),
        };
    }
    Ok(())
}

/// CROSS keeps the documents of the space in front. Left to itself SQLite may walk through the
/// collection of all spaces, because an index has it in the order that is asked for.
const BODIES: &str = "SELECT body FROM doc CROSS JOIN record ON record.doc = doc.id
    WHERE space = ?1 AND collection = ?2 AND deleted = 0 ORDER BY record.id, doc.name";

fn bodies(
    conn: &Connection,
    space: Uuid,
    collection: &str,
    fields: &[&str],
) -> Result<Vec<Value>, Error> {
    let mut select = conn.prepare_cached(BODIES)?;
    let rows = select.query_map(params![space.to_string(), collection], |row| {
        // Rows are ours: one that is not JSON is damaged, and left out like a missing one.
        Ok(fields::of(row.get_ref(0)?.as_str()?, fields).map(Value::from))
    })?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// Spaces that have records and no row of this version.
pub(crate) fn stale(conn: &Connection, overview: &Overview) -> Result<Vec<Uuid>, Error> {
    let mut select = conn.prepare_cached(
        "SELECT DISTINCT space FROM doc
         WHERE space NOT IN (SELECT space FROM overview WHERE version = ?1) ORDER BY space",
    )?;
    let rows = select.query_map([overview.version], |row| {
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
        let Some(overview) = self.overview.as_ref() else { return Ok(Vec::new()) };
        overview.collections().iter().for_each(|collection| self.watch.read(collection));
        let mut reader = self.reader();
        // One state of the file for both questions.
        let sql = reader.conn.transaction()?;
        let mut found: BTreeMap<Uuid, T> = BTreeMap::new();
        {
            let mut select = sql.prepare_cached(
                "SELECT space, body FROM overview WHERE version = ?1 AND body IS NOT NULL",
            )?;
            let mut rows = select.query([overview.version])?;
            while let Some(row) = rows.next()? {
                let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                if let Ok(body) = serde_json::from_str(body) {
                    let space: String = row.get(0)?;
                    found.insert(Uuid::try_parse(&space).unwrap_or_default(), body);
                }
            }
        }
        for space in stale(&sql, overview)? {
            let made = Some(row(&sql, overview, space)?).filter(|row| !row.is_empty());
            let made = made.and_then(|row| T::deserialize(Value::from(row)).ok());
            found.extend(made.map(|made| (space, made)));
        }
        Ok(found.into_iter().collect())
    }
}
