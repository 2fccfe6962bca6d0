//! Making rows anew. Three things have versions of their own: the tables, the indexes, and what
//! the rows say; only the first needs everything to be made before anyone can read.

mod old;

use std::{
    collections::{BTreeSet, HashMap},
    ops::ControlFlow,
    time::{Duration, Instant},
};

use records::ChangeId;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior::Immediate, params};

use crate::{
    DocId, Error, Indexed, Store,
    docs::{self, Docs},
    overview,
    project::{self, ROWS},
};

/// The version of `tables.sql`.
const TABLES: i64 = 2;
/// From the tables of the version before, whose rows can be read until they are made anew.
const FROM_1: &str = "ALTER TABLE history ADD COLUMN after TEXT;";
/// The version of `indexes.sql`.
const INDEXES: i64 = 1;
/// A step of the background holds up a command no longer than this and one document.
const SLICE: Duration = Duration::from_millis(20);

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebuilt {
    /// Documents whose rows were made anew.
    pub documents: usize,
    /// Documents that can't be loaded: they keep the rows they had, except for the search.
    pub damaged: Vec<DocId>,
    /// Whether it was asked to stop, and changed nothing.
    pub stopped: bool,
}

impl Store {
    /// Makes every row anew from the changes, in one transaction: reads see the old rows until it
    /// ends, writes wait. `progress` hears what is done of how much, and may stop it, which leaves everything as it was.
    pub fn rebuild(
        &self,
        progress: &dyn Fn(usize, usize) -> ControlFlow<()>,
    ) -> Result<Rebuilt, Error> {
        self.turn_to_file()?;
        let mut rebuilt = Rebuilt { documents: 0, damaged: Vec::new(), stopped: false };
        let mut writer = self.writer();
        let writer = &mut *writer;
        let sql = writer.conn.transaction_with_behavior(Immediate)?;
        writer.docs.follow(&sql)?;
        old::set_aside(&sql)?;
        make_tables(&sql)?;
        let all = documents(&sql, "1")?;
        for (at, (row, id)) in all.iter().enumerate() {
            match document(&sql, (&writer.docs, self.index), id, *row) {
                Err(Error::DocumentIsDamaged { .. }) => {
                    old::take_over(&sql, *row)?;
                    rebuilt.damaged.push(id.clone());
                }
                made => {
                    made?;
                    rebuilt.documents += 1;
                }
            }
            if progress(at + 1, all.len()).is_break() {
                return Ok(Rebuilt { documents: 0, stopped: true, ..rebuilt });
            }
        }
        sql.execute_batch("DROP TABLE old_record; DROP TABLE old_step; DROP TABLE old_history;")?;
        if let Some(overview) = self.overview.as_ref() {
            for space in overview::stale(&sql, overview)? {
                overview::write(&sql, Some(overview), space)?;
            }
        }
        sql.commit()?;
        writer.given_up.clear();
        Ok(rebuilt)
    }

    /// How many documents and spaces still have rows that an older version made. Lists show
    /// these; [`Store::rebuild_step`] replaces them.
    pub fn stale(&self) -> Result<usize, Error> {
        let writer = self.writer();
        let docs = stale_documents(&writer.conn, &writer.given_up)?.len();
        let spaces = match self.overview.as_ref() {
            Some(overview) => overview::stale(&writer.conn, overview)?.len(),
            None => 0,
        };
        Ok(docs + spaces)
    }

    /// Replaces some rows that an older version made: as many as fit into 20 ms, a transaction
    /// each. Answers how many are left. Call it in the background until it answers 0.
    pub fn rebuild_step(&self) -> Result<usize, Error> {
        self.turn_to_file()?;
        self.replace_stale(Instant::now())?;
        self.stale()
    }

    fn replace_stale(&self, begun: Instant) -> Result<(), Error> {
        let mut writer = self.writer();
        let writer = &mut *writer;
        let overview = self.overview.as_ref();
        for (row, id) in stale_documents(&writer.conn, &writer.given_up)? {
            if begun.elapsed() > SLICE {
                break;
            }
            let sql = writer.conn.transaction_with_behavior(Immediate)?;
            writer.docs.follow(&sql)?;
            match document(&sql, (&writer.docs, self.index), &id, row) {
                Err(Error::DocumentIsDamaged { .. }) => {
                    writer.given_up.insert(row);
                    continue;
                }
                made => made?,
            }
            overview::write(&sql, overview, id.space)?;
            sql.commit()?;
        }
        if let Some(overview) = overview {
            for space in overview::stale(&writer.conn, overview)? {
                if begun.elapsed() > SLICE {
                    break;
                }
                let sql = writer.conn.transaction_with_behavior(Immediate)?;
                overview::write(&sql, Some(overview), space)?;
                sql.commit()?;
            }
        }
        Ok(())
    }

