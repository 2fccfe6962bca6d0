//! A team's first budget. The window sends the whole of it; only what differs is written.

use chrono::NaiveDate;
use domain::{
    budget::{Budget, Group},
    id::{GroupId, TeamId},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    here::Here,
    patch::{Patch, apply, patch},
    text,
};

/// A budget with its sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BudgetView {
    /// The budget.
    pub budget: Budget,
    /// What each group costs a month and over the cap's months.
    pub groups: Vec<GroupSums>,
    /// What everything costs a month.
    #[ts(type = "string")]
    pub monthly: Decimal,
    /// The cap: the monthly amount times the months.
    #[ts(type = "string")]
    pub cap: Decimal,
}

/// The sums of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct GroupSums {
    /// Which.
    pub id: GroupId,
    /// A month.
    #[ts(type = "string")]
    pub monthly: Decimal,
    /// Over the cap's months.
    #[ts(type = "string")]
    pub total: Decimal,
}

/// A team's budget as it is to be.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BudgetPut {
    /// Whose.
    pub team: TeamId,
    /// The whole of it.
    pub budget: Budget,
}

/// What to change of a budget. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Budget")]
pub struct BudgetUpdate {
    pub team: TeamId,
    pub currency: Option<String>,
    pub months: Option<u32>,
    pub whole: Option<bool>,
    pub groups: Option<Vec<Group>>,
    #[serde(default, deserialize_with = "patch")]
    pub from: Patch<NaiveDate>,
    #[serde(default, deserialize_with = "patch")]
    pub until: Patch<NaiveDate>,
}

impl App {
    /// A team's budget: an empty one if nobody has begun.
    pub fn budget_get(&self, team: TeamId) -> Result<BudgetView, Error> {
        of(&self.here(), team)
    }

    /// Changes fields of the budget, and leaves the others as they are by now.
    pub fn budget_update(&self, req: BudgetUpdate) -> Result<BudgetView, Error> {
        self.write("budget_update", |w| {
            let mut budget: Budget = w.here().find(req.team, Budget::ID)?.unwrap_or_default();
            apply(&mut budget.currency, req.currency);
            apply(&mut budget.months, req.months);
            apply(&mut budget.whole, req.whole);
            apply(&mut budget.groups, req.groups);
            apply(&mut budget.from, req.from);
            apply(&mut budget.until, req.until);
            let budget = named(budget)?;
            w.put(req.team, &budget)?;
            view(budget)
        })
    }

    /// Keeps the budget.
    pub fn budget_put(&self, req: BudgetPut) -> Result<BudgetView, Error> {
        let budget = named(req.budget)?;
        self.write("budget_put", |w| {
            w.put(req.team, &budget)?;
            view(budget)
        })
    }
}

/// A team's budget: an empty one if nobody has begun.
pub(crate) fn of(here: &Here<'_>, team: TeamId) -> Result<BudgetView, Error> {
    view(here.find(team, Budget::ID)?.unwrap_or_default())
}

/// The budget with the names that it was given made fit.
fn named(mut budget: Budget) -> Result<Budget, Error> {
    budget.id = Budget::ID.into();
    for group in &mut budget.groups {
        group.name = text::name("A group of the budget", &group.name)?;
        for line in &mut group.lines {
            line.title = text::name("A line of the budget", &line.title)?;
        }
    }
    Ok(budget)
}

fn view(budget: Budget) -> Result<BudgetView, Error> {
    let too_large = || Error::invalid("The amounts are too large to be added up.");
    let months = Decimal::from(budget.months);
    let sums = |group: &domain::budget::Group| {
        let monthly = group.monthly()?;
        Some(GroupSums { id: group.id, monthly, total: monthly.checked_mul(months)? })
    };
    let groups = budget.groups.iter().map(sums).collect::<Option<_>>().ok_or_else(too_large)?;
    let monthly = budget.monthly().ok_or_else(too_large)?;
    let cap = budget.cap().ok_or_else(too_large)?;
    Ok(BudgetView { budget, groups, monthly, cap })
}
