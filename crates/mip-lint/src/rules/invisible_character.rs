use mip::{Entry, Span};

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, portal, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP065",
    name: "invisible-character",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds characters that nobody sees where every letter counts: in the number, the keys, the status, the
tags, the dates and the links of the preamble, and in addresses. Such are the no-break space and the
spaces of no width that come along when text is copied from a page.

## Why is this bad?
The portal compares letter by letter, and a wallet refuses the address, or somebody mends it by hand.
What is wrong cannot be seen.

## Example
    Status:\u{a0}Accepted\u{200b}

Take them out: `Status: Accepted`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    if draft.source.is_ascii() {
        return;
    }
    for entry in draft.preamble().iter().flat_map(|preamble| &preamble.entries) {
        of_entry(draft, entry, findings);
    }
    for span in draft.addresses() {
        of_address(draft, *span, findings);
    }
}

fn of_entry(draft: &Draft<'_>, entry: &Entry, findings: &mut Findings<'_>) {
    let key = portal::cleaned(&entry.key);
    let key = key.trim();
    let is_number = draft.context.kinds.is_number_key(key);
    let counts = is_number
        || keys::is_date(key)
        || matches!(
            keys::reads_as(key),
            Some("Status" | "Tags" | "Ratification Poll URL" | "Forum URL")
        );
    // From the start of its line: what is trimmed from a key is not trimmed by the portal.
    let start = draft.start_of_line(entry.key_span.start);
    let end = draft.next_line(entry.key_span.end);
    let line = Span::new(start, end).of(draft.source).trim_end_matches(['\r', '\n']);
    let colon = line.find(':').unwrap_or(line.len());
    let looked = if counts { line } else { line.get(..colon).unwrap_or(line) };
    // Beside the value other spaces are taken away like blanks.
    let looked = looked.trim_end_matches(|c: char| c.is_whitespace() && !is_number);
    if !looked.contains(portal::is_invisible) {
        return;
    }
    let span = Span::new(start, start + looked.len());
    report(span, &format!("the line `{key}`"), &portal::cleaned(looked), findings);
}

/// Digits that go on behind something that nobody sees.
fn of_address(draft: &Draft<'_>, span: Span, findings: &mut Findings<'_>) {
    let rest = draft.source.get(span.end..).unwrap_or_default();
    if !rest.starts_with(portal::is_invisible) {
        return;
    }
    let is_part = |c: char| c.is_ascii_hexdigit() || portal::is_invisible(c);
    let tail = rest.get(..rest.find(|c| !is_part(c)).unwrap_or(rest.len())).unwrap_or_default();
    let tail = tail.trim_end_matches(portal::is_invisible);
    let whole = Span::new(span.start, span.end + tail.len());
    let text: String =
        whole.of(draft.source).chars().filter(|c| !portal::is_invisible(*c)).collect();
    if !tail.is_empty() && text.len() == 42 {
        report(whole, "this address", &text, findings);
    }
}

fn report(span: Span, what: &str, cleaned: &str, findings: &mut Findings<'_>) {
    findings
        .add(span, format!("{what} has a character that nobody sees"))
        .help("write it anew, or take the character out")
        .fix("Take it out", vec![Edit::new(span, cleaned)]);
}
