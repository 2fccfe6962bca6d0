//! What Markdown's own parser says of the text: pictures, links, tables, lists, fences. The rule:
//! read in the one pass that reads the sections, and only what rules ask for.

use std::cell::OnceCell;

use mip::Span;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::{
    html,
    money::{self, Cell},
};

/// A picture and where it is fetched from.
#[derive(Debug)]
pub(crate) struct Image {
    pub(crate) span: Span,
    pub(crate) target: String,
}

/// A link and where it leads.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) span: Span,
    pub(crate) target: String,
    /// Whether readers see nothing to click.
    pub(crate) is_blank: bool,
    /// Its words.
    pub(crate) text: String,
    /// `[text](target)`: the target can be replaced where it stands.
    pub(crate) is_inline: bool,
}

impl Link {
    /// Where the target of `[text](target)` begins, when it is written there as it is read.
    pub(crate) fn target_at(&self, source: &str) -> Option<usize> {
        let text = self.span.of(source);
        let at = text.rfind(&self.target).filter(|_| self.is_inline && !self.target.is_empty())?;
        let is_target =
            text.get(..at).is_some_and(|head| head.ends_with("](") || head.ends_with("](<"));
        is_target.then_some(self.span.start + at)
    }
}

/// A table: its rows from the head on, each with where its cells stand.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
}

/// A row of a table. The parser gives every row as many cells as the head has.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) span: Span,
    pub(crate) cells: Vec<Span>,
    read: OnceCell<Vec<Cell>>,
}

impl Row {
    /// What its cells hold. Several rules ask, and they are read for the first.
    pub(crate) fn read(&self, source: &str) -> &[Cell] {
        let cells = || self.cells.iter().map(|cell| money::cell(source, *cell)).collect();
        self.read.get_or_init(cells)
    }
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    pub(crate) images: Vec<Image>,
    pub(crate) links: Vec<Link>,
    pub(crate) tables: Vec<Table>,
    /// Fenced blocks of code, whole.
    pub(crate) fences: Vec<Span>,
    /// Items of lists with nothing in them.
    pub(crate) empty_items: Vec<Span>,
    /// The titles of all headings, those in quotes and lists too.
    pub(crate) headings: Vec<String>,
    /// Paragraphs with a line of dashes right under them, which makes headings of them.
    pub(crate) ruled: Vec<Span>,
    /// Paragraphs with bars in them.
    pub(crate) barred: Vec<Span>,
    /// Paragraphs with a `#` in them.
    pub(crate) marked: Vec<Span>,
    /// Paragraphs of more than one short line.
    pub(crate) lined: Vec<Span>,
    /// What HTML names as a target: `<a name="…">`, `id="…"`.
    pub(crate) anchors: Vec<String>,
    open: Open,
}

/// A line of more bytes is not one of several that belong under each other.
const SHORT: usize = 200;

/// What the walk is in the middle of.
#[derive(Debug, Default)]
struct Open {
    /// HTML comes in pieces: the lines of one block are read as one.
    html: Option<Span>,
    /// Items of lists, and whether something was in them.
    items: Vec<(Span, bool)>,
    /// Which of the links.
    link: Option<usize>,
    in_heading: bool,
}

