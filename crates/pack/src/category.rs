//! The canonical budget categories, by which dashboards and auditors sum.

use serde::{Deserialize, Serialize};

/// A category that a cost belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "BudgetCategory"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Category {
    /// Its name, as the governance texts write it: `Compensation & Benefits`.
    pub name: String,
    /// What it is summed with.
    pub group: CategoryGroup,
}

/// What a category is summed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum CategoryGroup {
    /// What people cost.
    Headcount,
    /// Everything else that is planned.
    NonHeadcount,
    /// The buffer for what is not.
    Contingency,
}
