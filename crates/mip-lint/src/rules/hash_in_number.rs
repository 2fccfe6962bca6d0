use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP011",
    name: "hash-in-number",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a number that is written with the `#` of the template still before it, as `#20`.

## Why is this bad?
The `#` stands for a number that is not yet known. Whoever reads the number by machine gets `#20`,
which is none. Of 177 public proposals 7 have it.

## Example
    MIP39c2-SP#: #20

Write `MIP39c2-SP#: 20`. The `#` in the key may stay.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let preamble = draft.number_entry().map(|entry| (entry.value_span, &*entry.value));
    let title = draft
        .proposal
        .title
        .as_ref()
        .and_then(|title| Some((title.number_span?, title.number.as_deref()?)));
    for (span, written) in preamble.into_iter().chain(title) {
        if let Some(number) = keys::number(written).filter(|_| written.starts_with('#')) {
            findings
                .add(span, format!("the number is written as `{}`", words::short(written)))
                .help("leave out the `#`, which stands for a number that is not yet known")
                .fix("Leave out the `#`", vec![Edit::new(span, number)]);
        }
    }
}
