//! Which edition a proposal should follow. The rule: whatever decided is said, so that a reader can
//! disagree.

use std::fmt;

use chrono::{Days, NaiveDate};
use domain::proposal::{Form, Kinds};
use mip::{Entry, Proposal, date};
use pack::{Edition, Pack};
use serde::Serialize;

/// A proposal is posted at least so many days before it is ratified: four weeks before the Wednesday
/// of its cycle, which is 19 days before the ratification (MIP51, and every dated public proposal).
const POSTED_BEFORE_RATIFIED: Days = Days::new(47);

/// The edition that a proposal should follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// What decided.
    pub by: DecidedBy,
    /// `false` when the day is before the first edition, which is given instead.
    pub in_force: bool,
}

impl fmt::Display for Decided<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { edition, by, in_force } = self;
        match in_force {
            true => write!(f, "the edition of {}, {by}", edition.date),
            false => {
                write!(f, "no edition: the first is of {}, and this is older, {by}", edition.date)
            }
        }
    }
}

/// What decides on the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "EditionDecidedBy")]
#[serde(tag = "by", rename_all = "camelCase")]
pub enum DecidedBy {
    /// Somebody gave the day.
    Given {
        /// The day.
        date: NaiveDate,
    },
    /// A line of the preamble.
    Key {
        /// Its key, as written.
        key: String,
        /// Its value, as written.
        written: String,
        /// The day that it was read as.
        date: NaiveDate,
    },
    /// The line of the ratification: the day it was posted at the latest.
    Ratified {
        /// The key, as written.
        key: String,
        /// 47 days before.
        date: NaiveDate,
    },
    /// No day is known: the newest edition.
    Nothing,
}

impl DecidedBy {
    /// The day, if one is known.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Given { date } | Self::Key { date, .. } | Self::Ratified { date, .. } => {
                Some(*date)
            }
            Self::Nothing => None,
        }
    }
}

impl fmt::Display for DecidedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given { date } => write!(f, "in force on {date}, as asked"),
            Self::Key { key, written, date } if *written == date.to_string() => {
                write!(f, "by {key}, {date}")
            }
            Self::Key { key, written, date } => {
                write!(f, "by {key}, “{written}” read as {date}")
            }
            Self::Ratified { key, date } => {
                write!(f, "posted by {date} at the latest, 47 days before {key}")
            }
            Self::Nothing => f.write_str("the newest, as it gives no date"),
        }
    }
}

/// The edition that a proposal should follow, and what decided: the given day, or the first line of
/// the preamble that says when it was proposed, applied or posted, or the ratification. None when its
/// kind is unknown.
#[must_use]
pub fn decide<'a>(
    pack: &'a Pack,
    proposal: &Proposal<'_>,
    on: Option<NaiveDate>,
) -> Option<Decided<'a>> {
    let kind = kind_of(pack.kinds(), proposal)?.kind;
    let given = on.map(|date| DecidedBy::Given { date });
    let by = given.or_else(|| dated(proposal)).unwrap_or(DecidedBy::Nothing);
    if let Some(edition) = pack.edition(kind, by.date().unwrap_or(NaiveDate::MAX)) {
        return Some(Decided { edition, by, in_force: true });
    }
    let edition = pack.editions(kind).next()?;
    Some(Decided { edition, by, in_force: false })
}

/// By which edition a draft is judged: by what its text says, as a file of it is, or else by the one
/// that it was composed with.
pub(crate) fn judged<'a>(
    pack: &'a Pack,
    proposal: &Proposal<'_>,
    composed: &'a Edition,
) -> Decided<'a> {
    let told = decide(pack, proposal, None).filter(|decided| decided.by != DecidedBy::Nothing);
    told.unwrap_or(Decided { edition: composed, by: DecidedBy::Nothing, in_force: true })
}

