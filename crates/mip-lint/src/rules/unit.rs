//! The section "Core Unit ID". The rule: an ID is two capitals or more, `-` and three digits, alone
//! or among words.

use mip::{Section, Span};

use super::tags;
use crate::{draft::Draft, words};

/// What the section says.
pub(super) struct Unit<'a> {
    pub(super) section: &'a Section,
    /// The first ID in it, as it should be written.
    pub(super) id: Option<(Span, &'a str)>,
    /// The first word that was meant as one and is none.
    pub(super) malformed: Option<(Span, &'a str)>,
}

/// The section, unless the proposal has none or it is empty.
pub(super) fn of<'a>(draft: &'a Draft<'_>) -> Option<Unit<'a>> {
    let section = draft.section("Core Unit ID").filter(|section| !section.text.is_empty())?;
    let mut unit = Unit { section, id: None, malformed: None };
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    for (line, text) in words::lines(draft.source, section.text) {
        let mut at = 0;
        for word in text.split(|c| !part(c)) {
            let span = Span::new(line.start + at, line.start + at + word.len());
            at += word.len();
            at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if tags::is_id(word) && !word.bytes().any(|byte| byte.is_ascii_lowercase()) {
                unit.id = unit.id.or(Some((span, word)));
            } else if looks_like_id(word) {
                unit.malformed = unit.malformed.or(Some((span, word)));
            }
        }
    }
    Some(unit)
}

/// `SES-01`, `ses-001`, `RWF-0x`: letters, `-`, then a digit first. Codes of proposals are none.
fn looks_like_id(word: &str) -> bool {
    let Some((letters, number)) = word.split_once('-') else { return false };
    letters.len() >= 2
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 5
}
