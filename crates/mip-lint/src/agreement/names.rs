//! Names: of the unit, of facilitators, of the proposals themselves.

use domain::proposal::{Form, Kinds};
use mip::{Proposal, Span};

use super::{Mentions, Topic, section};
use crate::words;

/// The section that says who a facilitator is.
pub(super) const INFORMATION: &str = "Facilitator name and information";
/// Whose an address of that section is.
pub(super) const FACILITATOR: &str = "facilitator";

/// The unit's name: its own section, the subject of the title, and `the … Core Unit`.
pub(super) fn units(found: &mut Mentions<'_>, proposal: &Proposal<'_>) {
    let source = found.source;
    if let Some(own) = section(proposal, "Core Unit Name") {
        let first = words::lines(source, own.text).find(|(_, line)| !line.trim().is_empty());
        // A sentence is no name.
        if let Some((span, line)) = first
            && !line.trim_end().ends_with('.')
        {
            let bare = words::bare(span, line);
            let end = bare.of(source).trim_end_matches(['*', '_', '`']).len();
            found.add(Topic::UnitName, "", Span::new(bare.start, bare.start + end));
        }
    }
    let title = proposal.title.as_ref().map(|title| title.span);
    let summary = section(proposal, "Sentence Summary").map(|section| section.text);
    for place in title.into_iter().chain(summary) {
        if let Some(span) = before_core_unit(source, place) {
            found.add(Topic::UnitName, "", span);
        }
    }
}

/// `X` of `Adding X Core Unit`, `Facilitator Onboarding, X Core Unit`, `for the X Core Unit`.
fn before_core_unit(source: &str, place: Span) -> Option<Span> {
    const STARTS: &[&str] = &["Adding the ", "Adding ", "Onboarding, ", "Offboarding, ", " the "];
    let text = place.of(source);
    let end = text.find(" Core Unit")?;
    let head = text.get(..end)?;
    let starts = STARTS.iter().filter_map(|start| Some(head.rfind(start)? + start.len()));
    let start = starts.max()?;
    let name = head.get(start..)?;
    let is_name =
        is_named_so(name) && !name.contains(['.', '\n', '|']) && name.chars().count() <= 300;
    is_name.then(|| Span::new(place.start + start, place.start + end))
}

/// Whether words are those of a name and not of a sentence: `joins the DAO as the` is none.
fn is_named_so(name: &str) -> bool {
    const SMALL: &[&str] = &["of", "and", "for", "the", "in", "&"];
    let is_great = |word: &str| word.starts_with(|c: char| !c.is_ascii_lowercase());
    let mut words = name.split(' ').filter(|word| !word.is_empty());
    let ends = name.rsplit(' ').next().is_some_and(is_great);
    ends && words.all(|word| is_great(word) || SMALL.contains(&word))
}

/// Forum names: in the facilitator's section, in the sentence that proposes them, and in rows of
/// tables whose role is that of a facilitator.
pub(super) fn facilitators(found: &mut Mentions<'_>, proposal: &Proposal<'_>) {
    let source = found.source;
    if let Some(own) = section(proposal, INFORMATION)
        && let Some(span) = handles(source, own.whole).next()
    {
        found.add(Topic::Facilitator, "", span);
    }
    if let Some(summary) = section(proposal, "Sentence Summary") {
        let proposes = summary.text.of(source).to_lowercase().contains("facilitator");
        for span in handles(source, summary.text).filter(|_| proposes) {
            found.add(Topic::Facilitator, "", span);
        }
    }
    for (span, line) in words::lines(source, Span::new(0, source.len())) {
        let Some(cells) = line.trim().strip_prefix('|') else { continue };
        let is_row = cells
            .split('|')
            .next()
            .is_some_and(|role| words::normal(role).split(' ').any(|word| word == "facilitator"));
        if is_row && let Some(handle) = handles(source, span).next() {
            found.add(Topic::Facilitator, "", handle);
        }
    }
}

/// `@name`, without the mark's own line end or a full stop behind it.
fn handles(source: &str, within: Span) -> impl Iterator<Item = Span> {
    let text = within.of(source);
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        let rest = text.get(at + 1..)?;
        let len = rest.find(|c: char| !words::is_word(c) && !matches!(c, '.' | '-'));
        let name = rest.get(..len.unwrap_or(rest.len()))?.trim_end_matches(['.', '-']);
        // `name@host` is an address of mail.
        let alone = !before.is_some_and(|c| words::is_word(c) || c == '/');
        let start = within.start + at;
        (alone && !name.is_empty()).then(|| Span::new(start, start + 1 + name.len()))
    })
}

/// Names of proposals: each draft's own in its summaries, and links to others wherever they are.
pub(super) fn proposals(found: &mut Mentions<'_>, proposal: &Proposal<'_>) {
    let source = found.source;
    let code = proposal.title.as_ref().and_then(|title| title.code.as_deref());
    let own = code.and_then(|code| found.kinds.of_code(code));
    let summaries: Vec<Span> = ["Sentence Summary", "Paragraph Summary"]
        .iter()
        .filter_map(|title| section(proposal, title).map(|section| section.text))
        .collect();
    let frame = proposal.preamble.as_ref().map(|preamble| preamble.lines);
    for (form, span) in named(source, Span::new(0, source.len()), found.kinds) {
        let within = |place: &Span| place.start <= span.start && span.end <= place.end;
        let in_frame = frame.as_ref().is_some_and(within)
            || proposal.title.as_ref().is_some_and(|title| within(&title.span));
        let is_own = own == Some(form) && summaries.iter().any(within);
        let is_open = span.of(source).ends_with('#');
        if !in_frame && (is_own || is_open || is_link(source, span)) {
            found.add(Topic::Name, &form.code, span);
        }
    }
}

/// The kind and number of each name of a proposal: `MIP40c3-SP10`, `MIP40c3-SP#`. The code may be
/// written in any case, what stands between it and the number only as it is.
fn named<'a>(source: &str, within: Span, kinds: &'a Kinds) -> Vec<(&'a Form, Span)> {
    let text = within.of(source);
    let mut found = Vec::new();
    for form in kinds.forms() {
        for (at, _) in text.match_indices(form.mark()) {
            let (code, end) = (at.checked_sub(form.code.len()), at + form.mark().len());
            let Some(code) = code else { continue };
            let is_code = |code: &str| code.eq_ignore_ascii_case(&form.code);
            let number = text.get(end..).filter(|_| text.get(code..at).is_some_and(is_code));
            let Some(number) = number else { continue };
            let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
            let len = if digits == 0 { usize::from(number.starts_with('#')) } else { digits };
            if len > 0 {
                found.push((form, Span::new(within.start + code, within.start + end + len)));
            }
        }
    }
    found
}

/// Whether a name stands in a link to a file beside this one: `](../x/MIP40c3-SP10.md)`.
fn is_link(source: &str, span: Span) -> bool {
    let before = source.get(..span.start).unwrap_or_default();
    let word = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '"'));
    let path = word.and_then(|at| before.get(at..)).unwrap_or_default();
    let is_file = source.get(span.end..).is_some_and(|rest| rest.starts_with(".md"));
    is_file && path.starts_with(['(', '<']) && !path.contains("://")
}
