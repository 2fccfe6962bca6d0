//! Days as people and forums write them. The one rule: a text is a day only if all of it is, so
//! that a sentence with a date in it is never taken for the head of a comment.

mod digits;
mod languages;
mod parts;
mod words;

use chrono::{Days, NaiveDate, NaiveTime};

use parts::Parts;
use words::Age;

/// A text that says when, and the day, if it says that exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// `None` for "Apr '21" or "2mo": somebody must look it up.
    pub(super) day: Option<NaiveDate>,
    /// The time of the day, as it is written.
    pub(super) time: Option<NaiveTime>,
    /// Whether it can be taken for a day in the middle of a line: "set 3" can't.
    pub(super) is_clear: bool,
}

/// What days are counted from, and how they are written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Calendar {
    pub(super) today: NaiveDate,
    /// In `04/05/2022`, whether the day stands first; absent while nothing says so.
    pub(super) is_day_first: Option<bool>,
}

/// The longest text that is a date, in bytes.
const LONGEST: usize = 80;

impl Calendar {
    /// The calendar of a text: one date in it that can be read in one way only settles the others.
    pub(super) fn of(lines: &[&str], today: NaiveDate) -> Self {
        let settled = |word: &str| {
            let mut numbers = word.trim_matches(['[', ']', ',', '(', ')']).split('/');
            let mut number = || numbers.next()?.parse::<u32>().ok();
            let (first, second) = (number()?, number()?);
            let year = numbers.next()?;
            let is_date = (1..=31).contains(&first) && (1..=31).contains(&second);
            let is_year = matches!(year.len(), 2 | 4) && year.parse::<u32>().is_ok();
            (is_date && is_year && (first > 12) != (second > 12)).then_some(first > 12)
        };
        let short = lines.iter().filter(|line| line.len() <= LONGEST && line.contains('/'));
        let is_day_first = short.flat_map(|line| line.split_whitespace()).find_map(settled);
        Self { today, is_day_first }
    }

    /// What `text` says of a day, if it says nothing else. A day without a year is the last such
    /// day up to today.
    pub(super) fn read(self, text: &str) -> Option<When> {
        let text = plain(text)?;
        if let Some((back, is_tiny)) = age(&text).and_then(Past::back) {
            let day = back.and_then(|days| self.today.checked_sub_days(Days::new(days)));
            return Some(When { day, time: None, is_clear: !is_tiny });
        }
        let mut parts = Parts::default();
        for word in parts::split(&text) {
            parts.take(&word, self)?;
        }
        parts.when(self.today)
    }
}

/// Whether a text is how long after the comment before the next one was written.
pub(super) fn is_later(text: &str) -> bool {
    plain(text).and_then(|text| age(&text)).is_some_and(|past| past.is_later)
}

/// In lower case, without what stands round a date; `None` for what is too long to be one, or has
/// neither a number nor a word for a day.
fn plain(text: &str) -> Option<String> {
    let is_round =
        |c: char| c.is_whitespace() || "()[]·•—–-|:,\u{200e}\u{200f}\u{200b}".contains(c);
    let text = text.trim_matches(is_round);
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut text = text.to_lowercase();
    for (said, short) in words::PHRASES {
        if text.contains(said) {
            text = text.replace(said, short);
        }
    }
    let is_day = |word: &str| matches!(words::word(word), Some(words::Word::Back(_)));
    (text.chars().any(|c| c.is_ascii_digit()) || is_day(&text)).then_some(text)
}

/// A length of time.
struct Past {
    number: u64,
    unit: Age,
    is_short: bool,
    is_ago: bool,
    is_later: bool,
}

impl Past {
    /// So many days before today, if it says the day; `None` if it is no age. "3 days" alone is a
    /// length of time; "3d" is how forums write an age.
    fn back(self) -> Option<(Option<u64>, bool)> {
        if self.is_later || !(self.is_ago || self.is_short) {
            return None;
        }
        let days = match self.unit {
            Age::Hours => Some(0),
            Age::Days => Some(self.number),
            Age::Weeks => Some(7 * self.number),
            _ => None,
        };
        Some((days, !self.is_ago))
    }
}

/// "3d", "2 hours ago", "hace 5 días", "3 か月前", "5 months later".
fn age(text: &str) -> Option<Past> {
    let (mut number, mut unit, mut is_short) = (None, None, false);
    let (mut is_ago, mut is_later) = (false, false);
    for word in parts::runs(text) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let value = word.parse::<u64>().ok().filter(|number| *number < 1000)?;
            number.replace(value).is_none().then_some(())?;
            continue;
        }
        for piece in parts::known(word) {
            let (age, short) = words::age(piece)?;
            match age {
                Age::Ago => is_ago = true,
                Age::Later => is_later = true,
                Age::About => {}
                // German forums shorten months to "5 m", others minutes to "5m".
                Age::Hours if piece == "m" && text.contains(" m") => {
                    unit.replace(Age::Longer).is_none().then_some(())?;
                    is_short = true;
                }
                age => {
                    unit.replace(age).is_none().then_some(())?;
                    is_short = short;
                }
            }
        }
    }
    Some(Past { number: number?, unit: unit?, is_short, is_ago, is_later })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day, empty where a date without its day was read; none where nothing was.
    fn day(text: &str) -> Option<String> {
        let today = NaiveDate::from_ymd_opt(2021, 4, 20).unwrap();
        Calendar { today, is_day_first: None }
            .read(text)
            .map(|when| when.day.map(|day| day.to_string()).unwrap_or_default())
    }

    #[test]
    fn days_are_read_as_forums_and_mails_write_them() {
        let written = [
            ("April 12, 2021, 3:04pm", "2021-04-12"),
            ("Apr 12", "2021-04-12"),
            ("Dec 24", "2020-12-24"),
            ("12. April 2021", "2021-04-12"),
            ("12th Apr 2021 15:04", "2021-04-12"),
            ("2021-04-12", "2021-04-12"),
            ("2021-04-12T15:04:05Z", "2021-04-12"),
            ("2021-04-12 15:04:05 UTC", "2021-04-12"),
            ("Mon, 12 Apr 2021 15:04:05 +0000", "2021-04-12"),
            ("Monday, April 12, 2021 at 3:04 PM", "2021-04-12"),
            ("(Apr 12)", "2021-04-12"),
            ("3d", "2021-04-17"),
            ("5h", "2021-04-20"),
            ("2 days ago", "2021-04-18"),
            ("yesterday", "2021-04-19"),
        ];
        for (text, read) in written {
            assert_eq!(day(text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn a_month_is_a_date_without_its_day() {
        assert_eq!(day("Apr '21").as_deref(), Some(""));
        assert_eq!(day("April 2021").as_deref(), Some(""));
        assert_eq!(day("2mo").as_deref(), Some(""));
    }

    #[test]
    fn what_is_more_than_a_day_is_none() {
        let others = [
            "",
            "3",
            "May",
            "April 31, 2021",
            "3 days",
            "We meet on Apr 12",
            "12 Apr or 13 Apr",
            "4,000 DAI",
            "v2.1",
            "Ω🚀",
            "2021-13-01",
            "15:04",
        ];
        for text in others {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
