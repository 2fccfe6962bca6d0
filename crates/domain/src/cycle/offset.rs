//! A day of a cycle, written from its first Monday (`M+7d`) or from the Wednesday after it
//! (`W-28d`), as the governance texts count.

use std::{fmt, str::FromStr};

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// The formal-submission Wednesday is the third day of the window (MIP51c1).
const WEDNESDAY: i32 = 2;
/// Three years: nothing in a cycle lies further off, and no date overflows.
const LIMIT: i32 = 1_100;

/// Days from the first Monday of the cycle's month. Read from `M+7d` or `W-28d`; `M` and `W` alone
/// are those days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Offset {
    /// Days after M; negative before.
    days: i32,
}

/// A text that names no day of a cycle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no day of a cycle: write M+7d or W-28d (M the first Monday, W = M+2)")]
pub struct OffsetUnreadable(String);

impl Offset {
    /// The day, given the cycle's first Monday; none beyond the calendar's end.
    #[must_use]
    pub fn on(self, monday: NaiveDate) -> Option<NaiveDate> {
        monday.checked_add_signed(TimeDelta::days(self.days.into()))
    }

    /// The day, given the cycle's Wednesday; none beyond the calendar's end.
    #[must_use]
    pub fn from_wednesday(self, wednesday: NaiveDate) -> Option<NaiveDate> {
        wednesday.checked_add_signed(TimeDelta::days((self.days - WEDNESDAY).into()))
    }

    /// So many days after the cycle's Wednesday; none beyond three years.
    pub(crate) fn after_wednesday(days: i32) -> Option<Self> {
        (days.abs() <= LIMIT).then_some(Self { days: days + WEDNESDAY })
    }
}

/// Writes days as the texts do: before the Wednesday from it, otherwise from the Monday.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.days {
            0 => write!(f, "M"),
            WEDNESDAY => write!(f, "W"),
            days if days < 0 => write!(f, "W{:+}d", days - WEDNESDAY),
            days => write!(f, "M{days:+}d"),
        }
    }
}

impl FromStr for Offset {
    type Err = OffsetUnreadable;

    fn from_str(text: &str) -> Result<Self, OffsetUnreadable> {
        let unreadable = || OffsetUnreadable(text.chars().take(40).collect());
        let (anchor, rest) = match text.strip_prefix('M') {
            Some(rest) => (0, rest),
            None => (WEDNESDAY, text.strip_prefix('W').ok_or_else(unreadable)?),
        };
        if rest.is_empty() {
            return Ok(Self { days: anchor });
        }
        let number = rest.strip_suffix('d').filter(|n| n.starts_with(['+', '-']));
        let days: i32 = number.and_then(|n| n.parse().ok()).ok_or_else(unreadable)?;
        if !(-LIMIT..=LIMIT).contains(&days) {
            return Err(unreadable());
        }
        Ok(Self { days: anchor + days })
    }
}

impl TryFrom<String> for Offset {
    type Error = OffsetUnreadable;

    fn try_from(text: String) -> Result<Self, OffsetUnreadable> {
        text.parse()
    }
}

impl From<Offset> for String {
    fn from(offset: Offset) -> Self {
        offset.to_string()
    }
}
