//! Fixes of a whole text. The rule: fixes that touch each other are made one after the other, on
//! the text that the first left behind, so that none is made on a place that has moved.

use std::collections::BTreeMap;

use mip::Span;

use crate::{Edit, Finding, Fix, apply};

/// After so many rounds a text is left as it is: two fixes would be undoing each other.
const ROUNDS: usize = 10;

/// A text after its fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many findings of each rule were mended, by code.
    pub made: BTreeMap<&'static str, usize>,
    /// What is still found in the new text.
    pub left: Vec<Finding>,
}

impl Mended {
    /// How many findings were mended.
    #[must_use]
    pub fn count(&self) -> usize {
        self.made.values().sum()
    }
}

/// Makes the fixes that `wanted` accepts until none is left. `lint` says what is found in a text.
pub fn mend(
    source: &str,
    lint: impl Fn(&str) -> Vec<Finding>,
    wanted: impl Fn(&Finding, &Fix) -> bool,
) -> Mended {
    let (mut text, mut made, mut left) = (source.to_owned(), BTreeMap::new(), lint(source));
    for _ in 0..ROUNDS {
        let (fix, codes) = together(&left, &wanted);
        let Some(next) = apply(&text, &fix).filter(|next| *next != text) else { break };
        for code in codes {
            *made.entry(code).or_default() += 1;
        }
        left = lint(&next);
        text = next;
    }
    Mended { text, made, left }
}

/// The fixes that can be made at once, as one, with the codes of their rules.
fn together(
    findings: &[Finding],
    wanted: &impl Fn(&Finding, &Fix) -> bool,
) -> (Fix, Vec<&'static str>) {
    let (mut edits, mut codes): (Vec<Edit>, Vec<_>) = (Vec::new(), Vec::new());
    let mut taken = Taken::default();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| wanted(finding, fix)) else { continue };
        if fix.edits.iter().all(|edit| taken.is_free(edit.span)) {
            fix.edits.iter().for_each(|edit| taken.take(edit.span));
            edits.extend(fix.edits.iter().cloned());
            codes.push(finding.code);
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (Fix { title: String::new(), edits, safe: true }, codes)
}

/// The places of edits, by where they begin, with where they end.
#[derive(Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Whether no edit overlaps this place or meets it: where they meet their order would matter.
    /// What is taken lies apart, so that of all that begin before its end the last reaches furthest.
    fn is_free(&self, span: Span) -> bool {
        self.0.range(..=span.end).next_back().is_none_or(|(_, end)| *end < span.start)
    }

    fn take(&mut self, span: Span) {
        let end = self.0.entry(span.start).or_insert(span.end);
        *end = span.end.max(*end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;

    fn finding(code: &'static str, start: usize, end: usize, text: &str, safe: bool) -> Finding {
        let edits = vec![Edit::new(Span::new(start, end), text)];
        let fix = Some(Fix { title: "Mend".into(), edits, safe });
        let (span, message) = (Span::new(start, end), String::new());
        Finding { code, name: code, level: Level::Error, span, message, help: None, fix }
    }

    #[test]
    fn fixes_that_meet_are_made_in_rounds_and_only_those_that_are_wanted() {
        // Each `a` becomes `b`, and an `Ω` would become `x` if it were wanted.
        let lint = |text: &str| -> Vec<Finding> {
            let letter = |(at, c): (usize, char)| match c {
                'a' => Some(finding("MIP001", at, at + 1, "b", true)),
                'Ω' => Some(finding("MIP002", at, at + 2, "x", false)),
                _ => None,
            };
            text.char_indices().filter_map(letter).collect()
        };
        let mended = mend("aaΩa", lint, |_, fix| fix.safe);
        assert_eq!(mended.text, "bbΩb");
        assert_eq!(mended.made, [("MIP001", 3)].into());
        assert_eq!(mended.left.len(), 1);
        assert_eq!(mend("aΩ", lint, |_, _| true).text, "bx");
    }

    #[test]
    fn fixes_are_taken_whole_and_as_they_come_wherever_they_stand() {
        let places = [(10, 12), (0, 2), (12, 13), (3, 9), (2, 2), (14, 14), (14, 15), (5, 6)];
        let found: Vec<_> =
            places.iter().map(|(start, end)| finding("MIP001", *start, *end, "x", true)).collect();
        let mut two = finding("MIP002", 16, 17, "x", true);
        let fix = two.fix.as_mut().expect("a fix");
        fix.edits.push(Edit::new(Span::new(11, 11), "x"));
        let found = [found, vec![two, finding("MIP003", 16, 17, "x", true)]].concat();
        let (fix, codes) = together(&found, &|_, _| true);
        let starts: Vec<_> = fix.edits.iter().map(|edit| edit.span.start).collect();
        assert_eq!(starts, [0, 3, 10, 14, 16]);
        assert_eq!(codes.last(), Some(&"MIP003"), "the one with a part that is taken is not made");
    }

    #[test]
    fn a_hundred_thousand_fixes_are_made_in_one_round() {
        let text = "a ".repeat(100_000);
        let lint = |text: &str| -> Vec<Finding> {
            let of = |(at, _)| finding("MIP001", at, at + 1, "b", true);
            text.match_indices('a').map(of).collect()
        };
        let mended = mend(&text, lint, |_, _| true);
        assert_eq!((mended.count(), mended.text), (100_000, "b ".repeat(100_000)));
    }

    #[test]
    fn fixes_that_undo_each_other_end() {
        let lint =
            |text: &str| vec![finding("MIP001", 0, 1, if text == "a" { "b" } else { "a" }, true)];
        assert_eq!(mend("a", lint, |_, _| true).count(), ROUNDS);
    }
}
