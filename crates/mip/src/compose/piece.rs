//! A rendered text that knows which bytes came from which fact. The rule: no mark is left in a
//! text, whatever a template's filters did to it, and none comes in with a fact.

use serde::{Deserialize, Serialize};

use super::Source;
use crate::{Span, lines};

/// A marked text is `START text MIDDLE index END`: the text comes first, so that sorting sorts.
const START: char = '\u{f0000}';
const MIDDLE: char = '\u{f0001}';
const END: char = '\u{f0002}';
/// Sixteen digits from here.
const DIGIT: u32 = 0xf_0010;

/// Text of a template, filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// Markdown with `\n`, without blank lines around it.
    pub text: String,
    /// What in it came from facts, in order of their ends.
    pub facts: Vec<FactSpan>,
}

/// Bytes of a piece that came from a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FactSpan {
    /// Where in the piece's text, in UTF-8 bytes.
    pub span: Span,
    /// The record and field.
    pub source: Source,
}

impl Piece {
    /// The piece on one line: line ends become spaces, which moves no span.
    pub(super) fn on_one_line(mut self) -> Self {
        self.text = self.text.replace('\n', " ");
        self
    }
}

/// A fact's text between its marks. An empty one has none, so that it is false to a template.
pub(super) fn mark(value: &str, index: usize) -> String {
    let clean: String = lines::shown(value).chars().filter(|c| !is_mark(*c)).collect();
    if clean.trim().is_empty() {
        return String::new();
    }
    let digits = format!("{index:x}");
    let digits = digits.chars().filter_map(|c| char::from_u32(DIGIT + c.to_digit(16)?));
    let mut out = String::from(START);
    out.push_str(&clean);
    out.push(MIDDLE);
    out.extend(digits);
    out.push(END);
    out
}

fn is_mark(c: char) -> bool {
    (u32::from(START)..DIGIT + 16).contains(&u32::from(c))
}

/// Takes the marks out of a rendered text, and of the template's own blank lines all but one.
pub(super) fn lift(rendered: &str, sources: &[&Source]) -> Piece {
    let mut lift = Lift { sources, ..Lift::default() };
    for c in lines::shown(rendered).chars() {
        lift.take(c);
    }
    lift.finish()
}

#[derive(Default)]
struct Lift<'a> {
    sources: &'a [&'a Source],
    out: String,
    facts: Vec<FactSpan>,
    /// Where the facts that are open began.
    open: Vec<usize>,
    /// A fact that ended and whose index is being read.
    ended: Option<(Span, usize)>,
    /// Where the last fact ended: what stands before stays as it is.
    kept: usize,
}

impl Lift<'_> {
    fn take(&mut self, c: char) {
        match (c, self.ended) {
            (START, _) => self.open.push(self.out.len()),
            (MIDDLE, _) => {
                let end = self.out.len();
                self.ended = self.open.pop().map(|start| (Span::new(start, end), 0));
            }
            (END, Some((span, index))) => {
                self.ended = None;
                self.kept = self.out.len();
                if let (false, Some(source)) = (span.is_empty(), self.sources.get(index)) {
                    self.facts.push(FactSpan { span, source: (*source).clone() });
                }
            }
            (c, ended) if is_mark(c) => {
                let digit = u32::from(c).wrapping_sub(DIGIT) as usize;
                self.ended = ended
                    .filter(|_| digit < 16)
                    .map(|(span, index)| (span, index.saturating_mul(16).saturating_add(digit)));
            }
            ('\n', _) if self.open.is_empty() => self.end_line(),
            (c, _) => self.out.push(c),
        }
    }

    /// Ends a line of the template: spaces that its tags left and second blank lines are dropped.
    fn end_line(&mut self) {
        let line = self.out.rfind('\n').map_or(0, |at| at + 1).max(self.kept);
        let is_blank = self.out.get(line..).is_some_and(|line| line.trim().is_empty());
        let begins = line == 0 || self.out.get(..line).is_some_and(|text| text.ends_with('\n'));
        if is_blank && begins {
            self.out.truncate(line);
        }
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn finish(self) -> Piece {
        let lead = self.out.len() - self.out.trim_start().len();
        let text = self.out.trim().to_owned();
        let moved = |at: usize| at.saturating_sub(lead).min(text.len());
        let facts = self.facts.into_iter().filter_map(|fact| {
            let span = Span::new(moved(fact.span.start), moved(fact.span.end));
            (!span.is_empty()).then_some(FactSpan { span, ..fact })
        });
        Piece { facts: facts.collect(), text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(field: &str) -> Source {
        Source::new("teams", "1", field, field)
    }

    fn found(piece: &Piece) -> Vec<(&str, &str)> {
        piece.facts.iter().map(|f| (&*f.source.field, f.span.of(&piece.text))).collect()
    }

    #[test]
    fn marks_are_lifted_out_and_say_where_each_fact_stands() {
        let (a, b) = (source("a"), source("b"));
        let text = format!("\n \nΩ🚀 {} and {}!\n\n", mark("one", 0), mark("two\r\nlines", 1));
        let piece = lift(&text, &[&a, &b]);
        assert_eq!(piece.text, "Ω🚀 one and two\nlines!");
        assert_eq!(found(&piece), [("a", "one"), ("b", "two\nlines")]);
    }

    #[test]
    fn the_index_may_have_several_digits() {
        let all: Vec<Source> = (0..300).map(|n| source(&n.to_string())).collect();
        let sources: Vec<&Source> = all.iter().collect();
        let text: String = (0..300).map(|n| mark("x", n)).collect();
        let piece = lift(&text, &sources);
        assert_eq!(piece.text, "x".repeat(300));
        assert_eq!(piece.facts[299].source.field, "299");
    }

    #[test]
    fn marks_in_a_fact_are_taken_out_before_and_broken_ones_after() {
        let a = source("a");
        let sly = mark("x\u{f0002}y\u{f0001}\u{f0011}\u{f0000}", 0);
        assert_eq!(lift(&sly, &[&a]).text, "xy");
        let cut = mark("longer", 0).replace("er\u{f0001}\u{f0010}\u{f0002}", "…");
        let piece = lift(&format!("\u{f0001}\u{f0012}\u{f0002}{cut} after"), &[&a]);
        assert_eq!((piece.text.as_str(), piece.facts.len()), ("long… after", 0));
        assert_eq!(lift(&mark("x", 7), &[&a]).facts, [], "no such source");
    }

    #[test]
    fn blank_lines_of_the_template_shrink_to_one_and_those_of_a_fact_stay() {
        let a = source("a");
        let text = format!("one\n\n  \n\n\ntwo\n{}\n\n\n", mark("f\n\n\n\ng", 0));
        assert_eq!(lift(&text, &[&a]).text, "one\n\ntwo\nf\n\n\n\ng");
        assert_eq!(lift("  \n    \n", &[]).text, "");
    }

    #[test]
    fn an_empty_fact_has_no_marks() {
        assert_eq!(mark(" \n", 0), "");
    }
}
