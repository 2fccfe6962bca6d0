//! Looking for damage. The one rule: it changes nothing, and one damaged place doesn't hide the
//! next.

use records::ChangeId;
use rusqlite::Connection;

use crate::{
    DocId, Error, Store,
    docs::{changes_after, load_after},
};

/// Something that is wrong with the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Pages of the file contradict each other: restore a backup.
    File(String),
    /// The bytes of a change are not the ones that were written.
    Change {
        /// In which document.
        doc: DocId,
        /// Its place there, from 1.
        n: i64,
        /// What it should be.
        change: ChangeId,
    },
    /// A change is gone.
    Missing {
        /// In which document.
        doc: DocId,
        /// Its place there, from 1.
        n: i64,
    },
    /// Every change is what it was, and still the document can't be loaded from them.
    Document {
        /// Which one.
        doc: DocId,
        /// What loading it said.
        why: String,
    },
}

impl Problem {
    /// What is wrong, without what to do.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::File(why) => why.clone(),
            Self::Change { doc, n, .. } => format!("change {n} of {} is damaged", doc.name),
            Self::Missing { doc, n } => format!("change {n} of {} is missing", doc.name),
            Self::Document { doc, why } => format!("{} can't be loaded: {why}", doc.name),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(why) => write!(f, "The file is damaged ({why}). Restore a backup."),
            Self::Change { doc, n, change } => write!(
                f,
                "Change {n} of {} in {} ({change}) is damaged. Repair it from a backup.",
                doc.name, doc.space
            ),
            Self::Missing { doc, n } => write!(
                f,
                "Change {n} of {} in {} is missing. Repair it from a backup.",
                doc.name, doc.space
            ),
            Self::Document { doc, why } => {
                write!(f, "{} in {} can't be loaded: {why}. Restore a backup.", doc.name, doc.space)
            }
        }
    }
}

impl Store {
    /// Reads the whole file and answers what is wrong with it: its pages, every change by its
    /// hash, every document. Takes about a second for 1,000 teams; the store can be used meanwhile.
    pub fn check(&self) -> Result<Vec<Problem>, Error> {
        let conn = self.look()?;
        let mut problems = Vec::new();
        if let Err(error) = pages(&conn, &mut problems).and_then(|()| changes(&conn, &mut problems))
        {
            match error {
                Error::FileIsDamaged(why) => problems.push(Problem::File(why)),
                error => return Err(error),
            }
        }
        Ok(problems)
    }
}

fn pages(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), Error> {
    let mut check = conn.prepare("PRAGMA quick_check(10)")?;
    let said = check.query_map([], |row| row.get::<_, String>(0))?;
    for said in said {
        let said = said?;
        if said != "ok" {
            problems.push(Problem::File(said));
        }
    }
    Ok(())
}

fn changes(conn: &Connection, problems: &mut Vec<Problem>) -> Result<(), Error> {
    for (row, doc) in documents(conn)? {
        let found = of_document(conn, row, &doc)?;
        let is_whole = found.is_empty();
        problems.extend(found);
        // Without its snapshot: that would hide what the changes lack.
        if is_whole && let Err(error) = load_after(conn, &doc, row, None, "") {
            match error {
                Error::DocumentIsDamaged { why, .. } => {
                    problems.push(Problem::Document { doc, why });
                }
                error => return Err(error),
            }
        }
    }
    Ok(())
}

pub(crate) fn documents(conn: &Connection) -> Result<Vec<(i64, DocId)>, Error> {
    let mut select = conn.prepare("SELECT id, space, name FROM doc ORDER BY id")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, DocId::from_row(row, 1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The changes of a document that are damaged or missing.
pub(crate) fn of_document(conn: &Connection, row: i64, doc: &DocId) -> Result<Vec<Problem>, Error> {
    let mut problems = Vec::new();
    let mut expected = 1;
    for (n, change) in changes_after(conn, row, 0)? {
        problems.extend((expected..n).map(|n| Problem::Missing { doc: doc.clone(), n }));
        expected = n + 1;
        if !change.is_whole() {
            problems.push(Problem::Change { doc: doc.clone(), n, change: change.id });
        }
    }
    Ok(problems)
}
