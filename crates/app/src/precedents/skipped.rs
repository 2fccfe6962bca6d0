//! Files that are not in the index. Each has one reason, to count by, and a sentence.

use serde::Serialize;

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
