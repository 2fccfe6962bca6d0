//! Days on which people work. The rule: Mondays to Fridays; holidays are not known.

use chrono::{Datelike, NaiveDate, Weekday};

/// Mondays to Fridays in `(from, to]`; zero when `to` is past.
#[must_use]
pub fn working_days(from: NaiveDate, to: NaiveDate) -> i64 {
    let all = to.signed_duration_since(from).num_days().max(0);
    let weeks = all / 7;
    let rest = from.iter_days().skip(1).take(usize::try_from(all % 7).unwrap_or(0));
    let rest = rest.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).count();
    weeks * 5 + i64::try_from(rest).unwrap_or(0)
}
