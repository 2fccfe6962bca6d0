//! The title of a proposal, `# MIP40c3-SP10: …`, taken apart. The rule: generous in reading (any
//! case, `SP#20`, spaces), and every part is given as it was written.

use domain::proposal::Kind;
use serde::Serialize;

use crate::{Section, Span};

/// The first heading of the first level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MipTitle"))]
#[serde(rename_all = "camelCase")]
pub struct Title {
    /// Its text without Markdown's marks: `MIP40c3-SP10: Modify …`.
    pub text: String,
    /// The heading, without its line end.
    pub span: Span,
    /// Which of [`Proposal::sections`](crate::Proposal::sections) it is.
    pub section: usize,
    /// The kind of subproposal that its code names.
    pub kind: Option<Kind>,
    /// The code as written: `MIP40c3`, `MIP40C3`.
    pub code: Option<String>,
    /// The number as written behind `SP`: `10`, `#20`, `#`.
    pub number: Option<String>,
    /// Where the number stands.
    pub number_span: Option<Span>,
    /// What stands behind the colon; the whole text when there is none.
    pub subject: String,
}

impl Title {
    pub(crate) fn read(source: &str, index: usize, section: &Section) -> Self {
        let raw = section.heading.of(source);
        let mut cursor = Cursor { raw, at: 0 };
        cursor.skip(|c| !c.is_alphanumeric());
        let code = cursor.code();
        let number = code.and_then(|_| cursor.number());
        let subject = section.title.split_once(':').map_or(&*section.title, |(_, rest)| rest);
        Self {
            text: section.title.clone(),
            span: section.heading,
            section: index,
            kind: code.and_then(|code| {
                Kind::at_start_of(code).filter(|kind| kind.code().len() == code.len())
            }),
            code: code.map(str::to_owned),
            number: number.map(|(_, number)| number.to_owned()),
            number_span: number.map(|(at, number)| {
                let start = section.heading.start + at;
                Span::new(start, start + number.len())
            }),
            subject: subject.trim().to_owned(),
        }
    }
}

struct Cursor<'a> {
    raw: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.raw.get(self.at..).unwrap_or_default()
    }

    /// Steps over the characters that hold and gives them.
    fn skip(&mut self, holds: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c| !holds(c)).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    /// Steps over a word, whatever its case.
    fn word(&mut self, word: &str) -> bool {
        let found =
            self.rest().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if found {
            self.at += word.len();
        }
        found
    }

    /// `MIP40c3`.
    fn code(&mut self) -> Option<&'a str> {
        let start = self.at;
        if !self.word("MIP") || self.skip(|c| c.is_ascii_digit()).is_empty() {
            return None;
        }
        let bare = self.at;
        if !self.word("c") || self.skip(|c| c.is_ascii_digit()).is_empty() {
            self.at = bare;
        }
        self.raw.get(start..self.at)
    }

    /// `10` of `-SP10`, with where it begins.
    fn number(&mut self) -> Option<(usize, &'a str)> {
        self.skip(|c| c == '-' || c == '\u{2013}' || c.is_whitespace());
        if !self.word("SP") {
            return None;
        }
        self.skip(char::is_whitespace);
        let start = self.at;
        let number = self.skip(|c| c == '#' || c.is_alphanumeric());
        (!number.is_empty()).then_some((start, number))
    }
}

#[cfg(test)]
mod tests {
    use crate::Proposal;

    #[test]
    fn a_title_is_taken_apart_as_it_was_written() {
        for (line, code, number, subject) in [
            ("# MIP40c3-SP10: A: b", "MIP40c3", Some("10"), "A: b"),
            ("# MIP40C3-SP25: Risk", "MIP40C3", Some("25"), "Risk"),
            ("# MIP39c2-SP#20: Adding", "MIP39c2", Some("#20"), "Adding"),
            ("# MIP41c4-SP#: Facilitator", "MIP41c4", Some("#"), "Facilitator"),
            ("# MIP41c4 - sp 7", "MIP41c4", Some("7"), "MIP41c4 - sp 7"),
            ("#   **MIP39c2-SP1**: Bold #", "MIP39c2", Some("1"), "Bold"),
            ("# MIP40: Budget Process", "MIP40", None, "Budget Process"),
        ] {
            let source = format!("Ω🚀\n\n{line}\n");
            let title = Proposal::parse(&source).title.expect(line);
            assert_eq!(title.code.as_deref(), Some(code), "{line}");
            assert_eq!(title.number.as_deref(), number, "{line}");
            assert_eq!(title.number_span.map(|span| span.of(&source)), number, "{line}");
            assert_eq!(title.subject, subject, "{line}");
            assert_eq!(title.span.of(&source), line);
        }
    }

    #[test]
    fn a_title_without_a_code_and_a_text_without_a_title_are_read_too() {
        let title = Proposal::parse("# MIPS are nice\n").title.unwrap();
        assert_eq!((title.code, title.kind, title.number), (None, None, None));
        assert!(Proposal::parse("## Not a title\n").title.is_none());
        assert_eq!(Proposal::parse("# MIP39c22-SP1: x\n").title.unwrap().kind, None);
    }
}
