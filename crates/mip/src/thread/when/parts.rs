//! The parts of a date: what each word of it says.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

use super::{
    Calendar, When,
    digits::{Whole, afternoon, clock, is_offset, iso, numeric},
    words::{self, Word},
};
use crate::date::without_ordinal;

#[derive(Default)]
pub(super) struct Parts {
    month: Option<u32>,
    /// The month's word is also a weekday's.
    is_weekday: bool,
    is_foreign: bool,
    day: Option<u32>,
    year: Option<i32>,
    whole: Option<Whole>,
    back: Option<u64>,
    time: Option<NaiveTime>,
    is_second_half: Option<bool>,
}

impl Parts {
    /// One word more; `None` if it has no place in a date.
    pub(super) fn take(&mut self, word: &str, calendar: Calendar) -> Option<()> {
        if let Some((day, time)) = iso(word) {
            self.time = time.or(self.time);
            return self.whole.replace(Whole::Day(day)).is_none().then_some(());
        }
        if let Some(whole) = numeric(word, calendar) {
            return self.whole.replace(whole).is_none().then_some(());
        }
        if let Some((time, half)) = clock(word) {
            self.is_second_half = half.or(self.is_second_half);
            return self.time.replace(time).is_none().then_some(());
        }
        if is_offset(word) {
            return Some(());
        }
        let bare = word.trim_end_matches(['.', ';']);
        if let Some(word) = words::word(bare) {
            return self.named(word);
        }
        if let Some(year) = bare.strip_prefix(['\'', '’', '‘']) {
            let year: i32 = year.trim_end_matches(words::YEAR).parse().ok()?;
            let year = Some(year).filter(|year| (0..100).contains(year))?;
            return self.year.replace(2000 + year).is_none().then_some(());
        }
        if let [day, month, year] = bare.split('-').collect::<Vec<_>>()[..] {
            // `11-Apr-22`.
            return [day, month, &format!("'{}", year.trim_start_matches("20"))]
                .into_iter()
                .try_for_each(|part| self.take(part, calendar));
        }
        self.number(bare)
    }

    fn named(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Month { month, is_plain, is_weekday } => {
                let was = self.month.replace(month);
                let is_free = was.is_none() || self.is_weekday;
                (self.is_weekday, self.is_foreign) = (is_weekday, !is_plain);
                is_free.then_some(())
            }
            Word::Back(days) => self.back.replace(days).is_none().then_some(()),
            Word::Half(is_second) => {
                self.is_second_half = Some(is_second);
                Some(())
            }
            Word::Between => Some(()),
        }
    }

    /// `12`, `12th`, `2022`, and numbers with a sign behind them: `2022年`, `4月`, `11日`.
    fn number(&mut self, word: &str) -> Option<()> {
        let bare = word.trim_end_matches(words::YEAR);
        let number = |text: &str| {
            let digits = text.strip_suffix("er").unwrap_or(text).trim_end_matches(['º', 'ª']);
            without_ordinal(digits).parse::<u32>().ok()
        };
        if bare.len() < word.len() {
            let year = number(bare).filter(|year| (1990..=2100).contains(year))?;
            return self.year.replace(year.cast_signed()).is_none().then_some(());
        }
        if let Some(month) = word.strip_suffix(words::MONTH) {
            self.is_foreign = true;
            let month = number(month).filter(|month| (1..=12).contains(month))?;
            return self.month.replace(month).is_none().then_some(());
        }
        match number(word.trim_end_matches(words::DAY))? {
            day @ 1..=31 => self.day.replace(day).is_none().then_some(()),
            year @ 1990..=2100 => self.year.replace(year.cast_signed()).is_none().then_some(()),
            _ => None,
        }
    }

    pub(super) fn when(self, today: NaiveDate) -> Option<When> {
        let is_alone = self.month.is_none() && self.day.is_none() && self.year.is_none();
        let is_clear = !self.is_foreign || self.year.is_some();
        let time = self.time.map(|time| afternoon(time, self.is_second_half));
        let day = match (self.whole, self.back, self.month, self.day, self.year) {
            (Some(Whole::Day(day)), None, ..) if is_alone => Some(day),
            (Some(Whole::Either), None, ..) if is_alone => None,
            (None, Some(days), ..) if is_alone => today.checked_sub_days(Days::new(days)),
            (None, None, Some(month), Some(day), Some(year)) => {
                Some(NaiveDate::from_ymd_opt(year, month, day)?)
            }
            (None, None, Some(month), Some(day), None) => {
                let years = (today.year() - 8..=today.year()).rev();
                let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
                Some(days.find(|day| *day <= today)?)
            }
            (None, None, Some(_), None, Some(_)) => None,
            _ => return None,
        };
        Some(When { day, time, is_clear })
    }
}

/// The words of a date. A number and the sign behind it are one: `2022 年 4月11日` has three.
pub(super) fn split(text: &str) -> Vec<String> {
    let is_gap = |c: char| c.is_whitespace() || ",、，[]()".contains(c);
    let is_sign =
        |c: char| words::YEAR.contains(&c) || words::MONTH.contains(&c) || words::DAY.contains(&c);
    let mut out: Vec<String> = Vec::new();
    for piece in text.split(is_gap).filter(|piece| !piece.is_empty()) {
        let mut word = String::new();
        for c in piece.chars() {
            let ends_in_digit = |word: &String| word.ends_with(|c: char| c.is_ascii_digit());
            if is_sign(c) && word.is_empty() && out.last().is_some_and(ends_in_digit) {
                out.last_mut().into_iter().for_each(|last| last.push(c));
            } else if is_sign(c) && ends_in_digit(&word) {
                word.push(c);
                out.push(std::mem::take(&mut word));
            } else {
                // `下午3:04`
                let is_half = c.is_ascii_digit()
                    && matches!(words::word(&word), Some(Word::Half(_) | Word::Back(_)));
                if is_half {
                    out.push(std::mem::take(&mut word));
                }
                word.push(c);
            }
        }
        if !word.is_empty() {
            out.push(word);
        }
    }
    out
}

/// The digits of a text, and what stands between them.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', '\u{a0}', '\u{202f}', '.']).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let is_digit = rest.chars().next()?.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
            let run;
            (run, rest) = rest.split_at(end);
            Some(run)
        })
    })
}

/// A word of an age; in `日前` there are two.
pub(super) fn known(word: &str) -> Vec<&str> {
    if words::age(word).is_none() {
        for (at, _) in word.char_indices().skip(1) {
            let (first, second) = word.split_at(at);
            if words::age(first).is_some() && words::age(second).is_some() {
                return vec![first, second];
            }
        }
    }
    vec![word]
}
