//! Dates as people write them in preambles. The rule: a date that can only mean one day is read;
//! a form that was not filled in is none.

use chrono::NaiveDate;

/// A date that was read, and whether it was written as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// The day.
    pub date: NaiveDate,
    /// Whether it was written `yyyy-mm-dd`.
    pub is_exact: bool,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads `2021-06-08`, and generously `2021-06-8`, `2021/6/8`, `2021-25-03` (no month 25 exists),
/// `8 June 2021`, `June 8th, 2021` and a time behind the day. Where day and month could be either
/// (`03/04/2021`) it is no date.
#[must_use]
pub fn read(written: &str) -> Option<ReadDate> {
    let written = written.trim();
    let first = written.split([' ', 'T', 't']).next().unwrap_or_default();
    let numbers: Vec<&str> = first.split(['-', '/', '.']).collect();
    let date = match *numbers {
        [year, second, third] if year.len() == 4 => {
            let (year, second, third) = (number(year)?, number(second)?, number(third)?);
            day(year, second, third).or_else(|| day(year, third, second))
        }
        [first, second, year] if year.len() == 4 => {
            let (first, second, year) = (number(first)?, number(second)?, number(year)?);
            let (one, other) = (day(year, second, first), day(year, first, second));
            // Both ways a day: only the same one is sure.
            match (one, other) {
                (Some(one), Some(other)) => (one == other).then_some(one),
                (one, other) => one.or(other),
            }
        }
        _ => in_words(written),
    }?;
    Some(ReadDate { date, is_exact: date.format("%Y-%m-%d").to_string() == written })
}

/// `8 June 2021`, `June 8th, 2021`.
fn in_words(written: &str) -> Option<NaiveDate> {
    let mut words = written.split([' ', ',', '.']).filter(|word| !word.is_empty());
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    let of_month = |word: &str| number(without_ordinal(&word.to_ascii_lowercase()));
    let (month, of_month) = match (month(first), month(second)) {
        (Some(month), None) => (month, of_month(second)?),
        (None, Some(month)) => (month, of_month(first)?),
        _ => return None,
    };
    day(number(year).filter(|_| year.len() == 4)?, month, of_month)
}

/// The month that a word names: `April`, `apr`, `Sept`, in any case.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    let word = word.to_ascii_lowercase();
    let is_it = |month: &&str| {
        *month == word
            || (word.len() == 3 && month.starts_with(&word))
            || word == "sept" && *month == "september"
    };
    let at = MONTHS.iter().position(is_it)?;
    u32::try_from(at + 1).ok()
}

/// A number as a day is counted, without what makes it one: `12` of `12th`.
pub(crate) fn without_ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn number(text: &str) -> Option<u32> {
    let is_short = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_can_only_mean_one_day_is_read() {
        for (written, is, is_exact) in [
            ("2021-06-08", "2021-06-08", true),
            (" 2021-06-08 ", "2021-06-08", true),
            ("2021-06-8", "2021-06-08", false),
            ("2021/6/8", "2021-06-08", false),
            ("2021-25-03", "2021-03-25", false),
            ("2021-06-08T12:00:00Z", "2021-06-08", false),
            ("2021-06-08 (amended)", "2021-06-08", false),
            ("25.03.2021", "2021-03-25", false),
            ("3/25/2021", "2021-03-25", false),
            ("05/05/2021", "2021-05-05", false),
            ("8 June 2021", "2021-06-08", false),
            ("June 8th, 2021", "2021-06-08", false),
            ("Sept. 1 2022", "2022-09-01", false),
        ] {
            let read = read(written).expect(written);
            assert_eq!(
                (read.date.to_string().as_str(), read.is_exact),
                (is, is_exact),
                "{written}"
            );
        }
    }

    #[test]
    fn what_means_no_day_or_several_is_none() {
        for written in [
            "",
            "<yyyy-mm-dd>",
            "yyyy-mm-dd",
            "N/A",
            "TBD",
            "2021",
            "2021-06",
            "2021-13-14",
            "2021-02-30",
            "03/04/2021",
            "June 2021",
            "June 31 2021",
            "Ω🚀",
            "1-2-3",
            "2021-6-8-9",
            "99999-01-01",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
