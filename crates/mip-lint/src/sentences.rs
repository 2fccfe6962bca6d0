//! Sentences of a short text. The rule: when in doubt there is one sentence, because a warning that
//! is wrong is worse than none.

use mip::Span;
use pulldown_cmark::{Event, Options, Parser};

use crate::words;

/// A paragraph, list or other block at the top level, with its words.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) span: Span,
    /// Pieces of text with the byte of the source where each begins.
    pieces: Vec<(usize, String)>,
}

/// The blocks within a span of the source.
pub(crate) fn blocks(source: &str, within: Span) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut depth = 0_usize;
    let events = Parser::new_ext(within.of(source), Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events {
        let span = Span::new(range.start + within.start, range.end + within.start);
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    let end = span.start + span.of(source).trim_end().len();
                    blocks.push(Block { span: Span::new(span.start, end), pieces: Vec::new() });
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => {
                if let Some(block) = blocks.last_mut() {
                    // The span of code holds its backticks too.
                    let lead = span.of(source).find(&*text).unwrap_or_default();
                    block.pieces.push((span.start + lead, text.into_string()));
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(block) = blocks.last_mut() {
                    block.pieces.push((span.start, " ".to_owned()));
                }
            }
            _ => {}
        }
    }
    blocks
}

impl Block {
    /// Its first line.
    pub(crate) fn first_line(&self, source: &str) -> Span {
        let len = self.span.of(source).lines().next().map_or(0, str::len);
        Span::new(self.span.start, self.span.start + len)
    }

    /// The byte of the source where its second sentence begins, if it has one.
    pub(crate) fn second_sentence(&self) -> Option<usize> {
        let text: String = self.pieces.iter().map(|(_, piece)| piece.as_str()).collect();
        let mut at = second(&text)?;
        for (start, piece) in &self.pieces {
            if at < piece.len() {
                return Some(start + at);
            }
            at -= piece.len();
        }
        None
    }
}

/// Words that a full stop may follow in the middle of a sentence.
const SHORT: &[&str] = &[
    "approx", "art", "bros", "ca", "cf", "co", "corp", "dr", "e.g", "ed", "eg", "est", "etc",
    "fig", "i.e", "ie", "inc", "incl", "jr", "ltd", "max", "min", "mr", "mrs", "ms", "no", "nr",
    "pp", "prof", "resp", "sec", "sr", "st", "vol", "vs", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Where the second sentence of a text begins.
fn second(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(stop) = text.get(from..)?.find(['.', '!', '?', '…']).map(|at| from + at) {
        let mark = text.get(stop..)?.chars().next()?;
        let rest = text.get(stop..)?;
        let closed =
            rest.trim_start_matches(['.', '!', '?', '…', '"', '\'', '”', '’', ')', ']', '*']);
        let next = closed.trim_start();
        from = text.len() - closed.len();
        let is_parted = next.len() < closed.len();
        let begins = next.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '*']);
        let is_capital = begins.chars().next().is_some_and(char::is_uppercase);
        if is_parted && is_capital && (mark != '.' || !is_short(text.get(..stop)?)) {
            return Some(text.len() - next.len());
        }
    }
    None
}

/// Whether the last word is an abbreviation or an initial.
fn is_short(head: &str) -> bool {
    let part = |c: char| words::is_word(c) || c == '.';
    let word = head.get(head.trim_end_matches(part).len()..).unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let is_dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    is_initial || is_dotted || SHORT.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second_of(source: &str) -> Option<&str> {
        let blocks = blocks(source, Span::new(0, source.len()));
        let at = blocks.first()?.second_sentence()?;
        source.get(at..)
    }

    #[test]
    fn one_sentence_is_one_whatever_stops_are_in_it() {
        for one in [
            "MIP39c2-SP10 adds Core Unit SES-001: Sustainable Ecosystem Scaling.",
            "This renews MIP39c2-SP10.",
            "It asks for 1.5 million DAI, i.e. 125,000 a month, e.g. for Dr. Who, J. Doe and U.S. Inc. Partners.",
            "See [the post](https://forum.example.com/t/a. B/1) and https://example.com/A.B for more.",
            "What starts on Feb. 1st ends in approx. Three months",
            "The budget of 59,050.00 DAI runs from v2.0 on… and so on.",
            "**Bold.**",
            "",
        ] {
            assert_eq!(second_of(one), None, "{one}");
        }
    }

    #[test]
    fn the_second_sentence_is_where_it_begins() {
        for (two, rest) in [
            ("Ω🚀 adds it. It costs little.", "It costs little."),
            ("Does *it* work? **Yes**, it does.", "Yes**, it does."),
            ("Renews `MIP40`. See [the post](https://a.b/c).", "See [the post](https://a.b/c)."),
            ("Renews MIP40.\nÜber alles.", "Über alles."),
            ("It said “enough.” (Then it stopped.)", "(Then it stopped.)"),
        ] {
            assert_eq!(second_of(two), Some(rest), "{two}");
        }
    }

    #[test]
    fn a_block_is_a_paragraph_or_a_list() {
        let source = "One:\n\n- a\n- b\n\nTwo.\n";
        let found = blocks(source, Span::new(0, source.len()));
        let spans: Vec<_> = found.iter().map(|block| block.span.of(source)).collect();
        assert_eq!(spans, ["One:", "- a\n- b", "Two."]);
    }
}
