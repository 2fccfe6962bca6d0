//! The days of a team's target cycle for any calendar (icalendar only here). The one rule: an
//! event has the same id whenever it is written, so taking the file again moves it.

use std::path::PathBuf;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{cycle::Plan, id::TeamId, team::Team};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property, Trigger};
use serde::Deserialize;

use super::{
    folder::{Exported, put_files},
    git::slug,
};
use crate::{App, Error, files::Output, items::standing, text::on_one_line};

/// Where to write a team's calendar.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarExport {
    /// Whose target cycle.
    pub team: TeamId,
    /// The folder.
    pub folder: PathBuf,
    /// The name of the file; one named after the team if absent.
    pub name: Option<String>,
    /// Write also over a file that others wrote.
    #[serde(default)]
    pub replace: bool,
}

/// A day, or several, of a cycle.
struct Entry {
    /// What it is, in letters that never change: part of its id.
    id: String,
    summary: String,
    from: NaiveDate,
    to: NaiveDate,
    /// Days before at which to remind.
    alarms: &'static [i64],
    note: &'static str,
}

/// Reminders ring at this hour of the day, where the calendar is.
const HOUR: i64 = 9;
/// A deadline is told a week before and a day before.
const DEADLINE: &[i64] = &[7, 1];

impl App {
    /// Writes the days of the target cycle, with reminders before what can't be moved.
    pub fn calendar_export(&self, req: CalendarExport) -> Result<Exported, Error> {
        let here = self.here();
        let (team, plan) = (here.team(req.team)?, standing(&here, req.team)?.plan);
        let plan = plan.ok_or_else(|| {
            Error::invalid(
                "The team has no target cycle yet, so there are no days to write: choose one.",
            )
        })?;
        let text = written(&team, &plan, here.now);
        let path = req.name.map_or_else(|| Ok(format!("{}-cycle.ics", slug(&team))), file_name)?;
        put_files(self, req.folder, vec![Output { path, text }], req.replace)
    }
}

fn file_name(typed: String) -> Result<String, Error> {
    if typed.contains(['/', '\\']) || typed.trim().is_empty() {
        return Err(Error::Invalid(format!("{typed:?} is no name of a file.")));
    }
    Ok(typed)
}

fn written(team: &Team, plan: &Plan, now: DateTime<Utc>) -> String {
    let mut calendar = Calendar::new();
    let name = on_one_line(&format!("{}: {} cycle", team.name, plan.cycle));
    // The library knows of one of the two that it is a text, which has to be escaped.
    calendar.append_property(Property::new("NAME", &name).add_parameter("VALUE", "TEXT").done());
    calendar.append_property(Property::new("X-WR-CALNAME", &name));
    for entry in entries(team, plan) {
        calendar.push(event(team, &entry, now));
    }
    calendar.to_string()
}

fn entries(team: &Team, plan: &Plan) -> Vec<Entry> {
    let held = plan.events.iter().map(|event| Entry {
        id: event.name.to_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), "-"),
        summary: event.name.clone(),
        from: event.from,
        to: event.to,
        alarms: match event.from == plan.submit_from {
            _ if plan.closed => &[],
            true => DEADLINE,
            false => &[1],
        },
        note: "",
    });
    if plan.closed {
        // Governance goes on, but nothing of the team's can be submitted.
        return held.collect();
    }
    let day = |id: &str, summary: &str, on, alarms, note| Entry {
        id: id.into(),
        summary: summary.into(),
        from: on,
        to: on,
        alarms,
        note,
    };
    let post = match team.posted {
        Some(posted) => day("post", "Posted for comments", posted, &[] as &[_], ""),
        None => day(
            "post",
            "Last day to post for comments",
            plan.post_by,
            DEADLINE,
            "Posted later, the proposals wait for the next cycle.",
        ),
    };
    let freeze = "From this day on nothing may be edited.";
    let mut all = vec![post, day("freeze", "Freeze", plan.freeze_by, DEADLINE, freeze)];
    all.extend(held);
    let result = "The outcome is usually known on this day, give or take one.";
    all.push(day("ratified", "Result", plan.ratified, &[], result));
    all
}

fn event(team: &Team, entry: &Entry, now: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    let note = format!("{} The day is counted in UTC.", entry.note);
    event
        .uid(&format!("{}.{}@launchpod", entry.id, team.id))
        .timestamp(now)
        .last_modified(now)
        // Calendars take what has a higher number than what they have.
        .sequence(u32::try_from(now.timestamp() / 60).unwrap_or(u32::MAX))
        .summary(&on_one_line(&format!("{}: {}", team.name, entry.summary)))
        .description(note.trim())
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .starts(entry.from)
        // The day on which it is over.
        .ends(entry.to.succ_opt().unwrap_or(entry.to));
    for days in entry.alarms {
        let before = Duration::hours(days * 24 - HOUR);
        let mut alarm = Alarm::display(&on_one_line(&entry.summary), Trigger::before_start(before));
        alarm.uid(&format!("{}.{}.{days}@launchpod", entry.id, team.id)).timestamp(now);
        event.alarm(alarm);
    }
    event.done()
}
