use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP052",
    name: "short-comment-period",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a proposal that was posted too late for its cycle: the one in whose vote it was ratified, or
the one that the draft aims at.

## Why is this bad?
Comments are open for 28 days before formal submission. A proposal posted a day later waits for the
next cycle: all 115 public proposals with both dates kept to it.

## Example
    Date Proposed: 2021-12-09

For the cycle of January 2022, whose formal submission ends on 2022-01-05, it is a day late. Aim at
February.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(rules) = draft.context.cycles else { return };
    let (Some(posted), Some(plan)) = (dates::proposed(draft), dates::own_cycle(draft, rules))
    else {
        return;
    };
    if posted <= plan.post_by {
        return;
    }
    let entry = draft.entry(super::keys::DATE_PROPOSED).or_else(|| draft.entry("Date Applied"));
    let Some(entry) = entry else { return };
    let days = (plan.submit_to - posted).num_days().max(0);
    let asked = (plan.submit_to - plan.post_by).num_days();
    findings
        .add(
            entry.value_span,
            format!("{days} days for comments before the cycle {}, not {asked}", plan.cycle),
        )
        .help(format!(
            "it had to be posted by {}: aim at the next cycle, or put the date right",
            plan.post_by
        ));
}
