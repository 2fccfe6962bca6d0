use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP050",
    name: "date-order",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a proposal that was ratified before it was proposed, and a budget that ends before it starts.

## Why is this bad?
One of the two dates is wrong, usually because month and day, or last year and this, were mixed up.

## Example
    Date Proposed: 2022-04-07
    Date Ratified: 2021-05-25

Look both up, and write them as yyyy-mm-dd.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let pairs = [
        (dates::proposed(draft), "Date Ratified", "it was ratified before it was proposed"),
        (
            dates::of(draft, "Budget Start Date"),
            "Budget End Date",
            "the budget ends before it starts",
        ),
    ];
    for (first, key, message) in pairs {
        let Some(entry) = draft.entry(key) else { continue };
        if let (Some(first), Some(last)) = (first, dates::read(&entry.value))
            && last < first
        {
            findings
                .add(entry.value_span, message)
                .help(format!("the other date is {first}: one of the two is wrong"));
        }
    }
}
