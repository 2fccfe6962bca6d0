//! Invented teams around the sample, so that a coach's overview can be tried with many. What they
//! have done follows from their number only: the same sample every time.

use chrono::Months;
use domain::{
    cycle::Cycle,
    item::{Progress, State},
    team::Team,
};

use crate::{App, Error, here::Here, teams};

const FIRST: [&str; 16] = [
    "Keeper",
    "Oracle",
    "Delegate",
    "Bridge",
    "Collateral",
    "Light",
    "Risk",
    "Event",
    "Docs",
    "Growth",
    "Protocol",
    "Vault",
    "Signal",
    "Harbor",
    "Open",
    "Field",
];
const SECOND: [&str; 12] = [
    "Operations",
    "Desk",
    "Watch",
    "Tools",
    "Feeds",
    "Dashboards",
    "Crew",
    "Translation",
    "Research",
    "Engineering",
    "Studio",
    "Relations",
];
/// So many teams are written in one go.
const AT_ONCE: u32 = 100;

/// Adds `count` invented teams.
pub(super) fn add(app: &App, count: u32) -> Result<(), Error> {
    let today = app.here().today();
    let items: Vec<_> = app.pack.items_in_force(today).collect();
    for begin in (0..count).step_by(AT_ONCE as usize) {
        app.write("sample_create", |w| {
            for number in begin..count.min(begin + AT_ONCE) {
                let team = invented(&w.here(), number);
                teams::add(w, &team)?;
                let reached = number as usize * 37 % items.len();
                for (place, item) in items.iter().take(reached).enumerate() {
                    let state = match (number as usize + place) % 11 {
                        0 => State::Doing,
                        1 if place + 4 > reached => State::Review,
                        _ => State::Done,
                    };
                    let id = item.id.clone();
                    w.put(team.id, &Progress { id, state, ..Progress::default() })?;
                }
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn invented(here: &Here<'_>, number: u32) -> Team {
    let at = |of: &[&'static str], place: u32| of[place as usize % of.len()];
    let first = at(&FIRST, number);
    let second = at(&SECOND, number / 16 + number);
    let round = number / 192;
    let name = if round == 0 {
        format!("{first} {second}")
    } else {
        format!("{first} {second} {}", round + 1)
    };
    let ahead = Months::new(number % 9 + 1);
    let mut target = here.today().checked_add_months(ahead).and_then(Cycle::of);
    if target.is_some_and(|cycle| cycle.month() == 12) {
        target = target.and_then(Cycle::next);
    }
    Team { target, ..teams::fresh(here.pack, name) }
}
