//! The monthly governance cycle: every date of it from a month and the rules of a pack.
//! The one rule: pure. Dates are UTC days of the Gregorian calendar, and today is an argument.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

mod month;
mod offset;
mod parts;
mod working_days;

pub use month::{Cycle, CycleUnreadable};
pub use offset::{Offset, OffsetUnreadable};
pub use parts::{BudgetLimits, EventRule};
pub use working_days::working_days;

/// The rules of every pack, oldest first. Which one holds for a cycle follows from the cycle's
/// formal-submission Wednesday.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CycleRules {
    /// One a rule pack, without gaps between them.
    pub packs: Vec<PackCycle>,
}

/// The cycle while one rule pack is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackCycle {
    /// The rule pack's id: `B`.
    pub pack: String,
    /// Its first day; none if it holds since ever.
    pub from: Option<NaiveDate>,
    /// Its last day; none if it still holds.
    pub until: Option<NaiveDate>,
    /// Why no new unit and no new budget can be submitted, if so: a sentence.
    pub closed: Option<String>,
    /// Its dates.
    pub schedule: Schedule,
}

/// The dates of a cycle, as offsets from its first Monday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// Months without a cycle: 12 for December (MIP51c4).
    #[serde(default)]
    pub closed_months: Vec<u32>,
    /// The last day to post for comments.
    pub post_by: Offset,
    /// The day from which nothing may be edited.
    pub freeze_by: Offset,
    /// The first day of formal submission.
    pub submit_from: Offset,
    /// The last day of formal submission.
    pub submit_to: Offset,
    /// The day of the facilitators' review.
    pub review: Offset,
    /// The day the first poll opens.
    pub poll_from: Offset,
    /// The day the last poll closes, or the executive opens.
    pub poll_to: Offset,
    /// The day the outcome is usually known.
    pub ratified: Offset,
    /// What a timeline shows, in order.
    #[serde(default)]
    pub events: Vec<EventRule>,
    /// Months whose cycles take budgets of new units; none if every cycle does (MIP40 v2).
    #[serde(default)]
    pub new_budget_months: Option<Vec<u32>>,
    /// What budgets are held to; none before there were such rules.
    #[serde(default)]
    pub budget: Option<BudgetLimits>,
}

/// The dates of one cycle, all UTC and inclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The rule pack it follows: `B`.
    pub pack: String,
    /// The month.
    pub cycle: Cycle,
    /// The last day to post for comments.
    pub post_by: NaiveDate,
    /// The day from which nothing may be edited.
    pub freeze_by: NaiveDate,
    /// The first day of formal submission, a Monday.
    pub submit_from: NaiveDate,
    /// The last day of formal submission, the Wednesday from which items count back.
    pub submit_to: NaiveDate,
    /// The day of the facilitators' review.
    pub review: NaiveDate,
    /// The day the first poll opens.
    pub poll_from: NaiveDate,
    /// The day the last poll closes, or the executive opens.
    pub poll_to: NaiveDate,
    /// The day the outcome is usually known; give or take one.
    pub ratified: NaiveDate,
    /// What the timeline shows, in order.
    pub events: Vec<Event>,
    /// Whether the budget of a new unit may be submitted in this cycle.
    pub new_budgets: bool,
    /// Whether the rules are closed to new units and budgets in every cycle.
    pub closed: bool,
    /// What the user must know of this cycle, as a sentence; none if all may be submitted.
    pub notice: Option<String>,
}

/// A span of days on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "CycleEvent"))]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its name: `Governance poll`.
    pub name: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

/// Why there is no plan. Each is a sentence to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCycle {
    /// The month has none.
    #[error("there is no governance cycle in {month} ({cycle})")]
    ClosedMonth {
        /// The month that was asked for.
        cycle: Cycle,
        /// Its name.
        month: &'static str,
    },
    /// Nobody knows the rules of that time.
    #[error("no rule pack is in force in the cycle {0}")]
    NoRules(Cycle),
    /// The dates lie outside what a calendar of people needs.
    #[error("there is no cycle to plan around {0}: give a day between 1970 and 2999")]
    OutOfRange(NaiveDate),
    /// All months of the next years are closed.
    #[error("no month after {0} has a governance cycle")]
    NoneOpen(NaiveDate),
}

