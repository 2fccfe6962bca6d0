//! Fixes of a whole text. The rule: fixes that touch each other are made one after the other, on
//! the text that the first left behind, so that none is made on a place that has moved.

use std::collections::BTreeMap;

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
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| wanted(finding, fix)) else { continue };
        if fix.edits.iter().all(|edit| edits.iter().all(|made| are_apart(made, edit))) {
            edits.extend(fix.edits.iter().cloned());
            codes.push(finding.code);
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (Fix { title: String::new(), edits, safe: true }, codes)
}

/// Whether two edits neither overlap nor meet: where they meet their order would matter.
fn are_apart(a: &Edit, b: &Edit) -> bool {
    a.span.end < b.span.start || b.span.end < a.span.start
}

#[cfg(test)]
mod tests {
    use mip::Span;

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
    fn fixes_that_undo_each_other_end() {
        let lint =
            |text: &str| vec![finding("MIP001", 0, 1, if text == "a" { "b" } else { "a" }, true)];
        assert_eq!(mend("a", lint, |_, _| true).count(), ROUNDS);
    }
}
