//! Reading the index: one proposal, one section of many, how long they are.

use chrono::NaiveDate;
use domain::precedent::{Outcome, PrecedentKind};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Precedents, Proposal, Section, Skipped, Source};
use crate::Error;

/// What there is, to choose from; each list with the largest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By kind; only those that are there.
    pub kinds: Vec<(PrecedentKind, usize)>,
    /// By status, as written.
    pub statuses: Vec<(String, usize)>,
    /// By tag.
    pub tags: Vec<(String, usize)>,
    /// Sections by heading, as headings are compared.
    pub headings: Vec<(String, usize)>,
    /// Files that are not in the index, by the word for the reason.
    pub skipped: Vec<(String, usize)>,
}

/// How somebody wrote a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The proposal's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its status, as written.
    pub status: String,
    /// What became of it.
    pub outcome: Outcome,
    /// When it was proposed.
    pub posted: Option<NaiveDate>,
    /// The section's title, as written.
    pub section: String,
    /// Which of the proposal's sections it is.
    pub place: usize,
    /// Words, those of its parts among them.
    pub words: u32,
    /// Its text, with the headings of its parts.
    pub text: String,
}

/// How long a section of a proposal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Length {
    /// As headings are compared.
    pub heading: String,
    /// What became of the proposal.
    pub outcome: Outcome,
    /// Words, those of its parts among them.
    pub words: u32,
}

pub(super) fn source(conn: &Connection) -> Result<Option<Source>, Error> {
    let mut select = conn.prepare_cached("SELECT path, indexed_at, reader FROM source")?;
    let row = select.query_row([], |row| {
        Ok(Source { path: row.get(0)?, indexed_at: row.get(1)?, reader: row.get(2)? })
    });
    Ok(row.optional()?)
}

impl Precedents {
    /// What there is.
    pub fn counts(&self) -> Result<Counts, Error> {
        let reader = self.reader();
        let count = |column: &str, table: &str| {
            let sql = format!(
                "SELECT {column}, count(*) FROM {table} WHERE {column} <> ''
                 GROUP BY 1 ORDER BY 2 DESC, 1"
            );
            let mut select = reader.prepare_cached(&sql)?;
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok::<Vec<(String, usize)>, Error>(rows.collect::<Result<_, _>>()?)
        };
        let kinds = count("kind", "proposal")?.into_iter();
        Ok(Counts {
            kinds: kinds.map(|(word, count)| (kind_of(&word), count)).collect(),
            statuses: count("status", "proposal")?,
            tags: count("tag", "tag")?,
            headings: count("heading", "section")?,
            skipped: count("skipped", "file")?,
        })
    }

