//! A heading and what is under it. The rule: bodies never overlap and headings and bodies together
//! are the whole text from the first heading on.

use serde::Serialize;

use crate::{Span, lines, outline::Heading};

/// One section: a heading outside of block quotes, lists, code and comments, and what is under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "MipSection"))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// The heading's text without Markdown's marks.
    pub title: String,
    /// Its level, 1 to 6.
    pub level: u8,
    /// The heading from the start of its line, without its last line end.
    pub heading: Span,
    /// From the line after the heading up to the next heading of any level.
    pub body: Span,
    /// The body without the blank lines around it and its last line end: what an editor shows.
    pub text: Span,
    /// From the heading up to the next heading of the same or a higher level.
    pub whole: Span,
    /// The index of the section of a higher level in which it stands.
    pub parent: Option<usize>,
}

/// The sections that headings make in `source`, in order.
pub(crate) fn of(source: &str, headings: &[Heading]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
    let mut open: Vec<usize> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while let Some(&last) = open.last() {
            if sections[last].level < heading.level {
                break;
            }
            sections[last].whole.end = heading.span.start;
            open.pop();
        }
        let end = headings.get(index + 1).map_or(source.len(), |next| next.span.start);
        let body = Span::new(heading.body.min(end), end);
        sections.push(Section {
            title: heading.title.clone(),
            level: heading.level,
            heading: heading.span,
            body,
            text: lines::without_blanks(source, body),
            whole: Span::new(heading.span.start, source.len()),
            parent: open.last().copied(),
        });
        open.push(index);
    }
    sections
}
