use mip::Span;

use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP029",
    name: "shortened-address",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds addresses that are cut short with dots, such as `0x87Ac…5cc6`.

## Why is this bad?
Nobody can pay to it or check it, and addresses with the same first and last digits are easily made.

## Example
    Auditors wallet: 0x87Ac…5cc6

Write all 42 characters.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for &span in draft.addresses() {
        let digits = span.of(draft.source).get(2..).unwrap_or_default();
        let rest = draft.source.get(span.end..).unwrap_or_default();
        let dots = rest.len() - rest.trim_start_matches(['.', '…']).len();
        let tail = rest.get(dots..).unwrap_or_default();
        let tail = tail.find(|c: char| !c.is_ascii_alphanumeric()).map_or(tail, |end| &tail[..end]);
        let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_cut = dots >= 2 && (2..40).contains(&digits.len()) && (2..40).contains(&tail.len());
        if is_cut && is_hex(digits) && is_hex(tail) {
            findings
                .add(
                    Span::new(span.start, span.end + dots + tail.len()),
                    "this address is cut short",
                )
                .help("write all 42 characters");
        }
    }
}
