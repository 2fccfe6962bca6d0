//! The RFC desk on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::OfTeam;

#[derive(Debug, Subcommand)]
pub(crate) enum Rfc {
    /// Take a pasted thread apart and keep what is new of it.
    Add {
        #[command(flatten)]
        of: OfTeam,
        /// A forum thread, mails, a chat or paragraphs, as text.
        file: PathBuf,
        /// Only show how it would be taken apart.
        #[arg(long)]
        dry_run: bool,
    },
    /// The comments of a team, oldest first.
    List {
        #[command(flatten)]
        of: OfTeam,
        /// Only those that nobody decided yet.
        #[arg(long)]
        open: bool,
        /// Only objections.
        #[arg(long)]
        objections: bool,
    },
    /// The change note of a week, as Markdown.
    Note {
        #[command(flatten)]
        of: OfTeam,
        /// The first day; six days before the last if absent.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// The last day; today if absent.
        #[arg(long, value_name = "DATE")]
        until: Option<NaiveDate>,
    },
}

/// Which versions of a bundle to compare.
#[derive(Debug, Args)]
pub(crate) struct Versions {
    #[command(flatten)]
    pub(crate) of: OfTeam,
    /// The older version, by its note or the beginning of its id; the latest if absent.
    #[arg(long, value_name = "V")]
    pub(crate) from: Option<String>,
    /// The newer version; the drafts as they are now if absent.
    #[arg(long, value_name = "V")]
    pub(crate) to: Option<String>,
}
