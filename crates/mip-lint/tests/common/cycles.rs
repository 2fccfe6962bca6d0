//! How cycles ran, for rules about dates.

use domain::cycle::{BudgetLimits, CycleRules, PackCycle, Schedule};

/// How cycles ran by date: the periods, closed months and budget windows of the public rules.
pub(crate) fn cycles() -> CycleRules {
    let day = |text: &str| text.parse().ok();
    let offset = |text: &str| text.parse().expect("an offset");
    let limits = Some(BudgetLimits {
        start_within_months: 3,
        term_months: 12,
        contingency_percent: 10,
        mkr_lock_months: 12,
    });
    let pack =
        |pack: &str, from, until, closed: Option<&str>, windows: Option<Vec<u32>>| PackCycle {
            pack: pack.to_owned(),
            from,
            until,
            closed: closed.map(str::to_owned),
            schedule: Schedule {
                closed_months: vec![12],
                post_by: offset("W-28d"),
                freeze_by: offset("W-7d"),
                submit_from: offset("M"),
                submit_to: offset("W"),
                review: offset("M+3d"),
                poll_from: offset("M+7d"),
                poll_to: offset("M+21d"),
                ratified: offset("M+21d"),
                events: Vec::new(),
                budget: limits.filter(|_| matches!(pack, "C" | "D")),
                new_budget_months: windows,
            },
        };
    let closed = "Since 27 March 2023 no new Core Unit and no new budget can be submitted.";
    CycleRules {
        packs: vec![
            pack("A", None, day("2021-05-24"), None, None),
            pack("B", day("2021-05-25"), day("2022-05-22"), None, None),
            pack("C", day("2022-05-23"), day("2023-03-26"), None, Some(vec![3, 6, 9, 11])),
            pack("D", day("2023-03-27"), None, Some(closed), None),
        ],
    }
}
