use mip::Span;

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP063",
    name: "spaced-key",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds keys of the preamble with a space before them, or between them and their colon.

## Why is this bad?
The portal takes everything up to the colon for the key, letter by letter. It knows `Status` and not
`Status `, so that the proposal has no status there.

## Example
    Status : RFC

Write `Status: RFC`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    let fence = preamble.fence.map_or(0, |fence| draft.column(fence.start));
    for entry in &preamble.entries {
        if keys::reads_as(&entry.key).is_none() {
            continue;
        }
        let start = draft.start_of_line(entry.key_span.start);
        // As far as the fence is indented, its lines may be.
        let indent = entry.key_span.start - start;
        let blanks = Span::new(start, entry.key_span.start).of(draft.source);
        let start = if blanks.trim_start_matches(' ').is_empty() {
            start + indent.min(fence)
        } else {
            start
        };
        let rest = draft.source.get(entry.key_span.end..).unwrap_or_default();
        let colon = entry.key_span.end + rest.find(':').unwrap_or_default();
        if start == entry.key_span.start && colon == entry.key_span.end {
            continue;
        }
        let key = &*entry.key;
        findings
            .add(
                Span::new(start, colon),
                format!("the portal does not read `{key}` with a space beside it"),
            )
            .help(format!("write `{key}:` at the start of the line"))
            .fix(&format!("Write `{key}:`"), vec![Edit::new(Span::new(start, colon), key)]);
    }
}
