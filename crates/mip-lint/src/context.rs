//! What the linter knows besides the text. The rule: whatever is unknown is left out, and no rule
//! guesses it.

use chrono::NaiveDate;
use domain::proposal::Kind;
use serde::{Deserialize, Serialize};

/// What is known besides the text. [`Context::default`] knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The edition in force; without it no rule about sections of the edition applies.
    pub edition: Option<&'a Outline>,
    /// The file's name without its folder: `MIP39c2-SP10.md`.
    pub file_name: Option<&'a str>,
    /// The edition's guidance: texts that must not remain in the proposal.
    pub guidance: &'a [&'a str],
}

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
}

impl Outline {
    /// Whether the edition's preamble has this key, as it is written.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }
}
