use domain::proposal::Property;

use super::dates;
use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP053",
    name: "outside-budget-window",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds the first budget of a new unit in a cycle that takes none. Since the second version of MIP40
only the cycles of March, June, September and November do. Changes of a budget may come in every
cycle; a title that says `Add` or `Onboard` is that of a new unit.

## Why is this bad?
The facilitators send it back, and the whole bundle waits for the next window.

## Example
    # MIP40c3-SP#: Adding X Core Unit Budget

    Date Proposed: 2022-06-08

The earliest cycle for it is that of July 2022, which takes no new budgets. Aim at September.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(rules) = draft.context.cycles else { return };
    if !draft.has(Property::BudgetLimits) || !is_new(draft) {
        return;
    }
    // In closed times `closed-to-new-units` speaks.
    let Some(plan) =
        dates::any_cycle(draft, rules).filter(|plan| !plan.new_budgets && !plan.closed)
    else {
        return;
    };
    let place = draft.entry(super::keys::DATE_PROPOSED).map(|entry| entry.value_span);
    let notice = plan.notice.unwrap_or_default();
    findings
        .add(
            place.unwrap_or_else(|| draft.top()),
            format!("the cycle {} takes no budgets of new units", plan.cycle),
        )
        .help(notice.trim_end_matches('.'));
}

/// Whether the title says that the unit is new.
pub(super) fn is_new(draft: &Draft<'_>) -> bool {
    let subject = draft.proposal.title.as_ref().map(|title| title.subject.as_str());
    let words = subject.unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    words
        .map(str::to_lowercase)
        .any(|word| matches!(&*word, "add" | "adding" | "adds" | "onboard" | "onboarding" | "new"))
}
