//! The known name that was probably meant. The rule: a guess only helps, it never decides.

use crate::words;

/// Names longer than this are nobody's typing mistake, and comparing them would cost time.
const LONGEST: usize = 100;

/// The name that is nearest to what was written, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let best = scored(written, names).into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.7).then_some(best.1)
}

/// Up to four names that may have been meant, the nearest first.
pub(crate) fn nearest_few<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut scored = scored(written, names);
    scored.retain(|(score, _)| *score >= 0.5);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(4).map(|(_, name)| name).collect()
}

/// How alike each name is to what was written, 0 to 1.
fn scored<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<(f64, &'a str)> {
    if written.len() > LONGEST {
        return Vec::new();
    }
    let written = words::normal(written);
    let names = names.into_iter().filter(|name| name.len() <= LONGEST);
    names.map(|name| (likeness(&written, &words::normal(name)), name)).collect()
}

/// From 0 to 1; words that are all in the longer name count as much as letters that agree.
fn likeness(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let letters = strsim::normalized_damerau_levenshtein(a, b);
    let singular = |text: &str| -> Vec<String> {
        text.split(' ').map(|word| word.trim_end_matches('s').to_owned()).collect()
    };
    let (a, b) = (singular(a), singular(b));
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let inside = few.len() > 1 && few.iter().all(|word| many.contains(word));
    if inside { letters.max(0.8) } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_found_and_what_is_not_is_left() {
        let names = ["List of Budget Breakdowns", "Motivation", "Core Unit ID", "Core Unit Name"];
        for (written, meant) in [
            ("Budget Breakdown", Some("List of Budget Breakdowns")),
            ("Motivations", Some("Motivation")),
            ("core unit id", Some("Core Unit ID")),
            ("References", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, names), meant, "{written}");
        }
        assert_eq!(nearest(&"Motivation".repeat(1000), names), None);
    }
}
