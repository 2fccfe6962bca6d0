//! Writing to the index. The one rule: a file's rows are replaced as a whole.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{File, Proposal, Skipped, Source, read};
use crate::Error;

/// What is known of a file from the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFile {
    /// In bytes.
    pub size: u64,
    /// As it was given.
    pub stamp: i64,
    /// Of what was read.
    pub hash: Option<[u8; 32]>,
    /// Why it is not in the index.
    pub skipped: Option<Skipped>,
}

/// An indexing that is under way; nobody sees it before it is whole.
pub struct Indexing<'a> {
    conn: &'a Connection,
    before: Option<Source>,
}

impl<'a> Indexing<'a> {
    pub(super) fn new(conn: &'a Connection) -> Result<Self, Error> {
        Ok(Self { conn, before: read::source(conn)? })
    }

    /// What was indexed before.
    #[must_use]
    pub fn before(&self) -> Option<&Source> {
        self.before.as_ref()
    }

    /// Every file that is known, by its path.
    pub fn known(&self) -> Result<HashMap<String, KnownFile>, Error> {
        let mut select =
            self.conn.prepare("SELECT path, size, stamp, hash, skipped, why FROM file")?;
        let rows = select.query_map([], |row| {
            let reason: Option<String> = row.get(4)?;
            let why: Option<String> = row.get(5)?;
            let skipped = reason.map(|reason| Skipped { reason, why: why.unwrap_or_default() });
            let known =
                KnownFile { size: row.get(1)?, stamp: row.get(2)?, hash: row.get(3)?, skipped };
            Ok((row.get(0)?, known))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a file and, unless it is skipped, its proposal, in place of what was there.
    pub fn put(&mut self, file: &File, proposal: Option<&Proposal>) -> Result<(), Error> {
        self.drop_proposal(&file.path)?;
        self.touch(file)?;
        match proposal {
            Some(proposal) => self.insert(&file.path, proposal),
            None => Ok(()),
        }
    }

    /// Keeps what is known of a file whose proposal has not changed.
    pub fn touch(&mut self, file: &File) -> Result<(), Error> {
        let (reason, why) =
            file.skipped.as_ref().map(|it| (it.reason.as_str(), it.why.as_str())).unzip();
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO file VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![file.path, file.size, file.stamp, file.hash, reason, why])?;
        Ok(())
    }

    /// Takes out a file that is not there any more.
    pub fn remove(&mut self, path: &str) -> Result<(), Error> {
        self.drop_proposal(path)?;
        self.conn.prepare_cached("DELETE FROM file WHERE path = ?1")?.execute([path])?;
        Ok(())
    }

    /// Says what was indexed.
    pub fn finish(&mut self, source: &Source) -> Result<(), Error> {
        self.conn.execute(
            "INSERT OR REPLACE INTO source VALUES (1, ?1, ?2, ?3)",
            params![source.path, source.indexed_at, source.reader],
        )?;
        Ok(())
    }

    /// Takes everything out.
    pub fn clear(&mut self) -> Result<(), Error> {
        Ok(self.conn.execute_batch(
            "INSERT INTO search (search) VALUES ('delete-all');
             DELETE FROM section; DELETE FROM tag; DELETE FROM proposal;
             DELETE FROM file; DELETE FROM source;",
        )?)
    }

    fn drop_proposal(&self, path: &str) -> Result<(), Error> {
        let mut select = self.conn.prepare_cached("SELECT id FROM proposal WHERE path = ?1")?;
        let Some(id) = select.query_row([path], |row| row.get::<_, i64>(0)).optional()? else {
            return Ok(());
        };
        // The words go first: they are found by what the sections still say.
        self.conn
            .prepare_cached(
                "INSERT INTO search (search, rowid, title, body)
                 SELECT 'delete', id, title, body FROM section WHERE proposal = ?1",
            )?
            .execute([id])?;
        self.conn.prepare_cached("DELETE FROM proposal WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    fn insert(&self, path: &str, proposal: &Proposal) -> Result<(), Error> {
        let mut taken = self.conn.prepare_cached("SELECT 1 FROM proposal WHERE name = ?1")?;
        let name = if taken.exists([&proposal.name])? {
            format!("{} ({path})", proposal.name)
        } else {
            proposal.name.clone()
        };
        self.conn
            .prepare_cached(
                "INSERT INTO proposal
                 (path, name, kind, number, title, summary, status, outcome, posted, ratified, words, note, head)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                path,
                name,
                proposal.kind.word(),
                proposal.number,
                proposal.title,
                proposal.summary,
                proposal.status,
                proposal.outcome.word(),
                proposal.posted.map(|day| day.to_string()),
                proposal.ratified.map(|day| day.to_string()),
                proposal.words,
                proposal.note,
                proposal.head,
            ])?;
        let id = self.conn.last_insert_rowid();
        for tag in &proposal.tags {
            self.conn
                .prepare_cached("INSERT OR IGNORE INTO tag VALUES (?1, ?2)")?
                .execute(params![tag, id])?;
        }
        self.insert_sections(id, proposal)
    }

    fn insert_sections(&self, id: i64, proposal: &Proposal) -> Result<(), Error> {
        for (place, section) in proposal.sections.iter().enumerate() {
            self.conn
                .prepare_cached(
                    "INSERT INTO section
                     (proposal, place, title, level, heading, part_of, words, mark, body)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    id,
                    place,
                    section.title,
                    section.level,
                    section.heading,
                    section.part_of,
                    section.words,
                    section.mark,
                    section.body,
                ])?;
            self.conn
                .prepare_cached("INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)")?
                .execute(params![self.conn.last_insert_rowid(), section.title, section.body])?;
        }
        Ok(())
    }
}