    /// Files that are not in the index, with why; those of `reason` only, by path.
    pub fn skipped(&self, reason: &str, most: usize) -> Result<Vec<(String, Skipped)>, Error> {
        let reader = self.reader();
        let mut select = reader.prepare_cached(
            "SELECT path, skipped, why FROM file WHERE skipped = ?1 ORDER BY path LIMIT ?2",
        )?;
        let rows = select.query_map(params![reason, most], |row| {
            Ok((row.get(0)?, Skipped { reason: row.get(1)?, why: row.get(2)? }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Proposals of which something was not read as it is written, by path, with what.
    pub fn notes(&self, most: usize) -> Result<Vec<(String, String)>, Error> {
        let reader = self.reader();
        let mut select = reader.prepare_cached(
            "SELECT path, note FROM proposal WHERE note IS NOT NULL ORDER BY path LIMIT ?1",
        )?;
        let rows = select.query_map([most], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A proposal with its path.
    pub fn get(&self, name: &str) -> Result<Option<(String, Proposal)>, Error> {
        let reader = self.reader();
        let mut select = reader.prepare_cached(
            "SELECT name, kind, number, title, summary, status, outcome, posted, ratified, words,
                    note, head, path, id
             FROM proposal WHERE name = ?1 COLLATE NOCASE ORDER BY name = ?1 DESC",
        )?;
        let Some((id, path, mut proposal)) = select
            .query_row([name], |row| Ok((row.get::<_, i64>(13)?, row.get(12)?, proposal(row)?)))
            .optional()?
        else {
            return Ok(None);
        };
        let mut select =
            reader.prepare_cached("SELECT tag FROM tag WHERE proposal = ?1 ORDER BY tag")?;
        proposal.tags = select.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut select = reader.prepare_cached(
            "SELECT title, level, heading, part_of, words, mark, body
             FROM section WHERE proposal = ?1 ORDER BY place",
        )?;
        proposal.sections = select.query_map([id], section)?.collect::<Result<_, _>>()?;
        Ok(Some((path, proposal)))
    }

    /// How others wrote a section: what was accepted first, then the newest first.
    pub fn passages(
        &self,
        kind: PrecedentKind,
        heading: &str,
        status: Option<&str>,
        most: usize,
    ) -> Result<Vec<Passage>, Error> {
        let reader = self.reader();
        let mut select = reader.prepare_cached(
            "SELECT name, proposal.title, status, outcome, posted, section.title, place,
                    (SELECT sum(words) FROM section part
                     WHERE part.proposal = proposal.id AND part.part_of = section.place),
                    (SELECT group_concat(CASE place WHEN section.place THEN '' ELSE mark END || body, '' ORDER BY place)
                     FROM section part
                     WHERE part.proposal = proposal.id AND part.part_of = section.place)
             FROM section CROSS JOIN proposal ON proposal.id = section.proposal
             WHERE heading = ?1 AND kind = ?2 AND (?3 IS NULL OR lower(status) = ?3)
             ORDER BY CASE outcome WHEN 'accepted' THEN 0 WHEN 'open' THEN 1
                                   WHEN 'withdrawn' THEN 2 ELSE 3 END,
                      posted DESC, number DESC, place
             LIMIT ?4",
        )?;
        let status = status.map(|status| status.trim().to_lowercase());
        let rows = select.query_map(params![heading, kind.word(), status, most], |row| {
            Ok(Passage {
                name: row.get(0)?,
                title: row.get(1)?,
                status: row.get(2)?,
                outcome: outcome(row, 3)?,
                posted: day(row, 4)?,
                section: row.get(5)?,
                place: row.get(6)?,
                words: row.get(7)?,
                text: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How long every section of a kind is that is one of an edition's.
    pub fn lengths(&self, kind: PrecedentKind) -> Result<Vec<Length>, Error> {
        let reader = self.reader();
        let mut select = reader.prepare_cached(
            "SELECT section.heading, outcome, sum(part.words)
             FROM proposal
             CROSS JOIN section ON section.proposal = proposal.id AND section.heading IS NOT NULL
             CROSS JOIN section part ON part.proposal = proposal.id AND part.part_of = section.place
             WHERE kind = ?1 GROUP BY section.id",
        )?;
        let rows = select.query_map([kind.word()], |row| {
            Ok(Length { heading: row.get(0)?, outcome: outcome(row, 1)?, words: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn proposal(row: &Row<'_>) -> rusqlite::Result<Proposal> {
    Ok(Proposal {
        name: row.get(0)?,
        kind: kind(row, 1)?,
        number: row.get(2)?,
        title: row.get(3)?,
        summary: row.get(4)?,
        status: row.get(5)?,
        outcome: outcome(row, 6)?,
        posted: day(row, 7)?,
        ratified: day(row, 8)?,
        words: row.get(9)?,
        note: row.get(10)?,
        head: row.get(11)?,
        tags: Vec::new(),
        sections: Vec::new(),
    })
}

fn section(row: &Row<'_>) -> rusqlite::Result<Section> {
    Ok(Section {
        title: row.get(0)?,
        level: row.get(1)?,
        heading: row.get(2)?,
        part_of: row.get(3)?,
        words: row.get(4)?,
        mark: row.get(5)?,
        body: row.get(6)?,
    })
}

pub(super) fn kind(row: &Row<'_>, at: usize) -> rusqlite::Result<PrecedentKind> {
    Ok(kind_of(row.get_ref(at)?.as_str()?))
}

/// A kind that was kept; what is none by now is any other proposal.
fn kind_of(word: &str) -> PrecedentKind {
    word.parse().unwrap_or(PrecedentKind::Other)
}

pub(super) fn outcome(row: &Row<'_>, at: usize) -> rusqlite::Result<Outcome> {
    let word = row.get_ref(at)?.as_str()?.to_owned();
    Ok(Outcome::ALL.into_iter().find(|it| it.word() == word).unwrap_or(Outcome::Open))
}

pub(super) fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<NaiveDate>> {
    Ok(row.get::<_, Option<String>>(at)?.and_then(|day| day.parse().ok()))
}
