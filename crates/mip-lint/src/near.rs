//! The known name that was probably meant. The rule: a guess only helps, it never decides.

use crate::words;

/// Names longer than this are nobody's typing mistake, and comparing them would cost time.
const LONGEST: usize = 100;

/// The name that is nearest to what was written, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let best = scored(written, names, 0.7).into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(best.1)
}

/// Up to four names that may have been meant, the nearest first.
pub(crate) fn nearest_few<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let mut scored = scored(written, names, 0.5);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(4).map(|(_, name)| name).collect()
}

/// The names that are so much like what was written, 0 to 1, or more.
fn scored<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
    least: f64,
) -> Vec<(f64, &'a str)> {
    if written.len() > LONGEST {
        return Vec::new();
    }
    let written = words::normal(written);
    let names = names.into_iter().filter(|name| name.len() <= LONGEST);
    let scored = names.filter_map(|name| {
        let score = likeness(&written, &words::normal(name), least)?;
        (score >= least).then_some((score, name))
    });
    scored.collect()
}

/// From 0 to 1; words that are all in the longer name count as much as letters that agree. `None`
/// may be given for what is less than `least`.
fn likeness(a: &str, b: &str, least: f64) -> Option<f64> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let is_inside = is_inside(a, b);
    // Most names have other letters altogether, and comparing how they stand would cost time.
    if !is_inside && mip::letters_alike(a, b) < least {
        return None;
    }
    let letters = strsim::normalized_damerau_levenshtein(a, b);
    Some(if is_inside { letters.max(0.8) } else { letters })
}

/// Whether the words of the one, two or more, are all in the other; `s` at their ends aside.
fn is_inside(a: &str, b: &str) -> bool {
    let count = |text: &str| text.bytes().filter(|byte| *byte == b' ').count() + 1;
    let (few, many) = if count(a) <= count(b) { (a, b) } else { (b, a) };
    let has = |wanted: &str| {
        let wanted = wanted.trim_end_matches('s');
        many.split(' ').any(|word| word.trim_end_matches('s') == wanted)
    };
    count(few) > 1 && few.split(' ').all(has)
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
