//! Where something stands in a text: byte spans, lines and columns, the editor's UTF-16 units.
//! The rule: a byte inside a character or past the end is moved back to where a character begins,
//! so that no conversion can panic.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of UTF-8 bytes over a source, `end` excluded.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// From `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// As a range, to slice with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Its length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing: a place between two bytes.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text it covers, or `""` when it is not a span of `source`.
    #[must_use]
    pub fn of(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A line and a column, both counted from 1; the column in characters. A byte order mark counts
/// for nothing, as in editors. `\n`, `\r\n` and `\r` each end a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// The line, the first is 1.
    pub line: usize,
    /// The column in characters, the first is 1.
    pub column: usize,
}

impl Position {
    /// Where `byte` stands. Reads the source from its start: for many places use [`LineStarts`].
    #[must_use]
    pub fn of(source: &str, byte: usize) -> Self {
        let byte = source.floor_char_boundary(byte);
        let mut start = 0;
        let mut line = 1;
        for next in starts(source).take_while(|next| *next <= byte) {
            start = next;
            line += 1;
        }
        Self { line, column: column(source, start, byte) }
    }
}

/// Where the lines of a source begin: looks up many positions without reading it each time.
#[derive(Debug, Clone)]
pub struct LineStarts<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineStarts<'a> {
    /// Reads `source` once.
    #[must_use]
    pub fn of(source: &'a str) -> Self {
        Self { source, starts: std::iter::once(0).chain(starts(source)).collect() }
    }

    /// Where `byte` stands.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.source.floor_char_boundary(byte);
        let line = self.line(byte);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        Position { line, column: column(self.source, start, byte) }
    }

    /// The line in which `byte` stands, the first is 1.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }
}

/// The bytes after each line end.
fn starts(source: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = source.as_bytes();
    bytes.iter().enumerate().filter_map(move |(at, byte)| match byte {
        b'\n' => Some(at + 1),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => Some(at + 1),
        _ => None,
    })
}

fn column(source: &str, start: usize, byte: usize) -> usize {
    let before = source.get(start..byte).unwrap_or_default();
    let mark = usize::from(start == 0 && before.starts_with('\u{feff}'));
    before.chars().count() - mark + 1
}

/// UTF-16 units, in which the editor counts.
pub mod utf16 {
    /// How many UTF-16 units stand before `byte`.
    #[must_use]
    pub fn from_byte(source: &str, byte: usize) -> usize {
        let byte = source.floor_char_boundary(byte);
        source.get(..byte).unwrap_or_default().chars().map(char::len_utf16).sum()
    }

    /// The byte at which the UTF-16 unit `unit` stands; the second half of a pair is where the
    /// pair begins, and what is past the end is the end.
    #[must_use]
    pub fn to_byte(source: &str, unit: usize) -> usize {
        let mut units = 0;
        for (byte, character) in source.char_indices() {
            units += character.len_utf16();
            if units > unit {
                return byte;
            }
        }
        source.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_every_kind_of_line_end_ends_a_line() {
        let source = "Ω🚀a\r\nb\rc\nd";
        let byte = |text: &str| source.find(text).unwrap();
        assert_eq!(Position::of(source, byte("a")), Position { line: 1, column: 3 });
        assert_eq!(Position::of(source, byte("b")), Position { line: 2, column: 1 });
        assert_eq!(Position::of(source, byte("c")), Position { line: 3, column: 1 });
        assert_eq!(Position::of(source, 999), Position { line: 4, column: 2 });
        assert_eq!(Position::of(source, 3), Position { line: 1, column: 2 }, "inside the rocket");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(Position::of("\u{feff}# A", 3), Position { line: 1, column: 1 });
        assert_eq!(Position::of("\u{feff}# A", 5), Position { line: 1, column: 3 });
    }

    #[test]
    fn the_index_of_lines_says_the_same_as_counting() {
        let source = "\u{feff}Ω🚀\n\r\nx\ry\n";
        let lines = LineStarts::of(source);
        for byte in 0..=source.len() + 2 {
            assert_eq!(lines.position(byte), Position::of(source, byte), "byte {byte}");
        }
    }

    #[test]
    fn utf16_units_come_back_to_the_byte_they_came_from() {
        let source = "Ω🚀span";
        assert_eq!(utf16::from_byte(source, source.find("span").unwrap()), 3);
        for (byte, _) in source.char_indices() {
            assert_eq!(utf16::to_byte(source, utf16::from_byte(source, byte)), byte);
        }
        assert_eq!(utf16::to_byte(source, 2), 2, "the rocket's second half is its start");
        assert_eq!(utf16::to_byte(source, 99), source.len());
    }
}
