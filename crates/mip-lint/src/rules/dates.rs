//! Days as proposals write them. The rule: a day that could be read in two ways is none.

use chrono::{Days, NaiveDate};
use domain::cycle::{BudgetLimits, Cycle, CycleRules, NoCycle, Plan, earliest, plan};

use domain::proposal::Property;
use mip::{Span, date::month};

use crate::draft::Draft;

/// `2021-04-07`, and nothing else.
pub(super) fn read(text: &str) -> Option<NaiveDate> {
    let is_shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_shape.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// The day of a key of the preamble.
pub(super) fn of(draft: &Draft<'_>, key: &str) -> Option<NaiveDate> {
    read(&draft.entry(key)?.value)
}

/// The day it was posted: as the portal reads it, or as an edition of MIP40c3 called it.
pub(super) fn proposed(draft: &Draft<'_>) -> Option<NaiveDate> {
    of(draft, super::keys::DATE_PROPOSED).or_else(|| of(draft, "Date Applied"))
}

/// What is known of a day on which something was ratified.
pub(super) enum Vote {
    /// A vote ends on it, or within the days by which real ones differ.
    Ends(Plan),
    /// Its month has a vote, and that ends on another day.
    Near(Plan),
    /// Its month has no cycle.
    NoCycle(Cycle),
    /// Nobody knows the rules of that time.
    Unknown,
}

/// By how many days real votes differ from the rules: an executive may take four days to pass.
const TOLERANCE: i64 = 4;

/// The cycle whose vote ends on a day.
pub(super) fn ratified_in(rules: &CycleRules, day: NaiveDate) -> Vote {
    let Some(own) = Cycle::of(day) else { return Vote::Unknown };
    // The vote of one month may pass in the first days of the next.
    let before = day.checked_sub_days(Days::new(TOLERANCE.unsigned_abs())).and_then(Cycle::of);
    for cycle in [Some(own), before.filter(|before| *before != own)].into_iter().flatten() {
        if let Ok(plan) = plan(rules, cycle)
            && (plan.ratified - day).num_days().abs() <= TOLERANCE
        {
            return Vote::Ends(plan);
        }
    }
    match plan(rules, own) {
        Ok(plan) => Vote::Near(plan),
        Err(NoCycle::ClosedMonth { cycle, .. }) => Vote::NoCycle(cycle),
        Err(_) => Vote::Unknown,
    }
}

/// The cycle that a proposal was ratified in.
pub(super) fn own_cycle(draft: &Draft<'_>, rules: &CycleRules) -> Option<Plan> {
    match ratified_in(rules, of(draft, "Date Ratified")?) {
        Vote::Ends(plan) => Some(plan),
        _ => None,
    }
}

/// That cycle, or the first that it was posted in time for.
pub(super) fn any_cycle(draft: &Draft<'_>, rules: &CycleRules) -> Option<Plan> {
    own_cycle(draft, rules).or_else(|| earliest(rules, proposed(draft)?).ok())
}

/// What budgets were held to in its cycle, if anything.
pub(super) fn limits(draft: &Draft<'_>) -> Option<(BudgetLimits, Plan)> {
    let rules = draft.context.cycles.filter(|_| draft.has(Property::BudgetLimits))?;
    let plan = any_cycle(draft, rules)?;
    let pack = rules.packs.iter().find(|pack| pack.pack == plan.pack)?;
    Some((pack.schedule.budget?, plan))
}

/// The first and last day of a budget, with where the last of them is said: in the preamble, or as
/// the first two dates under `Budget Term`.
pub(super) fn term(draft: &Draft<'_>) -> Option<(NaiveDate, NaiveDate, Span)> {
    let entry = draft.entry("Budget End Date");
    if let (Some(from), Some(until), Some(entry)) =
        (of(draft, "Budget Start Date"), of(draft, "Budget End Date"), entry)
    {
        return Some((from, until, entry.value_span));
    }
    let section = draft.section("Budget Term")?;
    let mut dates = in_text(section.text.of(draft.source));
    let (from, until) = (dates.next()?, dates.next()?);
    Some((from, until, section.heading))
}

/// The dates in a text: `2021-04-07`, `April 7th, 2021`, `07-APR-2021`.
fn in_text(text: &str) -> impl Iterator<Item = NaiveDate> {
    // Nobody says the term of a budget behind so many words.
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(400).collect();
    let dates: Vec<_> = words
        .windows(3)
        .filter_map(|three| {
            let &[a, b, c] = three else { return None };
            let ymd = |year: &str, month, day| {
                let year = year.parse().ok().filter(|_| year.len() == 4)?;
                NaiveDate::from_ymd_opt(year, month, day)
            };
            let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
            match (number(b), month(a), month(b)) {
                (Some(of_month), None, None) => ymd(a, of_month, number(c)?),
                (_, Some(of_a), _) => ymd(c, of_a, day(b)?),
                (_, None, Some(of_b)) => ymd(c, of_b, day(a)?),
                _ => None,
            }
        })
        .collect();
    dates.into_iter()
}

/// `1`, `1st`, `31st`.
fn day(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (text.len() <= digits.len() + 2).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let dates = |text| in_text(text).map(|day| day.to_string()).collect::<Vec<_>>();
        assert_eq!(
            dates("begins on September 1st, 2022 and ends on 31 Aug 2023."),
            ["2022-09-01", "2023-08-31"]
        );
        assert_eq!(dates("01-DEC-2022 until 2023-11-30"), ["2022-12-01", "2023-11-30"]);
        assert_eq!(dates("Dec 2022 to Dec 2023, 30 February 2023, Ω🚀 1 2"), [""; 0]);
    }
}
