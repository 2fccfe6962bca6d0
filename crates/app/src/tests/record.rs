//! Fields of any kind are set as the kind's own command sets them, and refused where it refuses.

use domain::id::TeamId;
use serde_json::{Value, json};

use super::{Place, frozen::Bundle, place};
use crate::{
    App, Error,
    actions::ActionAdd,
    drafts::DraftCompose,
    kinds::Collection,
    members::{MemberPut, TeamMember},
    record::{RecordList, RecordView, set::RecordSet},
    rfc::paste::RfcAdd,
    sessions::SessionPlan,
};

fn set(
    app: &App,
    team: TeamId,
    (kind, named): (Collection, &str),
    fields: &[(&str, &str)],
) -> Result<Value, Error> {
    let fields = fields.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    let req = RecordSet { collection: kind, team: Some(team), named: named.into(), fields };
    app.record_set(req).map(|view| view.record)
}

/// Every record of every kind.
fn all(app: &App) -> Vec<RecordView> {
    let list = |kind: &Collection| app.record_list(RecordList { collection: *kind, team: None });
    Collection::ALL.iter().flat_map(|kind| list(kind).unwrap()).collect()
}

fn team_with_a_record_of_each_kind() -> (Place, TeamId) {
    let place = place();
    let team = place.begin("Ours");
    let change = MemberPut { handle: Some("@ana".into()), ..MemberPut::default() };
    place.member_put(TeamMember { team, change }).unwrap();
    let at = "2021-04-01T10:00:00Z".parse().unwrap();
    let (who, topics) = (Vec::new(), Vec::new());
    let plan =
        SessionPlan { title: Some("First".into()), who, topics, ..SessionPlan::at(team, at) };
    let session = place.session_plan(plan).unwrap().id;
    let action = ActionAdd { team, session, title: "Ask".into(), owner: String::new(), due: None };
    place.action_add(action).unwrap();
    place
        .journal_add(
            serde_json::from_value(json!({ "team": team, "item": "C1", "hard": "All" })).unwrap(),
        )
        .unwrap();
    let comments = json!({ "team": team, "comments": [{ "author": "ada", "text": "Why?" }] });
    place.rfc_add(serde_json::from_value::<RfcAdd>(comments).unwrap()).unwrap();
    (place, team)
}

