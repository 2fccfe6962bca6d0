//! Pictures and targets of links in HTML. The rule: a tag that never ends costs no more than its
//! first bytes.

use mip::Span;

use crate::markdown::Image;

/// No tag that is read is longer, in bytes.
const LONGEST_TAG: usize = 4096;

/// What a piece of HTML holds.
#[derive(Debug, Default)]
pub(crate) struct Html {
    pub(crate) images: Vec<Image>,
    pub(crate) anchors: Vec<String>,
}

/// `<img src="…">`, and what `name` and `id` name, in a piece of HTML.
pub(crate) fn read(source: &str, piece: Span) -> Html {
    let mut found = Html::default();
    let text = piece.of(source);
    let lower = text.to_ascii_lowercase();
    for (at, _) in lower.match_indices("<img") {
        let near = lower.floor_char_boundary(at + LONGEST_TAG);
        let end = lower.get(at..near).and_then(|rest| rest.find('>'));
        let Some(end) = end else { continue };
        let tag = text.get(at..at + end).unwrap_or_default();
        let span = Span::new(piece.start + at, piece.start + at + end + 1);
        if let Some(target) = value(tag, "src") {
            found.images.push(Image { span, target: target.to_owned() });
        }
    }
    for key in [" name=", " id="] {
        for (at, _) in lower.match_indices(key) {
            let near = text.floor_char_boundary(at + key.len() + LONGEST_TAG);
            let rest = text.get(at + key.len()..near).unwrap_or_default();
            found.anchors.extend(quoted(rest).map(str::to_owned));
        }
    }
    found
}

/// The value of an attribute in a tag.
fn value<'a>(tag: &'a str, key: &str) -> Option<&'a str> {
    let at = tag.to_ascii_lowercase().find(key)?;
    quoted(tag.get(at + key.len()..)?.trim_start().strip_prefix('=')?.trim_start())
}

fn quoted(value: &str) -> Option<&str> {
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
    }
}
