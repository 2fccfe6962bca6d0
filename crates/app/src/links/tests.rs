use domain::{id::TeamId, session::Session};
use serde_json::json;

use super::*;
use crate::{
    history::RecordRef,
    search::SearchFor,
    sessions::{SessionPlan, SessionRef},
    tests::{Place, noon, place},
    workspace::archive::{WorkspaceExport, WorkspaceImport},
};

fn plan(app: &Place, team: TeamId, title: &str) -> Session {
    let title = Some(title.to_owned());
    app.session_plan(SessionPlan { title, ..SessionPlan::at(team, noon()) }).unwrap()
}

fn at(collection: Collection, id: impl ToString) -> LinkedRecord {
    LinkedRecord { collection, id: id.to_string() }
}

fn add(app: &App, team: TeamId, session: &Session, item: &str) -> Result<LinkView, Error> {
    let (from, to) = (at(Collection::Sessions, session.id), at(Collection::Items, item));
    app.link_add(LinkAdd { team, kind: LinkKind::Answers, from, to })
}

fn of(app: &App, team: TeamId, record: LinkedRecord) -> Vec<LinkView> {
    app.link_list(LinkList { team, record: Some(record) }).unwrap()
}

#[test]
fn a_link_is_seen_from_both_ends_by_what_they_are_called_now() {
    let app = place();
    let team = app.begin("Ours");
    let session = plan(&app, team, "Runway");
    let link = add(&app, team, &session, "C1").unwrap();
    let renamed = json!({ "team": team, "session": session.id, "title": "Money" });
    app.session_update(serde_json::from_value(renamed).unwrap()).unwrap();
    for end in [at(Collection::Sessions, session.id), at(Collection::Items, "C1")] {
        let seen = of(&app, team, end);
        assert_eq!((seen.len(), seen[0].id), (1, link.id));
        assert_eq!(seen[0].from.called, "Money");
        assert!(seen[0].to.called.starts_with("C1 ") && !seen[0].to.is_gone);
    }
    assert!(of(&app, team, at(Collection::Items, "C4")).is_empty());
}

#[test]
fn the_same_link_twice_is_one_and_the_other_way_round_is_another() {
    let app = place();
    let team = app.begin("Ours");
    let session = plan(&app, team, "Runway");
    let first = add(&app, team, &session, "C1").unwrap();
    assert_eq!(add(&app, team, &session, "C1").unwrap().id, first.id);
    let (from, to) = (at(Collection::Items, "C1"), at(Collection::Sessions, session.id));
    app.link_add(LinkAdd { team, kind: LinkKind::Answers, from, to }).unwrap();
    assert_eq!(app.link_list(LinkList { team, record: None }).unwrap().len(), 2);
}

#[test]
fn ends_have_to_be_there_and_to_be_two() {
    let app = place();
    let (team, other) = (app.begin("Ours"), app.begin("Theirs"));
    let (ours, theirs) = (plan(&app, team, "Runway"), plan(&app, other, "Pay"));
    assert!(matches!(add(&app, team, &ours, "C99"), Err(Error::NotFound(..))));
    assert!(matches!(add(&app, team, &theirs, "C1"), Err(Error::NotFound(..))));
    let session = at(Collection::Sessions, ours.id);
    let same = LinkAdd { team, kind: LinkKind::Blocks, from: session.clone(), to: session };
    assert!(app.link_add(same).unwrap_err().to_string().contains("itself"));
    assert!(app.link_list(LinkList { team, record: None }).unwrap().is_empty());
}

#[test]
fn a_link_outlives_its_end_which_is_shown_as_gone_until_it_is_back() {
    let app = place();
    let team = app.begin("Ours");
    let session = plan(&app, team, "Runway");
    add(&app, team, &session, "C1").unwrap();
    let seen = || of(&app, team, at(Collection::Items, "C1"))[0].from.clone();
    app.session_remove(SessionRef { team, session: session.id }).unwrap();
    assert_eq!((seen().is_gone, seen().called.as_str()), (true, "Runway"));
    app.history_undo(None).unwrap();
    assert!(!seen().is_gone);
}

#[test]
fn a_link_is_in_search_and_history_and_comes_back_when_it_was_taken_out() {
    let app = place();
    let team = app.begin("Ours");
    let session = plan(&app, team, "Runway");
    let link = add(&app, team, &session, "C1").unwrap().id;
    let hits = app.search(SearchFor { words: "runway".into(), team: Some(team) }).unwrap();
    assert!(hits.iter().any(|hit| hit.collection == Collection::Links && hit.title == "Runway"));
    app.link_remove(LinkRef { team, link }).unwrap();
    assert!(of(&app, team, at(Collection::Items, "C1")).is_empty());
    app.history_undo(None).unwrap();
    assert_eq!(of(&app, team, at(Collection::Items, "C1")).len(), 1);
    let record = RecordRef { team, collection: Collection::Links, id: link.to_string() };
    let steps = app.history_list(record).unwrap();
    assert_eq!(steps.last().unwrap().command, "link_add");
}

#[test]
fn links_are_in_an_export_and_come_back_with_it() {
    let app = place();
    let team = app.begin("Ours");
    let session = plan(&app, team, "Runway");
    let link = add(&app, team, &session, "C1").unwrap().id;
    let folder = app.dir.path().join("export");
    app.workspace_export(WorkspaceExport { folder: folder.clone() }).unwrap();
    let other = place();
    other.workspace_import(WorkspaceImport { folder }).unwrap();
    let seen = of(&other, team, at(Collection::Sessions, session.id));
    assert_eq!((seen.len(), seen[0].id, seen[0].from.is_gone), (1, link, false));
}
