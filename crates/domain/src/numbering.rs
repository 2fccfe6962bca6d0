//! A proposal's number in texts that name it. The one rule: only a whole name is renamed.
//! `MIP39c2-SP1` is not a part of `MIP39c2-SP10`.

/// How a proposal is written in texts: by a number, or by a mark for one that is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// `MIP39c2-SP#`, and `MIP39c2-SPX` in names of files.
    ToCome,
    /// `MIP39c2-SP10`.
    As(u32),
}

/// A text with every name of a proposal renamed, and how many there were. None if there is none.
/// `stem` is what its name has before the number: `MIP39c2-SP`.
#[must_use]
pub fn renamed(text: &str, stem: &str, from: Numbered, to: u32) -> Option<(String, usize)> {
    let (mut out, mut rest, mut count) = (String::with_capacity(text.len()), text, 0);
    while let Some(at) = found(rest, stem) {
        let (before, name) = rest.split_at(at + stem.len());
        out.push_str(before);
        let old = name.get(..marked(name, from)).unwrap_or_default();
        if old.is_empty() {
            rest = name;
            continue;
        }
        out.push_str(&to.to_string());
        count += 1;
        rest = name.get(old.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    (count > 0).then_some((out, count))
}

/// Where the stem of a name stands in a text, in any case: proposals write `MIP40C3` too.
fn found(text: &str, stem: &str) -> Option<usize> {
    let first = stem.chars().next()?;
    let is_stem = |at: &usize| {
        text.get(*at..at + stem.len()).is_some_and(|part| part.eq_ignore_ascii_case(stem))
    };
    let either = [first.to_ascii_uppercase(), first.to_ascii_lowercase()];
    text.match_indices(either).map(|(at, _)| at).find(is_stem)
}

/// How many bytes of what follows the code are the number, or the mark, that is looked for.
fn marked(name: &str, from: Numbered) -> usize {
    let end = |len: usize, goes_on: fn(char) -> bool| {
        let next = name.get(len..).and_then(|rest| rest.chars().next());
        if next.is_some_and(goes_on) { 0 } else { len }
    };
    match from {
        // `MIP39c2-SP#: 10` is a line of its own preamble, `SP#20` the number 20 written oddly.
        Numbered::ToCome if name.starts_with('#') => end(1, |c| c.is_ascii_digit() || c == ':'),
        Numbered::ToCome if name.starts_with('X') => end(1, char::is_alphanumeric),
        Numbered::ToCome => 0,
        Numbered::As(number) => {
            let digits = number.to_string();
            if name.starts_with(&digits) { end(digits.len(), |c| c.is_ascii_digit()) } else { 0 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to_come(text: &str) -> Option<(String, usize)> {
        renamed(text, "MIP39c2-SP", Numbered::ToCome, 10)
    }

    #[test]
    fn marks_for_a_number_become_it_in_texts_and_links() {
        let text = "See [MIP39c2-SP#](../MIP39c2-SPX.md), mip39c2-sp#. Not MIP40c3-SP#.";
        let want = "See [MIP39c2-SP10](../MIP39c2-SP10.md), mip39c2-sp10. Not MIP40c3-SP#.";
        assert_eq!(to_come(text), Some((want.into(), 3)));
    }

    #[test]
    fn other_numbers_and_words_that_only_begin_alike_stay() {
        for text in
            ["MIP39c2-SP1", "MIP39c2-SP#20", "MIP39c2-SPXY", "MIP39c2-SP#: 3", "MIP39c2-SP", ""]
        {
            assert_eq!(to_come(text), None, "{text}");
        }
        let from = |text, from| renamed(text, "MIP39c2-SP", Numbered::As(from), 7);
        assert_eq!(
            from("MIP39c2-SP10 Ω MIP39c2-SP1.", 1),
            Some(("MIP39c2-SP10 Ω MIP39c2-SP7.".into(), 1))
        );
        assert_eq!(from("MΩMIP39c2-SP🚀", 1), None, "and characters that are cut are no panic");
    }
}
