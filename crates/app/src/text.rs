//! What people type, made fit to be kept, or refused with the reason.

use std::path::Path;

use domain::place::no_link;
use records::LONGEST_TEXT;
use serde::Deserialize;

use crate::{Error, Patch};

/// The longest name, in characters.
const LONGEST_NAME: usize = 300;
/// The longest note or reason, in characters.
const LONGEST_LINE: usize = 2_000;

/// A name on one line: trimmed, not empty, not endless. `what` begins the sentence.
pub(crate) fn name(what: &str, typed: &str) -> Result<String, Error> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if name.is_empty() {
        return Err(Error::invalid(format!("{what} needs a name: type at least one letter.")));
    }
    if length > LONGEST_NAME {
        let why =
            format!("{what} has a name of {length} characters; keep it under {LONGEST_NAME}.");
        return Err(Error::invalid(why));
    }
    Ok(name)
}

/// A few words on one line, or none. `what` begins the sentence.
pub(crate) fn line(what: &str, typed: &str) -> Result<String, Error> {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length <= LONGEST_LINE {
        return Ok(line);
    }
    Err(Error::invalid(format!("{what} has {length} characters; keep it under {LONGEST_LINE}.")))
}

/// A name that was kept, on one line. One that an import or another machine brought can have line
/// ends, and would go on as whatever stands behind them.
pub(crate) fn on_one_line(name: &str) -> String {
    let parts = name.split(|c: char| c.is_control() || c.is_whitespace());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A path as one word of a command to type, in the quotes that this system's shell wants.
pub(crate) fn shell_word(path: &Path) -> String {
    let word = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+:@%,=".contains(c);
    if !word.is_empty() && word.chars().all(|c| is_plain(c) || (cfg!(windows) && c == '\\')) {
        return word;
    }
    if cfg!(windows) {
        return format!("\"{word}\"");
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The whole of a long text that is kept as it is typed. Every command that takes one takes this.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(untagged, deny_unknown_fields)]
pub enum Typed {
    /// In place of whatever is there.
    Whole(String),
    /// Typed on a text that was shown: what others wrote since then stays.
    On {
        /// The whole text.
        text: String,
        /// What it was typed on.
        on: String,
    },
}

impl Typed {
    /// As it was typed.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Whole(text) | Self::On { text, .. } => text,
        }
    }

    /// Refuses what is too long to be kept. `what` begins the sentence.
    pub(crate) fn fit(self, what: &str) -> Result<Self, Error> {
        refuse_longer(what, self.text())?;
        Ok(self)
    }

    /// What becomes of the text that is there when this is written. Ask inside the write.
    pub(crate) fn over(&self, there: &str) -> String {
        match self {
            Self::Whole(text) => text.clone(),
            Self::On { text, on } => records::merged(on, text, there),
        }
    }
}

impl<T: Into<String>> From<T> for Typed {
    fn from(text: T) -> Self {
        Self::Whole(text.into())
    }
}

/// A long text, kept as it is typed.
pub(crate) fn long(what: &str, typed: String) -> Result<String, Error> {
    refuse_longer(what, &typed)?;
    Ok(typed)
}

fn refuse_longer(what: &str, typed: &str) -> Result<(), Error> {
    if typed.len() <= LONGEST_TEXT {
        return Ok(());
    }
    let (has, most) = (typed.len().div_ceil(1 << 20), LONGEST_TEXT >> 20);
    Err(Error::invalid(format!(
        "{what}: {has} MB is too much; split the text so that each part is under {most} MB."
    )))
}

/// An address on the web, or nothing.
pub(crate) fn link(typed: Patch<String>) -> Result<Patch<String>, Error> {
    let Some(Some(url)) = typed else { return Ok(typed) };
    let url = url.trim().to_owned();
    if url.is_empty() {
        return Ok(Some(None));
    }
    if let Some(why) = no_link(&url) {
        return Err(Error::Invalid(why));
    }
    if url.contains(['<', '>', '(', ')']) {
        // It would end where it is written into a proposal.
        let why = format!("{url:?} has brackets in it: copy the link from the page's address.");
        return Err(Error::Invalid(why));
    }
    Ok(Some(Some(url)))
}

/// A Core Unit ID: `SES-001`. Governance units have the prefix `GOV`, five letters at most are in
/// use (`MIP38c2`).
pub(crate) fn unit_id(typed: &str) -> Result<String, Error> {
    let id = typed.trim().to_uppercase();
    let fits = id.split_once('-').is_some_and(|(letters, digits)| {
        (2..=8).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && digits.len() == 3
            && digits.bytes().all(|b| b.is_ascii_digit())
    });
    if fits {
        return Ok(id);
    }
    let why =
        format!("{typed:?} is no Core Unit ID: letters, a hyphen, three digits, as in SES-001.");
    Err(Error::invalid(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_says_what_is_wrong_with_it() {
        assert_eq!(name("The team", " Ω🚀 \n x ").unwrap(), "Ω🚀 x");
        assert!(name("The team", " \n").unwrap_err().to_string().starts_with("The team needs"));
        assert!(name("The team", &"ש".repeat(300)).is_ok());
        assert!(name("The team", &"ש".repeat(301)).is_err());
    }

    #[test]
    fn a_unit_id_is_letters_a_hyphen_and_three_digits() {
        assert_eq!(unit_id(" ses-001").unwrap(), "SES-001");
        for wrong in ["SES-01", "SES001", "", "Ω-001", "-001", "SES-00a"] {
            assert!(unit_id(wrong).is_err(), "{wrong}");
        }
    }
}
