//! What the public portal's reader takes of a text. The rule: it compares letter by letter, so these
//! do, too; what a person would read there, other parts tell.

use std::borrow::Cow;

/// The level and the words of a heading as the portal compares them: with Markdown's marks in them,
/// without the spaces round them. `None` if this is no heading.
pub(crate) fn heading(written: &str) -> Option<(u8, &str)> {
    let written = written.trim_end_matches(['\r', '\n']);
    if let Some((text, line)) = written.rsplit_once('\n') {
        let level = if line.trim_start().starts_with('=') { 1 } else { 2 };
        return Some((level, trimmed(text)));
    }
    let text = written.trim_start_matches(' ');
    let rest = text.trim_start_matches('#');
    let level =
        u8::try_from(text.len() - rest.len()).ok().filter(|level| (1..=6).contains(level))?;
    let words = trimmed(rest);
    // Marks at the end are none of its words, where a space parts them.
    let bare = words.trim_end_matches('#');
    let is_closed = bare.is_empty() || bare.ends_with(' ');
    Some((level, if is_closed { trimmed(bare) } else { words }))
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Sections that the portal shows apart.
pub(crate) const SECTIONS: &[&str] = &["Sentence Summary", "Paragraph Summary", "References"];

/// Statuses as the portal knows them, letter by letter.
pub(crate) const STATUSES: &[&str] = &[
    "Conception",
    "Request for Comments (RFC)",
    "Request For Comments (RFC)",
    "Request for Comment (RFC)",
    "Request for Comments",
    "RFC",
    "Formal Submission",
    "Formal Submission (FS)",
    "Accepted",
    "Rejected",
    "Rejected (Failed Inclusion Poll July 2020)",
    "Withdrawn",
    "Deferred",
    "Obsolete",
    "Archived",
];

/// The name under which the portal lists a proposal by the line of its number.
pub(crate) fn listed_as(line: &str) -> String {
    line.chars().filter(|c| !matches!(c, ':' | ' ' | '#' | '-')).collect()
}

/// Whether a character is there and nobody sees it: of no width, or a space that is no blank.
pub(crate) fn is_invisible(c: char) -> bool {
    is_odd_space(c) || is_nothing(c)
}

/// Spaces that look like a blank and are none.
fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// A text without what nobody sees: a blank for other spaces, nothing for the rest.
pub(crate) fn cleaned(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|c| !is_nothing(*c));
    seen.map(|c| if is_odd_space(c) { ' ' } else { c }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_taken_as_the_portal_takes_them() {
        for (written, is) in [
            ("## Sentence Summary", (2, "Sentence Summary")),
            ("  ##  Sentence Summary ##", (2, "Sentence Summary")),
            ("## Sentence Summary#", (2, "Sentence Summary#")),
            ("## **Sentence Summary**", (2, "**Sentence Summary**")),
            ("## Sentence\u{a0}Summary", (2, "Sentence\u{a0}Summary")),
            ("## \u{a0}Ω🚀\u{a0}\r", (2, "Ω🚀")),
            ("###", (3, "")),
            ("Ω\n===", (1, "Ω")),
            ("Ω\r\n---\r\n", (2, "Ω")),
        ] {
            assert_eq!(heading(written), Some(is), "{written:?}");
        }
        assert_eq!(heading("Ω"), None);
        assert_eq!(heading(""), None);
    }

    #[test]
    fn what_nobody_sees_is_taken_away() {
        assert_eq!(cleaned("Acc\u{200b}ep\u{ad}ted\u{a0}Ω"), "Accepted Ω");
        assert!(matches!(cleaned("Ω🚀"), Cow::Borrowed(_)));
        assert_eq!(listed_as("MIP40c3-SP#: 90"), "MIP40c3SP90");
    }
}
