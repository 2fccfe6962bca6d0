use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP043",
    name: "empty-list-item",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds items of lists with nothing behind their mark.

## Why is this bad?
Readers see a bullet and ask what was meant to stand there.

## Example
    - Auditors wallet
    -
    - Operational wallet

Write the item, or take its line out.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for &item in &draft.markdown.empty_items {
        let found = findings.add(item, "this item of the list is empty");
        found.help("write it, or take its line out");
        let start = draft.source.get(..item.start).and_then(|head| head.rfind('\n'));
        let line = Span::new(start.map_or(0, |at| at + 1), draft.next_line(item.end));
        // An item that holds others, or stands in one, is not alone in its line.
        let is_alone = line.of(draft.source).trim() == item.of(draft.source).trim();
        if is_alone && !item.of(draft.source).contains('\n') {
            found.fix("Take its line out", vec![Edit::new(line, "")]);
        }
    }
}
