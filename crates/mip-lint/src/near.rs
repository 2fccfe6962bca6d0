//! The known name that was probably meant. The rule: a guess only helps, it never decides.

use crate::words;

/// Names longer than this are nobody's typing mistake, and comparing them would cost time.
const LONGEST: usize = 100;

/// The name that is nearest to what was written, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let written = words::normal(written);
    let scored = names.into_iter().filter(|name| name.len() <= LONGEST).map(|name| {
        let known = words::normal(name);
        (likeness(&written, &known), name)
    });
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.7).then_some(best.1)
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
