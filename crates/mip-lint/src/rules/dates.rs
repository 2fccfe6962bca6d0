//! Days as proposals write them. The rule: a day that could be read in two ways is none.

use chrono::{Days, NaiveDate};
use domain::cycle::{Cycle, CycleRules, NoCycle, Plan, earliest, plan};

use crate::draft::Draft;

/// `2021-04-07`, and nothing else.
pub(super) fn read(text: &str) -> Option<NaiveDate> {
    let is_shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_shape.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The day of a key of the preamble.
pub(super) fn of(draft: &Draft<'_>, key: &str) -> Option<NaiveDate> {
    read(&draft.entry(key)?.value)
}

/// The day it was posted: as the portal reads it, or as an edition of MIP40c3 called it.
pub(super) fn proposed(draft: &Draft<'_>) -> Option<NaiveDate> {
    of(draft, super::keys::DATE_PROPOSED).or_else(|| of(draft, "Date Applied"))
}

/// What is known of a day on which something was ratified.
pub(super) enum Vote {
    /// A vote ends on it, or within the days by which real ones differ.
    Ends(Plan),
    /// Its month has a vote, and that ends on another day.
    Near(Plan),
    /// Its month has no cycle.
    NoCycle(Cycle),
    /// Nobody knows the rules of that time.
    Unknown,
}

/// By how many days real votes differ from the rules: an executive may take four days to pass.
const TOLERANCE: i64 = 4;

/// The cycle whose vote ends on a day.
pub(super) fn ratified_in(rules: &CycleRules, day: NaiveDate) -> Vote {
    let Some(own) = Cycle::of(day) else { return Vote::Unknown };
    // The vote of one month may pass in the first days of the next.
    let before = day.checked_sub_days(Days::new(TOLERANCE.unsigned_abs())).and_then(Cycle::of);
    for cycle in [Some(own), before.filter(|before| *before != own)].into_iter().flatten() {
        if let Ok(plan) = plan(rules, cycle)
            && (plan.ratified - day).num_days().abs() <= TOLERANCE
        {
            return Vote::Ends(plan);
        }
    }
    match plan(rules, own) {
        Ok(plan) => Vote::Near(plan),
        Err(NoCycle::ClosedMonth { cycle, .. }) => Vote::NoCycle(cycle),
        Err(_) => Vote::Unknown,
    }
}

/// The cycle that a proposal was in, or that a draft aims at.
pub(super) fn own_cycle(draft: &Draft<'_>, rules: &CycleRules) -> Option<Plan> {
    match of(draft, "Date Ratified") {
        Some(day) => match ratified_in(rules, day) {
            Vote::Ends(plan) => Some(plan),
            _ => None,
        },
        None => plan(rules, draft.context.target?).ok(),
    }
}

/// That cycle, or the first that it was posted in time for.
pub(super) fn any_cycle(draft: &Draft<'_>, rules: &CycleRules) -> Option<Plan> {
    own_cycle(draft, rules).or_else(|| earliest(rules, proposed(draft)?).ok())
}
