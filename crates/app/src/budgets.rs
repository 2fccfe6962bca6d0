//! A team's first budget. The window sends the whole of it; only what differs is written.

use domain::{
    budget::Budget,
    id::{GroupId, TeamId},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use store::DocId;

use crate::{App, Error, teams, text};

/// The longest runway that a cap may hold: a budget ends a year after its start (MIP40).
const MOST_MONTHS: u32 = 12;

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

impl App {
    /// A team's budget: an empty one if nobody has begun.
    pub fn budget_get(&self, team: TeamId) -> Result<BudgetView, Error> {
        let kept = self.store.get::<Budget>(&document(team), "budget")?;
        view(kept.unwrap_or_default())
    }

    /// Keeps the budget.
    pub fn budget_put(&self, req: BudgetPut) -> Result<BudgetView, Error> {
        let view = view(checked(req.budget)?)?;
        self.write("budget_put", |tx| {
            teams::team_in(tx, req.team)?;
            tx.put(&document(req.team), &view.budget)?;
            Ok(view)
        })
    }
}

fn document(team: TeamId) -> DocId {
    DocId::new(team.uuid(), "budget")
}

fn checked(mut budget: Budget) -> Result<Budget, Error> {
    budget.id = "budget".into();
    if !matches!(budget.currency.as_str(), "DAI" | "MKR") {
        let why = format!("{:?} is no currency of a budget: DAI or MKR.", budget.currency);
        return Err(Error::invalid(why));
    }
    if !(1..=MOST_MONTHS).contains(&budget.months) {
        let why = format!("A cap holds 1 to {MOST_MONTHS} months, not {}.", budget.months);
        return Err(Error::invalid(why));
    }
    if let (Some(from), Some(until)) = (budget.from, budget.until)
        && until < from
    {
        let why = format!("The term ends on {until}, before it begins on {from}: swap the days.");
        return Err(Error::invalid(why));
    }
    for group in &mut budget.groups {
        group.name = text::name("A group of the budget", &group.name)?;
        for line in &mut group.lines {
            line.title = text::name("A line of the budget", &line.title)?;
            if line.monthly < Decimal::ZERO || line.monthly.scale() > 2 {
                let (title, amount) = (&line.title, line.monthly);
                let why = format!("{title}: {amount} is no amount; not below zero, two decimals.");
                return Err(Error::invalid(why));
            }
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
