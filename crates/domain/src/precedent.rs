//! Proposals that others wrote, to learn from. The one rule: what they came to is read from what
//! they say of themselves, and never guessed.

use serde::{Deserialize, Serialize};

use crate::proposal::Kind;

/// What a precedent proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PrecedentKind {
    /// The name and mandate of a Core Unit.
    Mip39c2,
    /// A budget.
    Mip40c3,
    /// A facilitator.
    Mip41c4,
    /// Any other proposal of the repository.
    Other,
}

impl PrecedentKind {
    /// All of them, those of a bundle first.
    pub const ALL: [Self; 4] = [Self::Mip39c2, Self::Mip40c3, Self::Mip41c4, Self::Other];

    /// The kind of a bundle that it is.
    #[must_use]
    pub fn of_bundle(self) -> Option<Kind> {
        match self {
            Self::Mip39c2 => Some(Kind::Mip39c2),
            Self::Mip40c3 => Some(Kind::Mip40c3),
            Self::Mip41c4 => Some(Kind::Mip41c4),
            Self::Other => None,
        }
    }

    /// As it is kept: `mip40c3`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mip39c2 => "mip39c2",
            Self::Mip40c3 => "mip40c3",
            Self::Mip41c4 => "mip41c4",
            Self::Other => "other",
        }
    }
}

impl From<Kind> for PrecedentKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Mip39c2 => Self::Mip39c2,
            Kind::Mip40c3 => Self::Mip40c3,
            Kind::Mip41c4 => Self::Mip41c4,
        }
    }
}

/// What became of a proposal. Declared in the order in which one learns from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Accepted, also where another proposal has replaced it since.
    Accepted,
    /// Still on its way, or its file does not say.
    Open,
    /// Withdrawn by its authors.
    Withdrawn,
    /// Rejected.
    Rejected,
}

impl Outcome {
    /// All of them, those to learn from first.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::Open, Self::Withdrawn, Self::Rejected];

    /// By the lines `Status` and `Date Ratified` of a preamble: an obsolete proposal with a date of
    /// ratification had been accepted.
    #[must_use]
    pub fn of(status: &str, ratified: &str) -> Self {
        let is_dated = ratified.bytes().any(|byte| byte.is_ascii_digit());
        match status.trim().to_lowercase().as_str() {
            "accepted" | "ratified" | "implemented" | "active" => Self::Accepted,
            "obsolete" | "superseded" if is_dated => Self::Accepted,
            "rejected" => Self::Rejected,
            "withdrawn" => Self::Withdrawn,
            _ => Self::Open,
        }
    }

    /// As it is kept: `accepted`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Open => "open",
            Self::Withdrawn => "withdrawn",
            Self::Rejected => "rejected",
        }
    }
}

/// The middle of some numbers, and how far they spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Quartiles {
    /// So many numbers there are.
    pub count: u32,
    /// A quarter of them is not above it.
    pub q1: u32,
    /// Half of them is not above it.
    pub median: u32,
    /// Three quarters of them are not above it.
    pub q3: u32,
}

impl Quartiles {
    /// Of numbers in any order; nothing when there is none. Between two of them it is rounded.
    #[must_use]
    pub fn of(mut values: Vec<u32>) -> Option<Self> {
        values.sort_unstable();
        let last = values.len().checked_sub(1)?;
        let at = |quarters: usize| {
            let (place, rest) = (last * quarters / 4, last * quarters % 4);
            let (low, high) = (values[place], values[(place + 1).min(last)]);
            let step = u64::from(high - low) * rest as u64;
            low + u32::try_from((step + 2) / 4).unwrap_or(u32::MAX)
        };
        let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
        Some(Self { count, q1: at(1), median: at(2), q3: at(3) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_obsolete_proposal_was_accepted_when_it_has_a_date_of_ratification() {
        assert_eq!(Outcome::of("Accepted", ""), Outcome::Accepted);
        assert_eq!(Outcome::of(" obsolete ", "2021-05-25"), Outcome::Accepted);
        assert_eq!(Outcome::of("Obsolete", "N/A"), Outcome::Open);
        assert_eq!(Outcome::of("Rejected", "2021-05-25"), Outcome::Rejected);
        assert_eq!(Outcome::of("", "<yyyy-mm-dd>"), Outcome::Open);
    }

    #[test]
    fn quartiles_lie_between_the_numbers() {
        assert_eq!(Quartiles::of(vec![]), None);
        let one = Quartiles { count: 1, q1: 7, median: 7, q3: 7 };
        assert_eq!(Quartiles::of(vec![7]), Some(one));
        let four = Quartiles { count: 4, q1: 18, median: 25, q3: 33 };
        assert_eq!(Quartiles::of(vec![40, 10, 30, 20]), Some(four), "17.5, 25, 32.5");
        let most = Quartiles::of(vec![0, u32::MAX]).unwrap();
        assert!(most.q1 < most.median && most.median < most.q3, "{most:?}");
    }
}
