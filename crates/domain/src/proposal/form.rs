//! What a pack says of a kind of proposal. The one rule: whoever treats a kind in its own way asks
//! for what the form says of it, never for its name.

use serde::{Deserialize, Serialize};

use super::Kind;

/// A kind of proposal as its pack describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ProposalForm"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Form {
    /// Its word: `mip39c2`.
    pub kind: Kind,
    /// Its code as proposals write it: `MIP39c2`.
    pub code: String,
    /// How a proposal of it is called, with `#` for the number: `MIP39c2-SP#`. Its title begins so,
    /// its preamble has that key, and its file is called so.
    pub name: String,
    /// What it decides, in two words: `Name and mandate`.
    pub subject: String,
    /// The same in a word, for narrow places: `Mandate`.
    pub short: String,
    /// What it is for, in a sentence without its full stop.
    pub about: String,
    /// The folder of the public repository that holds this kind, with `/` between parts.
    pub folder: String,
    /// Of what a bundle has one of it.
    #[serde(default)]
    pub one_a: OneA,
    /// The facts that it is there to tell.
    #[serde(default)]
    pub fed_by: Vec<FedBy>,
    /// The tags that it gets, in order. In `cu-{unit}` and `{currency}-budget` the name in braces
    /// stands for what the team has.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Tags of which it has one at least: they say in what it is paid.
    #[serde(default)]
    pub paid_in: Vec<String>,
    /// What rules ask of it.
    #[serde(default)]
    pub properties: Vec<Property>,
}

/// Of what a bundle has one proposal of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum OneA {
    /// One for all.
    #[default]
    Bundle,
    /// One for each facilitator, whom it proposes.
    Facilitator,
}

/// Facts that a proposal is there to tell. A bundle whose proposal does not is not complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum FedBy {
    /// The unit: its name.
    Unit,
    /// The budget: its cap.
    Budget,
}

/// What rules ask of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ProposalProperty"))]
#[serde(rename_all = "snake_case")]
pub enum Property {
    /// Its tables of amounts say in what they count.
    Amounts,
    /// It says in full to which address is paid.
    Address,
    /// It is held to what the rules of a cycle say of budgets: the months that take new ones, how
    /// long they run, when they begin, how high the contingency is.
    BudgetLimits,
}

impl Form {
    /// A proposal's name: `MIP39c2-SP10`, or `MIP39c2-SP#` while there is no number.
    #[must_use]
    pub fn named(&self, number: Option<u32>) -> String {
        number.map_or_else(|| self.name.clone(), |number| format!("{}{number}", self.stem()))
    }

    /// What stands before the number: `MIP39c2-SP`.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.name.strip_suffix('#').unwrap_or(&self.name)
    }

    /// What stands between the code and the number: `-SP`.
    #[must_use]
    pub fn mark(&self) -> &str {
        self.stem().strip_prefix(self.code.as_str()).unwrap_or_default()
    }

    /// What rules ask of it.
    #[must_use]
    pub fn has(&self, property: Property) -> bool {
        self.properties.contains(&property)
    }

    /// Whether there is one for each facilitator.
    #[must_use]
    pub fn is_of_a_facilitator(&self) -> bool {
        self.one_a == OneA::Facilitator
    }

    /// The tags that every proposal of it has: those that wait for no fact.
    pub fn fixed_tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().map(String::as_str).filter(|tag| !tag.contains('{'))
    }
}
