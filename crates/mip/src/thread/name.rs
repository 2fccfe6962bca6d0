//! Lines that are no text: names of authors, and what the buttons of a forum leave in a copy.

use chrono::NaiveDate;

use super::when;

/// The longest name or title in the head of a comment, in characters.
const LONGEST: usize = 60;

/// Whether a line may be somebody's name: short, no sentence, no Markdown.
pub(super) fn is_name(line: &str, today: NaiveDate) -> bool {
    let line = line.trim();
    is_short(line)
        && line.split_whitespace().count() <= 5
        && !line.ends_with(['.', '!', '?', ':', ';', ',', '…'])
        && !line.starts_with(['-', '*', '+', '#', '>', '|', '`', '=', '(', '<', '!', '['])
        && !line.contains("://")
        && !line.contains(". ")
        && !line.contains(", ")
        && line.chars().any(char::is_alphabetic)
        && when::read(line, today).is_none()
        && !is_noise(line)
}

/// Whether a line may stand in the head of a comment: a title, a group, a number.
pub(super) fn is_short(line: &str) -> bool {
    !line.is_empty() && line.chars().count() <= LONGEST
}

/// A name as it is kept: without the marks round it, its address or a full stop after it.
pub(super) fn tidy(name: &str) -> String {
    let name = name.trim().trim_matches(['*', '"', ' ', '·', '•', '—', '-', '|', ',', ':']);
    let name = name.split('<').next().filter(|name| !name.trim().is_empty()).unwrap_or(name);
    let name = name.trim().trim_matches(['"', '<', '>', ' ', '(']);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the buttons and counters of a forum leave in a copy.
pub(super) fn is_noise(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() {
        return false;
    }
    let number = line.strip_prefix('#').unwrap_or(line);
    if number.bytes().all(|b| b.is_ascii_digit()) && number.len() <= 4 {
        return true;
    }
    if line.len() >= 5 && line.bytes().all(|b| b == b'-' || b == b'_') {
        return true;
    }
    let lower = line.to_lowercase();
    let words: Vec<_> = lower.split_whitespace().collect();
    let counted = |word: &str| {
        ["like", "likes", "reply", "replies", "view", "views", "link", "links", "user", "users"]
            .contains(&word)
    };
    let unit = |word: &str| ["day", "days", "month", "months", "year", "years"].contains(&word);
    match words.as_slice() {
        [one] => matches!(
            *one,
            "reply" | "share" | "like" | "quote" | "flag" | "bookmark" | "solution" | "❤" | "❤️"
        ),
        [number, word] if number.bytes().all(|b| b.is_ascii_digit()) => counted(word),
        [number, word, "later"] => number.bytes().all(|b| b.is_ascii_digit()) && unit(word),
        ["copy", "link"] | ["last", "visit"] | ["show", "more"] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_sentence_a_list_and_a_button() {
        let today = NaiveDate::from_ymd_opt(2021, 4, 20).unwrap();
        for name in ["@ada", "Ada_L", "Grace Hopper", "משה כהן", "ada 🚀"] {
            assert!(is_name(name, today), "{name}");
        }
        let others = [
            "Thanks!",
            "I agree.",
            "- ada",
            "2 Likes",
            "Reply",
            "#3",
            "Apr 12",
            "",
            "A line that goes on for far too long to be the name of anybody at all here",
            "https://forum.example.org",
        ];
        for other in others {
            assert!(!is_name(other, today), "{other}");
        }
    }

    #[test]
    fn a_name_is_kept_without_its_marks_and_its_address() {
        assert_eq!(tidy("**Ada  L.** "), "Ada L.");
        assert_eq!(tidy("\"Ada L\" <ada@example.org>"), "Ada L");
        assert_eq!(tidy("<ada@example.org>"), "ada@example.org");
    }
}
