//! Where a text names people whom a team keeps to itself. The one rule: only whole words are names.

use mip::Span;

/// Shorter ones are found in every text.
const SHORTEST: usize = 3;

/// The places at which a text has one of these names, whatever the case of its letters, in order.
#[must_use]
pub fn named(text: &str, names: &[&str]) -> Vec<Span> {
    // Of these letters the length stays.
    let text = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for name in names {
        let name = name.trim().to_ascii_lowercase();
        if name.trim_start_matches('@').chars().count() >= SHORTEST {
            let span = |(at, _): (usize, &str)| Span::new(at, at + name.len());
            found.extend(text.match_indices(&name).map(span).filter(|span| is_whole(&text, *span)));
        }
    }
    found.sort_by_key(|span| (span.start, span.end));
    found
}

/// The text with a mark in place of such names.
#[must_use]
pub fn without(text: &str, names: &[&str]) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for span in named(text, names) {
        if span.start >= from {
            out.push_str(text.get(from..span.start).unwrap_or_default());
            out.push('…');
        }
        from = from.max(span.end);
    }
    out + text.get(from..).unwrap_or_default()
}

/// Whether no letter or digit goes on at either end.
fn is_whole(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).and_then(|text| text.chars().next_back());
    let after = text.get(span.end..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_words_in_any_case_and_go_without_a_trace() {
        let names = ["@ana", "Ana Sørensen", "", "@x", "Ana"];
        let text = "İ @Ana, ANA Sørensen; @anatol, @x and Banana";
        assert_eq!(without(text, &names), "İ …, …; @anatol, @x and Banana");
    }
}
