//! A cycle's name: the month in which it begins, `2021-05`.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Years that a plan could mean; anything else is a slip of typing.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2999;

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A governance cycle, named by its month. Written `2021-05`; years 1970 to 2999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Cycle {
    year: i32,
    month: u32,
}

/// A text that names no cycle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no cycle: write year and month as in 2021-05, between 1970-01 and 2999-12")]
pub struct CycleUnreadable(String);

impl Cycle {
    /// The cycle of a month, if there is such a month between 1970 and 2999.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The cycle of the month that holds a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// Its month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    /// Its month in English: `May`.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        name(self.month)
    }

    /// The month after; none after 2999.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        if self.month == 12 {
            Self::new(self.year + 1, 1)
        } else {
            Self::new(self.year, self.month + 1)
        }
    }

    /// M: the first Monday of the month, where formal submission opens.
    #[must_use]
    pub fn monday(self) -> Option<NaiveDate> {
        super::first_monday(self.year, self.month)
    }

    /// W: the formal-submission Wednesday, two days after M, from which items count back.
    #[must_use]
    pub fn wednesday(self) -> Option<NaiveDate> {
        self.monday()?.checked_add_days(Days::new(2))
    }
}

/// The English name of a month from 1 to 12.
fn name(month: u32) -> &'static str {
    let at = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    at.and_then(|at| NAMES.get(at)).copied().unwrap_or("an unknown month")
}

/// Months in a sentence: `March, June and September`.
pub(super) fn listed(months: &[u32]) -> String {
    match months {
        [] => "no month".into(),
        [one] => name(*one).into(),
        [most @ .., last] => {
            let most: Vec<_> = most.iter().map(|month| name(*month)).collect();
            format!("{} and {}", most.join(", "), name(*last))
        }
    }
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Cycle {
    type Err = CycleUnreadable;

    fn from_str(text: &str) -> Result<Self, CycleUnreadable> {
        let unreadable = || CycleUnreadable(text.chars().take(40).collect());
        let (year, month) = text.split_once('-').ok_or_else(unreadable)?;
        let digits =
            |part: &str, len| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(unreadable());
        }
        let (year, month) = (year.parse().ok(), month.parse().ok());
        year.zip(month).and_then(|(year, month)| Self::new(year, month)).ok_or_else(unreadable)
    }
}

impl TryFrom<String> for Cycle {
    type Error = CycleUnreadable;

    fn try_from(text: String) -> Result<Self, CycleUnreadable> {
        text.parse()
    }
}

impl From<Cycle> for String {
    fn from(cycle: Cycle) -> Self {
        cycle.to_string()
    }
}
