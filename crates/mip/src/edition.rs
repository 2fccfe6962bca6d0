//! What an edition of a template asks for. The rule: whoever reads editions says it in this shape,
//! so that matching and linting need to know no rule pack.

use chrono::NaiveDate;
use domain::proposal::Kind;
use serde::{Deserialize, Serialize};

/// What an edition asks for: its headings and the keys of its preamble, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// What it is an edition of.
    pub kind: Kind,
    /// The day from which it is in force.
    pub date: NaiveDate,
    /// Its headings; a title of level 1 and "Preamble" may be among them and are passed over.
    pub headings: Vec<OutlineHeading>,
    /// The keys of its preamble, `MIP40c3-SP#` among them.
    pub keys: Vec<String>,
}

/// A heading of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutlineHeading {
    /// 1 for the title, then 2 and 3.
    pub level: u8,
    /// Its text, without the `#`.
    pub title: String,
    /// Whether a proposal without it would be sent back.
    pub required: bool,
    /// Other wordings that mean it: `Budget Breakdown` for `List of Budget Breakdowns`.
    #[serde(default)]
    pub also: Vec<String>,
}

impl Outline {
    /// Whether the edition's preamble has this key, as it is written.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }
}
