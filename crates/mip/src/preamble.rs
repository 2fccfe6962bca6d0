//! The preamble: lines of `Key: value` in a fence under "Preamble". The rule: a line that is not
//! such a line is kept and named, and a preamble without its fence or its heading is read all the
//! same.

use serde::Serialize;

use crate::{LineStarts, Section, Span, lines, outline::Heading, wording};

/// The first section called "Preamble", in any case and at any level; or else the fence at the top
/// that has a preamble's lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MipPreamble"))]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own that can be wrong")]
pub struct Preamble {
    /// Which of [`Proposal::sections`](crate::Proposal::sections) it is, or stands in.
    pub section: usize,
    /// Its heading, without the line end. Where it has none: the line in its place, or nothing before
    /// the fence.
    pub heading: Span,
    /// Whether no heading is over it.
    pub is_without_heading: bool,
    /// Whether its heading is exactly `## Preamble`.
    pub is_exact: bool,
    /// Whether the next thing after the heading is a fence (blank lines may stand between).
    pub is_followed_by_fence: bool,
    /// The first fence under the heading, from its opening to its closing marks.
    pub fence: Option<Span>,
    /// Whether the fence has closing marks; `false` without a fence.
    pub is_closed: bool,
    /// Where its lines stand: in the fence, or under the heading when there is no fence. When the
    /// fence is not closed, they end with the first blank line after an entry.
    pub lines: Span,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
    /// Lines in it without a colon, blank ones aside.
    pub odd_lines: Vec<OddLine>,
}

/// `Key: value`. The first colon parts them; a value may have more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MipEntry"))]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What stands before the colon, without spaces round it.
    pub key: String,
    /// What stands after it, without spaces round it; may be empty.
    pub value: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands; for an empty one, where it would.
    pub value_span: Span,
    /// The line, from 1.
    pub line: usize,
}

/// A line of a preamble that is no entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MipOddLine"))]
#[serde(rename_all = "camelCase")]
pub struct OddLine {
    /// What it says, without spaces round it.
    pub text: String,
    /// Where that stands.
    pub span: Span,
    /// The line, from 1.
    pub line: usize,
}

/// What its heading says.
const NAME: &str = "Preamble";
/// A preamble without its heading is looked for under so many headings.
const NEAR_TOP: usize = 2;

impl Preamble {
    /// The first entry of that key as written, or else in any case.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entry_index(key).and_then(|index| self.entries.get(index))
    }

    pub(crate) fn entry_index(&self, key: &str) -> Option<usize> {
        let key = key.trim();
        let same = |entry: &Entry| entry.key == key;
        let alike = |entry: &Entry| wording::is_same(&entry.key, key);
        self.entries.iter().position(same).or_else(|| self.entries.iter().position(alike))
    }

    /// The preamble of a text: under its heading, or else in the fence that has its lines.
    pub(crate) fn find(source: &str, headings: &[Heading], sections: &[Section]) -> Option<Self> {
        let read = |index: usize| {
            let (section, heading) = (sections.get(index)?, headings.get(index)?);
            // Only its own lines are counted: a long proposal behind it costs nothing.
            let lines = LineStarts::of(source.get(..section.body.end).unwrap_or(source));
            Some(Self::read(source, &lines, index, section, heading))
        };
        let titled = |section: &Section| section.title.eq_ignore_ascii_case(NAME);
        if let Some(index) = sections.iter().position(titled) {
            return read(index);
        }
        // Its heading is misspelled, or lost: then its fence is the first, near the top.
        let first = headings.iter().take(NEAR_TOP).position(|heading| heading.fence.is_some())?;
        let mut preamble = read(first).filter(Self::has_its_lines)?;
        let title = wording::plain(&sections.get(first)?.title);
        if title != "preamble" && wording::near(&title, "preamble").is_none() {
            preamble.lose_heading(source, sections.get(first)?.body.start);
        }
        Some(preamble)
    }

    /// Whether these are the lines of a preamble and not some other list.
    fn has_its_lines(&self) -> bool {
        let known = |key: &str| self.entry(key).is_some();
        let known = ["Status", "Tags", "Author(s)", "Authors", "Author"].map(known);
        known.iter().filter(|known| **known).count() > 1
            && self.odd_lines.len() < self.entries.len()
    }

    /// No heading is over its fence. A line there that says "Preamble" was one.
    fn lose_heading(&mut self, source: &str, from: usize) {
        let fence = self.fence.map_or(from, |fence| lines::start_of_line(source, fence.start));
        let before = Span::new(from.min(fence), fence);
        let named =
            lines::within(source, before).find(|(_, line)| wording::plain(line) == "preamble");
        let nothing = Span::new(fence, fence);
        self.heading = named.map_or(nothing, |(span, line)| trimmed(line, span.start));
        (self.is_without_heading, self.is_exact, self.is_followed_by_fence) = (true, false, true);
    }

    fn read(
        source: &str,
        starts: &LineStarts<'_>,
        index: usize,
        section: &Section,
        heading: &Heading,
    ) -> Self {
        let fence = heading.fence;
        let mut preamble = Self {
            section: index,
            heading: section.heading,
            is_without_heading: false,
            is_exact: section.heading.of(source) == "## Preamble",
            is_followed_by_fence: heading.then_fence,
            fence: fence.map(|fence| fence.span),
            is_closed: fence.is_some_and(|fence| fence.closed),
            lines: fence.map_or(section.text, |fence| fence.content),
            entries: Vec::new(),
            odd_lines: Vec::new(),
        };
        let is_open = fence.is_some_and(|fence| !fence.closed);
        for (span, line) in lines::within(source, preamble.lines) {
            if line.trim().is_empty() {
                if is_open && !preamble.entries.is_empty() {
                    preamble.lines.end = span.start;
                    break;
                }
                continue;
            }
            let number = starts.line(span.start);
            match line.find(':') {
                Some(colon) => preamble.entries.push(Entry::read(line, span, colon, number)),
                None => preamble.odd_lines.push(OddLine {
                    text: line.trim().to_owned(),
                    span: trimmed(line, span.start),
                    line: number,
                }),
            }
        }
        preamble
    }
}

