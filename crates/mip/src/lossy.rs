//! Bytes that are not quite text, read for showing, searching and comparing. The rule: what is
//! replaced is counted and said, and nobody writes such a text back over the file.

use crate::{NotText, Position, Source, source};

/// A file's text, with what was no text replaced by U+FFFD.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lossy {
    /// The text.
    pub source: Source,
    /// How many places were replaced.
    pub replaced: usize,
    /// The first of them.
    pub first: Option<Position>,
    /// Whether the file was UTF-16.
    pub was_utf16: bool,
}

impl Lossy {
    /// Whether the text is the file, byte for byte.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.replaced == 0 && !self.was_utf16
    }

    /// What was done to it, as a sentence; `None` when nothing was.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let kind = if self.was_utf16 { "UTF-16" } else { "not UTF-8 everywhere" };
        let places = match self.replaced {
            0 if self.was_utf16 => return Some("It is UTF-16 and was read as such.".to_owned()),
            0 => return None,
            1 => "1 place".to_owned(),
            many => format!("{many} places"),
        };
        let at = self.first.map_or(String::new(), |at| {
            format!(", first at line {} column {}", at.line, at.column)
        });
        Some(format!("It is {kind}: {places} could not be read and show as \u{fffd}{at}."))
    }
}

/// Reads a file's bytes as a text whatever they are, as long as most of them are text. Bytes that
/// are no UTF-8 and zero bytes become U+FFFD; UTF-16 is read as such when it begins with its mark or
/// looks like it.
///
/// # Errors
/// A file that is too large, or of which more than a tenth is no text: a picture, an archive.
pub fn read_lossy(bytes: &[u8]) -> Result<Lossy, NotText> {
    let refused = match source::read(bytes) {
        Ok(source) => {
            return Ok(Lossy { source, replaced: 0, first: None, was_utf16: false });
        }
        Err(refused @ NotText::TooLarge { .. }) => return Err(refused),
        Err(refused) => refused,
    };
    let was_utf16 = matches!(refused, NotText::Utf16 { .. });
    let (text, replaced, first) = if was_utf16 { of_utf16(bytes) } else { of_utf8(bytes) };
    if replaced * 10 > text.chars().count() {
        return Err(refused);
    }
    let first = first.map(|byte| Position::of(&text, byte));
    Ok(Lossy { source: Source::new(text), replaced, first, was_utf16 })
}

/// The text, how many places were replaced, and where the first is.
type Replaced = (String, usize, Option<usize>);

fn of_utf8(bytes: &[u8]) -> Replaced {
    let mut out = String::with_capacity(bytes.len());
    let (mut replaced, mut first) = (0, None);
    let mut replace = |out: &mut String| {
        first.get_or_insert(out.len());
        replaced += 1;
        out.push(char::REPLACEMENT_CHARACTER);
    };
    for chunk in bytes.utf8_chunks() {
        for (at, part) in chunk.valid().split('\0').enumerate() {
            if at > 0 {
                replace(&mut out);
            }
            out.push_str(part);
        }
        if !chunk.invalid().is_empty() {
            replace(&mut out);
        }
    }
    (out, replaced, first)
}

fn of_utf16(bytes: &[u8]) -> Replaced {
    let is_big = match bytes {
        [0xfe, 0xff, ..] => true,
        [0xff, 0xfe, ..] => false,
        // Without a mark: Latin letters have their zero first in the big order.
        _ => {
            bytes.iter().step_by(2).take(2048).filter(|byte| **byte == 0).count() * 4
                > bytes.len().min(4096) / 2
        }
    };
    let (units, odd) = bytes.as_chunks::<2>();
    let units = units
        .iter()
        .map(|pair| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) });
    let mut out = String::with_capacity(bytes.len());
    let (mut replaced, mut first) = (0, None);
    for read in char::decode_utf16(units) {
        let character = read.ok().filter(|character| *character != '\0');
        if character.is_none() {
            first.get_or_insert(out.len());
            replaced += 1;
        }
        out.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !odd.is_empty() {
        first.get_or_insert(out.len());
        replaced += 1;
        out.push(char::REPLACEMENT_CHARACTER);
    }
    (out, replaced, first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(bytes: &[u8]) -> Option<String> {
        read_lossy(bytes).unwrap().note()
    }

    #[test]
    fn text_is_given_as_it_is_and_broken_bytes_are_replaced_and_counted() {
        let exact = read_lossy("\u{feff}# Ω🚀\r\n".as_bytes()).unwrap();
        assert!(exact.is_exact() && exact.note().is_none());
        assert_eq!(exact.source.text(), "\u{feff}# Ω🚀\r\n");
        let broken =
            read_lossy(b"# Title of some length\nCaf\xe9 au lait, and \xe2\x82 cut\n").unwrap();
        assert_eq!(
            broken.source.text(),
            "# Title of some length\nCaf\u{fffd} au lait, and \u{fffd} cut\n"
        );
        assert_eq!((broken.replaced, broken.is_exact()), (2, false));
        assert_eq!(
            broken.note().unwrap(),
            "It is not UTF-8 everywhere: 2 places could not be read and show as \u{fffd}, first at line 2 column 4."
        );
        let zero = note(b"# A title with a zero byte\0in it\n").unwrap();
        assert!(zero.contains("1 place could"), "{zero}");
    }

    #[test]
    fn utf16_of_either_order_is_read_with_its_mark_and_without() {
        let text = "# Title Ω🚀\nSome words that are text.\n";
        for big in [false, true] {
            for mark in ["", "\u{feff}"] {
                let marked = format!("{mark}{text}");
                let to = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
                let bytes: Vec<u8> = marked.encode_utf16().flat_map(to).collect();
                let lossy = read_lossy(&bytes).unwrap();
                assert_eq!(lossy.source.text(), marked, "{big} {mark:?}");
                assert_eq!(lossy.note().unwrap(), "It is UTF-16 and was read as such.");
                let cut = read_lossy(&bytes[..bytes.len() - 1]).unwrap();
                assert_eq!((cut.replaced, cut.was_utf16), (1, true));
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused_as_before() {
        let picture: Vec<u8> = (0..=255).cycle().take(5000).collect();
        assert!(matches!(read_lossy(&picture), Err(NotText::Binary { .. })));
        assert!(matches!(
            read_lossy(&vec![b'a'; crate::LARGEST + 1]),
            Err(NotText::TooLarge { .. })
        ));
    }
}
