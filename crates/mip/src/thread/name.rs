//! Lines that are no text: names of authors, and what the buttons of a forum leave in a copy.

use super::when::Calendar;

/// The longest name or title in the head of a comment, in characters.
const LONGEST: usize = 60;

/// Whether a line may be somebody's name: short, no sentence, no Markdown.
pub(super) fn is_name(line: &str, calendar: Calendar) -> bool {
    let line = line.trim();
    is_short(line)
        && line.split_whitespace().count() <= 5
        && !line.ends_with(['.', '!', '?', ':', ';', ',', '…'])
        && !line.starts_with(['-', '*', '+', '#', '>', '|', '`', '=', '(', '<', '!', '['])
        && !line.contains("://")
        && !line.contains(". ")
        && !line.contains(", ")
        && line.chars().any(char::is_alphabetic)
        && !["on", "at", "am", "el", "le", "em", "il"].contains(&line)
        && calendar.read(line).is_none()
        && !is_noise(line)
}

/// Whether a line may stand in the head of a comment: a title, a group, a number.
pub(super) fn is_short(line: &str) -> bool {
    !line.is_empty() && line.chars().count() <= LONGEST
}

/// Whether a line may be the name of an account: one word of letters, digits and a few signs.
pub(super) fn is_handle(line: &str) -> bool {
    let line = line.strip_prefix('@').unwrap_or(line);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    (2..=40).contains(&line.chars().count())
        && line.chars().all(is_part)
        && line.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && !line.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a line is the number of a post: `#12`.
pub(super) fn is_number(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|digits| {
        (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// A name as it is kept: without the marks round it, its address or a full stop after it.
pub(super) fn tidy(name: &str) -> String {
    let is_round = |c: char| {
        c.is_whitespace()
            || "*\"·•—-|,:\u{200b}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}".contains(c)
    };
    let name = name.trim_matches(is_round);
    let name = name.split('<').next().filter(|name| !name.trim().is_empty()).unwrap_or(name);
    let name = name.trim().trim_matches(['"', '<', '>', ' ', '(']);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line without spaces at its ends, seen or not.
pub(super) fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}'))
}

/// What the buttons and counters of a forum leave in a copy.
pub(super) fn is_noise(line: &str) -> bool {
    let line = bare(line);
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

/// Whether a word in front of a colon begins a paragraph that nobody says: `Note:`.
pub(super) fn begins_text(lower: &str) -> bool {
    let words = "note edit update tl;dr tldr question answer summary ps p.s example motivation";
    words.split(' ').any(|word| word == lower)
}

/// Whether a line is a part of what readers gave to a comment: `👍`, `2`, `👍 2`, `2 reactions`.
pub(super) fn is_reaction(line: &str) -> bool {
    let is_sign = |c: char| {
        let is_picture = matches!(u32::from(c), 0x2190..=0x2bff | 0x1f000..=0x1faff);
        is_picture || "\u{200d}\u{fe0f}\u{20e3}()".contains(c)
    };
    let is_count = |word: &str| word.len() <= 6 && word.bytes().all(|b| b.is_ascii_digit());
    let is_code = |word: &str| {
        word.len() > 2
            && word.starts_with(':')
            && word.ends_with(':')
            && word[1..word.len() - 1].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let is_word = |word: &str| matches!(word, "reaction" | "reactions");
    let mut words = line.split_whitespace();
    !line.is_empty()
        && line.len() <= 80
        && words.all(|word| {
            let bare = word.trim_matches(|c: char| is_sign(c));
            bare.is_empty() || is_count(bare) || is_code(word) || is_word(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_sentence_a_list_and_a_button() {
        let today = chrono::NaiveDate::from_ymd_opt(2021, 4, 20).unwrap();
        let calendar = Calendar { today, is_day_first: None };
        for name in ["@ada", "Ada_L", "Grace Hopper", "משה כהן", "ada 🚀"] {
            assert!(is_name(name, calendar), "{name}");
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
            assert!(!is_name(other, calendar), "{other}");
        }
    }

    #[test]
    fn a_name_is_kept_without_its_marks_and_its_address() {
        assert_eq!(tidy("**Ada  L.** "), "Ada L.");
        assert_eq!(tidy("\"Ada L\" <ada@example.org>"), "Ada L");
        assert_eq!(tidy("<ada@example.org>"), "ada@example.org");
    }
}
