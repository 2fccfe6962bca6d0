//! The history of a record: what changed in words, and each step put back.

use domain::{
    budget::{Group, Line},
    id::TeamId,
    item::State,
};
use serde_json::{Value, json};

use super::{Place, place};
use crate::{
    Code, Error,
    acting::{Actor, acting},
    history::{HistoryStep, How, PutBack, RecordRef, StepRef},
    kinds::Collection,
    members::{MemberPut, TeamMember},
};

fn steps(place: &Place, team: TeamId, collection: Collection, id: &str) -> Vec<HistoryStep> {
    place.history_list(RecordRef { team, collection, id: id.into() }).unwrap()
}

fn put_back(
    place: &Place,
    team: TeamId,
    collection: Collection,
    id: &str,
    step: &HistoryStep,
) -> Result<PutBack, Error> {
    let changes = step.changes.clone();
    place.history_put_back(StepRef { team, collection, id: id.into(), changes })
}

/// Where, what it was and what it became.
fn told(step: &HistoryStep) -> Vec<(String, How, Option<Value>, Option<Value>)> {
    let place = |field: &crate::history::FieldChange| {
        let names = field.within.iter().chain(&field.of).cloned();
        [field.field.clone()].into_iter().chain(names).collect::<Vec<_>>().join(" / ")
    };
    let row = |field: &crate::history::FieldChange| {
        (place(field), field.how, field.before.clone(), field.after.clone())
    };
    step.fields.iter().map(row).collect()
}

fn line(title: &str, monthly: u32) -> Line {
    serde_json::from_value(json!({
        "id": domain::id::LineId::new(), "title": title, "monthly": monthly.to_string()
    }))
    .unwrap()
}

/// As Ana, so many seconds after noon.
fn at<T>(seconds: i64, act: impl FnOnce() -> T) -> T {
    let at = super::noon() + chrono::TimeDelta::seconds(seconds);
    acting(Actor { who: "Ana".into(), at }, act)
}

/// Writes to the item B4.
fn item(place: &Place, seconds: i64, team: TeamId, fields: Value) {
    let mut request = json!({ "team": team, "item": "B4" });
    fields.as_object().unwrap().iter().for_each(|(name, value)| request[name] = value.clone());
    at(seconds, || place.item_update(serde_json::from_value(request).unwrap())).unwrap();
}

fn progress(place: &Place, team: TeamId) -> domain::item::Progress {
    place.here().get(team, "B4").unwrap()
}

fn budget(place: &Place, seconds: i64, team: TeamId, fields: Value) {
    let mut request = json!({ "team": team });
    fields.as_object().unwrap().iter().for_each(|(name, value)| request[name] = value.clone());
    at(seconds, || place.budget_update(serde_json::from_value(request).unwrap())).unwrap();
}

#[test]
fn a_step_says_what_was_there_before_and_gives_it_back_whatever_came_since() {
    let place = place();
    let team = place.begin("Ours");
    item(&place, 0, team, json!({ "state": "doing" }));
    item(&place, 400, team, json!({ "state": "review" }));
    item(&place, 800, team, json!({ "state": "todo", "owner": "@ana" }));

    let all = steps(&place, team, Collection::Items, "B4");
    let set = |field: &str, before: &str, after: &str| {
        (field.to_owned(), How::Set, Some(before.into()), Some(after.into()))
    };
    assert_eq!(told(&all[0]), [set("owner", "", "@ana"), set("state", "review", "todo")]);
    assert_eq!(told(&all[1]), [set("state", "doing", "review")]);
    assert!(!all[2].can_be_put_back, "there was nothing before it was made");

    let back = |step| put_back(&place, team, Collection::Items, "B4", step).unwrap().changed;
    assert!(back(&all[1]));
    assert_eq!(progress(&place, team).state, State::Doing, "before the step, whatever came since");
    assert_eq!(progress(&place, team).owner, "@ana", "which wrote no owner");
    assert!(!back(&all[1]), "it says so already");
    let newest = &steps(&place, team, Collection::Items, "B4")[0];
    assert_eq!(newest.command, "history_put_back");
    place.history_undo(None).unwrap().unwrap();
    assert_eq!(progress(&place, team).state, State::Todo, "and one undo takes that back");
}

