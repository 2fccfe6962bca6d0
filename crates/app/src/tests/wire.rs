//! The list of commands held against what they do: each reads what it says, and no command that
//! writes takes back what another one kept meanwhile.

mod landed;
mod requests;

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{Arc, Mutex},
};

use serde_json::Value;

use super::{noon, open, open_watched};
use crate::{
    App, Area, Error,
    commands::{Does, all},
    kinds::Collection,
};
use requests::{Prepared, State};

macro_rules! calls {
    ($( $how:ident $([ $($area:ident)* ])? $name:ident ( $req:ty ) -> $res:ty ),* $(,)?) => {
        /// Any command by its name.
        fn call(app: &App, command: &str, request: Value) -> Result<(), Error> {
            asked(app, command, request).map(drop)
        }

        /// The same with its answer.
        pub(super) fn asked(app: &App, command: &str, request: Value) -> Result<Value, Error> {
            match command {
                $( stringify!($name) => {
                    let request: $req = serde_json::from_value(request)
                        .unwrap_or_else(|error| panic!("{command}: {error}"));
                    app.$name(request).map(|answer| serde_json::to_value(answer).unwrap())
                } )*
                _ => panic!("there is no command {command}"),
            }
        }
    };
}
crate::commands!(calls);

/// Notes the areas of what is read.
#[derive(Default)]
struct Noted(Mutex<BTreeSet<Area>>);

impl store::Watch for Noted {
    fn read(&self, collection: &str) {
        self.0.lock().unwrap().insert(Collection::of(collection).unwrap().area());
    }
}

#[test]
fn what_a_command_reads_is_what_it_says() {
    // A frozen bundle is read with the drafts of today beside it.
    let places = [State::Begun, State::Frozen].map(Prepared::new);
    let noted = Arc::new(Noted::default());
    let apps = places.each_ref().map(|place| open_watched(place.folder(), noted.clone()));
    let everything = BTreeSet::from(Area::OF_RECORDS);
    let mut wrong = Vec::new();
    for (command, does) in all() {
        let Does::Reads(says) = does else { continue };
        let says: BTreeSet<_> = says.into_iter().collect();
        let requests = places.each_ref().map(|place| place.reading(command));
        noted.0.lock().unwrap().clear();
        for (app, request) in apps.iter().zip(requests) {
            let answer = call(app, command, request);
            // Nothing is indexed here, and what is read of records does not depend on it.
            assert!(answer.is_ok() || command == "precedent_get", "{command}: {answer:?}");
        }
        let read = noted.0.lock().unwrap().clone();
        // What follows every change, as the state of undo does, says so.
        if read != says && !(says == everything && read.is_subset(&says)) {
            wrong.push(format!("{command} reads {read:?}, and says {says:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Landing = Box<dyn FnOnce() + Send>;

/// Lands another write before the first one that is asked for begins.
struct Between(Mutex<Option<Landing>>);

impl store::Watch for Between {
    fn before_write(&self) {
        let landing = self.0.lock().unwrap().take();
        if let Some(land) = landing {
            land();
        }
    }
}

/// Runs a command on a copy of a workspace, with another process landing its own between whatever
/// the command reads first and its write. Answers what both left.
fn between(prepared: &Prepared, command: &str) -> (Result<(), Error>, BTreeSet<&'static str>) {
    let dir = tempfile::tempdir().unwrap();
    copy(prepared.folder(), dir.path());
    let request = prepared.writing(command, dir.path());
    let (other, ids) = (open(dir.path(), |_| ()), prepared.ids());
    let landing: Landing = Box::new(move || ids.land(&other));
    let watch = Arc::new(Between(Mutex::new(Some(landing))));
    let app = open_watched(dir.path(), watch.clone());
    let answer = call(&app, command, request);
    assert!(watch.0.lock().unwrap().is_none(), "{command} writes");
    (answer, prepared.ids().landed(&app))
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What a command is there to take out, or to put in the place of what is there.
fn replaces(command: &str) -> &'static [&'static str] {
    match command {
        // The window sends the whole of a budget: the last one that was typed is meant.
        "budget_put" => &["budget"],
        _ => &[],
    }
}

#[test]
fn no_command_takes_back_what_another_kept_before_its_write() {
    let states = [State::Begun, State::Posted, State::Frozen, State::Excepted];
    let prepared: Vec<_> = states.into_iter().map(Prepared::new).collect();
    for (command, does) in all() {
        if does != Does::Writes || command == "workspace_import" {
            continue;
        }
        let state = State::of(command);
        let prepared = prepared.iter().find(|one| one.state == state).unwrap();
        let (answer, left) = between(prepared, command);
        answer.unwrap_or_else(|error| panic!("{command}: {error}"));
        let mut expected = prepared.lands();
        expected.retain(|what| !replaces(command).contains(what));
        let lost: Vec<_> = expected.difference(&left).collect();
        assert!(lost.is_empty(), "{command} took back: {lost:?}");
    }
}

#[test]
fn an_import_into_a_workspace_where_a_team_was_begun_meanwhile_is_refused() {
    let prepared = Prepared::new(State::Begun);
    let out = prepared.folder().join("export");
    let req = serde_json::json!({ "folder": out });
    call(&open(prepared.folder(), |_| ()), "workspace_export", req.clone()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let other = open(dir.path(), |_| ());
    let begin = serde_json::json!({ "name": "Meanwhile" });
    let landing: Landing = Box::new(move || call(&other, "team_create", begin).unwrap());
    let app = open_watched(dir.path(), Arc::new(Between(Mutex::new(Some(landing)))));
    assert!(call(&app, "workspace_import", req).is_err());
    assert_eq!(app.team_list(()).unwrap().len(), 1, "{}", noon());
}