impl Markdown {
    pub(crate) fn step(&mut self, source: &str, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(source, tag, span),
            Event::End(tag) => self.end(source, *tag),
            Event::Text(text) | Event::Code(text) => {
                self.content();
                if let Some(link) = self.open.link.and_then(|link| self.links.get_mut(link)) {
                    link.is_blank &= text.trim().is_empty();
                    link.text.push_str(text);
                }
                if let (true, Some(title)) = (self.open.in_heading, self.headings.last_mut()) {
                    title.push_str(text);
                }
            }
            Event::InlineHtml(_) => {
                self.content();
                self.html(source, span);
            }
            Event::Html(_) => self.content(),
            _ => {}
        }
    }

    fn start(&mut self, source: &str, tag: &Tag<'_>, span: Span) {
        if !matches!(tag, Tag::Paragraph | Tag::Item) {
            self.content();
        }
        match tag {
            Tag::Image { dest_url, .. } => {
                if let Some(link) = self.open.link.and_then(|link| self.links.get_mut(link)) {
                    link.is_blank = false;
                }
                self.images.push(Image { span, target: dest_url.to_string() });
            }
            Tag::Link { dest_url, link_type, .. } => {
                self.open.link = Some(self.links.len());
                let target = dest_url.to_string();
                let is_inline = *link_type == LinkType::Inline;
                self.links.push(Link {
                    span,
                    target,
                    text: String::new(),
                    is_blank: true,
                    is_inline,
                });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.fences.push(span),
            Tag::HtmlBlock => self.open.html = Some(span),
            Tag::Item => {
                self.content();
                self.open.items.push((span, false));
            }
            Tag::Heading { .. } if mip::is_ruled_paragraph(span.of(source)) => {
                self.ruled.push(span);
            }
            Tag::Paragraph => self.paragraph(source, span),
            Tag::Heading { .. } => {
                self.open.in_heading = true;
                self.headings.push(String::new());
            }
            Tag::Table(_) => self.tables.push(Table::default()),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Row { span, cells: Vec::new(), read: OnceCell::new() });
                }
            }
            Tag::TableCell => {
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(span);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, source: &str, tag: TagEnd) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some(block) = self.open.html.take() {
                    self.html(source, block);
                }
            }
            TagEnd::Item => {
                if let Some((span, false)) = self.open.items.pop() {
                    let len = span.of(source).trim_end().len();
                    self.empty_items.push(Span::new(span.start, span.start + len));
                }
            }
            TagEnd::Link => self.open.link = None,
            TagEnd::Heading(_) => self.open.in_heading = false,
            _ => {}
        }
    }

    /// Keeps a paragraph that rules about its lines want to see.
    fn paragraph(&mut self, source: &str, span: Span) {
        let text = span.of(source).trim_end().as_bytes();
        let Some(first) = memchr::memchr(b'\n', text) else {
            if text.first() == Some(&b'#') {
                self.marked.push(span);
            }
            return;
        };
        if memchr::memchr(b'|', text).is_some() {
            self.barred.push(span);
        } else if first <= SHORT && self.open.items.is_empty() {
            self.lined.push(span);
        }
        if memchr::memchr(b'#', text).is_some() {
            self.marked.push(span);
        }
    }

    /// Something stands in the item of a list that is open.
    fn content(&mut self) {
        if let Some((_, has_content)) = self.open.items.last_mut() {
            *has_content = true;
        }
    }

    fn html(&mut self, source: &str, piece: Span) {
        let found = html::read(source, piece);
        self.images.extend(found.images);
        self.anchors.extend(found.anchors);
    }

    /// Whether a byte stands in a fenced block of code.
    pub(crate) fn is_code(&self, byte: usize) -> bool {
        let after = self.fences.partition_point(|fence| fence.start <= byte);
        after > 0 && self.fences.get(after - 1).is_some_and(|fence| byte < fence.end)
    }
}

#[cfg(test)]
mod tests {
    use mip::Proposal;

    use super::*;

    fn read(source: &str) -> Markdown {
        let mut found = Markdown::default();
        let _ = Proposal::parse_visiting(source, |event, span| found.step(source, event, span));
        found
    }

    #[test]
    fn pictures_are_found_however_they_are_written() {
        let source = "\u{feff}# Ω🚀\n\n![a](x.png)\n\n![b][r]\n\n[r]: y.png\n\n<p>\n<img\n src='z.png' width=3>\n</p>\n\na <IMG SRC=w.png > b\n\n```\n![no](no.png)\n```\n";
        let found = read(source);
        let targets: Vec<_> = found.images.iter().map(|image| image.target.as_str()).collect();
        assert_eq!(targets, ["x.png", "y.png", "z.png", "w.png"]);
        assert_eq!(found.images[0].span.of(source), "![a](x.png)");
        assert!(found.is_code(source.find("![no]").unwrap()));
        assert!(!found.is_code(source.find("![b]").unwrap()));
    }

    #[test]
    fn links_tables_and_empty_items_are_found_where_they_stand() {
        let source = "# A `b`\n\n> ## Ω\n\n[](x) [![i](j)](y) [`z`][r] <https://a.b>\n\n[r]: z\n\n- \n- a\n\n  *\n- - b\n\n| Ω | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n\n<a name=\"top\"></a>\n";
        let found = read(source);
        let links: Vec<_> =
            found.links.iter().map(|link| (&*link.target, link.is_blank, link.is_inline)).collect();
        assert_eq!(
            links,
            [
                ("x", true, true),
                ("y", false, true),
                ("z", false, false),
                ("https://a.b", false, false)
            ]
        );
        let items: Vec<_> = found.empty_items.iter().map(|span| span.of(source)).collect();
        assert_eq!(items, ["-", "*"]);
        assert_eq!(found.headings, ["A b", "Ω"]);
        assert_eq!(found.links[2].text, "z");
        assert_eq!(found.anchors, ["top"]);
        let rows: Vec<Vec<_>> = found.tables[0]
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.of(source).trim()).collect())
            .collect();
        assert_eq!(rows, [["Ω", "b"], ["1", "2"], ["4", ""]]);
    }
}
