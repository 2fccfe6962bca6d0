//! The rules by date: what is in force from a day on, and how the cycle runs meanwhile.

use chrono::NaiveDate;
use domain::cycle::{PackCycle, Schedule};
use serde::{Deserialize, Serialize};

/// What is in force for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RulePack {
    /// Its id: `B`.
    pub id: String,
    /// What it is called: `One ratification poll`.
    pub title: String,
    /// Its first day; none if it has held since ever.
    pub from: Option<NaiveDate>,
    /// Its last day; none if it still holds.
    pub until: Option<NaiveDate>,
    /// What differs from the rules before it, a sentence each.
    pub differs: Vec<String>,
    /// Why no new unit and no new budget can be submitted, if so: a sentence.
    pub closed: Option<String>,
}

impl RulePack {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A file of `rules/`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RulesFile {
    id: String,
    title: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    differs: Vec<String>,
    closed: Option<String>,
    cycle: Schedule,
}

impl RulesFile {
    /// The part for people and the part for the planner.
    pub(crate) fn split(self) -> (RulePack, PackCycle) {
        let Self { id, title, from, until, differs, closed, cycle } = self;
        let planned =
            PackCycle { pack: id.clone(), from, until, closed: closed.clone(), schedule: cycle };
        (RulePack { id, title, from, until, differs, closed }, planned)
    }
}
