//! What the linter knows besides the text. The rule: whatever is unknown is left out, and no rule
//! guesses it.

use domain::{cycle::CycleRules, proposal::Kinds};
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
    /// What files stand beside the proposal; without it no rule looks for them.
    pub beside: Option<Beside<'a>>,
    /// It is older than the first edition of its kind: nothing that editions have is missed.
    pub is_older: bool,
    /// Other files that are looked at with this one and claim its number.
    pub same_number: &'a [&'a str],
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

/// The files of a repository, seen from a proposal. Whoever gives them looks; the linter does not.
pub trait Files {
    /// Whether there is a file or folder at this path, with `/`, from the proposal's own folder.
    fn has(&self, path: &str) -> bool;

    /// Whether there is one at this path from the repository's root. `None` where the root is unknown.
    fn has_at_root(&self, path: &str) -> Option<bool>;

    /// The path in this repository that an address of the web leads to, if it leads into it.
    fn own(&self, address: &str) -> Option<String>;

    /// A file of the repository that may be meant by a path that leads nowhere.
    fn meant(&self, path: &str) -> Option<String>;
}

/// The files beside a proposal.
#[derive(Clone, Copy)]
pub struct Beside<'a>(pub &'a dyn Files);

impl<'a> std::ops::Deref for Beside<'a> {
    type Target = dyn Files + 'a;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

impl std::fmt::Debug for Beside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Beside")
    }
}

/// A path with `%20` as it stands in the file's name.
#[must_use]
pub fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = byte.filter(|_| first == b'%') {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