/// The day on which a proposal was posted, if its preamble says it.
pub(crate) fn posted(proposal: &Proposal<'_>) -> Option<NaiveDate> {
    match dated(proposal)? {
        DecidedBy::Key { date, .. } => Some(date),
        _ => None,
    }
}

/// What the preamble says of the day, the likeliest line first.
fn dated(proposal: &Proposal<'_>) -> Option<DecidedBy> {
    let entries = &proposal.preamble.as_ref()?.entries;
    let line = |wants: &[&str]| {
        let entry = |entry: &&Entry| {
            let key = entry.key.to_lowercase();
            wants.iter().all(|word| key.contains(word))
        };
        // A line that was not filled in does not hide one that was.
        entries.iter().filter(entry).find_map(|entry| {
            let date = date::read(&entry.value)?.date;
            Some((entry.key.clone(), entry.value.clone(), date))
        })
    };
    let lines: [&[&str]; 6] = [
        &["date", "propos"],
        &["date", "appl"],
        &["date", "rfc"],
        &["date", "post"],
        &["date", "submi"],
        &["date", "creat"],
    ];
    let posted = lines.iter().find_map(|wants| line(wants));
    let posted = posted.map(|(key, written, date)| DecidedBy::Key { key, written, date });
    posted.or_else(|| {
        let (key, _, date) = line(&["date", "ratif"])?;
        Some(DecidedBy::Ratified { key, date: date.checked_sub_days(POSTED_BEFORE_RATIFIED)? })
    })
}

/// The kind of a proposal by its title, or else by the line of its number.
pub(crate) fn kind_of<'a>(kinds: &'a Kinds, proposal: &Proposal<'_>) -> Option<&'a Form> {
    let code = proposal.title.as_ref().and_then(|title| title.code.as_deref());
    code.and_then(|code| kinds.of_code(code)).or_else(|| {
        let entries = &proposal.preamble.as_ref()?.entries;
        entries.iter().find_map(|entry| kinds.at_start_of(&entry.key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(preamble: &str, on: Option<&str>) -> (String, String, bool) {
        let pack = Pack::makerdao().unwrap();
        let source = format!("# MIP40c3-SP#: x\n\n## Preamble\n\n```\n{preamble}\n```\n");
        let on = on.map(|on| on.parse().unwrap());
        let decided = decide(pack, &Proposal::parse(&source), on).unwrap();
        (decided.edition.date.to_string(), decided.by.to_string(), decided.in_force)
    }

    #[test]
    fn the_likeliest_line_that_is_filled_in_decides() {
        for (preamble, edition, by) in [
            ("Date Proposed: 2021-06-01", "2021-05-13", "by Date Proposed, 2021-06-01"),
            (
                "Date Proposed: <yyyy-mm-dd>\nDate Applied: 2021-25-03",
                "2021-03-25",
                "by Date Applied, “2021-25-03” read as 2021-03-25",
            ),
            (
                "RFC date: 3 December 2021",
                "2021-11-03",
                "by RFC date, “3 December 2021” read as 2021-12-03",
            ),
            (
                "Date Ratified: 2021-05-25",
                "2021-03-25",
                "posted by 2021-04-08 at the latest, 47 days before Date Ratified",
            ),
            ("Date Proposed: soon", "2022-06-23", "the newest, as it gives no date"),
        ] {
            let expected = (edition.to_owned(), by.to_owned(), true);
            assert_eq!(decided(preamble, None), expected, "{preamble}");
        }
        let given = decided("Date Proposed: 2021-06-01", Some("2022-01-01"));
        assert_eq!(given.1, "in force on 2022-01-01, as asked");
    }

    #[test]
    fn what_is_older_than_the_first_edition_gets_it_and_is_said_to_be_older() {
        let (edition, _, in_force) = decided("Date Proposed: 2021-02-01", None);
        assert_eq!((edition.as_str(), in_force), ("2021-03-25", false));
        let pack = Pack::makerdao().unwrap();
        assert!(decide(pack, &Proposal::parse("# Notes of a call\n"), None).is_none());
    }
}
