use super::{dates, keys};
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP008",
    name: "bad-date",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds dates in the preamble that are not of the form `yyyy-mm-dd` or that no calendar has.
`Date Ratified` may be empty, or `N/A` when there was no vote.

## Why is this bad?
Proposals are sorted and planned by these dates, and one in another form is none. Real proposals hold `2021-25-03`, `2021-06-8` and `<yyyy-mm-dd>`.

## Example
    Date Proposed: 2021-25-03

Write `2021-03-25`: the year, then the month, then the day.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    for entry in preamble.entries.iter().filter(|entry| keys::is_date(&entry.key)) {
        let value = &*entry.value;
        let may_wait = keys::is_of_ratification(&entry.key);
        if dates::read(value).is_some()
            || may_wait && (value.is_empty() || value.eq_ignore_ascii_case("n/a"))
        {
            continue;
        }
        if value.is_empty() {
            findings
                .add(entry.key_span, format!("`{}` has no date", words::short(&entry.key)))
                .help("write it as yyyy-mm-dd");
            continue;
        }
        let message = format!("`{}` is no date", words::short(value));
        let found = findings.add(entry.value_span, message);
        if let Some(meant) = padded(value) {
            found
                .help("write the month and the day with two digits each")
                .fix(&format!("Write `{meant}`"), vec![Edit::new(entry.value_span, meant)]);
        } else if let Some(meant) = swapped(value) {
            found
                .help(format!(
                    "no year has a month {}: the month comes before the day",
                    &value[5..7]
                ))
                .suggest(&format!("Write `{meant}`"), vec![Edit::new(entry.value_span, meant)]);
        } else if may_wait {
            found
                .help("leave it empty until the vote is over, then write yyyy-mm-dd")
                .suggest("Leave it empty", vec![Edit::new(entry.value_span, "")]);
        } else {
            found.help("write a day that the calendar has, as yyyy-mm-dd");
        }
    }
}

/// `2021-6-8` and `2021/06/08` as they should be.
fn padded(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = |part: &str, most| (1..=most).contains(&part.len());
    if parts.next().is_some() || year.len() != 4 || !fits(month, 2) || !fits(day, 2) {
        return None;
    }
    Some(format!("{year}-{month:0>2}-{day:0>2}")).filter(|date| dates::read(date).is_some())
}

/// `2021-25-03` with the month before the day.
fn swapped(text: &str) -> Option<String> {
    if text.len() != 10 || !text.is_ascii() {
        return None;
    }
    Some(format!("{}-{}-{}", &text[..4], &text[8..], &text[5..7]))
        .filter(|date| dates::read(date).is_some())
}
