//! Titles as they are compared. The rule: case, marks and numbering never part two titles; letters
//! that differ do, and how many is said.

/// Titles longer than this are nobody's slip of the pen, and comparing them would cost time.
const LONGEST: usize = 100;
/// From so many hundredths on, two spellings are taken for one title.
const NEAR: u8 = 85;

/// A title's words in lower case, parted by one space: no marks, no number before them.
/// `1.2) Core *Unit* ID:` is `core unit id`, and `&` is `and`.
#[must_use]
pub fn plain(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for word in unnumbered(title).split(|c: char| !c.is_alphanumeric() && c != '&') {
        let bare = word.trim_matches('&');
        // Between words it is a word: `Name & ID`; inside one it is none: `R&D`.
        let word = if bare.is_empty() && !word.is_empty() { "and" } else { bare };
        for part in word.split('&').filter(|part| !part.is_empty()) {
            if !out.is_empty() {
                out.push(' ');
            }
            if part.is_ascii() {
                out.extend(part.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                out.extend(part.chars().flat_map(char::to_lowercase));
            }
        }
    }
    out
}

/// The most that two texts of these letters can be alike, 0 to 1, in whatever order they stand: each
/// letter that one has more is a letter that differs. Costs little beside comparing the order.
#[must_use]
pub fn letters_alike(a: &str, b: &str) -> f64 {
    if !a.is_ascii() || !b.is_ascii() || a.is_empty() || b.is_empty() {
        return 1.0;
    }
    let mut more = [0_i32; 128];
    a.bytes().for_each(|byte| more[usize::from(byte & 127)] += 1);
    b.bytes().for_each(|byte| more[usize::from(byte & 127)] -= 1);
    let of_a: i32 = more.iter().map(|more| (*more).max(0)).sum();
    let of_b: i32 = more.iter().map(|more| (-*more).max(0)).sum();
    let most = u32::try_from(a.len().max(b.len())).unwrap_or(u32::MAX);
    // Rounding must not keep out what is just alike enough.
    1.0 - f64::from(of_a.max(of_b)) / f64::from(most) + 1e-9
}

/// Whether two texts are the same but for case.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    // Most are plain letters, which need no copy to be compared.
    let is_plain = a.is_ascii() && b.is_ascii();
    if is_plain { a.eq_ignore_ascii_case(b) } else { a.to_lowercase() == b.to_lowercase() }
}

/// A title without the number of its section. What is nothing but a number stays.
fn unnumbered(title: &str) -> &str {
    let text = title.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let marks = |c: char| matches!(c, '.' | ')' | ':');
    let number = first.trim_end_matches(marks);
    let is_marked = number.len() < first.len();
    let digits =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let roman = || number.len() <= 5 && number.bytes().all(|b| b"ivxIVX".contains(&b));
    let letter = || number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
    let is_number =
        !number.is_empty() && (number.split('.').all(digits) || is_marked && (roman() || letter()));
    if is_number && rest.contains(char::is_alphabetic) { rest } else { title }
}

/// How alike two plain titles are spelled, in hundredths, if enough to be taken for one.
pub(crate) fn near(a: &str, b: &str) -> Option<u8> {
    let (most, least) = (a.len().max(b.len()), a.len().min(b.len()));
    // Each letter that one has more is a letter that differs: far ones need no comparison.
    if most > LONGEST || least == 0 || least * 100 < most * usize::from(NEAR) {
        return None;
    }
    if letters_alike(a, b) * 100.0 < f64::from(NEAR) {
        return None;
    }
    let alike = strsim::normalized_damerau_levenshtein(a, b) * 100.0;
    (NEAR..=100).rev().find(|hundredths| alike >= f64::from(*hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_and_numbers_part_no_titles() {
        for (title, is) in [
            ("  Headcount Planning / Team *Summary*:", "headcount planning team summary"),
            ("1. Motivation", "motivation"),
            ("2.3) Core Unit ID", "core unit id"),
            ("iv. Core Unit ID", "core unit id"),
            ("b) Core Unit ID", "core unit id"),
            ("3 Core Unit ID", "core unit id"),
            ("Facilitator Name & Information", "facilitator name and information"),
            ("R&D", "r d"),
            ("2021 budget", "2021 budget"),
            ("A budget", "a budget"),
            ("7.", "7"),
            ("", ""),
            ("💩", ""),
        ] {
            assert_eq!(plain(title), is, "{title}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_near_and_another_word_is_not() {
        assert_eq!(near("facilitator credentails", "facilitator credentials"), Some(95));
        assert_eq!(near("motivations", "motivation"), Some(90));
        assert_eq!(near("motivation", "motivation"), Some(100));
        assert_eq!(near("core unit name", "core unit id"), None);
        assert_eq!(near("", ""), None);
        assert_eq!(near(&"a".repeat(101), &"a".repeat(101)), None);
    }
}
