//! How much time is left until the dates of a plan that cannot be moved.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use super::Plan;

/// Days from today to a plan's two deadlines. Zero on the day itself, negative afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Slack {
    /// Calendar days to the last day to post.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub days_to_post: i64,
    /// Calendar days to the freeze.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub days_to_freeze: i64,
    /// Mondays to Fridays after today, up to and with the last day to post; zero when it is past.
    /// Holidays are not known.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub working_days_to_post: i64,
    /// Mondays to Fridays after today, up to the day before the freeze, on which nothing may be
    /// edited any more; zero when it is past.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub working_days_to_freeze: i64,
}

/// The slack of a plan as seen on a day.
#[must_use]
pub fn slack(plan: &Plan, today: NaiveDate) -> Slack {
    let before_freeze = plan.freeze_by.pred_opt().unwrap_or(plan.freeze_by);
    Slack {
        days_to_post: days(today, plan.post_by),
        days_to_freeze: days(today, plan.freeze_by),
        working_days_to_post: working_days(today, plan.post_by),
        working_days_to_freeze: working_days(today, before_freeze),
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// Mondays to Fridays in `(from, to]`; zero when `to` is past.
#[must_use]
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let all = days(from, to).max(0);
    let weeks = all / 7;
    let rest = from.iter_days().skip(1).take(usize::try_from(all % 7).unwrap_or(0));
    let rest = rest.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).count();
    weeks * 5 + i64::try_from(rest).unwrap_or(0)
}
