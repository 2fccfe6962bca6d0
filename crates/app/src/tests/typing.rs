//! Two processes that type in one workspace file, and texts of a size that nobody foresaw.

use domain::id::{DraftId, TeamId};
use serde_json::{Value, json};

use super::{Place, noon, open, place, wire::asked as call};
use crate::{
    App,
    drafts::DraftCompose,
    members::{MemberPut, TeamMember},
    sessions::SessionPlan,
    teams::TeamUpdate,
};

/// A workspace that two processes have open.
struct Both {
    ana: Place,
    ben: App,
    team: TeamId,
    draft: DraftId,
}

fn both() -> Both {
    let ana = place();
    let team = ana.begin("Team");
    let draft = ana.draft_compose(DraftCompose { team, on: None }).unwrap()[0].id;
    let ben = open(ana.dir.path(), |_| ());
    Both { ana, ben, team, draft }
}

impl Both {
    fn write(&self, app: &App, body: impl Into<Value>) -> Value {
        let Self { team, draft, .. } = self;
        let body: Value = body.into();
        let req = json!({ "team": team, "draft": draft, "part": "Motivation", "body": body });
        call(app, "draft_write", req).unwrap()
    }

    fn shown(&self, app: &App) -> String {
        let view = call(app, "draft_get", json!({ "team": self.team, "draft": self.draft }));
        let view = view.unwrap();
        let sections = view["sections"].as_array().unwrap();
        let found = sections.iter().find(|section| section["title"] == "Motivation").unwrap();
        found["body"].as_str().unwrap().to_owned()
    }
}

fn typed(text: &str, on: &str) -> Value {
    json!({ "text": text, "on": on })
}

#[test]
fn two_who_type_in_one_section_both_stand_in_it() {
    let both = both();
    both.write(&both.ana, "We pay two people.\nThey work.\n");
    let seen = both.shown(&both.ben);
    let answer = both.write(&both.ben, typed(&format!("{seen}Always.\n"), &seen));
    assert_eq!(answer, Value::Null, "what was typed is what is there");
    let answer = both.write(&both.ana, typed("We pay two people well.\nThey work.\n", &seen));
    let text = "We pay two people well.\nThey work.\nAlways.\n";
    assert_eq!(answer, json!(text), "Ana hears what Ben wrote");
    assert_eq!((both.shown(&both.ana), both.shown(&both.ben)), (text.into(), text.into()));
    // Typing goes on from what was sent, before the answer shows.
    let sent = "We pay two people well.\nThey work.\n";
    both.write(&both.ana, typed("We pay two people well.\nThey work hard.\n", sent));
    assert_eq!(both.shown(&both.ben), "We pay two people well.\nThey work hard.\nAlways.\n");
}

#[test]
fn an_undo_that_lands_while_somebody_types_takes_back_its_own_letters_only() {
    let both = both();
    both.write(&both.ana, "One.\n");
    let on = "One.\n";
    both.write(&both.ben, typed("One.\nTwo.\n", on));
    both.ben.history_undo(None).unwrap();
    assert_eq!(both.shown(&both.ben), on);
    let answer = both.write(&both.ana, typed("Zero.\nOne.\n", on));
    assert_eq!((answer, both.shown(&both.ben)), (Value::Null, "Zero.\nOne.\n".into()));
    // Who still shows what was taken back and types on keeps the new letters and nothing else.
    let answer = both.write(&both.ben, typed("One.\nTwo.\nThree.\n", "One.\nTwo.\n"));
    assert_eq!(answer, json!("Zero.\nOne.\nThree.\n"));
}

#[test]
fn typing_in_a_section_that_follows_its_facts_keeps_facts_that_changed_meanwhile() {
    let both = both();
    let (part, at) = ("Core Unit Name", json!({ "team": both.team, "draft": both.draft }));
    let renamed = json!({ "team": both.team, "name": "Other team" });
    call(&both.ben, "team_update", renamed).unwrap();
    let mut req = json!({ "part": part, "body": typed("Team of ours", "Team") });
    req.as_object_mut().unwrap().append(&mut at.as_object().unwrap().clone());
    let there = call(&both.ana, "draft_write", req).unwrap();
    assert_eq!(there, json!("Other team of ours"));
}

#[test]
fn what_was_settled_is_what_was_seen() {
    let both = both();
    let settle = |seen: &str| {
        let req = json!({
            "team": both.team, "draft": both.draft, "part": "Core Unit Name", "seen": seen
        });
        let view = call(&both.ana, "draft_settle", req).unwrap();
        let sections = view["sections"].as_array().unwrap().clone();
        sections.iter().find(|one| one["title"] == "Core Unit Name").unwrap()["stale"].clone()
    };
    let own = json!({
        "team": both.team, "draft": both.draft, "part": "Core Unit Name", "body": "Ours"
    });
    call(&both.ana, "draft_write", own).unwrap();
    for name in ["Second", "Third"] {
        call(&both.ben, "team_update", json!({ "team": both.team, "name": name })).unwrap();
    }
    assert_eq!(settle("Second"), json!(true), "nobody has looked at the third name yet");
    assert_eq!(settle("Third"), json!(false));
}

