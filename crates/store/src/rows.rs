//! What a store and a write under way read alike: SQL over the projection, which loads no document.

use records::{Record, RecordKey};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::{DocId, Error, Store, fields};

/// A record where it lives.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<R> {
    /// The document.
    pub doc: DocId,
    /// The record.
    pub record: R,
    /// Unix seconds of the latest change, by the clock of who made it: to show, not to order by.
    pub changed_at: i64,
    /// Who says to have made it.
    pub changed_by: String,
}

/// A record that a list left out, because it does not fit its type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// The document.
    pub doc: DocId,
    /// The record.
    pub key: RecordKey,
    /// What serde said.
    pub why: String,
}

/// Whose records of a kind.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// Those of a space.
    Space(Uuid),
    /// Those of a document.
    Document(&'a DocId),
    /// The one with this id.
    One(&'a DocId, &'a str),
    /// Those of all spaces.
    Everyone,
}

impl Whose<'_> {
    /// Whether records of this document can be among them.
    pub(crate) fn concerns(&self, doc: &DocId) -> bool {
        match self {
            Self::Space(space) => doc.space == *space,
            Self::Document(of) | Self::One(of, _) => doc == *of,
            Self::Everyone => true,
        }
    }
}

/// A row before anyone knows whether it fits its type.
#[derive(Debug)]
pub struct Raw<'a> {
    /// The document.
    pub doc: DocId,
    /// The record.
    pub id: &'a str,
    /// Its JSON.
    pub body: &'a str,
    /// As in [`Row`].
    pub changed_at: i64,
    /// As in [`Row`].
    pub changed_by: &'a str,
}

/// Where records are read from: the store, or a write, which sees its own changes. Whatever decides
/// takes this, so that it can decide inside the write.
pub trait Rows {
    /// Hands out rows by the ids of their records, which is the order of their making.
    fn each(
        &self,
        collection: &str,
        whose: Whose<'_>,
        each: &mut dyn FnMut(Raw<'_>),
    ) -> Result<(), Error>;
    /// Whether there is any record of a kind.
    fn any(&self, collection: &str) -> Result<bool, Error>;
    /// Remembers a record that doesn't fit its type; see [`Store::unreadable`].
    fn leave_out(&self, unreadable: Unreadable);
    /// What kind of space this is, by its word; none of one that nobody has made known.
    fn space_kind(&self, space: Uuid) -> Result<Option<String>, Error>;
    /// What this installation remembers under a key.
    fn local_get(&self, key: &str) -> Result<Option<String>, Error>;
}

/// Records by their type. Lists leave out what doesn't fit and remember it.
pub trait Read: Rows {
    /// The record, unless it was never written or is deleted. One that does not fit is an error.
    fn get<R: Record>(&self, doc: &DocId, id: &str) -> Result<Option<R>, Error> {
        Ok(self.row(doc, id)?.map(|row| row.record))
    }

    /// The record with who changed it last and when, unless it was never written or is deleted.
    fn row<R: Record>(&self, doc: &DocId, id: &str) -> Result<Option<Row<R>>, Error> {
        let mut found = None;
        self.each(R::COLLECTION, Whose::One(doc, id), &mut |raw| found = Some(typed(raw)))?;
        let misfit = |(_, source)| Error::Row { collection: R::COLLECTION, source };
        found.transpose().map_err(misfit)
    }

    /// All records of a kind in a space.
    fn list<R: Record>(&self, space: Uuid) -> Result<Vec<Row<R>>, Error> {
        self.select(Whose::Space(space))
    }

    /// All records of a kind in a document.
    fn list_in<R: Record>(&self, doc: &DocId) -> Result<Vec<Row<R>>, Error> {
        self.select(Whose::Document(doc))
    }

