use domain::proposal::Property;

use super::{dates, outside_budget_window::is_new};
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP054",
    name: "closed-to-new-units",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a budget, and the mandate or facilitator of a new unit, in a cycle that is closed to them.
Since 27 March 2023 every cycle is.

## Why is this bad?
Nobody can vote on it. The texts are still a good way to prepare a team, as long as nobody waits for
money.

## Example
    Date Proposed: 2023-05-10

Keep the draft as an exercise, or submit to another organisation.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(rules) = draft.context.cycles else { return };
    let is_meant = draft.has(Property::BudgetLimits) || draft.form.is_some() && is_new(draft);
    let Some(plan) = dates::any_cycle(draft, rules).filter(|plan| plan.closed && is_meant) else {
        return;
    };
    let place = draft.entry(super::keys::DATE_PROPOSED).map(|entry| entry.value_span);
    let notice = plan.notice.unwrap_or_default();
    findings
        .add(
            place.unwrap_or_else(|| draft.top()),
            format!("the cycle {} is closed to new units and budgets", plan.cycle),
        )
        .help(notice.trim_end_matches('.'));
}