impl PackCycle {
    /// Whether this pack holds on a day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The dates of a cycle under this pack, whatever its period.
    fn plan(&self, cycle: Cycle) -> Option<Plan> {
        let monday = cycle.monday()?;
        let schedule = &self.schedule;
        let on = |offset: Offset| offset.on(monday);
        let mut events = Vec::with_capacity(schedule.events.len());
        for event in &schedule.events {
            let from = on(event.from)?;
            let to = event.to.map_or(Some(from), on)?;
            events.push(Event { name: event.name.clone(), from, to });
        }
        let window = schedule.new_budget_months.as_deref();
        let in_window = window.is_none_or(|months| months.contains(&cycle.month()));
        let notice = self.closed.clone().or_else(|| {
            let months = window.filter(|_| !in_window)?;
            Some(format!(
                "Budgets of new units are taken in the cycles of {} only.",
                month::listed(months)
            ))
        });
        Some(Plan {
            pack: self.pack.clone(),
            cycle,
            post_by: on(schedule.post_by)?,
            freeze_by: on(schedule.freeze_by)?,
            submit_from: on(schedule.submit_from)?,
            submit_to: on(schedule.submit_to)?,
            review: on(schedule.review)?,
            poll_from: on(schedule.poll_from)?,
            poll_to: on(schedule.poll_to)?,
            ratified: on(schedule.ratified)?,
            events,
            new_budgets: in_window && self.closed.is_none(),
            closed: self.closed.is_some(),
            notice,
        })
    }
}

/// The dates of a cycle.
///
/// # Errors
/// [`NoCycle::ClosedMonth`] when the month has none, [`NoCycle::NoRules`] when no pack covers it.
pub fn plan(rules: &CycleRules, cycle: Cycle) -> Result<Plan, NoCycle> {
    let wednesday = cycle.wednesday().ok_or(NoCycle::NoRules(cycle))?;
    let pack = rules.packs.iter().find(|p| p.covers(wednesday)).ok_or(NoCycle::NoRules(cycle))?;
    if pack.schedule.closed_months.contains(&cycle.month()) {
        return Err(NoCycle::ClosedMonth { cycle, month: cycle.month_name() });
    }
    pack.plan(cycle).ok_or(NoCycle::NoRules(cycle))
}

/// The first cycle for what was, or will be, posted on a day: the first whose `post_by` is not
/// before it.
///
/// # Errors
/// When no pack covers the months after that day, or the day is out of range.
pub fn earliest(rules: &CycleRules, posted: NaiveDate) -> Result<Plan, NoCycle> {
    upcoming(rules, posted, 1)?.pop().ok_or(NoCycle::NoneOpen(posted))
}

/// The next `count` cycles for what is posted on a day, soonest first; fewer where the rules end.
///
/// # Errors
/// When the day is out of range, or no cycle at all is left.
pub fn upcoming(rules: &CycleRules, posted: NaiveDate, count: usize) -> Result<Vec<Plan>, NoCycle> {
    let first = Cycle::of(posted).ok_or(NoCycle::OutOfRange(posted))?;
    let mut found = Vec::new();
    let mut why = NoCycle::NoneOpen(posted);
    // Two years beyond the wanted ones: no pack closes more months than that.
    let months = count.saturating_mul(2).saturating_add(24).min(600);
    for cycle in std::iter::successors(Some(first), |cycle| cycle.next()).take(months) {
        if found.len() >= count {
            break;
        }
        match plan(rules, cycle) {
            Ok(plan) if plan.post_by >= posted => found.push(plan),
            Err(none @ NoCycle::NoRules(_)) => why = none,
            Ok(_) | Err(_) => {}
        }
    }
    if found.is_empty() && count > 0 { Err(why) } else { Ok(found) }
}

/// The first Monday of a month: where a cycle begins (MIP51c1).
fn first_monday(year: i32, month: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let wait = (7 - first.weekday().days_since(Weekday::Mon)) % 7;
    first.checked_add_days(Days::new(wait.into()))
}

#[cfg(test)]
mod tests;