    /// Makes tables and indexes as this version wants them. Documents that lose their rows by it
    /// get them back before anyone reads.
    pub(crate) fn prepare(&self) -> Result<(), Error> {
        let mut writer = self.writer();
        let writer = &mut *writer;
        if versions(&writer.conn)? != Some((TABLES, INDEXES)) {
            let sql = writer.conn.transaction_with_behavior(Immediate)?;
            // Asked again under the lock: another process may have got here first.
            match versions(&sql)? {
                Some((TABLES, INDEXES)) => {}
                Some((TABLES, _)) => make_indexes(&sql)?,
                Some((1, _)) if sql.execute_batch(FROM_1).is_ok() => make_indexes(&sql)?,
                _ => make_tables(&sql)?,
            }
            sql.commit()?;
        }
        for (row, id) in documents(&writer.conn, "projected = 0")? {
            let sql = writer.conn.transaction_with_behavior(Immediate)?;
            match document(&sql, (&writer.docs, self.index), &id, row) {
                Err(Error::DocumentIsDamaged { .. }) => {
                    writer.given_up.insert(row);
                }
                made => {
                    made?;
                    sql.commit()?;
                }
            }
        }
        if writer.memory.is_some() {
            // What would be written there would be lost.
            writer.conn.pragma_update(None, "query_only", true)?;
        }
        Ok(())
    }
}

/// Makes the rows of a document anew.
fn document(
    conn: &Connection,
    (docs, index): (&Docs, &[Indexed]),
    id: &DocId,
    row: i64,
) -> Result<(), Error> {
    let loaded = docs::load(conn, id, row, docs.signs())?;
    let numbers: HashMap<ChangeId, i64> = conn
        .prepare_cached("SELECT hash, n FROM change WHERE doc = ?1")?
        .query_map([row], |row| Ok((docs::change_id(row, 0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    project::clear(conn, row)?;
    let numbered = loaded
        .document
        .commits()
        .filter_map(|commit| Some((*numbers.get(&commit.change.id)?, commit)));
    project::changes(conn, index, row, &loaded.document, numbered)?;
    conn.prepare_cached("UPDATE doc SET projected = ?2 WHERE id = ?1")?
        .execute(params![row, ROWS])?;
    Ok(())
}

fn stale_documents(
    conn: &Connection,
    given_up: &BTreeSet<i64>,
) -> Result<Vec<(i64, DocId)>, Error> {
    let mut stale = documents(conn, &format!("projected <> {ROWS}"))?;
    stale.retain(|(row, _)| !given_up.contains(row));
    Ok(stale)
}

/// `condition` is ours, never a user's.
fn documents(conn: &Connection, condition: &str) -> Result<Vec<(i64, DocId)>, Error> {
    let sql = format!("SELECT id, space, name FROM doc WHERE {condition} ORDER BY id");
    let mut select = conn.prepare_cached(&sql)?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, DocId::from_row(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn make_tables(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch(include_str!("tables.sql"))?;
    conn.execute("UPDATE doc SET projected = 0", [])?;
    make_indexes(conn)
}

fn make_indexes(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch(include_str!("indexes.sql"))?;
    conn.execute_batch(&format!(
        "CREATE TABLE IF NOT EXISTS projection (tables INTEGER NOT NULL, indexes INTEGER NOT NULL) STRICT;
        DELETE FROM projection; INSERT INTO projection VALUES ({TABLES}, {INDEXES});"
    ))?;
    Ok(())
}

fn versions(conn: &Connection) -> Result<Option<(i64, i64)>, Error> {
    let there = "SELECT 1 FROM sqlite_schema WHERE name = 'projection'";
    if conn.query_row(there, [], |_| Ok(())).optional()?.is_none() {
        return Ok(None);
    }
    let versions = "SELECT tables, indexes FROM projection";
    Ok(conn.query_row(versions, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}
