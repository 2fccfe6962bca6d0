use mip::Span;

use super::{tags, unit};
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP049",
    name: "mixed-unit-ids",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds the unit's own ID written with another number, `SES-01` or `SES-002` beside `SES-001`, and a
title that names only other units. Other units in the text are let be: proposals name each other.

## Why is this bad?
Proposals are made from the last one, and the ID of the unit that it was for stays behind. Voters
then decide on two units.

## Example
    # MIP40c3-SP10: Budget (RISK-001)

    ### Core Unit ID

    SES-001

Write the same ID everywhere.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(own) = own(draft) else { return };
    let Some((letters, _)) = own.split_once('-') else { return };
    if let Some(title) = &draft.proposal.title {
        let named: Vec<_> =
            words(draft.source, title.span).filter(|(_, word)| is_unit(word)).collect();
        if let (Some((span, word)), false) =
            (named.first(), named.iter().any(|(_, word)| *word == own))
        {
            findings
                .add(*span, format!("the title names {word}, and the proposal is about {own}"))
                .help("write the same ID everywhere")
                .suggest(&format!("Write `{own}`"), vec![Edit::new(*span, own.clone())]);
        }
    }
    // The section and the tags are compared by rules of their own.
    let section = draft.section("Core Unit ID").map(|section| section.body);
    let preamble = draft.preamble().map(|preamble| preamble.lines);
    let title = draft.proposal.title.as_ref().map(|title| title.span);
    let is_elsewhere = |at: usize| {
        let is_in = |span: Option<Span>| span.is_some_and(|span| span.start <= at && at < span.end);
        is_in(section) || is_in(preamble) || is_in(title)
    };
    let start = format!("{letters}-");
    for at in memchr::memmem::find_iter(draft.source.as_bytes(), start.as_bytes()) {
        let word = word_at(draft.source, at);
        let is_start = draft.source.get(..at).and_then(|head| head.chars().next_back());
        let is_part =
            is_start.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
        let digits = word.get(letters.len() + 1..).unwrap_or_default();
        let is_number =
            (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if word == own || is_part || !is_number || is_elsewhere(at) {
            continue;
        }
        let span = Span::new(at, at + word.len());
        findings
            .add(span, format!("`{word}` is not the ID of this unit, {own}"))
            .help("write the same ID everywhere")
            .suggest(&format!("Write `{own}`"), vec![Edit::new(span, own.clone())]);
    }
}

/// The unit's ID by its section, or else by the only tag of the form `cu-abc-001`.
fn own(draft: &Draft<'_>) -> Option<String> {
    if let Some((_, id)) = unit::of(draft).and_then(|unit| unit.id) {
        return Some(id.to_owned());
    }
    let mut units = tags::of(tags::entry(draft)?).filter_map(|(_, tag)| tags::unit(tag));
    let first = units.next();
    first.filter(|_| units.next().is_none())
}

/// Words with where they stand.
fn words(source: &str, within: Span) -> impl Iterator<Item = (Span, &str)> {
    let text = within.of(source);
    let mut at = 0;
    std::iter::from_fn(move || {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let rest = text.get(at..)?;
        let start = at + rest.find(part)?;
        let rest = text.get(start..)?;
        let len = rest.find(|c| !part(c)).unwrap_or(rest.len());
        at = start + len;
        let span = Span::new(within.start + start, within.start + at);
        Some((span, text.get(start..at)?))
    })
}

fn word_at(source: &str, at: usize) -> &str {
    // No ID is longer, and a run without end costs no more than this.
    const LONGEST: usize = 40;
    let rest = source.get(at..).unwrap_or_default();
    let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    rest.get(..len).unwrap_or_default()
}

/// `SES-001` in capitals; codes of standards and proposals have other digits.
fn is_unit(word: &str) -> bool {
    tags::is_id(word) && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}
