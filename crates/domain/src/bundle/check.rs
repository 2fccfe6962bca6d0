//! What speaks against a step: what it lacks, and what the rules of the cycle say of its day. The
//! one rule: every sentence names the day that counts, by how much it is missed, and what would do.

use chrono::NaiveDate;
use serde::Serialize;

use super::Phase;
use crate::{
    cycle::{self, Cycle, CycleRules, Plan},
    place::no_link,
};

/// A step as somebody wants to take it.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// Where it leads.
    pub to: Phase,
    /// The day it happens outside; the first day of a poll.
    pub on: Option<NaiveDate>,
    /// The last day of a poll.
    pub until: Option<NaiveDate>,
    /// The thread, pull request or poll.
    pub url: &'a str,
}

/// What is known of the bundle when a step is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The rules of every pack.
    pub rules: &'a CycleRules,
    /// The cycle it aims at.
    pub target: Option<Cycle>,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// When it was posted.
    pub posted: Option<NaiveDate>,
    /// When it was frozen.
    pub frozen: Option<NaiveDate>,
    /// When the poll opens and closes.
    pub poll: Option<(NaiveDate, NaiveDate)>,
}

/// What of a step is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum StepField {
    On,
    Until,
    Url,
    Target,
    Reason,
}

/// Something that speaks against a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "StepObjection"))]
#[serde(rename_all = "camelCase")]
pub struct Objection {
    /// Where it belongs.
    pub field: StepField,
    /// What is wrong, as a sentence or two.
    pub text: String,
    /// A reason lets the step be taken all the same: it is a rule, not a mistake.
    pub excusable: bool,
}

/// The poll and its outcome are known to fall a day to either side of the plan.
const GIVE: i64 = 1;

/// Everything that speaks against a step, what is missing first.
#[must_use]
pub fn objections(step: &At<'_>, seen: &Seen<'_>) -> Vec<Objection> {
    let mut found = Vec::new();
    missing(step, seen, &mut found);
    order(step, seen, &mut found);
    let Some(target) = seen.target else { return found };
    match cycle::plan(seen.rules, target) {
        Ok(plan) => of_cycle(step, seen, &plan, &mut found),
        Err(none) if matches!(step.to, Phase::Rfc | Phase::Frozen | Phase::Submitted) => {
            found.push(rule(StepField::Target, format!("{}.", sentence(&none.to_string()))));
        }
        Err(_) => {}
    }
    found
}

fn mistake(field: StepField, text: impl Into<String>) -> Objection {
    Objection { field, text: text.into(), excusable: false }
}

fn rule(field: StepField, text: impl Into<String>) -> Objection {
    Objection { field, text: text.into(), excusable: true }
}

/// What each step cannot do without.
fn missing(step: &At<'_>, seen: &Seen<'_>, found: &mut Vec<Objection>) {
    let (day, link) = match step.to {
        Phase::Rfc => ("the day it was posted", "the forum thread"),
        Phase::Submitted => ("the day it was submitted", "the pull request or the forum post"),
        Phase::Poll => ("the day the poll opens", "the poll"),
        Phase::Accepted => ("the day it was ratified", ""),
        Phase::Rejected => ("the day the poll closed", ""),
        Phase::Withdrawn | Phase::Deferred | Phase::Obsolete => ("the day it was said", ""),
        Phase::Conception | Phase::Frozen => ("", ""),
    };
    if !day.is_empty() && step.on.is_none() {
        found.push(mistake(StepField::On, format!("Give {day}.")));
    }
    if !link.is_empty() && step.url.is_empty() {
        found.push(mistake(StepField::Url, format!("Give the link to {link}.")));
    } else if let Some(why) = no_link(step.url).filter(|_| !step.url.is_empty()) {
        found.push(mistake(StepField::Url, why));
    }
    if step.to == Phase::Poll && step.until.is_none() {
        found.push(mistake(StepField::Until, "Give the day the poll closes."));
    }
    let Some(on) = step.on.filter(|on| *on > seen.today && step.to != Phase::Poll) else { return };
    found.push(rule(StepField::On, format!("{on} has not come yet: today is {}.", seen.today)));
}