#[test]
fn a_field_is_set_by_the_command_of_its_kind_and_taken_back_by_one_undo() {
    use Collection::{Actions, Budgets, Comments, Items, Members, Sessions, Teams};
    let (place, team) = team_with_a_record_of_each_kind();
    let rows: &[(Collection, &str, &str, &str, &str, Value)] = &[
        (Teams, "ours", "unitId", "lau-001", "unitId", json!("LAU-001")),
        (Teams, "ours", "target", "null", "target", Value::Null),
        (Members, "@ANA", "name", "2021", "name", json!("2021")),
        (Members, "@ana", "facilitator", "true", "facilitator", json!(true)),
        (Items, "c1", "state", "done", "state", json!("done")),
        (Items, "c4", "due", "2021-05-01", "due", json!("2021-05-01")),
        (Items, "c4", "reason", "No need.", "state", json!("waived")),
        (Sessions, "first", "who", r#"["@ana"]"#, "who", json!(["@ana"])),
        (Actions, "ask", "done", "true", "doneOn", json!("2021-04-07")),
        (Budgets, "budget", "months", "6", "months", json!(6)),
        (Comments, "ada", "answer", "Because.", "answer", json!("Because.")),
        (Comments, "ada", "decision", "answer", "decision", json!("answer")),
        (Comments, "ada", "objection", "true", "objection", json!(true)),
    ];
    for (kind, named, name, text, field, value) in rows {
        let before = all(&place);
        let record = set(&place, team, (*kind, named), &[(name, text)]).unwrap();
        assert_eq!(&record[*field], value, "{named} {name}={text}");
        place.history_undo(None).unwrap();
        assert_eq!(all(&place), before, "{named} {name}={text} is one undo");
        place.history_redo(None).unwrap();
    }
}

/// A record, the fields that are typed for it, and what is said.
type Refused = (Collection, &'static str, &'static [(&'static str, &'static str)], &'static str);

#[test]
fn what_its_command_refuses_is_refused_with_a_reason_and_nothing_is_written() {
    use Collection::{Actions, Budgets, Comments, Items, Journal, Members, Teams, Words};
    let (place, team) = team_with_a_record_of_each_kind();
    let before = all(&place);
    let rows: &[Refused] = &[
        (Members, "@ana", &[("age", "3")], "age: unknown field"),
        (Members, "@ana", &[("name", "Ana"), ("author", "yes")], "author: invalid type"),
        (Members, "@ana", &[("id", "x")], "id: it says which record"),
        (Members, "@ana", &[("member", "x")], "member: it says which record"),
        (Members, "@ana", &[("name", "null")], "name: it can't be empty"),
        (Members, "@ana", &[("fte", r#"[{"from":"2021-04","fte":"9"}]"#)], "9 FTE from"),
        (Members, "@ben", &[("name", "Ben")], "There is no member"),
        (Teams, "ours", &[("team", "x")], "team: it says which record"),
        (Teams, "ours", &[("target", "May")], "target: "),
        (Teams, "ours", &[("pack", "{}")], "pack: unknown field"),
        (Items, "c1", &[("state", "waived")], "To waive an item, say why"),
        (Items, "c1", &[("state", "gone")], "state: unknown variant"),
        (Items, "c1", &[("reason", "No need."), ("owner", "@ana")], "owner: unknown field"),
        (Items, "c1", &[("evidence", "[]")], "evidence: unknown field"),
        (Items, "z99", &[("state", "done")], "There is no item"),
        (Actions, "ask", &[("done", "null")], "done: it can't be empty"),
        (Budgets, "budget", &[("month", "6")], "month: unknown field `month`"),
        (Budgets, "budget", &[("months", "60")], "A cap holds 1 to 12 months"),
        (Budgets, "other", &[("months", "6")], "There is no budget"),
        (Comments, "ada", &[("decision", "decline")], "A decline needs its reason"),
        (Journal, "c1", &[("by", "x")], "No field of journal can be set"),
        (Journal, "c9", &[("by", "x")], "There is no entry"),
        (Words, "ours", &[("id", "x")], "There is no word"),
    ];
    for (kind, named, fields, why) in rows {
        let error = set(&place, team, (*kind, named), fields).unwrap_err().to_string();
        assert!(error.contains(why), "{fields:?}: {error}");
        assert_eq!(all(&place), before, "{fields:?} wrote something");
    }
}

#[test]
fn what_every_team_has_is_set_without_a_team_only_where_there_is_one() {
    let place = place();
    let team = place.begin("Ours");
    let done = || {
        let fields = [("state".into(), "done".into())].into();
        let (collection, named) = (Collection::Items, "c1".into());
        place.record_set(RecordSet { collection, team: None, named, fields })
    };
    assert_eq!(done().unwrap().team, team);
    place.begin("Other");
    let error = done().unwrap_err().to_string();
    assert!(error.contains("say which team's"), "{error}");
}

#[test]
fn a_draft_gets_no_number_that_another_has_and_a_frozen_one_no_field_at_all() {
    let bundle = Bundle::begin();
    let (place, team) = (&bundle.place, bundle.team);
    for handle in ["@ana", "@ben"] {
        let (handle, facilitator) = (Some(handle.into()), Some(true));
        let change = MemberPut { handle, facilitator, ..MemberPut::default() };
        place.member_put(TeamMember { team, change }).unwrap();
    }
    let drafts = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let last: Vec<_> = drafts.iter().rev().take(2).map(|draft| draft.id.to_string()).collect();
    let of = |at: usize, fields: &[(&str, &str)]| {
        set(place, team, (Collection::Drafts, &last[at]), fields).map_err(|error| error.to_string())
    };
    assert_eq!(of(0, &[("number", "7")]).unwrap()["number"], 7);
    assert!(of(1, &[("number", "7")]).unwrap_err().contains("is another draft of this bundle"));
    assert!(of(1, &[("number", "0")]).unwrap_err().contains("numbered from 1"));
    assert!(of(1, &[("sections", "[]")]).unwrap_err().contains("sections: unknown field"));
    bundle.freeze();
    let before = all(place);
    for field in [("number", "8"), ("on", "2021-04-08"), ("forumUrl", "https://x.org/t/1")] {
        assert!(of(1, &[field]).unwrap_err().contains("was frozen on"), "{field:?}");
    }
    assert_eq!(all(place), before);
}
