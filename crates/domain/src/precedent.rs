//! Proposals that others wrote, to learn from. The one rule: what they came to is read from what
//! they say of themselves, and never guessed.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::proposal::{Kind, NotAKind};

/// What a precedent proposes: a kind of a bundle, or something else. On the wire it is a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = "ProposalKind | \"other\""))]
pub enum PrecedentKind {
    /// What a bundle has too.
    Of(Kind),
    /// Any other proposal of the repository.
    Other,
}

impl PrecedentKind {
    /// The word for what is of no bundle. No pack calls a kind so.
    pub const OTHER: &'static str = "other";

    /// The kind of a bundle that it is.
    #[must_use]
    pub fn of_bundle(self) -> Option<Kind> {
        match self {
            Self::Of(kind) => Some(kind),
            Self::Other => None,
        }
    }

    /// As it is kept: `mip40c3`.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Of(kind) => kind.word(),
            Self::Other => Self::OTHER,
        }
    }
}

impl From<Kind> for PrecedentKind {
    fn from(kind: Kind) -> Self {
        Self::Of(kind)
    }
}

impl FromStr for PrecedentKind {
    type Err = NotAKind;

    fn from_str(word: &str) -> Result<Self, NotAKind> {
        if word == Self::OTHER { Ok(Self::Other) } else { word.parse().map(Self::Of) }
    }
}

impl Serialize for PrecedentKind {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for PrecedentKind {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let word = String::deserialize(read)?;
        word.parse().map_err(D::Error::custom)
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