impl Entry {
    fn read(line: &str, span: Span, colon: usize, number: usize) -> Self {
        let (key, value) = (&line[..colon], &line[colon + 1..]);
        Self {
            key: key.trim().to_owned(),
            value: value.trim().to_owned(),
            key_span: trimmed(key, span.start),
            value_span: trimmed(value, span.start + colon + 1),
            line: number,
        }
    }
}

/// Where `text`, which begins at `start`, is without spaces round it; its end when it is blank.
fn trimmed(text: &str, start: usize) -> Span {
    let start = start + (text.len() - text.trim_start().len());
    Span::new(start, start + text.trim().len())
}

#[cfg(test)]
mod tests {
    use crate::{Preamble, Proposal};

    fn read(source: &str) -> Preamble {
        Proposal::parse(source).preamble.expect("a preamble")
    }

    #[test]
    fn entries_say_where_they_stand_and_keep_colons_and_emptiness() {
        let source = "# Ω🚀\r\n\r\n## Preamble\r\n\r\n```\r\nMIP40c3-SP#: 10\r\nForum URL:  https://a.b:1/c \r\nTags:\r\nno colon\r\n```\r\n";
        let preamble = read(source);
        insta::assert_json_snapshot!(preamble);
        for entry in &preamble.entries {
            assert_eq!(entry.key_span.of(source), entry.key);
            assert_eq!(entry.value_span.of(source), entry.value);
        }
        assert_eq!(preamble.odd_lines[0].span.of(source), "no colon");
    }

    #[test]
    fn a_heading_that_is_almost_right_is_found_and_said_to_be_so() {
        assert!(read("## Preamble\n```\n```\n").is_exact);
        for heading in
            ["# Preamble", "## preamble", "##  Preamble", "## Preamble ##", "Preamble\n---"]
        {
            assert!(!read(&format!("{heading}\n```\na: b\n```\n")).is_exact, "{heading}");
        }
    }

    #[test]
    fn a_preamble_whose_heading_is_lost_is_read_where_it_stands() {
        let fence = "```\nMIP40c3-SP#: 9\nAuthor(s): Ω\nStatus: RFC\nTags: a\n```\n";
        for (above, line) in [
            ("# T\n\nPreamble\n\n", "Preamble"),
            ("# T\n\n**Preamble:**\n\n", "**Preamble:**"),
            ("# T\n\n", ""),
        ] {
            let source = format!("{above}{fence}\n## Sentence Summary\n\nΩ\n");
            let preamble = read(&source);
            assert_eq!(preamble.heading.of(&source), line, "{above}");
            assert!(preamble.is_without_heading && !preamble.is_exact, "{above}");
            assert_eq!((preamble.entries.len(), preamble.section), (4, 0));
        }
        for heading in ["## Premable", "## Preamble:", "### The Preamble"] {
            let source = format!("# T\n\n{heading}\n\n{fence}");
            let is_near = heading != "### The Preamble";
            assert_eq!(read(&source).is_without_heading, !is_near, "{heading}");
            assert_eq!(read(&source).section, 1, "{heading}");
        }
        let code = "# T\n\n```\nlet a: b\nc: d\n```\n";
        assert!(Proposal::parse(code).preamble.is_none(), "some other fence is none");
    }

    #[test]
    fn what_comes_before_the_fence_is_noticed() {
        assert!(read("## Preamble\n\n\n~~~text\na: b\n~~~\n").is_followed_by_fence);
        let late = read("## Preamble\nwords\n\n```\na: b\n```\n\n```\nc: d\n```\n");
        assert!(!late.is_followed_by_fence);
        assert_eq!((late.entries.len(), late.is_closed), (1, true), "the first fence is read");
        assert!(!read("## Preamble\n> ```\n> a: b\n> ```\n").is_followed_by_fence);
        assert!(!read("## Preamble\n## Next\n```\na: b\n```\n").is_followed_by_fence);
        assert!(!read("## Preamble\n\n    a: b\n").is_followed_by_fence, "indented is no fence");
    }

    #[test]
    fn without_a_fence_the_lines_under_the_heading_are_read() {
        let preamble = read("## Preamble\n\na: b\nc:\n\n## Next\nd: e\n");
        let keys: Vec<_> = preamble.entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["a", "c"]);
        assert_eq!((preamble.fence, preamble.is_closed), (None, false));
    }

    #[test]
    fn a_fence_that_is_never_closed_gives_its_entries_up_to_a_blank_line() {
        let preamble = read("## Preamble\n```\n\na: b\nc: d\n\n## Next\ne: f\n");
        assert_eq!(preamble.entries.len(), 2);
        assert!(!preamble.is_closed);
        assert!(preamble.is_followed_by_fence);
        for open in ["## Preamble\n```", "## Preamble\n```\n", "## Preamble\n```\na: b"] {
            assert!(!read(open).is_closed, "{open:?}");
        }
        for closed in ["## Preamble\n```\n```", "## Preamble\n~~~~\n\n~~~~\n"] {
            assert!(read(closed).is_closed, "{closed:?}");
        }
    }
}
