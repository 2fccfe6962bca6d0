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

/// The text with a mark in place of every line with such a name: what is beside it is of them, too.
#[must_use]
pub fn without(text: &str, names: &[&str]) -> String {
    let mut found = named(text, names).into_iter().map(|span| span.start).peekable();
    let mut end = 0;
    let line = |line: &str| {
        end += line.len();
        let is_of_them = found.next_if(|at| *at < end).is_some();
        while found.next_if(|at| *at < end).is_some() {}
        let ends = if line.ends_with('\n') { "\n" } else { "" };
        if is_of_them { format!("…{ends}") } else { line.to_owned() }
    };
    text.split_inclusive('\n').map(line).collect()
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
    fn names_are_whole_words_in_any_case_and_go_with_what_is_beside_them() {
        let names = ["@ana", "Ana Sørensen", "", "@x", "Ana"];
        let text = "İ @anatol, @x\r\n| @Ana, ANA Sørensen | 0.5 |\n\nBanana\nand ana";
        assert_eq!(without(text, &names), "İ @anatol, @x\r\n…\n\nBanana\n…");
        assert_eq!(without("", &names), "");
    }
}
