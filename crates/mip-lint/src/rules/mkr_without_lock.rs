use super::{dates, tags};
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP061",
    name: "mkr-without-lock",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a budget tagged `mkr-budget` that does not say for how long the MKR is locked, or names only
times shorter than the rules of its cycle ask: 12 months since the second version of MIP40. Any line
that speaks of a lock, a cliff or vesting is read.

## Why is this bad?
MKR votes. What is paid out at once can be sold before the work is done, and the facilitators send
the budget back.

## Example
    Tags: core-unit, cu-ses-001, budget, mkr-budget

    The team gets 100 MKR when the budget begins.

Say when it vests: `after a cliff of 12 months, in four parts`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some((limits, _)) = dates::limits(draft) else { return };
    let Some(entry) = tags::entry(draft) else { return };
    let Some((place, _)) = tags::of(entry).find(|(_, tag)| *tag == "mkr-budget") else { return };
    let body = draft.preamble().map_or(0, |preamble| preamble.lines.end);
    let text = draft.source.get(body..).unwrap_or_default().to_lowercase();
    let lines = text
        .lines()
        .filter(|line| ["lock", "vest", "cliff"].iter().any(|word| line.contains(word)));
    let (mut is_said, mut longest) = (false, None);
    for line in lines {
        is_said = true;
        longest = longest.max(months(line));
    }
    let most = limits.mkr_lock_months;
    if !is_said {
        findings
            .add(place, "nothing says for how long the MKR is locked")
            .help(format!("say when it vests: {most} months or more after it is granted"));
    } else if let Some(longest) = longest.filter(|longest| *longest < most) {
        findings
            .add(place, format!("the MKR is locked for {longest} months, not {most}"))
            .help(format!("let it vest {most} months or more after it is granted"));
    }
}

/// The longest time in a line, in months: `12 months`, `12-month`, `3 years`, `one year`.
fn months(line: &str) -> Option<u32> {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let times = words.windows(2).filter_map(|pair| {
        let &[count, unit] = pair else { return None };
        let count: u32 = match count {
            "one" | "a" => 1,
            "two" => 2,
            "three" => 3,
            "six" => 6,
            "twelve" => 12,
            digits => digits.parse().ok().filter(|count| *count <= 1200)?,
        };
        match unit {
            "month" | "months" => Some(count),
            "year" | "years" => Some(count * 12),
            _ => None,
        }
    });
    times.max()
}
