//! What another target or another day of posting would mean, without keeping it.

use crate::{drafts::DraftCompose, planner::PlannerTry, teams::TeamUpdate};

use super::place;

#[test]
fn another_target_moves_items_air_and_editions_and_nothing_is_kept() {
    let place = place();
    let team = place.begin("Team");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let now = place.planner_get(team).unwrap();
    let cycle = Some("2022-06".parse().unwrap());
    let then = place.planner_try(PlannerTry { team, cycle, posted: None }).unwrap();
    assert_eq!(then.target, cycle);
    let due = |planner: &crate::planner::Planner| {
        planner.items.iter().find(|item| item.item == "C1").and_then(|item| item.due).unwrap()
    };
    assert_eq!((due(&then) - due(&now)).num_days(), 364, "2021-06-09 to 2022-06-08");
    let slack = |planner: &crate::planner::Planner| {
        let found = planner.cycles.iter().find(|choice| Some(choice.plan.cycle) == planner.target);
        found.unwrap().slack.as_ref().unwrap().left
    };
    assert!(slack(&then) > slack(&now));
    assert_eq!(now.drafts[1].edition.unwrap().to_string(), "2021-03-25");
    assert_eq!(then.drafts[1].edition.unwrap().to_string(), "2022-04-28", "posted on the last day");
    assert_eq!(place.planner_get(team).unwrap().target, now.target, "nothing was kept");
    assert_eq!(
        place
            .draft_get(crate::drafts::DraftRef { team, draft: now.drafts[1].id })
            .unwrap()
            .edition
            .to_string(),
        "2021-03-25"
    );
}

#[test]
fn a_day_of_posting_chooses_its_cycle_over_december_and_says_where_there_is_none() {
    let place = place();
    let team = place.begin("Team");
    let on = |day: &str| {
        place.planner_try(PlannerTry { team, cycle: None, posted: Some(day.parse().unwrap()) })
    };
    // The values of GOVERNANCE: 8 December is in time for January, a day later is not.
    assert_eq!(on("2021-12-08").unwrap().target.unwrap().to_string(), "2022-01");
    assert_eq!(on("2021-12-09").unwrap().target.unwrap().to_string(), "2022-02");
    let november = on("2021-11-01").unwrap();
    assert_eq!(november.target.unwrap().to_string(), "2022-01", "there is none in December");
    assert_eq!(november.posted.unwrap().to_string(), "2021-11-01");
    assert!(on("2999-12-31").is_err());
    let december = PlannerTry { team, cycle: Some("2021-12".parse().unwrap()), posted: None };
    assert!(place.planner_try(december).unwrap_err().to_string().contains("December"));
    let months: Vec<_> = november.cycles.iter().map(|one| one.plan.cycle.to_string()).collect();
    let end = &months[months.len() - 3..];
    assert_eq!(
        end,
        ["2021-10", "2021-11", "2022-01"],
        "all up to the target, so that a gap is one"
    );
}

#[test]
fn a_target_that_the_rules_have_closed_presses_for_nothing() {
    let place = place();
    let team = place.begin("Team");
    let aim = |cycle: &str| {
        let target = Some(Some(cycle.parse().unwrap()));
        place.team_update(TeamUpdate { target, ..TeamUpdate::of(team) }).unwrap();
        (place.team_list(()).unwrap().remove(0), place.team_get(team).unwrap())
    };
    let (row, home) = aim("2021-07");
    assert!(row.slack.is_some() && home.slack.is_some());
    let (row, home) = aim("2030-07");
    assert_eq!((row.slack, row.overdue, home.slack), (None, 0, None));
    assert!(home.notice.unwrap().contains("no new Core Unit"));
    assert!(home.next.iter().all(|next| next.due.is_none()));
    assert!(
        place
            .planner_get(team)
            .unwrap()
            .cycles
            .iter()
            .all(|one| !one.plan.closed || one.slack.is_none())
    );
}