    /// All records of a kind.
    fn select<R: Record>(&self, whose: Whose<'_>) -> Result<Vec<Row<R>>, Error> {
        let mut rows = Vec::new();
        self.each(R::COLLECTION, whose, &mut |raw| match typed(raw) {
            Ok(row) => rows.push(row),
            Err((unreadable, _)) => self.leave_out(unreadable),
        })?;
        Ok(rows)
    }
}

impl<T: Rows + ?Sized> Read for T {}

fn typed<R: Record>(raw: Raw<'_>) -> Result<Row<R>, (Unreadable, serde_json::Error)> {
    let Raw { doc, id, body, changed_at, changed_by } = raw;
    match serde_json::from_str(body) {
        Ok(record) => Ok(Row { doc, record, changed_at, changed_by: changed_by.into() }),
        Err(error) => {
            let (key, why) = (RecordKey::of::<R>(id), error.to_string());
            Err((Unreadable { doc, key, why }, error))
        }
    }
}

/// CROSS keeps the documents in front. Left to itself SQLite may walk through the collection of
/// all spaces, because an index has it in the order that is asked for.
macro_rules! rows {
    ($condition:literal) => {
        concat!(
            "SELECT space, name, record.id, body, changed_at, changed_by
             FROM doc CROSS JOIN record ON record.doc = doc.id
             WHERE collection = ?1 AND deleted = 0 AND ",
            $condition,
            " ORDER BY record.id, space, name"
        )
    };
}

const IN_SPACE: &str = rows!("space = ?2");
const IN_DOCUMENT: &str = rows!("space = ?2 AND name = ?3");
const ONE: &str = rows!("space = ?2 AND name = ?3 AND record.id = ?4");
const EVERYONE: &str = "SELECT space, name, record.id, body, changed_at, changed_by
    FROM record INDEXED BY record_everywhere CROSS JOIN doc ON doc.id = record.doc
    WHERE collection = ?1 AND deleted = 0 ORDER BY record.id, space, name";

#[cfg(test)]
pub(crate) const PLANNED: [&str; 3] = [IN_SPACE, IN_DOCUMENT, ONE];

/// The rows that a connection sees.
pub(crate) fn each(
    conn: &Connection,
    collection: &str,
    whose: Whose<'_>,
    each: &mut dyn FnMut(Raw<'_>),
) -> Result<(), Error> {
    let space = |doc: &DocId| doc.space.to_string();
    match whose {
        Whose::Space(space) => run(conn, IN_SPACE, params![collection, space.to_string()], each),
        Whose::Document(doc) => {
            run(conn, IN_DOCUMENT, params![collection, space(doc), doc.name], each)
        }
        Whose::One(doc, id) => run(conn, ONE, params![collection, space(doc), doc.name, id], each),
        Whose::Everyone => run(conn, EVERYONE, params![collection], each),
    }
}

fn run(
    conn: &Connection,
    sql: &str,
    params: &[&dyn rusqlite::ToSql],
    each: &mut dyn FnMut(Raw<'_>),
) -> Result<(), Error> {
    let mut select = conn.prepare_cached(sql)?;
    let mut found = select.query(params)?;
    while let Some(row) = found.next()? {
        let text = |at| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
        each(Raw {
            doc: DocId::from_row(row, 0)?,
            id: text(2)?,
            body: text(3)?,
            changed_at: row.get(4)?,
            changed_by: text(5)?,
        });
    }
    Ok(())
}

pub(crate) fn local(conn: &Connection, key: &str) -> Result<Option<String>, Error> {
    let mut select = conn.prepare_cached("SELECT value FROM local WHERE key = ?1")?;
    Ok(select.query_row([key], |row| row.get(0)).optional()?)
}

pub(crate) fn space_kind(conn: &Connection, space: Uuid) -> Result<Option<String>, Error> {
    let mut select = conn.prepare_cached("SELECT kind FROM space WHERE id = ?1")?;
    Ok(select.query_row([space.to_string()], |row| row.get(0)).optional()?)
}

impl Rows for Store {
    fn each(
        &self,
        collection: &str,
        whose: Whose<'_>,
        each: &mut dyn FnMut(Raw<'_>),
    ) -> Result<(), Error> {
        self.watch.read(collection);
        self::each(&self.reader().conn, collection, whose, each)
    }

    fn any(&self, collection: &str) -> Result<bool, Error> {
        self.watch.read(collection);
        fields::any(&self.reader().conn, collection, |_| true)
    }

    fn leave_out(&self, unreadable: Unreadable) {
        self.left_out().insert(unreadable);
    }

    fn space_kind(&self, space: Uuid) -> Result<Option<String>, Error> {
        space_kind(&self.reader().conn, space)
    }

    fn local_get(&self, key: &str) -> Result<Option<String>, Error> {
        local(&self.reader().conn, key)
    }
}

impl Store {
    /// The records that lists have left out since the file was opened: they do not fit their
    /// type, because a part of them was merged or a newer version wrote them.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        self.left_out().iter().cloned().collect()
    }
}
