//! What can be typed after `launchpod precedents`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::precedent::PrecedentKind;

#[derive(Debug, Subcommand)]
pub(crate) enum Precedents {
    /// Read a folder or a zip archive; from the second time on only what changed. Nothing in it is written.
    Index {
        /// The folder of your clone, or a zip archive of it; the one of the last time if absent.
        path: Option<PathBuf>,
    },
    /// Find words in the proposals. Without words, list them.
    Search {
        /// Words that all must be there; "in quotes" they stand side by side.
        text: Vec<String>,
        #[command(flatten)]
        filter: PrecedentFilter,
    },
    /// What is indexed, and what was left out and why.
    State,
    /// How long each section of a kind is, by what became of the proposals.
    Stats {
        /// The kind: `mip40c3`.
        kind: PrecedentKind,
    },
    /// Show a proposal, whole.
    Show {
        /// Its name: `MIP40c3-SP10`.
        name: String,
    },
    /// Empty the index. The copy that it was made of is not touched.
    Forget,
}

/// Which proposals to look at.
#[derive(Debug, Args)]
pub(crate) struct PrecedentFilter {
    /// Of this kind only: `mip40c3`, or `other`.
    #[arg(long)]
    pub(crate) kind: Option<PrecedentKind>,
    /// Of this status only: `Accepted`.
    #[arg(long)]
    pub(crate) status: Option<String>,
    /// In this section only: `Motivation`.
    #[arg(long)]
    pub(crate) section: Option<String>,
    /// With this tag only.
    #[arg(long)]
    pub(crate) tag: Option<String>,
    /// Proposed on this day or later.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<NaiveDate>,
    /// Proposed on this day or earlier.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<NaiveDate>,
    /// So many places at most.
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub(crate) limit: usize,
}