/// Every long text that is typed in place: the command with its request, and where its answer or a
/// reading of it has the text.
#[test]
fn every_long_text_merges_by_what_it_was_typed_on() {
    let both = both();
    let Both { ana, team, .. } = &both;
    let topics = vec!["Law".to_owned()];
    let plan = SessionPlan { topics, ..SessionPlan::at(*team, noon()) };
    let session = ana.session_plan(plan).unwrap().id;
    let evidence = json!({ "kind": "text", "text": "", "title": "Proof" });
    let added = json!({ "team": team, "item": "C1", "evidence": evidence });
    let item = call(ana, "evidence_add", added).unwrap();
    let evidence = item["progress"]["evidence"][0]["id"].clone();
    call(ana, "rfc_add", json!({ "team": team, "comments": [{ "text": "base" }] })).unwrap();
    let comment = ana.rfc_list(*team).unwrap().comments[0].comment.id;
    let places: [(&str, Value, &str, &str); 6] = [
        ("session_update", json!({ "session": session }), "notes", "/notes"),
        ("item_update", json!({ "item": "C1" }), "notes", "/progress/notes"),
        (
            "evidence_write",
            json!({ "item": "C1", "evidence": evidence }),
            "text",
            "/progress/evidence/0/text",
        ),
        ("team_update", json!({}), "paragraphSummary", "/paragraphSummary"),
        ("rfc_update", json!({ "comment": comment }), "text", "/text"),
        ("rfc_decide", json!({ "comment": comment, "decision": "change" }), "answer", "/answer"),
    ];
    for (command, at, field, pointer) in places {
        let said = |app: &App, text: Value| {
            let mut req = at.clone();
            req["team"] = json!(team);
            req[field] = text;
            let answer = call(app, command, req).unwrap_or_else(|why| panic!("{command}: {why}"));
            answer.pointer(pointer).cloned().unwrap_or_else(|| panic!("{command}: {answer}"))
        };
        said(ana, json!("base"));
        said(&both.ben, typed("base of Ben", "base"));
        assert_eq!(said(ana, typed("Ana's base", "base")), "Ana's base of Ben", "{command}");
        assert_eq!(said(ana, json!("all new")), "all new", "{command}: in place of what is there");
    }
}

#[test]
fn a_pasted_megabyte_is_kept_and_typed_in() {
    let both = both();
    let line = "The unit pays two people, until when is open and said in each report.\n";
    let large = line.repeat((1 << 20) / line.len());
    both.write(&both.ana, typed(&large, ""));
    for n in 0..5 {
        let (on, text) =
            (format!("{}{large}", "x".repeat(n)), format!("{}{large}", "x".repeat(n + 1)));
        both.write(&both.ana, typed(&text, &on));
    }
    let shown = both.shown(&both.ana);
    assert_eq!(shown.len(), large.len() + 5);
    assert!(shown.starts_with("xxxxxThe"), "in their order");
}

/// What is kept every few letters is taken back with what came before, whichever field it is in; what
/// else is changed is a step of its own.
#[test]
fn typing_in_a_field_of_a_team_or_a_member_is_one_step_back() {
    let place = place();
    let team = place.begin("Team");
    let put = |change: MemberPut| place.member_put(TeamMember { team, change }).unwrap();
    let ana = put(MemberPut { handle: Some("@ana".into()), ..MemberPut::default() });
    let member = Some(ana.id);
    for role in ["W", "Wri", "Writer"] {
        put(MemberPut { member, role: Some(role.into()), ..MemberPut::default() });
    }
    put(MemberPut { member, facilitator: Some(true), ..MemberPut::default() });
    for text in ["We", "We pay", "We pay people."] {
        let sentence_summary = Some(text.to_owned());
        place.team_update(TeamUpdate { sentence_summary, ..TeamUpdate::of(team) }).unwrap();
    }
    let shown = || {
        let ana = place.member_list(team).unwrap().remove(0);
        let team = place.team_get(team).unwrap();
        (ana.role, ana.facilitator, team.team.sentence_summary)
    };
    assert_eq!(shown(), ("Writer".into(), true, "We pay people.".into()));
    place.history_undo(None).unwrap();
    assert_eq!(shown(), ("Writer".into(), true, String::new()));
    place.history_undo(None).unwrap();
    assert_eq!(shown(), ("Writer".into(), false, String::new()));
    place.history_undo(None).unwrap();
    assert_eq!(shown(), (String::new(), false, String::new()));
}
