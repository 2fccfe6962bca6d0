//! `launchpod mip`: proposal files. No workspace, no database.

mod compare;
mod lint;
mod roundtrip;
mod show;
mod verify;

use clap::Subcommand;
use pack::Pack;

use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Mip {
    /// Say what is wrong with proposals: 0 when nothing is, 1 when something is, 2 when it could
    /// not look.
    Lint(lint::Lint),
    /// Check files against the certificate of a freeze. Ends with 1 when one is not as it was
    /// frozen, with 2 when nothing could be checked.
    Verify(verify::Verify),
    /// Take every part out and put it back: ends with 1 where a byte differs.
    Roundtrip(roundtrip::Roundtrip),
    /// The preamble and the sections with their places in bytes, the edition that counts and which
    /// section is which of its headings.
    Show(show::Show),
    /// Hold two proposals against each other by section: ends with 1 when they differ.
    Compare(compare::Compare),
}

impl Mip {
    pub(crate) fn run(self, pack: &Pack, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Lint(lint) => lint::run(&lint, pack, out),
            Self::Verify(verify) => verify.run(out),
            Self::Roundtrip(roundtrip) => roundtrip.run(pack, out),
            Self::Show(show) => show.run(pack, out),
            Self::Compare(compare) => compare.run(pack, out),
        }
    }
}
