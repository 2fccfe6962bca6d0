//! What can be typed after `launchpod`.

mod drafts;
mod mips;
mod precedents;
mod rfc;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::cycle::Cycle;

pub(crate) use drafts::{Bundle, Draft};
pub(crate) use mips::{Format, Lint, Mip};
pub(crate) use precedents::{PrecedentFilter, Precedents};
pub(crate) use rfc::{Rfc, Versions};

/// From an idea to an approved Core Unit: the command line of Launchpod.
///
/// It works in the same workspace as the window, also while that is open.
#[derive(Debug, Parser)]
#[command(name = "launchpod", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// The data folder; the system's folder for the app if absent.
    #[arg(long, global = true, env = "LAUNCHPOD_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The folder of the rule pack; that of MakerDAO, which the program brings along, if absent.
    #[arg(long, global = true, env = "LAUNCHPOD_PACK", value_name = "DIR")]
    pub(crate) pack: Option<PathBuf>,
    /// Answer with JSON, errors too.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the sample: SES-001 as it set itself up in April 2021.
    Sample {
        /// So many teams in all; the others are invented.
        #[arg(long, default_value_t = 1, value_name = "N")]
        teams: u32,
    },
    /// Teams.
    #[command(subcommand)]
    Team(Team),
    /// Items of the stages.
    #[command(subcommand)]
    Item(Item),
    /// Coaching sessions.
    #[command(subcommand)]
    Session(Session),
    /// Drafts of the proposals.
    #[command(subcommand)]
    Draft(Draft),
    /// Comments on the drafts, and what was decided about them.
    #[command(subcommand)]
    Rfc(Rfc),
    /// A team's bundle on its way through governance.
    #[command(subcommand)]
    Bundle(Bundle),
    /// Proposals of your own copy of a repository, to learn from.
    #[command(subcommand)]
    Precedents(Precedents),
    /// Any proposal file, no workspace needed.
    #[command(subcommand)]
    Mip(Mip),
    /// The governance cycle.
    #[command(subcommand)]
    Cycle(CycleCommand),
    /// Copy the data file now, or list the copies.
    Backup {
        /// Only list what there is.
        #[arg(long)]
        list: bool,
    },
    /// Put a copy back; one of what is there is kept first.
    Restore {
        /// The copy's name, as `backup --list` shows it; the newest good one if absent.
        name: Option<String>,
    },
    /// Check every change and document.
    Doctor {
        /// Make what the screens read anew from the changes.
        #[arg(long)]
        rebuild: bool,
        /// Fetch damaged changes from the backups.
        #[arg(long)]
        repair: bool,
    },
    /// Write everything into a new folder, as JSON and Markdown.
    Export {
        /// A folder that is empty or does not exist.
        folder: PathBuf,
    },
    /// Take an export into an empty workspace.
    Import {
        /// A folder that `export` made.
        folder: PathBuf,
    },
    /// Say whose installation this is: changes are signed with the name.
    Person {
        /// A name or handle.
        name: String,
        /// What they are here.
        #[arg(long, default_value = "team")]
        role: RoleName,
    },
    /// Give any command of the window its request as JSON; the answer is JSON.
    Call {
        /// The command: `team_get`.
        command: String,
        /// The request: `"0190…"`; `null` for commands without one.
        #[arg(default_value = "null")]
        request: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum RoleName {
    Team,
    Coach,
    Lead,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Team {
    /// Every team, a line each.
    List {
        /// Also those that were put away.
        #[arg(long)]
        all: bool,
    },
    /// Where a team stands, and what comes next.
    Show(OfTeam),
    /// Begin a team.
    Create {
        /// The working name.
        name: String,
        /// The governance cycle that it aims at, `YYYY-MM`.
        #[arg(long, value_name = "YYYY-MM")]
        target: Option<Cycle>,
    },
}

/// Names a team.
#[derive(Debug, Args)]
pub(crate) struct OfTeam {
    /// Its name, Core Unit ID or id.
    #[arg(long, short, value_name = "T")]
    pub(crate) team: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Item {
    /// The items of a team.
    List {
        #[command(flatten)]
        of: OfTeam,
        /// Of one stage only, by its number.
        #[arg(long, value_name = "N")]
        stage: Option<u8>,
    },
    /// Change an item.
    Set {
        #[command(flatten)]
        of: OfTeam,
        /// The item: `C1`.
        item: String,
        /// Where it stands.
        #[arg(long)]
        state: Option<StateName>,
        /// Who has it.
        #[arg(long, value_name = "WHO")]
        owner: Option<String>,
        /// When it is due.
        #[arg(long, value_name = "DATE")]
        due: Option<NaiveDate>,
        /// Notes, in Markdown.
        #[arg(long, value_name = "TEXT")]
        notes: Option<String>,
        /// Waive it, and say why.
        #[arg(long, value_name = "REASON", conflicts_with = "state")]
        waive: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum StateName {
    Todo,
    Doing,
    Review,
    Done,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Session {
    /// The sessions of a team, the latest first.
    List(OfTeam),
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

#[derive(Debug, Subcommand)]
pub(crate) enum CycleCommand {
    /// Every date of a cycle.
    #[command(group = clap::ArgGroup::new("what").required(true))]
    Plan {
        /// The first cycle that proposals posted on this day are in time for.
        #[arg(long, group = "what", value_name = "DATE")]
        posted: Option<NaiveDate>,
        /// The cycle of this month.
        #[arg(long, group = "what", value_name = "YYYY-MM")]
        cycle: Option<Cycle>,
    },
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
