//! The playbook: the stages of a team's way and the items of each.
//! The one rule: these are words and dates of a pack; how far a team is, is said elsewhere.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::proposal;

mod when;

pub use when::{When, WhenUnreadable};

/// One of the stages, as a pack words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stage {
    /// Its place on the way, from 1.
    pub number: u8,
    /// The letter that its items' ids begin with: `C`.
    pub letter: char,
    /// Its title: `Communication & transparency reporting`.
    pub title: String,
    /// The title for narrow places, 16 characters at most.
    pub short_title: String,
    /// What it is for, in a sentence.
    pub purpose: String,
}

impl Stage {
    /// How long a short title may be, in characters.
    pub const SHORT: usize = 16;
}

/// One step of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Item {
    /// Its id, the stage's letter and a number: `C1`.
    pub id: String,
    /// The number of its stage; 0, or left out, is the stage of the file that it stands in.
    #[serde(default)]
    pub stage: u8,
    /// What it is called.
    pub title: String,
    /// Why it is worth doing.
    pub why: String,
    /// How to go about it.
    pub how: String,
    /// What shows that it was done.
    pub evidence: String,
    /// The test that it must pass.
    pub done_when: String,
    /// The role that answers for it: `Team lead`.
    pub owner: String,
    /// Whether the stage's gate stays shut without it. Otherwise it is recommended.
    pub blocking: bool,
    /// When it falls due, counted from a cycle's formal submission.
    pub when: When,
    /// The sections of proposals that it fills.
    #[serde(default)]
    pub feeds: Vec<Feed>,
    /// What it fills outside the proposals: `Program record`.
    #[serde(default)]
    pub also_feeds: Option<String>,
    /// The first day on which it is in force; none if it has been since ever.
    #[serde(default)]
    pub in_force_from: Option<NaiveDate>,
    /// The last day on which it is in force; none if it still is.
    #[serde(default)]
    pub in_force_until: Option<NaiveDate>,
    /// Where it comes from, in the keys of the pack's authors.
    #[serde(default)]
    pub source: String,
}

impl Item {
    /// What it is called: `C1 Mandate`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.id, self.title)
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|from| from <= day)
            && self.in_force_until.is_none_or(|until| day <= until)
    }
}

/// A section of a proposal that an item fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Feed {
    /// The kind of proposal.
    pub kind: proposal::Kind,
    /// The section's heading as the newest edition that has it words it: `Core Unit Mandate`.
    pub section: String,
    /// The part of the section, if it is not the whole: `Mission and vision`.
    #[serde(default)]
    pub part: Option<String>,
}
