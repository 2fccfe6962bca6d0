//! `launchpod session`: coaching sessions.

use app::{
    App,
    sessions::{SessionPlan, SessionUpdate},
};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use clap::Subcommand;

use super::OfTeam;
use crate::{End, out::Out};

/// Sessions that are added by their day alone are kept at noon, UTC, and as an hour long.
const NOON: (u32, u32) = (12, 60);

#[derive(Debug, Subcommand)]
pub(crate) enum Session {
    /// Keep a session that was held.
    Add {
        #[command(flatten)]
        of: OfTeam,
        /// The day it was held.
        #[arg(long, value_name = "DATE")]
        on: NaiveDate,
        /// What was said, in Markdown.
        #[arg(long, value_name = "TEXT")]
        notes: String,
        /// What it is called.
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
    },
}

impl Session {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let Self::Add { of, on, notes, title } = self;
        let team = of.id(app)?;
        let noon = NaiveTime::from_hms_opt(NOON.0, 0, 0).unwrap_or_default();
        let at = on.and_time(noon).and_utc();
        let planned = SessionPlan { team, at, title, who: Vec::new(), topics: Vec::new() };
        let session = app.session_plan(planned)?;
        let held_at = at.checked_add_signed(TimeDelta::minutes(NOON.1.into()));
        let held = SessionUpdate {
            notes: Some(notes.into()),
            held_at: Some(held_at),
            ..SessionUpdate::of(team, session.id)
        };
        let session = app.session_update(held)?;
        out.answer(&session, |session| format!("Kept {} of {on}.", session.title))
    }
}