/// A step is not before the one that it follows.
fn order(step: &At<'_>, seen: &Seen<'_>, found: &mut Vec<Objection>) {
    let Some(on) = step.on else { return };
    if step.until.is_some_and(|until| until < on) {
        found.push(mistake(StepField::Until, "The poll closes before it opens."));
    }
    let before = match step.to {
        Phase::Submitted | Phase::Poll => seen.posted.map(|day| (day, "was posted")),
        Phase::Accepted | Phase::Rejected => seen.poll.map(|(from, _)| (from, "came to its poll")),
        _ => None,
    };
    if let Some((day, what)) = before.filter(|(day, _)| on < *day) {
        let text = format!("{on} is before {day}, the day it {what}.");
        found.push(mistake(StepField::On, text));
    } else if step.to == Phase::Accepted
        && let Some((_, until)) = seen.poll.filter(|(_, until)| days(*until, on) < -GIVE)
    {
        found.push(rule(StepField::On, format!("The poll closes on {until}, after {on}.")));
    }
}

/// What the dates of the target cycle say.
fn of_cycle(step: &At<'_>, seen: &Seen<'_>, plan: &Plan, found: &mut Vec<Objection>) {
    if matches!(step.to, Phase::Rfc | Phase::Submitted)
        && let Some(notice) = &plan.notice
    {
        found.push(rule(StepField::Target, notice.clone()));
    }
    // A freeze is now; the other steps were asked for their day already.
    let now = (step.to == Phase::Frozen).then_some(seen.today);
    let Some(on) = step.on.or(now) else { return };
    match step.to {
        Phase::Rfc => late(on, plan.post_by, "to post", plan, seen, found),
        Phase::Frozen => late(on, plan.freeze_by, "to freeze", plan, seen, found),
        Phase::Submitted => {
            if let Some(posted) = seen.posted {
                earlier(posted, plan.post_by, "It was posted on", "to post", plan, found);
            }
            if let Some(frozen) = seen.frozen {
                earlier(frozen, plan.freeze_by, "It was frozen on", "to freeze", plan, found);
            }
            if on < plan.submit_from {
                let text = format!(
                    "{on} is {} before formal submission to the cycle of {} opens ({}).",
                    counted(days(on, plan.submit_from)),
                    month(plan.cycle),
                    plan.submit_from
                );
                found.push(rule(StepField::On, text));
            }
            late(on, plan.submit_to, "of formal submission", plan, seen, found);
        }
        Phase::Poll => {
            let off = days(plan.poll_from, on);
            if off.abs() > GIVE {
                let side = if off > 0 { "after" } else { "before" };
                let text = format!(
                    "{on} is {} {side} the poll of the cycle of {} opens ({}).",
                    counted(off.abs()),
                    month(plan.cycle),
                    plan.poll_from
                );
                found.push(rule(StepField::On, text));
            }
        }
        _ => {}
    }
}

/// A day of this step that is past its last day, with what the next cycle would be.
fn late(
    on: NaiveDate,
    last: NaiveDate,
    what: &str,
    plan: &Plan,
    seen: &Seen<'_>,
    found: &mut Vec<Objection>,
) {
    if on <= last {
        return;
    }
    let by = counted(days(last, on));
    let of = month(plan.cycle);
    let mut text =
        format!("{on} is {by} after the last day {what} for the cycle of {of} ({last}).");
    // What was posted keeps its day; what is being posted is posted now.
    let posted = seen.posted.filter(|_| what != "to post").unwrap_or(on);
    let later = cycle::upcoming(seen.rules, posted, 24).unwrap_or_default();
    let in_time = later.into_iter().find(|next| {
        next.cycle > plan.cycle && last_day(what, next) >= on && next.freeze_by >= posted
    });
    if let Some(next) = in_time {
        let by = last_day(what, &next);
        let next = month(next.cycle);
        text = format!("{text} The next is {next}: the last day {what} is {by}.");
    }
    found.push(rule(StepField::On, text));
}

fn last_day(what: &str, plan: &Plan) -> NaiveDate {
    match what {
        "to post" => plan.post_by,
        "to freeze" => plan.freeze_by,
        _ => plan.submit_to,
    }
}

/// An earlier step that was late for this cycle.
fn earlier(
    on: NaiveDate,
    last: NaiveDate,
    was: &str,
    what: &str,
    plan: &Plan,
    found: &mut Vec<Objection>,
) {
    if on > last {
        let by = counted(days(last, on));
        let of = month(plan.cycle);
        let text = format!("{was} {on}, {by} after the last day {what} for {of} ({last}).");
        found.push(rule(StepField::Target, text));
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

fn counted(days: i64) -> String {
    format!("{days} day{}", if days == 1 { "" } else { "s" })
}

/// `May 2021`.
fn month(cycle: Cycle) -> String {
    format!("{} {}", cycle.month_name(), cycle.year())
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
