//! The row of a team: which part of it a command makes anew.

use std::sync::{Arc, Mutex};

use domain::item::State;
use serde_json::{Value, json};
use store::{Bodies, RowPart};
use uuid::Uuid;

use super::noon;
use crate::{
    App, Folder,
    items::ItemUpdate,
    sessions::{SessionPlan, SessionUpdate},
    teams::{TeamCreate, TeamUpdate, overview},
};

type Heard = Arc<Mutex<Vec<&'static str>>>;

/// A part that tells when it is made.
struct Told(Box<dyn RowPart>, Heard);

impl RowPart for Told {
    fn name(&self) -> &'static str {
        self.0.name()
    }
    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        self.0.from()
    }
    fn make(&self, space: Uuid, records: &Bodies) -> Option<Value> {
        self.1.lock().unwrap().push(self.name());
        self.0.make(space, records)
    }
}

#[test]
fn a_key_typed_in_a_note_makes_no_part_of_the_row_and_a_command_only_its_own() {
    let (dir, heard) = (tempfile::tempdir().unwrap(), Heard::default());
    let pack = crate::rules(None).unwrap();
    let mut rows = overview::of_teams(pack);
    let told = |part| Box::new(Told(part, Arc::clone(&heard))) as Box<dyn RowPart>;
    rows.parts = rows.parts.into_iter().map(told).collect();
    let folder = Folder::choose(Some(dir.path().to_owned())).unwrap();
    let app = App::open_as(pack, folder, Box::new(noon), |_| (), |options| options.overview(rows))
        .unwrap();
    let made = |command: &dyn Fn()| {
        heard.lock().unwrap().clear();
        command();
        heard.lock().unwrap().clone()
    };
    let team = app.team_create(TeamCreate { name: "Team".into(), target: None, as_of: None });
    let team = team.unwrap().id;
    let plan = json!({ "team": team, "at": "2021-04-20T10:00:00Z" });
    let session =
        app.session_plan(serde_json::from_value::<SessionPlan>(plan).unwrap()).unwrap().id;
    let item = |state, notes| {
        let item = "C1".into();
        app.item_update(ItemUpdate { team, item, state, notes, owner: None, due: None }).unwrap();
    };
    item(Some(State::Doing), None);
    let session = SessionUpdate::of(team, session);
    let held = |change: SessionUpdate| drop(app.session_update(change).unwrap());
    let changed = |change: TeamUpdate| drop(app.team_update(change).unwrap());

    let (key, nothing) = (Some("k".to_owned()), [""; 0]);
    assert_eq!(made(&|| item(None, key.clone().map(Into::into))), nothing);
    let typed =
        SessionUpdate { notes: key.clone().map(Into::into), title: key.clone(), ..session.clone() };
    assert_eq!(made(&|| held(typed.clone())), nothing);
    let typed = TeamUpdate { sentence_summary: key.clone(), ..TeamUpdate::of(team) };
    assert_eq!(made(&|| changed(typed.clone())), nothing);

    assert_eq!(made(&|| item(Some(State::Done), None)), ["items"]);
    let at = Some("2021-04-21T10:00:00Z".parse().unwrap());
    assert_eq!(made(&|| held(SessionUpdate { at, ..session.clone() })), ["sessions"]);
    let target = Some(Some("2021-06".parse().unwrap()));
    assert_eq!(made(&|| changed(TeamUpdate { target, ..TeamUpdate::of(team) })), ["team", "items"]);

    let row = app.team_list(()).unwrap().remove(0);
    assert_eq!(row.stages.iter().map(|stage| stage.blocking.settled).sum::<u32>(), 1);
    assert_eq!(row.next_session, Some("2021-04-21T10:00:00Z".parse().unwrap()));
    let all = serde_json::to_value(app.team_list(()).unwrap()).unwrap();
    app.store.rebuild(&|_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(serde_json::to_value(app.team_list(()).unwrap()).unwrap(), all, "made anew");
}
