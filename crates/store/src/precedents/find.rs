//! Full-text search in the index. The one rule: every word has to be there, whatever its case and
//! accents; words in quotes stand side by side, and the last one may be unfinished.

use chrono::NaiveDate;
use domain::precedent::{Outcome, PrecedentKind};
use rusqlite::{Connection, Row, named_params};

use super::{Precedents, read};
use crate::Error;

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words; without any, proposals are listed.
    pub text: String,
    /// Of this kind only.
    pub kind: Option<PrecedentKind>,
    /// Of this status, whatever its case.
    pub status: Option<String>,
    /// In this section only, as headings are compared.
    pub heading: Option<String>,
    /// With this tag, in lower case.
    pub tag: Option<String>,
    /// Proposed on this day or later.
    pub from: Option<NaiveDate>,
    /// Proposed on this day or earlier.
    pub to: Option<NaiveDate>,
    /// So many places are given.
    pub limit: usize,
}

/// Places where the words were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// So many there are in all.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The proposal's name.
    pub name: String,
    /// What it proposes.
    pub kind: PrecedentKind,
    /// Its title.
    pub title: String,
    /// Its status, as written.
    pub status: String,
    /// What became of it.
    pub outcome: Outcome,
    /// When it was proposed.
    pub posted: Option<NaiveDate>,
    /// Words of the section, or of the proposal where no section is named.
    pub words: u32,
    /// The section's title and which of the proposal's sections it is.
    pub section: Option<(String, usize)>,
    /// The text around what was found.
    pub snippet: Vec<Marked>,
}

/// A run of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Plain text.
    pub text: String,
    /// It is what was looked for.
    pub is_hit: bool,
}

/// Characters that the texts hardly have, so that marks can be told from them.
const BEGIN: char = '\u{E000}';
const END: char = '\u{E001}';

const CONDITIONS: &str = "(:kind IS NULL OR proposal.kind = :kind)
    AND (:status IS NULL OR lower(proposal.status) = :status)
    AND (:from IS NULL OR proposal.posted >= :from)
    AND (:to IS NULL OR proposal.posted <= :to)
    AND (:tag IS NULL OR EXISTS (SELECT 1 FROM tag WHERE tag.tag = :tag AND tag.proposal = proposal.id))";
const COLUMNS: &str = "proposal.name, proposal.kind, proposal.title, status, outcome, posted";
const OF_WORDS: &str = "FROM search CROSS JOIN section ON section.id = search.rowid
    CROSS JOIN proposal ON proposal.id = section.proposal
    WHERE search MATCH :words AND (:heading IS NULL OR section.heading = :heading) AND";
const OF_ALL: &str = "FROM proposal WHERE (:heading IS NULL OR EXISTS
    (SELECT 1 FROM section WHERE section.proposal = proposal.id AND heading = :heading))
    AND :words = '' AND";

impl Precedents {
    /// The places where the words are, the best first; without words the proposals, by name.
    pub fn search(&self, query: &Query) -> Result<Hits, Error> {
        let words = expression(&query.text);
        let reader = self.reader();
        let (what, order) = if words.is_empty() {
            (format!("proposal.words, NULL, NULL, summary {OF_ALL}"), "kind, number, name")
        } else {
            let what = format!(
                "section.words, section.title, place,
                 snippet(search, -1, '{BEGIN}', '{END}', '…', 24) {OF_WORDS}"
            );
            (what, "rank")
        };
        let sql = format!("SELECT {COLUMNS}, {what} {CONDITIONS} ORDER BY {order} LIMIT :limit");
        let mut hits = ask(&reader, &sql, query, &words, hit)?;
        let total = if hits.len() < query.limit {
            hits.len()
        } else {
            let from = if words.is_empty() { OF_ALL } else { OF_WORDS };
            let sql = format!("SELECT count(*) {from} {CONDITIONS} LIMIT :limit");
            ask(&reader, &sql, query, &words, |row| row.get(0))?.first().copied().unwrap_or(0)
        };
        hits.truncate(query.limit);
        Ok(Hits { total, hits })
    }
}

