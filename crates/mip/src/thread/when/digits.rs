//! Days and times that are written in numbers. The one rule: a date that can be two days is none.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::Calendar;

/// A date in numbers.
pub(super) enum Whole {
    Day(NaiveDate),
    /// `04/05/2022`, where nothing says which is the day.
    Either,
}

/// `2021-04-12`, `2021-04-12T15:04:05Z`.
pub(super) fn iso(word: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (day, rest) = (word.get(..10)?, word.get(10..)?);
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    if rest.is_empty() {
        return Some((day, None));
    }
    let time = rest.strip_prefix('t')?;
    Some((day, time.get(..8).or(time.get(..5)).and_then(clock).map(|(time, _)| time)))
}

/// `11.04.22`, `11/04/2022`, `2022/04/11`. Where day and month could be either, and nothing says
/// which, it is a date without its day.
pub(super) fn numeric(word: &str, calendar: Calendar) -> Option<Whole> {
    let mark = ['.', '/', '-'].into_iter().find(|mark| word.matches(*mark).count() >= 2)?;
    let numbers: Vec<_> = word.trim_end_matches('.').split(mark).collect();
    let [first, second, third] = numbers[..] else { return None };
    let number = |text: &str| {
        let is_digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (one, two, three) = (number(first)?, number(second)?, number(third)?);
    let day = |year: u32, month, day| {
        let year = if year < 100 { year + 2000 } else { year };
        let is_year = (1990..=2100).contains(&year);
        NaiveDate::from_ymd_opt(year.cast_signed(), month, day).filter(|_| is_year)
    };
    if first.len() == 4 {
        return day(one, two, three).map(Whole::Day);
    }
    let (day_first, month_first) = (day(three, two, one), day(three, one, two));
    let is_day_first = if mark == '.' { Some(true) } else { calendar.is_day_first };
    let known = match (day_first, month_first, is_day_first) {
        (Some(day), _, Some(true)) | (_, Some(day), Some(false)) => day,
        (Some(one), Some(other), _) if one == other => one,
        // Nobody wrote it tomorrow.
        (Some(one), Some(other), _) => match (one <= calendar.today, other <= calendar.today) {
            (true, false) => one,
            (false, true) => other,
            _ => return Some(Whole::Either),
        },
        (one, other, _) => one.or(other)?,
    };
    Some(Whole::Day(known))
}

/// `15:04`, `15:04:05.000`, `3:04pm`, `3pm`, and the half of the day if it is said.
pub(super) fn clock(word: &str) -> Option<(NaiveTime, Option<bool>)> {
    let word = word.trim_end_matches(['z', ':']);
    let half = ["am", "pm"].iter().find_map(|half| Some((word.strip_suffix(half)?, *half == "pm")));
    let (time, half) = half.map_or((word, None), |(time, is_second)| (time, Some(is_second)));
    let mut parts = time.split(':');
    let hour = parts.next()?;
    let minute = parts.next();
    let second = parts.next().map_or("0", |second| second.split('.').next().unwrap_or("0"));
    if parts.next().is_some() || (minute.is_none() && half.is_none()) {
        return None;
    }
    let number = |text: &str| {
        let is_digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        is_digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute.unwrap_or("0"))?);
    Some((NaiveTime::from_hms_opt(hour, minute, number(second)?)?, half))
}

pub(super) fn afternoon(time: NaiveTime, is_second_half: Option<bool>) -> NaiveTime {
    let hour = match (time.hour(), is_second_half) {
        (12, Some(false)) => 0,
        (hour @ 1..=11, Some(true)) => hour + 12,
        (hour, _) => hour,
    };
    time.with_hour(hour).unwrap_or(time)
}

/// `+0000`, `-05:00`, `utc+02:00`.
pub(super) fn is_offset(word: &str) -> bool {
    word.trim_start_matches("utc").strip_prefix(['+', '-']).is_some_and(|digits| {
        let digits = digits.replace(':', "");
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    })
}
