//! The name of a kind. The one rule: it is a small word, so that it is copied and compared like a
//! number, whatever pack it comes from.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A kind of proposal, by the word that files and the wire have for it: `mip39c2`. It is ordered by
/// the alphabet; the order of a bundle is that of [`Kinds`](super::Kinds).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(export, rename = "ProposalKind", type = "string"))]
pub struct Kind {
    /// What is not needed is zero, so that words compare as texts do.
    bytes: [u8; Self::LONGEST],
}

/// A word that is no kind of any pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no kind of proposal: write a small letter and then at most {rest} small letters, digits and `_`",
    rest = Kind::LONGEST - 1
)]
pub struct NotAKind(pub String);

impl Kind {
    /// How many characters its word has at most.
    pub const LONGEST: usize = 24;

    /// Its word: `mip39c2`.
    #[must_use]
    pub fn word(&self) -> &str {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(Self::LONGEST);
        // Only ASCII gets in.
        self.bytes.get(..end).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default()
    }
}

impl FromStr for Kind {
    type Err = NotAKind;

    fn from_str(word: &str) -> Result<Self, NotAKind> {
        let is_ours = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let is_begun = word.starts_with(|first: char| first.is_ascii_lowercase());
        let mut bytes = [0; Self::LONGEST];
        match bytes.get_mut(..word.len()) {
            Some(place) if is_begun && word.bytes().all(is_ours) => {
                place.copy_from_slice(word.as_bytes());
                Ok(Self { bytes })
            }
            _ => Err(NotAKind(word.chars().take(60).collect())),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kind({self})")
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(read: D) -> Result<Self, D::Error> {
        let word = String::deserialize(read)?;
        word.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_the_word_that_it_was_read_from() {
        let longest = "k".repeat(Kind::LONGEST);
        for word in ["mip39c2", "a", "charter_2", &longest] {
            let kind: Kind = serde_json::from_str(&format!("{word:?}")).unwrap();
            assert_eq!(kind.word(), word);
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("{word:?}"));
        }
    }

    #[test]
    fn what_is_too_long_or_no_plain_word_is_refused_with_what_to_write() {
        let long = "k".repeat(Kind::LONGEST + 1);
        for word in ["", "MIP39c2", "bücher", "a b", "1st", "a\0", "Ω", &long] {
            let quoted = serde_json::to_string(word).unwrap();
            let why = serde_json::from_str::<Kind>(&quoted).unwrap_err().to_string();
            assert!(why.contains("at most 23 small letters, digits and `_`"), "{word}: {why}");
        }
    }

    #[test]
    fn kinds_are_ordered_as_their_words_are() {
        let mut kinds: Vec<Kind> = ["b", "ab", "a", "a_"].map(|word| word.parse().unwrap()).into();
        kinds.sort();
        assert_eq!(kinds.iter().map(Kind::word).collect::<Vec<_>>(), ["a", "a_", "ab", "b"]);
    }
}
