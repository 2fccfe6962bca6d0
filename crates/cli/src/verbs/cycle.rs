//! `launchpod cycle`: the governance cycle.

use std::path::{Path, PathBuf};

use anyhow::bail;
use app::{App, cycles::CyclePlan, outside::calendar::CalendarExport};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::cycle;
use pack::Pack;

use super::{OfTeam, draft::compose::written};
use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Cycle {
    /// Every date of a cycle.
    Plan(Plan),
    /// Write the days of a team's target cycle for a calendar, with reminders.
    Ics {
        #[command(flatten)]
        of: OfTeam,
        /// The file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Write also over a file that Launchpod did not write.
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true))]
pub(crate) struct Plan {
    /// The first cycle that proposals posted on this day are in time for.
    #[arg(long, group = "what", value_name = "DATE")]
    posted: Option<NaiveDate>,
    /// The cycle of this month.
    #[arg(long, group = "what", value_name = "YYYY-MM")]
    cycle: Option<cycle::Cycle>,
}

impl Cycle {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Plan(plan) => plan.run(app.pack(), out),
            Self::Ics { of, out: file, replace } => {
                let Some(name) = file.file_name().map(|name| name.to_string_lossy().into_owned())
                else {
                    bail!("--out names no file")
                };
                let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new(".")).to_owned();
                let team = of.id(app)?;
                let export = CalendarExport { team, folder, name: Some(name), replace };
                written(&app.calendar_export(export)?, out)
            }
        }
    }
}

impl Plan {
    /// Needs no workspace.
    pub(crate) fn run(self, pack: &Pack, out: &Out) -> anyhow::Result<End> {
        let ask = match (self.posted, self.cycle) {
            (Some(day), _) => CyclePlan::Posted(day),
            (None, Some(month)) => CyclePlan::Cycle(month),
            (None, None) => bail!("say --posted DATE or --cycle YYYY-MM"),
        };
        let plan = app::cycles::plan(pack, ask)?;
        let columns = "cycle, rule pack=pack, post by=postBy, freeze by=freezeBy, \
            submit=submitFrom/submitTo, review, poll=pollFrom/pollTo, \
            ratified about=ratified, notice";
        out.parts(&plan, columns, &[])
    }
}
