use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP051",
    name: "ratified-outside-cycle",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a `Date Ratified` on which no governance cycle ends: more than four days from the end of the
polls of its month, or in a month without a cycle, such as December.

## Why is this bad?
Votes end on known days. Another day is that of a post or a merge, and all that is counted from it,
terms and payments among it, starts wrong.

## Example
    Date Ratified: 2021-05-12

The polls of May 2021 ended on 2021-05-24. Write the day on which the vote ended.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(rules), Some(entry)) = (draft.context.cycles, draft.entry("Date Ratified")) else {
        return;
    };
    let Some(day) = dates::read(&entry.value) else { return };
    match dates::ratified_in(rules, day) {
        dates::Vote::Ends(_) | dates::Vote::Unknown => {}
        dates::Vote::Near(plan) => {
            findings
                .add(entry.value_span, format!("no vote ends on {day}"))
                .help(format!("the vote of the cycle {} ends on {}", plan.cycle, plan.ratified));
        }
        dates::Vote::NoCycle(cycle) => {
            findings.add(entry.value_span, format!("no vote ends on {day}")).help(format!(
                "there is no governance cycle in {} {}",
                cycle.month_name(),
                cycle.year()
            ));
        }
    }
}
