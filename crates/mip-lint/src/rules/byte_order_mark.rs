use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP066",
    name: "byte-order-mark",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a byte order mark at the beginning of the file. Some editors of Windows write one.

## Why is this bad?
The portal takes it for a letter before the `#` of the title, and lists the proposal without one.

## Example
    \u{feff}# MIP40c3-SP20: …

Save the file as UTF-8 without a mark.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    if draft.source.starts_with('\u{feff}') {
        let mark = Span::new(0, '\u{feff}'.len_utf8());
        findings
            .add(mark, "a byte order mark hides the title from the portal")
            .help("save the file as UTF-8 without a byte order mark")
            .fix("Take it out", vec![Edit::new(mark, "")]);
    }
}
