//! The kinds of proposal that make a Core Unit, and where the public repository keeps them.

use serde::{Deserialize, Serialize};

/// A kind of subproposal. Declared in the order of a bundle (MIP38, MIP39c2: all are submitted
/// together and accepted or rejected as one).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ProposalKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// MIP39c2: the name and mandate of a Core Unit.
    Mip39c2,
    /// MIP40c3: a budget.
    Mip40c3,
    /// MIP41c4: a facilitator; one a person.
    Mip41c4,
}

impl Kind {
    /// Every kind, in the order of a bundle.
    pub const ALL: [Self; 3] = [Self::Mip39c2, Self::Mip40c3, Self::Mip41c4];

    /// Its code as proposals write it: `MIP39c2`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Mip39c2 => "MIP39c2",
            Self::Mip40c3 => "MIP40c3",
            Self::Mip41c4 => "MIP41c4",
        }
    }

    /// What it decides, in two words.
    #[must_use]
    pub fn subject(self) -> &'static str {
        match self {
            Self::Mip39c2 => "Name and mandate",
            Self::Mip40c3 => "Budget",
            Self::Mip41c4 => "Facilitator",
        }
    }

    /// The folder of the public repository that holds this kind, with `/` between parts.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Mip39c2 => "MIP39/MIP39c2-Subproposals",
            Self::Mip40c3 => "MIP40/MIP40c3-Subproposals",
            Self::Mip41c4 => "MIP41/MIP41c4-Subproposals",
        }
    }

    /// The kind whose code a text begins with, whatever its case: `MIP40C3-SP25` is a budget.
    #[must_use]
    pub fn at_start_of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| {
            text.get(..kind.code().len())
                .is_some_and(|start| start.eq_ignore_ascii_case(kind.code()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_kind_whatever_the_case() {
        assert_eq!(Kind::at_start_of("MIP40C3-SP25: Budget"), Some(Kind::Mip40c3));
        assert_eq!(Kind::at_start_of("MIP4Ω"), None, "and a character that is cut is no panic");
    }
}
