//! When an item falls due, counted from W, the Wednesday of a cycle's formal submission.

use std::{fmt, str::FromStr};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::cycle::Offset;

/// The weeks that a plan may look ahead: three years.
const MOST_WEEKS: u8 = 156;

/// When an item falls due. Written `T-20w`, `W-28d`, `W-28d..W-7d`, `W+19d..` or `running`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = "string"))]
#[serde(try_from = "String", into = "String")]
pub enum When {
    /// So many weeks before W.
    WeeksBefore(u8),
    /// So many days after W; negative before.
    Day(i16),
    /// From one day to another, counted from W; due at its end.
    Between(i16, i16),
    /// From a day on, counted from W; due at its start.
    From(i16),
    /// All the time: never due.
    Running,
}

/// A text that says no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no due time: write T-20w (weeks before submission), W-28d, W-28d..W-7d, W+19d.. \
     or running"
)]
pub struct WhenUnreadable(String);

impl When {
    /// The due date, given the formal-submission Wednesday of the target cycle. A range is due at
    /// its end, an open one at its start, what is running never.
    #[must_use]
    pub fn due(self, wednesday: NaiveDate) -> Option<NaiveDate> {
        let days = match self {
            Self::WeeksBefore(weeks) => {
                return wednesday.checked_sub_days(Days::new(u64::from(weeks) * 7));
            }
            Self::Day(day) | Self::Between(_, day) | Self::From(day) => day,
            Self::Running => return None,
        };
        Offset::after_wednesday(days.into())?.from_wednesday(wednesday)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WeeksBefore(weeks) => write!(f, "T-{weeks}w"),
            Self::Day(day) => write!(f, "W{day:+}d"),
            Self::Between(from, to) => write!(f, "W{from:+}d..W{to:+}d"),
            Self::From(day) => write!(f, "W{day:+}d.."),
            Self::Running => write!(f, "running"),
        }
    }
}

impl FromStr for When {
    type Err = WhenUnreadable;

    fn from_str(text: &str) -> Result<Self, WhenUnreadable> {
        let text = text.trim();
        let when = match text.split_once("..") {
            None if text == "running" => Some(Self::Running),
            None if text.starts_with('T') => weeks(text).map(Self::WeeksBefore),
            None => day(text).map(Self::Day),
            Some((from, "")) => day(from).map(Self::From),
            Some((from, to)) => {
                let ends = day(from).zip(day(to)).filter(|(from, to)| from <= to);
                ends.map(|(from, to)| Self::Between(from, to))
            }
        };
        when.ok_or_else(|| WhenUnreadable(text.chars().take(40).collect()))
    }
}

fn weeks(text: &str) -> Option<u8> {
    let number = text.strip_prefix("T-")?.strip_suffix('w')?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|weeks| plain && *weeks <= MOST_WEEKS)
}

fn day(text: &str) -> Option<i16> {
    let number = text.strip_prefix('W')?.strip_suffix('d')?;
    let number: i16 = number.starts_with(['+', '-']).then(|| number.parse().ok())??;
    // What is accepted here must be a date later.
    Offset::after_wednesday(number.into()).map(|_| number)
}

impl TryFrom<String> for When {
    type Error = WhenUnreadable;

    fn try_from(text: String) -> Result<Self, WhenUnreadable> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(text: &str) -> Option<String> {
        let wednesday = "2021-05-05".parse().unwrap();
        text.parse::<When>().unwrap().due(wednesday).map(|day| day.to_string())
    }

    #[test]
    fn a_range_is_due_at_its_end_and_an_open_one_at_its_start() {
        assert_eq!(due("T-20w").as_deref(), Some("2020-12-16"), "140 days before");
        assert_eq!(due("W-28d").as_deref(), Some("2021-04-07"), "the seed's own day");
        assert_eq!(due("W-28d..W-7d").as_deref(), Some("2021-04-28"));
        assert_eq!(due("W+19d..").as_deref(), Some("2021-05-24"));
        assert_eq!(due("running"), None, "it is never due");
    }

    #[test]
    fn what_is_read_is_written_back() {
        for text in ["T-0w", "T-20w", "W-28d", "W+5d..W+19d", "W+19d..", "running"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn nonsense_is_refused_with_the_forms_that_are_right() {
        for text in [
            "",
            "T",
            "T-w",
            "T-+2w",
            "T-999w",
            "W28d",
            "W-9999d",
            "W-7d..W-28d",
            "..",
            "Ω-1w",
            "W-",
        ] {
            let told = text.parse::<When>().unwrap_err().to_string();
            assert!(told.contains("W-28d..W-7d"), "{text}: {told}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_no_due_date() {
        assert_eq!(When::Day(-28).due(NaiveDate::MIN), None);
        assert_eq!(When::WeeksBefore(20).due(NaiveDate::MIN), None);
        assert_eq!(When::From(19).due(NaiveDate::MAX), None);
    }
}
