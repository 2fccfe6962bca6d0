//! What can be typed about drafts and their bundle.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::{OfTeam, Versions};

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
        /// The folder that holds, or will hold, the folders of the public repository.
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
