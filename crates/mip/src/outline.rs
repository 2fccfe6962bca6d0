//! The headings of a Markdown text. The rule: a Markdown parser decides what a heading is, and
//! only headings at the top level count, not those in block quotes, lists, code or comments. Nor does
//! a paragraph over a line of dashes that was meant to part it from what follows.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::{Span, lines};

/// A heading at the top level.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) level: u8,
    pub(crate) title: String,
    /// From the start of its line to its last line end, which is not part of it.
    pub(crate) span: Span,
    /// Where the line after it begins.
    pub(crate) body: usize,
    /// Whether the next thing is a fence.
    pub(crate) then_fence: bool,
    /// The first fence under it.
    pub(crate) fence: Option<Fence>,
}

/// A fenced block of code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fence {
    /// From its opening to its closing marks.
    pub(crate) span: Span,
    /// The lines between.
    pub(crate) content: Span,
    /// Whether closing marks are there.
    pub(crate) closed: bool,
}

/// The headings of `source`, in order. `visit` is shown every event of the one pass.
pub(crate) fn of<'a>(source: &'a str, mut visit: impl FnMut(&Event<'a>, Span)) -> Vec<Heading> {
    // The parser takes a byte order mark for a letter, which would hide the title.
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let base = source.len() - text.len();
    let mut walk = Walk { source, ..Walk::default() };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let span = Span::new(range.start + base, range.end + base);
        visit(&event, span);
        walk.step(event, span);
    }
    walk.headings
}

/// Whether a heading is none that anybody meant: sentences with a line of dashes right under them,
/// which Markdown takes for one. `heading` is its text, with the dashes.
#[must_use]
pub fn is_ruled_paragraph(heading: &str) -> bool {
    /// No title of a section is longer.
    const TITLE: usize = 80;
    let heading = heading.trim();
    let Some((text, dashes)) = heading.rsplit_once('\n') else { return false };
    let text = text.trim();
    dashes.trim().bytes().all(|byte| byte == b'-')
        && (text.contains('|')
            || text.lines().count() > 2
            || text.len() > TITLE
            || text.ends_with(['.', '!', '?', ';', ',', ')', '>']))
}

#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    headings: Vec<Heading>,
    /// How many blocks are open round this one.
    depth: usize,
    in_heading: bool,
    /// Whether nothing came since the last heading.
    after_heading: bool,
    /// The end of the last text in the open fence.
    fence: Option<usize>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(Tag::Heading { level, .. })
                if self.depth == 0 && !is_ruled_paragraph(span.of(self.source)) =>
            {
                self.open(level as u8, span);
                self.depth += 1;
            }
            Event::End(TagEnd::Heading(_)) => {
                self.depth = self.depth.saturating_sub(1);
                if std::mem::take(&mut self.in_heading) {
                    self.after_heading = true;
                    if let Some(heading) = self.headings.last_mut() {
                        heading.title = heading.title.trim().to_owned();
                    }
                }
            }
            Event::Start(tag) => {
                let is_fence = matches!(tag, Tag::CodeBlock(CodeBlockKind::Fenced(_)));
                if self.depth == 0 && is_fence {
                    self.fence = Some(lines::after_line(self.source, span.start).min(span.end));
                }
                self.depth += 1;
                self.pass(is_fence);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                if let (0, TagEnd::CodeBlock, Some(end)) = (self.depth, tag, self.fence) {
                    self.close_fence(span, end);
                    self.fence = None;
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(end) = self.fence.as_mut() {
                    *end = span.end.max(*end);
                }
                self.say(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            _ => self.pass(false),
        }
    }

    fn open(&mut self, level: u8, span: Span) {
        let start = lines::start_of_line(self.source, span.start);
        let marks = span.of(self.source).trim_end_matches(['\r', '\n']).len();
        let end = lines::end_of_line(self.source, span.start + marks);
        let body = lines::after_line(self.source, end);
        let (title, fence) = (String::new(), None);
        let span = Span::new(start, end);
        self.headings.push(Heading { level, title, span, body, then_fence: false, fence });
        self.in_heading = true;
        self.after_heading = false;
    }

    fn say(&mut self, text: &str) {
        if let (true, Some(heading)) = (self.in_heading, self.headings.last_mut()) {
            heading.title.push_str(text);
        }
    }

    /// Something came; if it is the first since the heading, say whether it is a fence.
    fn pass(&mut self, is_fence: bool) {
        if !self.in_heading
            && std::mem::take(&mut self.after_heading)
            && let Some(heading) = self.headings.last_mut()
        {
            heading.then_fence = is_fence && self.fence.is_some();
        }
    }

    fn close_fence(&mut self, span: Span, text_end: usize) {
        let opening = lines::after_line(self.source, span.start).min(span.end);
        let rest = Span::new(text_end, span.end).of(self.source);
        if let Some(heading) = self.headings.last_mut()
            && heading.fence.is_none()
        {
            let content = Span::new(opening, text_end);
            heading.fence = Some(Fence { span, content, closed: !rest.trim().is_empty() });
        }
    }
}
