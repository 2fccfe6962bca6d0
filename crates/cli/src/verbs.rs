//! What can be typed after `launchpod`: each verb in the file of its name, with what it takes.

mod backup;
mod bundle;
mod call;
pub(crate) mod cycle;
mod doctor;
mod draft;
mod export;
mod get;
mod import;
mod item;
mod list;
mod mip;
mod person;
mod precedents;
mod restore;
mod rfc;
mod sample;
mod session;
mod set;
mod team;

use std::path::PathBuf;

use app::{App, Folder};
use clap::{Args, Parser, Subcommand};
use domain::id::TeamId;

use crate::{End, out::Out};

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
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// The records of a kind, a line each.
    List(list::List),
    /// A record, a line a field.
    Get(get::Get),
    /// Change fields of a record.
    Set(set::Set),
    /// Make the sample: SES-001 as it set itself up in April 2021.
    Sample(sample::Sample),
    /// Teams: where they stand.
    #[command(subcommand)]
    Team(team::Team),
    /// Items of the stages.
    #[command(subcommand)]
    Item(item::Item),
    /// Coaching sessions.
    #[command(subcommand)]
    Session(session::Session),
    /// Drafts of the proposals.
    #[command(subcommand)]
    Draft(draft::Draft),
    /// Comments on the drafts, and what was decided about them.
    #[command(subcommand)]
    Rfc(rfc::Rfc),
    /// A team's bundle on its way through governance.
    #[command(subcommand)]
    Bundle(bundle::Bundle),
    /// Proposals of your own copy of a repository, to learn from.
    #[command(subcommand)]
    Precedents(precedents::Precedents),
    /// Any proposal file, no workspace needed.
    #[command(subcommand)]
    Mip(mip::Mip),
    /// The governance cycle.
    #[command(subcommand)]
    Cycle(cycle::Cycle),
    /// Copy the data file now, or list the copies.
    Backup(backup::Backup),
    /// Put a copy back; one of what is there is kept first.
    Restore(restore::Restore),
    /// Check every change, document, copy and file.
    Doctor(doctor::Doctor),
    /// Write everything into a new folder, as JSON and Markdown.
    Export(export::Export),
    /// Take an export into an empty workspace.
    Import(import::Import),
    /// Say whose installation this is: changes are signed with the name.
    Person(person::Person),
    /// Give any command of the window its request as JSON; the answer is JSON.
    Call(call::Call),
}

impl Verb {
    /// Whether it may begin a workspace where there is none. What reads one, or changes what is
    /// there, never does.
    pub(crate) fn begins(&self, folder: &Folder) -> bool {
        match self {
            Self::Sample(_) | Self::Person(_) | Self::Import(_) => true,
            Self::Team(verb) => matches!(verb, team::Team::Create { .. }),
            Self::Precedents(verb) => matches!(verb, precedents::Precedents::Index { .. }),
            Self::Call(call) => call.begins(),
            // What is put back may be all there is.
            Self::Restore(_) => folder.backups().is_dir(),
            Self::List(_)
            | Self::Get(_)
            | Self::Set(_)
            | Self::Item(_)
            | Self::Session(_)
            | Self::Draft(_)
            | Self::Rfc(_)
            | Self::Bundle(_)
            | Self::Mip(_)
            | Self::Cycle(_)
            | Self::Backup(_)
            | Self::Doctor(_)
            | Self::Export(_) => false,
        }
    }

    pub(crate) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        macro_rules! run {
            ($($verb:ident)+) => {
                match self {
                    Self::Mip(verb) => verb.run(app.pack(), out),
                    $(Self::$verb(verb) => verb.run(app, out)),+
                }
            };
        }
        run!(List Get Set Sample Team Item Session Draft Rfc Bundle Precedents Cycle
            Backup Restore Doctor Export Import Person Call)
    }
}

/// Names a team.
#[derive(Debug, Args)]
pub(crate) struct OfTeam {
    /// Its name, Core Unit ID or id.
    #[arg(long, short, value_name = "T")]
    team: String,
}

/// Names a team, and a folder for files of its bundle.
#[derive(Debug, Args)]
pub(crate) struct IntoFolder {
    #[command(flatten)]
    of: OfTeam,
    /// The folder to write into.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write also over files that somebody changed since the last time.
    #[arg(long)]
    replace: bool,
}

impl OfTeam {
    fn id(&self, app: &App) -> anyhow::Result<TeamId> {
        Ok(app.team_named(&self.team)?)
    }
}
