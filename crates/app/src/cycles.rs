//! The dates of the governance cycle, for anyone who asks: no team and no workspace needed.

use chrono::NaiveDate;
use domain::cycle::{self, Cycle, NoCycle, Plan};
use pack::Pack;
use serde::Deserialize;

use crate::{App, Error};

/// What to plan for: one of the two.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum CyclePlan {
    /// The first cycle that proposals posted on this day are in time for.
    Posted(NaiveDate),
    /// The cycle of this month.
    Cycle(Cycle),
}

/// The dates of a cycle.
pub fn plan(pack: &Pack, req: CyclePlan) -> Result<Plan, Error> {
    let found = match req {
        CyclePlan::Posted(day) => cycle::earliest(pack.cycle_rules(), day),
        CyclePlan::Cycle(month) => cycle::plan(pack.cycle_rules(), month),
    };
    found.map_err(|none: NoCycle| Error::Invalid(format!("{none}.")))
}

impl App {
    /// The dates of a cycle.
    pub fn cycle_plan(&self, req: CyclePlan) -> Result<Plan, Error> {
        plan(self.pack, req)
    }
}
