//! What can be typed after `launchpod`.

mod precedents;
mod rfc;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::cycle::Cycle;

pub(crate) use precedents::{KindName, PrecedentFilter, Precedents};
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
    /// Items of the seven stages.
    #[command(subcommand)]
    Item(Item),
    /// Coaching sessions.
    #[command(subcommand)]
    Session(Session),
    /// Drafts of the three proposals.
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
        /// Of one stage only, 1 to 7.
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
pub(crate) enum Draft {
    /// The drafts of a team, with what the linter says.
    List(OfTeam),
    /// What changed between two versions, section by section and word by word.
    Diff(Versions),
    /// Compose the bundle and write it, laid out as the public repository is.
    Compose {
        #[command(flatten)]
        of: OfTeam,
        /// The day whose editions are used: also the `Date Proposed`.
        #[arg(long, value_name = "DATE")]
        on: NaiveDate,
        /// The folder that holds, or will hold, MIP39, MIP40 and MIP41.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Write also over files that somebody changed since the last export.
        #[arg(long)]
        replace: bool,
    },
    /// Hold the drafts against each other and the workspace. Ends with 1 where they differ.
    Agree(OfTeam),
    /// Make the safe fixes of the drafts' findings.
    Fix {
        #[command(flatten)]
        of: OfTeam,
        /// Only this draft: its name, its kind or its id.
        #[arg(long, value_name = "DRAFT")]
        draft: Option<String>,
        /// Also the fixes that somebody should look at.
        #[arg(long = "unsafe")]
        asked: bool,
    },
    /// Commit the bundle to a branch of a clone on this machine. Its files and its current branch
    /// stay as they are, and nothing is sent.
    Commit {
        #[command(flatten)]
        of: OfTeam,
        /// The clone.
        #[arg(long, value_name = "DIR")]
        clone: PathBuf,
        /// The branch; one named after the team if absent.
        #[arg(long, value_name = "B")]
        branch: Option<String>,
        /// What a new branch begins at; what the clone is at if absent.
        #[arg(long, value_name = "B")]
        base: Option<String>,
        /// What the commit says; the files it holds if absent.
        #[arg(long, short, value_name = "TEXT")]
        message: Option<String>,
        /// Who makes it: "Name <mail>". The clone's own user if absent.
        #[arg(long, value_name = "WHO")]
        author: Option<String>,
        /// Add it also to a branch that others have written.
        #[arg(long)]
        add: bool,
        /// Only say what would be done.
        #[arg(long)]
        dry_run: bool,
    },
    /// The bundle as forum posts, one a proposal: printed, or written into a folder.
    Forum {
        #[command(flatten)]
        of: OfTeam,
        /// The folder.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Write also over files that somebody changed since the last export.
        #[arg(long)]
        replace: bool,
    },
    /// Write the bundle as one HTML page, which prints well.
    Html {
        #[command(flatten)]
        of: OfTeam,
        /// The folder.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Write also over a file that somebody changed since the last export.
        #[arg(long)]
        replace: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Where it is, what comes next, and whether it is as it was frozen. Ends with 1 if not.
    Status(OfTeam),
    /// Freeze it: keep every file with its digest, and let nobody edit from now on.
    Freeze {
        #[command(flatten)]
        of: OfTeam,
        /// What to say of it.
        #[arg(long, default_value = "", value_name = "TEXT")]
        note: String,
        /// Why now, where the dates of the cycle speak against it.
        #[arg(long, default_value = "", value_name = "TEXT")]
        reason: String,
    },
    /// Write the certificate of the freeze and the frozen files.
    Certificate {
        #[command(flatten)]
        of: OfTeam,
        /// The folder to write into.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Mip {
    /// Say what is wrong with proposals: 0 when nothing is, 1 when something is, 2 when it could
    /// not look.
    Lint(Lint),
    /// Check files against the certificate of a freeze. Ends with 1 when one is not as it was
    /// frozen, with 2 when nothing could be checked.
    Verify {
        /// `freeze-certificate.json`, or the page of the same name.
        certificate: PathBuf,
        /// Where the files are, if not beside it: a clone of the public repository, for example.
        #[arg(long, value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Take every part out and put it back: ends with 1 where a byte differs.
    Roundtrip {
        /// Files, or folders whose proposals are taken.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// The preamble and the sections with their places in bytes, the edition that counts and which
    /// section is which of its headings.
    Show {
        /// The file.
        file: PathBuf,
        /// Hold it against the edition in force on this day instead of its own.
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
        /// Say that a heading of the file is one of the edition, or none: `Costs=`.
        #[arg(long = "as", value_name = "HEADING=HEADING")]
        corrections: Vec<String>,
    },
    /// Hold two proposals against each other by section: ends with 1 when they differ.
    Compare {
        /// The first file.
        a: PathBuf,
        /// The second file.
        b: PathBuf,
    },
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Lint {
    /// Files, or folders whose proposals are taken; this folder if absent.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Check against the editions in force on this day instead of the proposal's own.
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Option<NaiveDate>,
    /// How to print what is found.
    #[arg(long, default_value = "text")]
    pub(crate) format: Format,
    /// Only these rules, by code or name; `all` for every rule.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Option<Vec<String>>,
    /// Not these rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// Take this file instead of the nearest miplint.toml above each proposal.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Take no miplint.toml at all.
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
    /// Mend what can be mended without a look, in the files.
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix or --diff: also what somebody should look at afterwards.
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Show what --fix would change, and change nothing.
    #[arg(long, conflicts_with_all = ["fix", "format", "watch"])]
    pub(crate) diff: bool,
    /// Look again whenever a file changes, until interrupted.
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    pub(crate) watch: bool,
    /// End with 0 although something was found.
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// Explain a rule and end; `all` lists them.
    #[arg(long, value_name = "RULE")]
    pub(crate) explain: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
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
