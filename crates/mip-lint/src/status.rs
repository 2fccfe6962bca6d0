//! Where a proposal stands, by its preamble. The rule: what nobody knows is no status, and no rule
//! guesses it.

use crate::words;

/// The statuses of MIP0 and MIP51, and those that proposals had before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Conception,
    Rfc,
    /// Formally submitted, or in its poll.
    Submitted,
    Accepted,
    Rejected,
    Withdrawn,
    Deferred,
    Obsolete,
}

/// What to write for each.
pub(crate) const NAMES: &[&str] = &[
    "Conception",
    "Request for Comments (RFC)",
    "Formal Submission",
    "Accepted",
    "Rejected",
    "Withdrawn",
    "Deferred",
    "Obsolete",
];

impl Status {
    /// Reads the value of `Status`, whatever its case.
    pub(crate) fn read(value: &str) -> Option<Self> {
        // Longer values are no status, and comparing them would cost time.
        if value.len() > 60 {
            return None;
        }
        Some(match &*words::normal(value) {
            "conception" | "draft" | "proposed" => Self::Conception,
            "rfc" | "request for comments" | "request for comments rfc" | "frozen" => Self::Rfc,
            "formal submission"
            | "formal submission fs"
            | "fs"
            | "submitted"
            | "formally submitted"
            | "in poll"
            | "ratification poll"
            | "governance poll"
            | "inclusion poll"
            | "governance cycle" => Self::Submitted,
            "accepted" | "ratified" => Self::Accepted,
            "rejected" => Self::Rejected,
            "withdrawn" => Self::Withdrawn,
            "deferred" => Self::Deferred,
            "obsolete" => Self::Obsolete,
            _ => return None,
        })
    }

    /// What to write for it.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or_default()
    }

    /// Whether the editor may not have given a number yet.
    pub(crate) fn may_lack_number(self) -> bool {
        matches!(self, Self::Conception | Self::Rfc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_that_is_offered_is_read() {
        for name in NAMES {
            assert_eq!(Status::read(name).map(Status::name), Some(*name));
            assert_eq!(Status::read(name), Status::read(&name.to_uppercase()));
        }
        assert_eq!(Status::read("RFC"), Status::read("Request for Comments (RFC)"));
        assert_eq!(Status::read("Approved?"), None);
        assert_eq!(Status::read(&"RFC ".repeat(1000)), None);
    }
}
