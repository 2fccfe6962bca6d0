//! The phases of a bundle and the steps between them (`MIP0c3`).

use serde::{Deserialize, Serialize};

/// Where a bundle is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It is being written.
    #[default]
    Conception,
    /// It is posted and open for comments.
    Rfc,
    /// Nothing may be edited any more.
    Frozen,
    /// It is formally submitted to a cycle.
    Submitted,
    /// The vote is on.
    Poll,
    /// Voted in: ratified.
    Accepted,
    /// Voted down.
    Rejected,
    /// Taken back by its authors.
    Withdrawn,
    /// Put off: it may come back in a later cycle.
    Deferred,
    /// Given up, or replaced by another.
    Obsolete,
}

/// A word that names no phase. A sentence to show.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no phase; they are: conception, rfc, frozen, submitted, poll, accepted, rejected, withdrawn, deferred, obsolete"
)]
pub struct PhaseUnknown(String);

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 10] = [
        Self::Conception,
        Self::Rfc,
        Self::Frozen,
        Self::Submitted,
        Self::Poll,
        Self::Accepted,
        Self::Rejected,
        Self::Withdrawn,
        Self::Deferred,
        Self::Obsolete,
    ];

    /// Its name on the wire: `rfc`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Conception => "conception",
            Self::Rfc => "rfc",
            Self::Frozen => "frozen",
            Self::Submitted => "submitted",
            Self::Poll => "poll",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Deferred => "deferred",
            Self::Obsolete => "obsolete",
        }
    }

    /// The `Status` in a proposal's preamble (`MIP0c3`). A freeze is a part of the time for comments;
    /// a poll is a part of the cycle that the proposal was submitted to.
    #[must_use]
    pub fn status(self) -> &'static str {
        match self {
            Self::Conception => "Conception",
            Self::Rfc | Self::Frozen => "Request for Comments (RFC)",
            Self::Submitted | Self::Poll => "Formal Submission (FS)",
            Self::Accepted => "Accepted",
            Self::Rejected => "Rejected",
            Self::Withdrawn => "Withdrawn",
            Self::Deferred => "Deferred",
            Self::Obsolete => "Obsolete",
        }
    }

    /// Where it may go from here, the usual way first. Steps back come on top
    /// ([`super::Bundle::before`]).
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Conception => &[Self::Rfc],
            Self::Rfc => &[Self::Frozen, Self::Deferred, Self::Withdrawn, Self::Obsolete],
            Self::Frozen => &[Self::Submitted, Self::Deferred, Self::Withdrawn],
            Self::Submitted => &[Self::Poll, Self::Deferred, Self::Withdrawn],
            Self::Poll => &[Self::Accepted, Self::Rejected],
            Self::Accepted => &[Self::Obsolete],
            Self::Rejected | Self::Withdrawn => &[Self::Rfc, Self::Obsolete],
            Self::Deferred => &[Self::Rfc, Self::Withdrawn, Self::Obsolete],
            Self::Obsolete => &[],
        }
    }
}

impl std::fmt::Display for Phase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Phase {
    type Err = PhaseUnknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|phase| phase.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| PhaseUnknown(text.to_owned()))
    }
}
