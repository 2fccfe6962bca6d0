//! Where bytes of a text are in UTF-16 units, which the editor counts. Tested with characters of
//! every width.

/// Bytes of a text as UTF-16 units, for many places: one pass over the text instead of one each.
pub(crate) struct Units {
    /// Where characters of more than one byte end: the byte behind, and the units up to it.
    wide: Vec<(usize, usize)>,
}

impl Units {
    pub(crate) fn of(text: &str) -> Self {
        let mut units = 0;
        let wide = text.char_indices().filter_map(|(at, c)| {
            units += c.len_utf16();
            (c.len_utf8() > 1).then_some((at + c.len_utf8(), units))
        });
        Self { wide: wide.collect() }
    }

    pub(crate) fn of_byte(&self, byte: usize) -> usize {
        let at = self.wide.partition_point(|(end, _)| *end <= byte);
        let (end, units) = at.checked_sub(1).map_or((0, 0), |at| self.wide[at]);
        units + (byte - end)
    }

    /// The byte of a unit of the text, for units that [`Units::of_byte`] gave.
    pub(crate) fn to_byte(&self, unit: usize) -> usize {
        let at = self.wide.partition_point(|(_, units)| *units <= unit);
        let (end, units) = at.checked_sub(1).map_or((0, 0), |at| self.wide[at]);
        end + (unit - units)
    }
}

#[cfg(test)]
mod tests {
    use mip::utf16;

    use super::*;

    #[test]
    fn bytes_are_counted_as_the_editor_counts() {
        let text = "aΩ🚀b";
        let units = Units::of(text);
        for (byte, _) in text.char_indices() {
            assert_eq!(units.of_byte(byte), utf16::from_byte(text, byte), "byte {byte}");
            assert_eq!(units.to_byte(units.of_byte(byte)), byte, "and back");
        }
        assert_eq!(units.of_byte(text.len()), 5);
    }
}