fn ask<T>(
    conn: &Connection,
    sql: &str,
    query: &Query,
    words: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, Error> {
    let mut select = conn.prepare_cached(sql)?;
    let rows = select.query_map(
        named_params! {
            ":words": words,
            ":kind": query.kind.as_ref().map(PrecedentKind::word),
            ":status": query.status.as_ref().map(|status| status.trim().to_lowercase()),
            ":heading": query.heading,
            ":tag": query.tag,
            ":from": query.from.map(|day| day.to_string()),
            ":to": query.to.map(|day| day.to_string()),
            ":limit": query.limit,
        },
        read,
    )?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Hit> {
    let title: Option<String> = row.get(7)?;
    let place: Option<usize> = row.get(8)?;
    Ok(Hit {
        name: row.get(0)?,
        kind: read::kind(row, 1)?,
        title: row.get(2)?,
        status: row.get(3)?,
        outcome: read::outcome(row, 4)?,
        posted: read::day(row, 5)?,
        words: row.get(6)?,
        section: title.zip(place),
        snippet: parts(&row.get::<_, String>(9)?),
    })
}

/// What FTS5 is asked for; empty without a word.
fn expression(text: &str) -> String {
    let mut wanted: Vec<String> = Vec::new();
    for (at, run) in text.split('"').enumerate() {
        let words: Vec<_> = run.split_whitespace().collect();
        // Every second run stood in quotes.
        match at % 2 {
            1 => wanted.push(words.join(" ")),
            _ => wanted.extend(words.into_iter().map(str::to_owned)),
        }
    }
    // A sign alone is no word and would be found nowhere.
    wanted.retain(|word| word.chars().any(char::is_alphanumeric));
    let quoted = wanted.iter().map(|word| format!("\"{}\"", word.replace('\0', "")));
    let mut all = quoted.collect::<Vec<_>>().join(" ");
    let is_unfinished = text.ends_with(|last: char| last.is_alphanumeric());
    if !all.is_empty() && is_unfinished {
        all.push_str(" *");
    }
    all
}

/// A marked text as runs, on one line.
fn parts(marked: &str) -> Vec<Marked> {
    let mut parts: Vec<Marked> = Vec::new();
    for (at, run) in marked.split([BEGIN, END]).enumerate() {
        let mut text = run.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let (first, last) =
                (run.starts_with(char::is_whitespace), run.ends_with(char::is_whitespace));
            text = format!("{}{text}{}", if first { " " } else { "" }, if last { " " } else { "" });
        } else if !run.is_empty() {
            text.push(' ');
        }
        if !text.is_empty() {
            parts.push(Marked { text, is_hit: at % 2 == 1 });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_asked_for_as_they_are_typed() {
        assert_eq!(expression("succession plan"), "\"succession\" \"plan\" *");
        assert_eq!(expression("succession "), "\"succession\"", "a finished word");
        assert_eq!(expression("\"succession plan\" DAI"), "\"succession plan\" \"DAI\" *");
        assert_eq!(expression("\"never closed"), "\"never closed\" *");
        assert_eq!(expression("SES-001 OR (x*"), "\"SES-001\" \"OR\" \"(x*\"");
        assert_eq!(expression(" – \" \" \0"), "");
    }

    #[test]
    fn a_snippet_is_plain_text_on_one_line() {
        let marked = format!("…of the\n\n{BEGIN}Core{END} {BEGIN}Unit{END}\n| <b>");
        let runs: Vec<_> =
            parts(&marked).into_iter().map(|part| (part.text, part.is_hit)).collect();
        let wanted =
            [("…of the ", false), ("Core", true), (" ", false), ("Unit", true), (" | <b>", false)];
        assert_eq!(runs, wanted.map(|(text, is_hit)| (text.to_owned(), is_hit)));
    }
}
