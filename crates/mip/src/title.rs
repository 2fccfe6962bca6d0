//! The title of a proposal, `# MIP40c3-SP10: …`, taken apart. The rule: generous in reading (any
//! case, `SP#20`, spaces), and every part is given as it was written.

use domain::proposal::code_at_start;
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
    /// What may be the code of a kind, as written: `MIP40c3`, `MIP40C3`. Which codes there are is
    /// said by a pack.
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
        let code = code_at_start(self.rest())?;
        self.at += code.len();
        Some(code)
    }

    /// `10` of `-SP10`, with where it begins. Other marks than `SP` have no space in them: `-No10`.
    fn number(&mut self) -> Option<(usize, &'a str)> {
        let behind_code = self.at;
        self.skip(|c| c == '-' || c == '\u{2013}' || c.is_whitespace());
        if self.word("SP") {
            self.skip(char::is_whitespace);
        } else {
            self.at = behind_code;
            if !self.word("-") || self.skip(|c| c.is_ascii_alphabetic()).is_empty() {
                return None;
            }
            self.rest().starts_with(|c: char| c == '#' || c.is_ascii_digit()).then_some(())?;
        }
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
            ("# HP1-No4: Charter", "HP1", Some("4"), "Charter"),
            ("# HP1-No#: Charter", "HP1", Some("#"), "Charter"),
            ("# MIP40 for 2021", "MIP40", None, "MIP40 for 2021"),
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
        assert_eq!((title.code, title.number), (None, None));
        assert!(Proposal::parse("## Not a title\n").title.is_none());
        let longer = Proposal::parse("# MIP39c22-SP1: x\n").title.unwrap();
        assert_eq!(longer.code.as_deref(), Some("MIP39c22"), "and not one that it begins with");
    }
}
