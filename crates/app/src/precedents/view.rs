//! Precedents as they are asked for and shown. Texts are clean HTML, snippets are plain runs.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use domain::precedent::{Outcome, PrecedentKind, Quartiles};
use serde::{Deserialize, Serialize};

/// What to index.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrecedentIndex {
    /// A folder, or a zip archive.
    pub path: PathBuf,
}

/// What to look for.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrecedentFor {
    /// Words that all must be there, side by side where they stand in quotes; the last may be
    /// unfinished. Without any, proposals are listed.
    #[serde(default)]
    pub text: String,
    /// Of this kind only.
    pub kind: Option<PrecedentKind>,
    /// Of this status only: `Accepted`.
    pub status: Option<String>,
    /// In this section of an edition only.
    pub section: Option<String>,
    /// With this tag only.
    pub tag: Option<String>,
    /// Proposed on this day or later.
    pub from: Option<NaiveDate>,
    /// Proposed on this day or earlier.
    pub to: Option<NaiveDate>,
    /// So many at most; 200 if absent.
    pub limit: Option<usize>,
}

/// Names a precedent.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrecedentRef {
    /// `MIP40c3-SP10`.
    pub name: String,
}

/// Which section to read in other proposals.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrecedentSections {
    /// Of which kind.
    pub kind: PrecedentKind,
    /// A heading of an edition.
    pub heading: String,
    /// Of this status only.
    pub status: Option<String>,
    /// So many at most; 30 if absent.
    pub limit: Option<usize>,
}

/// Whose lengths are wanted.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PrecedentLengths {
    /// Of which kind.
    pub kind: PrecedentKind,
    /// By the headings of the edition in force on this day; the newest if absent.
    pub on: Option<NaiveDate>,
}

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
    pub running: Option<Progress>,
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

/// Why a file is not in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// The system refused, or the archive is damaged there.
    Unreadable,
    /// More than 64 MiB.
    TooLarge,
    /// Beyond 1 GiB of all files together.
    TooMuch,
    /// It unpacks to more than 200 times its size.
    Ratio,
    /// Its name leads out of the archive.
    Outside,
    /// A link that leads out or nowhere.
    Link,
    /// Not a text.
    NotText,
    /// A template.
    Template,
    /// It has no preamble of a MIP.
    NotProposal,
}

impl SkipReason {
    /// Those that somebody may want to mend come first.
    pub(super) const ALL: [Self; 9] = [
        Self::Unreadable,
        Self::TooLarge,
        Self::TooMuch,
        Self::Ratio,
        Self::Outside,
        Self::Link,
        Self::NotText,
        Self::Template,
        Self::NotProposal,
    ];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too_large",
            Self::TooMuch => "too_much",
            Self::Ratio => "ratio",
            Self::Outside => "outside",
            Self::Link => "link",
            Self::NotText => "not_text",
            Self::Template => "template",
            Self::NotProposal => "not_proposal",
        }
    }
}

/// Files that are not in the index for one reason.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SkippedFiles {
    /// The reason.
    pub reason: SkipReason,
    /// So many.
    pub count: usize,
    /// The first of them.
    pub files: Vec<SkippedFile>,
}

/// A file with a sentence about it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SkippedFile {
    /// From the root of the copy.
    pub path: String,
    /// What is the matter.
    pub why: String,
}

/// How far an indexing is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "IndexProgress")]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is indexed.
    pub path: PathBuf,
    /// Files that are done.
    pub done: usize,
    /// All of them; 0 while they are being counted.
    pub total: usize,
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
    /// The text up to the next heading, as clean HTML.
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
    /// Markdown, with the headings of its parts.
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
