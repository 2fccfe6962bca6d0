//! How far a team is, and what it should do now. The one rule: nothing here depends on who asks or on the clock; the day is an argument.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    cycle::Plan,
    item::{Progress, State},
    playbook::Item,
    proposal::Kinds,
};

/// How much is settled of some items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// Done or waived.
    pub settled: u32,
    /// All of them.
    pub all: u32,
}

/// How far a team is with a stage. Its gate is passed when every blocking item is settled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct StageProgress {
    /// The stage's number.
    pub stage: u8,
    /// Items that the gate waits for.
    pub blocking: Count,
    /// The others.
    pub recommended: Count,
    /// Items past their due date and not settled.
    pub overdue: u32,
}

impl Count {
    fn add(&mut self, settled: bool) {
        self.all += 1;
        self.settled += u32::from(settled);
    }
}

/// An item that is not settled, with what decides when it is its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open<'a> {
    /// The item.
    pub item: &'a Item,
    /// Where it stands.
    pub state: State,
    /// When it is due: the date that was set, or the one its cycle proposes.
    pub due: Option<NaiveDate>,
}

/// Why an item is one of the things to do now. The first that holds is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "NextReason"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "type")]
pub enum Reason {
    /// It should have been done so many days ago.
    Overdue {
        /// Days.
        days: i32,
    },
    /// Somebody has to look at it, then it is done.
    InReview,
    /// It is due in so many days.
    Due {
        /// Days; 0 is today.
        days: i32,
    },
    /// It is the last blocking item of its stage: settling it passes the gate.
    LastBlocking,
    /// It blocks its stage, with others.
    Blocking {
        /// How many items block the stage, this one included.
        left: u32,
    },
    /// Nothing blocks any more; it is recommended.
    Recommended,
}

/// An item to do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Next {
    /// The item's id.
    pub item: String,
    /// Its stage.
    pub stage: u8,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Who has it: somebody, or the role that the playbook names.
    pub owner: String,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// Whether its stage waits for it.
    pub blocking: bool,
    /// Why it comes now.
    pub reason: Reason,
    /// The first section of a proposal that it fills: `MIP39c2 Core Unit Mandate`.
    pub fills: Option<String>,
}

/// When an item is due: the date that was set, or what the item's "when" makes of the target. A
/// cycle that the rules have closed asks for nothing.
#[must_use]
pub fn due(item: &Item, progress: Option<&Progress>, plan: Option<&Plan>) -> Option<NaiveDate> {
    let set = progress.and_then(|progress| progress.due);
    set.or_else(|| item.when.due(plan.filter(|plan| !plan.closed)?.submit_to))
}

/// What is not settled, in the order in which it should be done: blocking items by due date,
/// then recommended ones; what has no date comes last, equal ones as the playbook has them.
#[must_use]
pub fn open<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    kept: &BTreeMap<String, Progress>,
    plan: Option<&Plan>,
) -> Vec<Open<'a>> {
    let mut open: Vec<_> = items
        .into_iter()
        .filter_map(|item| {
            let progress = kept.get(&item.id);
            let state = progress.map(|progress| progress.state).unwrap_or_default();
            (!state.is_settled()).then(|| Open { item, state, due: due(item, progress, plan) })
        })
        .collect();
    open.sort_by_key(|open| (!open.item.blocking, open.due.is_none(), open.due));
    open
}

/// Progress of each stage that has items, in the order of the stages.
#[must_use]
pub fn stages<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    kept: &BTreeMap<String, Progress>,
    plan: Option<&Plan>,
    today: NaiveDate,
) -> Vec<StageProgress> {
    let mut stages: BTreeMap<u8, StageProgress> = BTreeMap::new();
    for item in items {
        let progress = kept.get(&item.id);
        let settled = progress.is_some_and(|progress| progress.state.is_settled());
        let stage = stages.entry(item.stage).or_default();
        stage.stage = item.stage;
        if item.blocking { &mut stage.blocking } else { &mut stage.recommended }.add(settled);
        let late = due(item, progress, plan).is_some_and(|due| due < today);
        stage.overdue += u32::from(!settled && late);
    }
    stages.into_values().collect()
}

/// The first `most` things to do, each with the reason why it comes now.
#[must_use]
pub fn next(
    open: &[Open<'_>],
    kept: &BTreeMap<String, Progress>,
    kinds: &Kinds,
    today: NaiveDate,
    most: usize,
) -> Vec<Next> {
    let left = |stage: u8| {
        let blocking = |open: &&Open<'_>| open.item.stage == stage && open.item.blocking;
        u32::try_from(open.iter().filter(blocking).count()).unwrap_or(u32::MAX)
    };
    let next = open.iter().take(most).map(|open| {
        let owner = kept.get(&open.item.id).map(|progress| progress.owner.clone());
        let feed = open.item.feeds.first();
        Next {
            item: open.item.id.clone(),
            stage: open.item.stage,
            title: open.item.title.clone(),
            state: open.state,
            owner: owner.filter(|owner| !owner.is_empty()).unwrap_or(open.item.owner.clone()),
            due: open.due,
            blocking: open.item.blocking,
            reason: reason(open, left(open.item.stage), today),
            fills: feed.map(|feed| format!("{} {}", kinds.code(&feed.kind), feed.section)),
        }
    });
    next.collect()
}

/// A due date this close is a reason of its own.
const SOON: i64 = 14;

fn reason(open: &Open<'_>, left: u32, today: NaiveDate) -> Reason {
    let days = open.due.map(|due| due.signed_duration_since(today).num_days());
    let whole = |days: i64| i32::try_from(days).unwrap_or(i32::MAX);
    match days {
        Some(days) if days < 0 => Reason::Overdue { days: whole(-days) },
        _ if open.state == State::Review => Reason::InReview,
        Some(days) if days <= SOON => Reason::Due { days: whole(days) },
        _ if open.item.blocking && left == 1 => Reason::LastBlocking,
        _ if open.item.blocking => Reason::Blocking { left },
        _ => Reason::Recommended,
    }
}

/// The deadline that a team works towards, and how much slack is left before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Slack {
    /// Which: the next one that is not past.
    pub deadline: Deadline,
    /// The day.
    pub on: NaiveDate,
    /// Working days from today up to it.
    pub days: i32,
    /// Blocking items that are due by then and not settled; each counts as a working day.
    pub work: i32,
    /// `days - work`. Negative means that it can't be met at a blocking item a day.
    pub left: i32,
}

/// The dates of a cycle that can't be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum Deadline {
    Post,
    Freeze,
    Submit,
}

/// How much slack there is before the next deadline. `open` are the due dates of blocking items
/// that are not settled. `None` once the submission window has closed, and in a cycle that the
/// rules have closed.
#[must_use]
pub fn slack(
    plan: &Plan,
    posted: bool,
    open: impl IntoIterator<Item = Option<NaiveDate>>,
    today: NaiveDate,
) -> Option<Slack> {
    if plan.closed {
        return None;
    }
    let post = (!posted).then_some((Deadline::Post, plan.post_by));
    let rest = [(Deadline::Freeze, plan.freeze_by), (Deadline::Submit, plan.submit_to)];
    let (deadline, on) = post.into_iter().chain(rest).find(|(_, on)| today <= *on)?;
    let work = open.into_iter().filter(|due| due.is_some_and(|due| due <= on)).count();
    let work = i32::try_from(work).unwrap_or(i32::MAX);
    let days = crate::cycle::working_days(today, on);
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    Some(Slack { deadline, on, days, work, left: days.saturating_sub(work) })
}

#[cfg(test)]
mod tests;
