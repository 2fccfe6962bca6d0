//! Reading of lines and titles. The rule: every place that is given is a byte of the source.

use mip::Span;

/// The lines of a span with where they stand, without line ends.
pub(crate) fn lines(source: &str, within: Span) -> impl Iterator<Item = (Span, &str)> {
    let text = within.of(source);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let start = within.start + at;
        let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        at += end;
        let line = rest.get(..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        Some((Span::new(start, start + line.len()), line))
    })
}

/// A title as it is compared: lower case, words parted by one space, no marks round words.
pub(crate) fn normal(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        push_lower(&mut out, word);
    }
    out
}

/// Adds a word in small letters.
fn push_lower(out: &mut String, word: &str) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        out.push_str(&word.to_lowercase());
    }
}

/// Whether a title has just these words, which are small letters parted by one space. As [`normal`]
/// would tell, without a copy of every title.
pub(crate) fn is_title(title: &str, words: &str) -> bool {
    let mut written = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.split(' ').all(|word| written.next().is_some_and(|w| w.eq_ignore_ascii_case(word)))
        && written.next().is_none()
}

/// Where the words of a line begin: behind spaces and the marks of lists, quotes and emphasis.
pub(crate) fn past_marks(line: &str) -> usize {
    let marks = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>' | '_' | '`' | '|');
    line.len() - line.trim_start_matches(marks).len()
}

/// A line's text without the marks round it.
pub(crate) fn unmarked(line: &str) -> &str {
    let line = line.get(past_marks(line)..).unwrap_or_default();
    line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '`' | '|'))
}

/// The span of a line's text without spaces and marks round it.
pub(crate) fn bare(span: Span, line: &str) -> Span {
    let start = past_marks(line);
    let rest = line.get(start..).unwrap_or_default();
    Span::new(span.start + start, span.start + start + rest.trim_end().len())
}

/// Whether a character is part of a word.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A title for a message: cut when it is longer than anyone would read.
pub(crate) fn short(title: &str) -> String {
    const MOST: usize = 60;
    match title.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &title[..at]),
        None => title.to_owned(),
    }
}

/// The names as a list: "`a`, `b` and `c`".
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_say_where_they_stand() {
        let source = "Ω🚀\r\n- a \n\nend";
        let all: Vec<_> = lines(source, Span::new(0, source.len())).collect();
        assert_eq!(all.iter().map(|line| line.1).collect::<Vec<_>>(), ["Ω🚀", "- a ", "", "end"]);
        assert!(all.iter().all(|(span, line)| span.of(source) == *line));
        assert_eq!(bare(all[1].0, all[1].1).of(source), "a");
    }

    #[test]
    fn titles_are_compared_by_their_words() {
        assert_eq!(
            normal("  Headcount Planning / Team *Summary*:"),
            "headcount planning team summary"
        );
        for (title, is) in [
            ("## *Paragraph*  Summary:", true),
            ("paragraph", false),
            ("Paragraph Summary Ω", false),
            ("ParagraphSummary", false),
        ] {
            assert_eq!(is_title(title, "paragraph summary"), is, "{title}");
        }
        assert_eq!(short(&"Ω".repeat(70)), format!("{}…", "Ω".repeat(60)));
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
