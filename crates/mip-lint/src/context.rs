//! What the linter knows besides the text. The rule: whatever is unknown is left out, and no rule
//! guesses it.

use domain::{
    cycle::{Cycle, CycleRules},
    proposal::Kinds,
};
use mip::Outline;

/// What is known besides the text. [`Context::default`] knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The kinds of proposal; without any no rule knows what a proposal is of.
    pub kinds: &'a Kinds,
    /// The edition in force; without it no rule about sections of the edition applies.
    pub edition: Option<&'a Outline>,
    /// The file's name without its folder: `MIP39c2-SP10.md`.
    pub file_name: Option<&'a str>,
    /// The edition's guidance: texts that must not remain in the proposal.
    pub guidance: &'a [&'a str],
    /// How cycles run, by date; without it no rule about cycles and periods applies.
    pub cycles: Option<&'a CycleRules>,
    /// The cycle for which a draft is written. A proposal that is ratified tells its own.
    pub target: Option<Cycle>,
    /// What files stand beside the proposal; without it no rule looks for them.
    pub beside: Option<Beside<'a>>,
    /// Whom the team keeps to itself.
    pub private: Private<'a>,
}

/// People whom a team keeps to itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Private<'a> {
    /// Their handles, names and addresses.
    pub names: &'a [&'a str],
    /// What the proposal lacks because of it.
    pub withheld: &'a [Withheld],
}

/// Whom a proposal has to name and may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// The facilitator that it proposes.
    Facilitator,
    /// Each of its authors.
    Authors,
}

/// The files of a repository, seen from a proposal. Whoever gives it looks; the linter does not.
#[derive(Clone, Copy)]
pub struct Beside<'a>(pub &'a dyn Fn(&str) -> bool);

impl Beside<'_> {
    /// Whether there is a file or folder at this path, with `/`, from the proposal's own folder.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        (self.0)(path)
    }
}

impl std::fmt::Debug for Beside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Beside")
    }
}
