//! What can be typed about proposal files.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

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
