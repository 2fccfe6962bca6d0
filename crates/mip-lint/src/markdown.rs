//! What Markdown's own parser says of the text: pictures and fences. The rule: read once, and only
//! what rules ask for.

use mip::Span;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// No tag of a picture is longer, in bytes.
const LONGEST_TAG: usize = 4096;

/// A picture and where it is fetched from.
#[derive(Debug)]
pub(crate) struct Image {
    pub(crate) span: Span,
    pub(crate) target: String,
}

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    pub(crate) images: Vec<Image>,
    /// Fenced blocks of code, whole.
    pub(crate) fences: Vec<Span>,
}

impl Markdown {
    pub(crate) fn read(source: &str) -> Self {
        let text = source.strip_prefix('\u{feff}').unwrap_or(source);
        let base = source.len() - text.len();
        let mut found = Self::default();
        // HTML comes in pieces: the lines of one block are read as one.
        let mut html: Option<Span> = None;
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            let span = Span::new(range.start + base, range.end + base);
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    found.images.push(Image { span, target: dest_url.into_string() });
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => found.fences.push(span),
                Event::Start(Tag::HtmlBlock) => html = Some(span),
                Event::End(TagEnd::HtmlBlock) => {
                    if let Some(block) = html.take() {
                        found.html(source, block);
                    }
                }
                Event::InlineHtml(_) => found.html(source, span),
                _ => {}
            }
        }
        found
    }

    /// Whether a byte stands in a fenced block of code.
    pub(crate) fn is_code(&self, byte: usize) -> bool {
        let after = self.fences.partition_point(|fence| fence.start <= byte);
        after > 0 && self.fences.get(after - 1).is_some_and(|fence| byte < fence.end)
    }

    /// `<img src="…">` in a piece of HTML.
    fn html(&mut self, source: &str, piece: Span) {
        let text = piece.of(source);
        let lower = text.to_ascii_lowercase();
        for (at, _) in lower.match_indices("<img") {
            let near = lower.floor_char_boundary(at + LONGEST_TAG);
            let end = lower.get(at..near).and_then(|rest| rest.find('>'));
            let Some(end) = end else { continue };
            let tag = text.get(at..at + end).unwrap_or_default();
            let span = Span::new(piece.start + at, piece.start + at + end + 1);
            if let Some(target) = src(tag) {
                self.images.push(Image { span, target: target.to_owned() });
            }
        }
    }
}

/// The value of `src` in a tag.
fn src(tag: &str) -> Option<&str> {
    let at = tag.to_ascii_lowercase().find("src")?;
    let value = tag.get(at + 3..)?.trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split(char::is_whitespace).next(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_however_they_are_written() {
        let source = "\u{feff}# Ω🚀\n\n![a](x.png)\n\n![b][r]\n\n[r]: y.png\n\n<p>\n<img\n src='z.png' width=3>\n</p>\n\na <IMG SRC=w.png > b\n\n```\n![no](no.png)\n```\n";
        let found = Markdown::read(source);
        let targets: Vec<_> = found.images.iter().map(|image| image.target.as_str()).collect();
        assert_eq!(targets, ["x.png", "y.png", "z.png", "w.png"]);
        assert_eq!(found.images[0].span.of(source), "![a](x.png)");
        assert!(found.is_code(source.find("![no]").unwrap()));
        assert!(!found.is_code(source.find("![b]").unwrap()));
    }
}
