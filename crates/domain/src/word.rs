//! A word that a team's dictionary lacks. The one rule: it is kept as it was written.

use serde::{Deserialize, Serialize};

use crate::Record;

/// A word that is right because somebody of the team said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Word {
    /// The word itself.
    pub id: String,
}

impl Record for Word {
    const COLLECTION: &'static str = "words";
    const TEXT: &'static [&'static str] = &[];
}
