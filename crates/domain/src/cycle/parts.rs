//! What the rules of a cycle hold besides its own dates. The one rule: data of the pack, no dates yet.

use serde::{Deserialize, Serialize};

use super::Offset;

/// What a budget may ask for (MIP40 v2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BudgetLimits {
    /// So many months after formal submission it starts at the latest.
    pub start_within_months: u32,
    /// So many months after its start it ends at the latest.
    pub term_months: u32,
    /// The contingency buffer, at most, in percent of the other expenses.
    pub contingency_percent: u32,
    /// For so many months at least MKR is locked.
    pub mkr_lock_months: u32,
}

/// Something to show on the timeline of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventRule {
    /// Its name: `Governance poll`.
    pub name: String,
    /// Its first day.
    pub from: Offset,
    /// Its last day; the first if left out.
    #[serde(default)]
    pub to: Option<Offset>,
}
