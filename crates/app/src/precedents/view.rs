//! Precedents as they are shown. Texts are clean HTML, snippets are plain runs.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use domain::precedent::{Outcome, PrecedentKind, Quartiles};
use serde::Serialize;

use super::skipped::{SkippedFile, SkippedFiles};
use crate::running::Running;

/// What an indexing did.
#[derive(Debug, Clone, Default, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Indexed {
    /// It was cancelled: the index is as it was.
    pub stopped: bool,
    /// Proposals that were read.
    pub read: usize,
    /// Proposals that had not changed.
    pub kept: usize,
    /// Proposals that are no longer there.
    pub removed: usize,
    /// Files that are not in the index.
    pub skipped: usize,
    /// What there is now.
    pub state: PrecedentState,
}

/// The state of the index.
#[derive(Debug, Clone, Default, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PrecedentState {
    /// What was indexed last; nothing when the index is empty.
    pub source: Option<PrecedentSource>,
    /// So many proposals.
    pub proposals: usize,
    /// By kind, every kind.
    pub kinds: Vec<Tally>,
    /// By status, as written.
    pub statuses: Vec<Tally>,
    /// By tag.
    pub tags: Vec<Tally>,
    /// Sections of editions, by heading.
    pub sections: Vec<Tally>,
    /// Files that are not in the index.
    pub skipped: Vec<SkippedFiles>,
    /// Proposals that could not be read as they are written, with what was done.
    pub notes: Vec<SkippedFile>,
    /// The indexing that is under way.
    pub running: Option<Running>,
}

/// What was indexed.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PrecedentSource {
    /// The folder or the archive.
    pub path: PathBuf,
    /// When.
    pub indexed_at: DateTime<Utc>,
    /// It is still there.
    pub is_there: bool,
    /// This version would read it otherwise: index it again.
    pub is_stale: bool,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Of what.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// Places where words were found.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PrecedentHits {
    /// So many there are in all.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<PrecedentHit>,
}

/// A place.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "as in Precedent")]
pub struct PrecedentHit {
    pub name: String,
    pub kind: PrecedentKind,
    pub title: String,
    pub status: String,
    pub outcome: Outcome,
    pub posted: Option<NaiveDate>,
    /// Of the section, or of the proposal where none is named.
    pub words: u32,
    /// The section's title; absent where proposals are listed.
    pub section: Option<String>,
    /// Which of the proposal's sections it is.
    pub place: Option<usize>,
    /// The text around it.
    pub snippet: Vec<SnippetPart>,
}

/// A run of plain text.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// It is what was looked for.
    pub hit: bool,
}

/// A precedent, whole.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Precedent {
    /// `MIP40c3-SP10`.
    pub name: String,
    /// What it proposes.
    pub kind: PrecedentKind,
    /// What stands behind the name in its title.
    pub title: String,
    /// As its preamble says it.
    pub status: String,
    /// What became of it.
    pub outcome: Outcome,
    /// When it was proposed.
    pub posted: Option<NaiveDate>,
    /// When it was ratified.
    pub ratified: Option<NaiveDate>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its words.
    pub words: u32,
    /// Where it is, from the root of the copy.
    pub path: String,
    /// What was not read as it is written.
    pub note: Option<String>,
    /// Its text, as it was when it was indexed.
    pub text: String,
    /// Its sections, the title and the preamble among them.
    pub sections: Vec<PrecedentSection>,
}

/// A section of a precedent.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PrecedentSection {
    /// Its heading.
    pub title: String,
    /// The heading's level, from 1.
    pub level: u8,
    /// Words up to the next heading.
    pub words: u32,
    /// The text up to the next heading, as clean HTML; of one beyond 256 KiB the beginning and "…".
    pub html: String,
}

/// How somebody wrote a section.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "as in Precedent")]
pub struct PrecedentPassage {
    pub name: String,
    pub title: String,
    pub status: String,
    pub outcome: Outcome,
    pub posted: Option<NaiveDate>,
    /// The section's heading, as it is written there.
    pub section: String,
    /// Which of the proposal's sections it is.
    pub place: usize,
    /// Words, those of its parts among them.
    pub words: u32,
    /// Markdown, with the headings of its parts; of one beyond 256 KiB the beginning and "…".
    pub text: String,
    /// The same as clean HTML.
    pub html: String,
}

/// How long a section is in other proposals.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SectionLengths {
    /// The edition's heading.
    pub heading: String,
    /// Words in accepted ones; absent where there are fewer than four: that says nothing of what is
    /// usual.
    pub accepted: Option<Quartiles>,
    /// Words by what became of the proposals.
    pub by_outcome: Vec<OutcomeLength>,
}

/// How long a section is in proposals of one outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeLength {
    /// What became of them.
    pub outcome: Outcome,
    /// Their words.
    pub words: Quartiles,
}
