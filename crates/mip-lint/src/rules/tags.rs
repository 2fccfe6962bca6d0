//! The tags of a preamble. The rule: commas part them, and spaces round them do not count.

use mip::{Entry, Span};

use super::keys;
use crate::draft::Draft;

/// The preamble's entry with the tags.
pub(super) fn entry<'a>(draft: &'a Draft<'_>) -> Option<&'a Entry> {
    let entries = &draft.preamble()?.entries;
    entries
        .iter()
        .find(|entry| keys::reads_as(&entry.key).or(keys::means(&entry.key)) == Some("Tags"))
}

/// The tags of an entry with where they stand.
pub(crate) fn of(entry: &Entry) -> impl Iterator<Item = (Span, &str)> {
    let mut at = entry.value_span.start;
    entry.value.split(',').filter_map(move |part| {
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + 1;
        let tag = part.trim();
        (!tag.is_empty()).then_some((Span::new(start, start + tag.len()), tag))
    })
}

/// The Core Unit ID of a tag of the form `cu-abc-001`, in capitals.
pub(crate) fn unit(tag: &str) -> Option<String> {
    let code = tag.strip_prefix("cu-")?;
    is_id(code).then(|| code.to_ascii_uppercase())
}

/// Whether this is a Core Unit ID, whatever its case: two letters or more, `-`, three digits.
pub(crate) fn is_id(text: &str) -> bool {
    let Some((letters, digits)) = text.split_once('-') else { return false };
    letters.len() >= 2
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        && digits.len() == 3
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A tag with the comma that parts it from the one before it, or else from the one after it.
pub(super) fn with_comma(entry: &Entry, tag: Span) -> Span {
    let value = entry.value_span;
    let text = |from: usize, to: usize| entry.value.get(from - value.start..to - value.start);
    let before = text(value.start, tag.start).and_then(|head| head.rfind(','));
    if let Some(comma) = before {
        return Span::new(value.start + comma, tag.end);
    }
    let rest = text(tag.end, value.end).unwrap_or_default();
    let behind = rest.find(|c: char| c != ',' && !c.is_whitespace()).unwrap_or(rest.len());
    Span::new(tag.start, tag.end + behind)
}
