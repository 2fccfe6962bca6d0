//! A draft: what the user wrote over what the facts give. The one rule: only edits are kept.
//! A part that nobody edited is composed anew whenever it is shown, so it follows its facts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{DraftId, MemberId},
    proposal::Kind,
};

/// A proposal being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// The id.
    pub id: DraftId,
    /// What it proposes.
    pub kind: Kind,
    /// Its number, once the editor has assigned one: 10 for `MIP39c2-SP10`.
    #[serde(default)]
    pub number: Option<u32>,
    /// Whom it proposes: for a MIP41c4 only.
    #[serde(default)]
    pub facilitator: Option<MemberId>,
    /// The editions in force on this day are used; it is also the `Date Proposed`.
    pub on: NaiveDate,
    /// Values of the preamble that somebody wrote; their id is the key.
    #[serde(default)]
    pub preamble: Vec<Edit>,
    /// Sections that somebody wrote; their id is the heading.
    #[serde(default)]
    pub sections: Vec<Edit>,
}

impl Record for Draft {
    const COLLECTION: &'static str = "drafts";
    const TEXT: &'static [&'static str] = &["sections.body"];
}

impl Draft {
    /// `MIP39c2-SP10`, or `MIP39c2-SP#` while there is no number.
    #[must_use]
    pub fn name(&self) -> String {
        let number = self.number.map_or("#".into(), |number| number.to_string());
        format!("{}-SP{number}", self.kind.code())
    }
}

/// What somebody wrote in place of what the facts gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "DraftEdit"))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// A heading of the edition, or a key of its preamble.
    pub id: String,
    /// What they wrote, in Markdown.
    #[serde(default)]
    pub body: String,
    /// What the facts gave when it was first edited. Where they now give something else, the
    /// window shows both.
    #[serde(default)]
    pub basis: String,
}
