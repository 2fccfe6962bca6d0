//! The bytes of a file as text. The rule: what is text is kept as it is, with its byte order mark
//! and its line ends; what is not is refused with a sentence and the place.

use std::fmt::Write as _;

use crate::Position;

/// The largest file that is read: 64 MiB.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A file's text, as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    text: String,
}

impl Source {
    pub(crate) fn new(text: String) -> Self {
        Self { text }
    }

    /// The text, with its byte order mark if it has one: spans count from here.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, owned.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}

/// Why bytes are not a text that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Larger than [`LARGEST`].
    #[error("this file has {bytes} bytes; files of more than 64 MiB are not read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Bytes of UTF-16, with or without a mark.
    #[error("line {line}, column {column}: this looks like UTF-16; save it as UTF-8")]
    Utf16 {
        /// Where that shows, from 1.
        line: usize,
        /// Where that shows, in characters from 1.
        column: usize,
    },
    /// Bytes that no text has.
    #[error("byte 0x{byte:02x} at line {line} column {column} is not UTF-8 text")]
    Binary {
        /// The first such byte.
        byte: u8,
        /// Its line, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
}

impl NotText {
    /// Where it shows; the first line and column for a file that is too large.
    #[must_use]
    pub fn position(&self) -> Position {
        match *self {
            Self::TooLarge { .. } => Position { line: 1, column: 1 },
            Self::Utf16 { line, column } | Self::Binary { line, column, .. } => {
                Position { line, column }
            }
        }
    }
}

/// Reads a file's bytes as a proposal's text.
///
/// # Errors
/// A file that is too large, UTF-16 or not text at all.
pub fn read(bytes: &[u8]) -> Result<Source, NotText> {
    if bytes.len() > LARGEST {
        return Err(NotText::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NotText::Utf16 { line: 1, column: 1 });
    }
    // Valid UTF-8 may hold zero bytes; text does not, and they are how UTF-16 without a mark shows.
    let zero = bytes.iter().position(|byte| *byte == 0);
    let (at, text) = match (std::str::from_utf8(bytes), zero) {
        (Ok(text), None) => return Ok(Source { text: text.to_owned() }),
        (Ok(text), Some(at)) => (at, text.get(..at).unwrap_or_default()),
        (Err(error), zero) => {
            let at = zero.unwrap_or(usize::MAX).min(error.valid_up_to());
            (at, std::str::from_utf8(bytes.get(..at).unwrap_or_default()).unwrap_or_default())
        }
    };
    let Position { line, column } = Position::of(text, at);
    if looks_like_utf16(bytes) {
        return Err(NotText::Utf16 { line, column });
    }
    let byte = bytes.get(at).copied().unwrap_or_default();
    Err(NotText::Binary { byte, line, column })
}

/// Whether every second byte of the beginning is mostly zero: Latin letters in UTF-16.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = start.len() / 2;
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    pairs > 0 && even.max(odd) * 2 > pairs && even.min(odd) * 8 < pairs
}

/// A text's beginning for a message: one line, at most 40 characters, control characters shown.
pub(crate) fn excerpt(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars().take(40) {
        if character.is_control() {
            let _ = write!(out, "{}", character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        read(bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_byte_order_mark_crlf_and_a_missing_last_newline_are_kept() {
        let bytes = b"\xef\xbb\xbf# A\r\n\r\nlast";
        assert_eq!(read(bytes).unwrap().into_text().as_bytes(), bytes);
        assert_eq!(read(b"").unwrap().text(), "");
    }

    #[test]
    fn utf16_is_named_with_and_without_its_mark() {
        let units = |text: &str, big: bool| -> Vec<u8> {
            let to = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
            text.encode_utf16().flat_map(to).collect()
        };
        for big in [false, true] {
            for text in ["\u{feff}# Title\nText", "# Title\nText", "é# Title and more"] {
                assert!(refused(&units(text, big)).contains("looks like UTF-16"), "{text} {big}");
            }
        }
    }

    #[test]
    fn a_byte_that_is_no_text_is_named_with_its_place() {
        let said = refused("# Ω\nΩ🚀\x00rest".as_bytes());
        assert_eq!(said, "byte 0x00 at line 2 column 3 is not UTF-8 text");
        let said = refused(b"a\r\nbc\xffd");
        assert_eq!(said, "byte 0xff at line 2 column 3 is not UTF-8 text");
        assert!(refused(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR").starts_with("byte 0x89 at line 1"));
    }

    #[test]
    fn more_than_64_mib_is_refused_with_a_sentence() {
        let said = refused(&vec![b'a'; LARGEST + 1]);
        assert_eq!(said, "this file has 67108865 bytes; files of more than 64 MiB are not read");
    }
}