#[test]
fn entries_of_lists_are_told_by_what_they_are_called() {
    let place = place();
    let team = place.begin("Ours");
    let mut group = Group {
        id: domain::id::GroupId::new(),
        name: "Permanent team".into(),
        lines: vec![line("Facilitator", 9_000), line("Writer", 4_000)],
    };
    let put = |seconds, group: &Group| budget(&place, seconds, team, json!({ "groups": [group] }));
    put(0, &group);
    group.lines[0].monthly = 12_000.into();
    put(400, &group);
    group.lines.swap(0, 1);
    put(800, &group);
    let gone = group.lines.pop().unwrap();
    put(1_200, &group);

    let all = steps(&place, team, Collection::Budgets, "budget");
    let named =
        |step: &HistoryStep| told(step).into_iter().map(|(at, how, ..)| (at, how)).collect();
    let facilitator = "groups / Permanent team / Facilitator".to_owned();
    let rows: Vec<Vec<(String, How)>> = all.iter().map(named).collect();
    assert_eq!(rows[0], [(facilitator.clone(), How::Removed)]);
    assert!(rows[1].iter().all(|(_, how)| *how == How::Moved), "{:?}", rows[1]);
    let monthly = (format!("{facilitator} / monthly"), How::Set, "9000".into(), "12000".into());
    let monthly = (monthly.0, monthly.1, Some(monthly.2), Some(monthly.3));
    assert_eq!(told(&all[2]), [monthly]);
    assert!(rows[3].contains(&("groups / Permanent team".into(), How::Added)), "{:?}", rows[3]);

    put_back(&place, team, Collection::Budgets, "budget", &all[0]).unwrap();
    let lines = place.budget_get(team).unwrap().budget.groups.remove(0).lines;
    assert!(lines.contains(&gone), "it is in its list again: {lines:?}");
    put_back(&place, team, Collection::Budgets, "budget", &all[2]).unwrap();
    let lines = place.budget_get(team).unwrap().budget.groups.remove(0).lines;
    assert_eq!(lines[1].monthly, 9_000.into());

    group.lines = [lines, vec![line("Editor", 2_000)]].concat();
    put(1_600, &group);
    let added = &steps(&place, team, Collection::Budgets, "budget")[0];
    put_back(&place, team, Collection::Budgets, "budget", added).unwrap();
    let lines = place.budget_get(team).unwrap().budget.groups.remove(0).lines;
    assert!(lines.iter().all(|line| line.title != "Editor"), "what came goes again: {lines:?}");
}

#[test]
fn what_was_typed_in_one_go_is_one_step_that_goes_back_to_before_all_of_it() {
    let place = place();
    let team = place.begin("Ours");
    item(&place, 0, team, json!({ "notes": "Old" }));
    for (seconds, text) in [(400, "Old and"), (420, "Old and new"), (440, "Old and new words")] {
        item(&place, seconds, team, json!({ "notes": text }));
    }
    let all = steps(&place, team, Collection::Items, "B4");
    assert_eq!((all.len(), all[0].changes.len()), (2, 3));
    let row = ("notes".into(), How::Set, Some("Old".into()), Some("Old and new words".into()));
    assert_eq!(told(&all[0]), [row]);
    put_back(&place, team, Collection::Items, "B4", &all[0]).unwrap();
    assert_eq!(progress(&place, team).notes, "Old");
}

#[test]
fn steps_that_go_on_with_each_other_keep_each_value_at_its_field() {
    let place = place();
    let team = place.begin("Ours");
    item(&place, 0, team, json!({ "owner": "@ana", "notes": "Old" }));
    // The owner is emptied and named again beside other notes, in one go.
    item(&place, 400, team, json!({ "owner": "", "notes": "New" }));
    item(&place, 420, team, json!({ "owner": "@ben", "notes": "Newer" }));
    let all = steps(&place, team, Collection::Items, "B4");
    let mut rows = told(&all[0]);
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    let set = |field: &str, before: &str, after: &str| {
        (field.to_owned(), How::Set, Some(before.into()), Some(after.into()))
    };
    assert_eq!(rows, [set("notes", "Old", "Newer"), set("owner", "@ana", "@ben")]);
}

#[test]
fn what_does_not_fit_any_more_is_refused_and_nothing_is_changed() {
    let place = place();
    let team = place.begin("Ours");
    let put = |member, handle: &str| {
        let change = MemberPut { member, handle: Some(handle.into()), ..MemberPut::default() };
        place.member_put(TeamMember { team, change }).unwrap().id
    };
    let ana = put(None, "@ana");
    put(Some(ana), "@anna");
    put(None, "@ana");
    let all = steps(&place, team, Collection::Members, &ana.to_string());
    let refused =
        put_back(&place, team, Collection::Members, &ana.to_string(), &all[0]).unwrap_err();
    assert!(refused.to_string().contains("@ana is in this team already"), "{refused}");

    budget(&place, 0, team, json!({ "from": "2021-05-01", "until": "2021-06-30" }));
    budget(&place, 400, team, json!({ "until": "2021-12-31" }));
    budget(&place, 800, team, json!({ "from": "2021-08-01" }));
    let all = steps(&place, team, Collection::Budgets, "budget");
    let refused = put_back(&place, team, Collection::Budgets, "budget", &all[1]).unwrap_err();
    assert!(refused.to_string().contains("does not fit any more"), "{refused}");
    assert_eq!(steps(&place, team, Collection::Budgets, "budget").len(), all.len());

    let mut odd = all[0].clone();
    for changes in [vec![], vec!["0".repeat(64)], vec!["no".into()]] {
        odd.changes = changes;
        let refused = put_back(&place, team, Collection::Budgets, "budget", &odd).unwrap_err();
        assert!(matches!(refused.code(), Code::NotFound | Code::Invalid), "{refused}");
    }
}

#[test]
fn the_number_of_a_draft_is_not_offered_to_be_put_back_and_refused() {
    let place = place();
    let team = place.begin("Ours");
    let compose = crate::drafts::DraftCompose { team, on: None };
    let draft = place.draft_compose(compose).unwrap()[0].id;
    let assign = crate::bundle::numbers::NumberAssign { team, draft, number: 10 };
    place.number_assign(assign).unwrap();
    let id = draft.to_string();
    let step = &steps(&place, team, Collection::Drafts, &id)[0];
    assert!(!step.can_be_put_back, "{step:?}");
    let refused = put_back(&place, team, Collection::Drafts, &id, step).unwrap_err();
    assert!(refused.to_string().contains("follow its number"), "{refused}");
    assert_eq!(place.here().get::<domain::draft::Draft>(team, draft).unwrap().number, Some(10));
}
