//! Proof that edits lose nothing. The rule: it goes through the very edits that a user makes.

use crate::{Position, Proposal, edit::Replacement, lines, source::excerpt};

/// Where a text differs after its parts were taken out and put back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct Differs {
    /// The line in the text as it was, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What was put back there.
    pub what: String,
}

/// Takes the body of every section and every preamble value out as an editor shows it, puts it
/// back with the edit that a user makes, and compares byte by byte. Linear in the text's length.
///
/// # Errors
/// The first place that differs.
pub fn roundtrip(source: &str) -> Result<(), Differs> {
    let proposal = Proposal::parse(source);
    let usual = lines::usual_end(source);
    let sections = proposal.sections.iter().enumerate().map(|(index, section)| {
        let shown = proposal.section_text(index).unwrap_or_default();
        (format!("section “{}”", section.title), proposal.section_edit(section, &shown, usual))
    });
    put_back(source, sections)?;
    let entries = proposal.preamble.iter().flat_map(|preamble| &preamble.entries).map(|entry| {
        (format!("preamble key “{}”", entry.key), proposal.value_edit(entry, &entry.value))
    });
    put_back(source, entries)
}

/// Applies edits that do not overlap, in order, and compares what comes out with the source.
fn put_back(
    source: &str,
    edits: impl Iterator<Item = (String, Replacement)>,
) -> Result<(), Differs> {
    let mut out = String::with_capacity(source.len());
    let mut kept = 0;
    let mut parts = Vec::new();
    for (part, Replacement { span, text }) in edits {
        out.push_str(source.get(kept..span.start).unwrap_or_default());
        out.push_str(&text);
        kept = span.end;
        parts.push((out.len(), part));
    }
    out.push_str(source.get(kept..).unwrap_or_default());
    compare(source, &out, &parts)
}

/// `parts` say up to which byte of `out` each part reaches.
fn compare(source: &str, out: &str, parts: &[(usize, String)]) -> Result<(), Differs> {
    if source == out {
        return Ok(());
    }
    let same = source.bytes().zip(out.bytes()).take_while(|(a, b)| a == b).count();
    let Position { line, column } = Position::of(source, same);
    let (was, is) = (rest(source, same), rest(out, same));
    let part = parts.iter().find(|(end, _)| *end > same).or(parts.last());
    let part = part.map_or("the text", |(_, part)| part);
    Err(Differs { line, column, what: format!("{part}: “{was}” came back as “{is}”") })
}

fn rest(text: &str, byte: usize) -> String {
    excerpt(text.get(text.floor_char_boundary(byte)..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn texts_of_every_kind_come_back_as_they_were() {
        for text in [
            "",
            "\u{feff}",
            "no headings\r\n",
            "\u{feff}# A\r\n\r\n## Preamble\n```\r\na:b\rc :  d  \n```\r\n## B\r\rtext\n\n\n## C",
            "# A\n  \n\t\n    code\r\n\r\nmore   \n \n# B\n\u{a0}\n",
            "## Preamble\n```\na: b\n\n# never closed",
            "A\n===\nB\n---\n\n<!--\n# not\n-->\n> # nor this\n",
            "\r# a\r\n\r\r\n\nb\r",
        ] {
            assert_eq!(roundtrip(text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn a_difference_is_named_with_its_place() {
        let source = "Ω🚀\nabc\nrest";
        let edit = Replacement { span: Span::new(9, 9), text: "X".to_owned() };
        let found = put_back(source, [("section “S”".to_owned(), edit)].into_iter()).unwrap_err();
        assert_eq!(
            found.to_string(),
            "line 2, column 3: section “S”: “c\\nrest” came back as “Xc\\nrest”"
        );
        assert_eq!((found.line, found.column), (2, 3));
    }
}
