//! Days as people and forums write them. The one rule: a text is a day only if all of it is, so
//! that a sentence with a date in it is never taken for the head of a comment.

use chrono::{Datelike, Days, NaiveDate};

use crate::date::{month, without_ordinal};

/// A text that says when, and the day, if it says that exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// `None` for "Apr '21" or "2mo": somebody must look it up.
    pub(super) day: Option<NaiveDate>,
}

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[derive(Default)]
struct Parts {
    month: Option<u32>,
    day: Option<u32>,
    year: Option<i32>,
    iso: Option<NaiveDate>,
}

/// What `text` says of a day, if it says nothing else. A day without a year is the last such day
/// up to `today`.
pub(super) fn read(text: &str, today: NaiveDate) -> Option<When> {
    let text = text.trim().trim_matches(['(', ')', '[', ']', '·', '•', '—', '-', '|']).trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let text = text.to_lowercase();
    if let Some(when) = relative(&text, today) {
        return Some(when);
    }
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        parts.take(word)?;
    }
    parts.when(today)
}

impl Parts {
    /// One word more; `None` if it has no place in a date.
    fn take(&mut self, word: &str) -> Option<()> {
        if let Some(iso) = iso(word) {
            return self.iso.replace(iso).is_none().then_some(());
        }
        if is_clock(word) {
            return Some(());
        }
        let bare = word.trim_end_matches('.');
        if let Some(month) = month(bare) {
            return self.month.replace(month).is_none().then_some(());
        }
        if let Some(year) = bare.strip_prefix(['\'', '’', '‘']) {
            let year: i32 = year.parse().ok().filter(|year| (0..100).contains(year))?;
            return self.year.replace(2000 + year).is_none().then_some(());
        }
        let number: u32 = without_ordinal(bare).parse().ok()?;
        match number {
            1..=31 => self.day.replace(number).is_none().then_some(()),
            1990..=2100 => self.year.replace(number.cast_signed()).is_none().then_some(()),
            _ => None,
        }
    }

    fn when(self, today: NaiveDate) -> Option<When> {
        match self {
            Self { iso: Some(day), month: None, day: None, year: None } => {
                Some(When { day: Some(day) })
            }
            Self { iso: None, month: Some(month), day: Some(day), year: Some(year) } => {
                NaiveDate::from_ymd_opt(year, month, day).map(|day| When { day: Some(day) })
            }
            Self { iso: None, month: Some(month), day: Some(day), year: None } => {
                let years = (today.year() - 8..=today.year()).rev();
                let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                days.find(|day| *day <= today).map(|day| When { day: Some(day) })
            }
            Self { iso: None, month: Some(_), day: None, year: Some(_) } => {
                Some(When { day: None })
            }
            _ => None,
        }
    }
}

/// "3d", "2 hours ago", "yesterday".
fn relative(text: &str, today: NaiveDate) -> Option<When> {
    let back = |days: u64| Some(When { day: today.checked_sub_days(Days::new(days)) });
    match text {
        "just now" | "now" | "today" => return back(0),
        "yesterday" => return back(1),
        _ => {}
    }
    let (text, is_ago) = match text.strip_suffix(" ago") {
        Some(text) => (text, true),
        None => (text, false),
    };
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u64 = text[..digits].parse().ok().filter(|number| *number < 1000)?;
    let unit = &text[digits..];
    // "3 days" alone is a length of time; "3d" is how forums write an age.
    if unit.starts_with(' ') && !is_ago {
        return None;
    }
    match unit.trim().trim_end_matches('s') {
        "m" | "min" | "minute" | "h" | "hr" | "hour" => back(0),
        "d" | "day" => back(number),
        "w" | "week" => back(7 * number),
        "mo" | "month" | "y" | "yr" | "year" => Some(When { day: None }),
        _ => None,
    }
}

fn iso(word: &str) -> Option<NaiveDate> {
    let day = word.get(..10)?;
    let rest = &word[10..];
    if !rest.is_empty() && !rest.starts_with('t') {
        return None;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}

/// Parts of a date that say nothing of the day: weekdays, times, zones.
fn is_clock(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', 'z']);
    let zone = word.strip_prefix(['+', '-']).is_some_and(|digits| {
        let digits = digits.replace(':', "");
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    });
    let time = bare.trim_end_matches("am").trim_end_matches("pm");
    let is_time = time.contains(':')
        && time.len() <= 12
        && time
            .split(':')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    let hour = ["am", "pm"].iter().find_map(|half| word.strip_suffix(half));
    let is_hour = hour.is_some_and(|hour| hour.bytes().all(|b| b.is_ascii_digit()));
    zone || is_time
        || is_hour
        || matches!(
            bare,
            "at" | "utc" | "gmt" | "cet" | "cest" | "est" | "edt" | "pst" | "pdt" | "(utc)"
        )
        || (bare.len() >= 3 && WEEKDAYS.iter().any(|day| *day == bare || day[..3] == *bare))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day, empty where a date without its day was read; none where nothing was.
    fn day(text: &str) -> Option<String> {
        let today = NaiveDate::from_ymd_opt(2021, 4, 20).unwrap();
        read(text, today).map(|when| when.day.map(|day| day.to_string()).unwrap_or_default())
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
