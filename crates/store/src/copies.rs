//! The copies in a folder. The one rule: what a copy is called says when and why it was made, and
//! that alone decides how long it stays; a damaged one takes the place of no other.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime};

use crate::Error;

/// A copy of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Unix seconds, as its name says.
    pub taken_at: i64,
    /// Why it was made, as its name says.
    pub why: Why,
    /// Its size.
    pub bytes: u64,
}

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The file had changed, and the last one was old enough.
    Time,
    /// Somebody wanted one.
    Asked,
    /// Another copy was about to be put back.
    Restore,
    /// An export was about to be taken in.
    Import,
    /// A newer version was about to change the format.
    Upgrade,
}

/// A copy, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The copy.
    pub backup: Backup,
    /// What is wrong with it; nothing with a good one.
    pub damage: Option<String>,
}

/// `backup-2026-11-22T12-45-00Z.db`, and before the ending why it was made: sorts by time, and no
/// system refuses a letter of it.
const TIME: &str = "backup-%Y-%m-%dT%H-%M-%SZ";
const ENDING: &str = ".db";
/// So many of today are kept.
const OF_TODAY: usize = 3;
/// So many are kept in all, one of each earlier day.
const IN_ALL: usize = 10;
/// So many that somebody asked for are kept.
const ASKED: usize = 10;
const DAY: i64 = 24 * 60 * 60;
/// So long the others are kept, and damaged ones at most.
const LONG: i64 = 30 * DAY;
/// The year 9999 and a bit less: times in names are not later.
pub(crate) const LATEST: i64 = 253_402_000_000;

impl Why {
    const ALL: [Self; 5] = [Self::Time, Self::Asked, Self::Restore, Self::Import, Self::Upgrade];

    fn word(self) -> &'static str {
        match self {
            Self::Time => "",
            Self::Asked => "-by-hand",
            Self::Restore => "-before-restore",
            Self::Import => "-before-import",
            Self::Upgrade => "-before-upgrade",
        }
    }
}

/// The copies in a folder, newest first. A folder that isn't there has none.
pub fn backups(folder: &Path) -> Result<Vec<Backup>, Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(Error::io(folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::io(folder))?;
        let said = entry.file_name().to_str().and_then(said);
        if let (Some((taken_at, why)), Ok(about)) = (said, entry.metadata()) {
            found.push(Backup { path: entry.path(), taken_at, why, bytes: about.len() });
        }
    }
    found.sort_by(|a, b| (b.taken_at, &b.path).cmp(&(a.taken_at, &a.path)));
    Ok(found)
}

fn name(at: i64, why: Why) -> String {
    let time = DateTime::from_timestamp(at, 0).unwrap_or_default().format(TIME);
    format!("{time}{}{ENDING}", why.word())
}

/// What a name says: when and why.
fn said(name: &str) -> Option<(i64, Why)> {
    let stem = name.strip_suffix(ENDING)?;
    Why::ALL.into_iter().find_map(|why| {
        let time = NaiveDateTime::parse_from_str(stem.strip_suffix(why.word())?, TIME).ok()?;
        Some((time.and_utc().timestamp(), why))
    })
}

/// A name that no copy has, for one of now; no two of a folder say the same second.
pub(crate) fn free(folder: &Path, why: Why, now: i64) -> (PathBuf, i64) {
    // A clock that is off by ages still gives a name.
    let mut at = now.clamp(0, LATEST);
    while Why::ALL.into_iter().any(|why| folder.join(name(at, why)).exists()) {
        at += 1;
    }
    (folder.join(name(at, why)), at)
}

/// Which copies are no longer kept: of those that were made in time all but what [`surplus`] says,
/// of those that somebody asked for all but the last ten, of the others those older than 30 days.
/// Damaged ones go by the same rule among themselves, and after 30 days: they push out no good one.
#[must_use]
pub fn outdated(all: &[Checked], now: i64) -> Vec<Backup> {
    let mut gone: Vec<Backup> = Vec::new();
    let has_good = all.iter().any(|one| one.damage.is_none());
    for is_good in [true, false] {
        let of = |wanted: &[Why]| -> Vec<&Backup> {
            let same = |one: &&Checked| {
                one.damage.is_none() == is_good && wanted.contains(&one.backup.why)
            };
            all.iter().filter(same).map(|one| &one.backup).collect()
        };
        let is_old = |one: &&Backup| now - one.taken_at > LONG;
        let mut add = |ones: Vec<&Backup>| gone.extend(ones.into_iter().cloned());
        let in_time = of(&[Why::Time]);
        let times: Vec<i64> = in_time.iter().map(|one| one.taken_at).collect();
        let surplus = surplus(&times, now);
        add(in_time.into_iter().filter(|one| surplus.contains(&one.taken_at)).collect());
        let mut asked = of(&[Why::Asked]);
        asked.sort_by_key(|one| (one.taken_at > now, std::cmp::Reverse(one.taken_at)));
        add(asked.split_off(ASKED.min(asked.len())));
        let before = of(&[Why::Restore, Why::Import, Why::Upgrade]);
        add(before.into_iter().filter(is_old).collect());
        if !is_good && has_good {
            add(of(&Why::ALL).into_iter().filter(is_old).collect());
        }
    }
    gone.sort_by(|a, b| a.path.cmp(&b.path));
    gone.dedup();
    gone
}

/// Which of the copies taken at these times (Unix seconds) are no longer kept: all but the last
/// three of today and the last of each other day, ten in all. Days are those of UTC. Copies from
/// the future, which a wrong clock made, are other days: they never push out those of today.
#[must_use]
pub fn surplus(taken: &[i64], now: i64) -> Vec<i64> {
    let today = now.div_euclid(DAY);
    let (mut days, mut of_today, mut kept) = (BTreeSet::new(), 0, 0);
    let mut newest_first: Vec<i64> = taken.to_vec();
    newest_first.sort_by_key(|at| (*at > now, std::cmp::Reverse(*at)));
    let is_kept = |at: &i64| {
        let day = at.div_euclid(DAY);
        let keep = if day == today {
            of_today += 1;
            of_today <= OF_TODAY
        } else {
            days.insert(day)
        };
        kept += usize::from(keep);
        keep && kept <= IN_ALL
    };
    let kept: BTreeSet<i64> = newest_first.iter().copied().filter(is_kept).collect();
    newest_first.into_iter().filter(|at| !kept.contains(at)).collect()
}
