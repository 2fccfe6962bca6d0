//! What is asked of precedents. What is absent narrows nothing.

use std::path::PathBuf;

use chrono::NaiveDate;
use domain::precedent::PrecedentKind;
use serde::Deserialize;

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
