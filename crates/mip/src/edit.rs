//! Edits of a proposal. The rule: an edit replaces one span and nothing else, and takes and gives
//! the text as an editor shows it, with `\n`; the file keeps its own line ends.

use crate::{Entry, Proposal, Section, Span, lines};

/// What stands in a span after an edit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Replacement {
    pub(crate) span: Span,
    pub(crate) text: String,
}

impl Proposal<'_> {
    /// The body of section `index` as an editor shows it: with `\n`, without the blank lines
    /// around it. `None` when there is no such section.
    #[must_use]
    pub fn section_text(&self, index: usize) -> Option<String> {
        self.sections.get(index).map(|section| lines::shown(section.text.of(self.source)))
    }

    /// The whole text with another body in section `index`. The blank lines around the body stay;
    /// a section that was empty gets one on both sides. `None` when there is no such section.
    #[must_use]
    pub fn with_section(&self, index: usize, body: &str) -> Option<String> {
        let usual = lines::usual_end(self.source);
        let section = self.sections.get(index)?;
        Some(self.apply(&self.section_edit(section, body, usual)))
    }

    /// The value of a preamble key: of its first entry as written, or else in any case.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        self.preamble.as_ref()?.entry(key).map(|entry| entry.value.as_str())
    }

    /// The whole text with another value for a preamble key; line ends in it become spaces. A key
    /// that is not there gets a line after the last entry. `None` without a preamble.
    #[must_use]
    pub fn with_value(&self, key: &str, value: &str) -> Option<String> {
        let preamble = self.preamble.as_ref()?;
        match preamble.entry_index(key) {
            Some(index) => self.with_entry(index, value),
            None => Some(self.apply(&self.new_entry(key, value)?)),
        }
    }

    /// The same for one entry of [`Preamble::entries`](crate::Preamble::entries), where a key
    /// stands more than once. `None` when there is no such entry.
    #[must_use]
    pub fn with_entry(&self, index: usize, value: &str) -> Option<String> {
        let entry = self.preamble.as_ref()?.entries.get(index)?;
        Some(self.apply(&self.value_edit(entry, value)))
    }

    pub(crate) fn section_edit(&self, section: &Section, body: &str, usual: &str) -> Replacement {
        let body = lines::shown(body);
        if !section.text.is_empty() {
            let text = lines::put_back(section.text.of(self.source), &body, usual);
            return Replacement { span: section.text, text };
        }
        let body = body.trim_matches('\n');
        if body.is_empty() {
            return Replacement { span: section.text, text: String::new() };
        }
        let before = if section.body.start == section.heading.end { 2 } else { 1 };
        let after = if section.body.end == self.source.len() { 1 } else { 2 };
        let text =
            [&*usual.repeat(before), &lines::put_back("", body, usual), &usual.repeat(after)];
        Replacement { span: section.body, text: text.concat() }
    }

    pub(crate) fn value_edit(&self, entry: &Entry, value: &str) -> Replacement {
        let span = entry.value_span;
        let mut text = lines::on_one_line(value);
        let before = self.source.get(..span.start).unwrap_or_default();
        if span.is_empty() && !text.is_empty() && before.ends_with(':') {
            text.insert(0, ' ');
        }
        Replacement { span, text }
    }

    fn new_entry(&self, key: &str, value: &str) -> Option<Replacement> {
        let preamble = self.preamble.as_ref()?;
        let usual = lines::usual_end(self.source);
        let at = match preamble.entries.last() {
            Some(last) => lines::after_line(self.source, last.value_span.end),
            None => preamble.lines.start,
        };
        let key = lines::on_one_line(key).replace(':', " ");
        let line = format!("{}: {}", key.trim(), lines::on_one_line(value));
        let is_line_start =
            self.source.get(..at).is_some_and(|before| before.ends_with(['\n', '\r']));
        let line = line.trim_end();
        let text = if is_line_start { format!("{line}{usual}") } else { format!("{usual}{line}") };
        Some(Replacement { span: Span::new(at, at), text })
    }

    fn apply(&self, edit: &Replacement) -> String {
        let before = self.source.get(..edit.span.start).unwrap_or_default();
        let after = self.source.get(edit.span.end..).unwrap_or_default();
        [before, &edit.text, after].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}# MIP40c3-SP1: Ω🚀\r\n\r\n## Preamble\r\n```\r\nTags: a, b  \r\nStatus:\r\n```\r\n\r\n## Empty\r\n## Full\r\n\r\none\r\ntwo\r\n\r\n\r\n## Last";

    fn index(proposal: &Proposal<'_>, title: &str) -> usize {
        proposal.section(title).unwrap()
    }

    #[test]
    fn an_edit_of_a_section_replaces_its_text_and_nothing_else() {
        let proposal = Proposal::parse(TEXT);
        let full = index(&proposal, "Full");
        assert_eq!(proposal.section_text(full).unwrap(), "one\ntwo");
        let edited = proposal.with_section(full, "one\n\n2\nthree").unwrap();
        assert_eq!(edited, TEXT.replace("one\r\ntwo", "one\r\n\r\n2\r\nthree"));
        assert_eq!(proposal.with_section(full, "").unwrap(), TEXT.replace("one\r\ntwo", ""));
    }

    #[test]
    fn an_empty_section_gets_blank_lines_round_its_text_and_stays_empty_when_nothing_is_written() {
        let proposal = Proposal::parse(TEXT);
        for (title, expected) in
            [("Empty", "## Empty\r\n\r\nnew\r\n\r\n## Full"), ("Last", "## Last\r\n\r\nnew\r\n")]
        {
            let at = index(&proposal, title);
            assert_eq!(proposal.section_text(at).unwrap(), "");
            let edited = proposal.with_section(at, "new").unwrap();
            assert!(edited.contains(expected), "{title}: {edited:?}");
            assert_eq!(Proposal::parse(&edited).section_text(at).unwrap(), "new");
            assert_eq!(proposal.with_section(at, "").unwrap(), TEXT, "{title}");
        }
    }

    #[test]
    fn an_edit_of_a_value_leaves_the_spaces_round_it() {
        let proposal = Proposal::parse(TEXT);
        assert_eq!(proposal.value("Tags"), Some("a, b"));
        let edited = proposal.with_value("Tags", "c: d").unwrap();
        assert_eq!(edited, TEXT.replace("Tags: a, b  ", "Tags: c: d  "));
        let edited = proposal.with_value("status", "RFC\nor\r\nnot").unwrap();
        assert_eq!(edited, TEXT.replace("Status:", "Status: RFC or not"));
    }

    #[test]
    fn a_key_that_is_not_there_gets_a_line_of_its_own() {
        let edited = Proposal::parse(TEXT).with_value("Forum URL", "https://a").unwrap();
        assert_eq!(edited, TEXT.replace("Status:\r\n", "Status:\r\nForum URL: https://a\r\n"));
        for open in
            ["## Preamble\n```", "## Preamble\n```\na: b", "## Preamble", "## Preamble\n```\n```\n"]
        {
            let edited = Proposal::parse(open).with_value("Key", "v").unwrap();
            assert_eq!(Proposal::parse(&edited).value("Key"), Some("v"), "{open:?} → {edited:?}");
        }
    }

    #[test]
    fn what_is_not_there_cannot_be_edited() {
        let proposal = Proposal::parse("# Only a title\n");
        assert_eq!(proposal.section_text(1), None);
        assert_eq!(proposal.with_section(1, "x"), None);
        assert_eq!((proposal.value("Tags"), proposal.with_value("Tags", "x")), (None, None));
        assert_eq!(proposal.with_entry(0, "x"), None);
    }
}
