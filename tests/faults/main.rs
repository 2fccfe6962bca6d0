//! What happens to a workspace when the machine fails it. The one rule: what a command has answered is kept.
//!
//! These take minutes, so `cargo test` leaves them out; `npm test` runs them:
//! `cargo test --workspace --test faults -- --ignored --test-threads=1`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test: it stops where something is wrong and says what it counted"
)]

mod disk_full;
mod killed;
mod large;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use app::{
    App, Change, Folder,
    doctor::Doctor,
    journal::JournalAdd,
    teams::{TeamCreate, TeamUpdate},
};
use chrono::Utc;
use domain::id::TeamId;

/// Opens the workspace in `folder` as the window does.
fn open(folder: &Path) -> App {
    let folder = Folder::choose(Some(folder.to_owned())).unwrap();
    App::open(folder, Box::new(Utc::now), |_: Change| {}).unwrap()
}

/// The one team of these tests, made when it is not there.
fn team(app: &App) -> TeamId {
    let teams = app.team_list(()).unwrap();
    teams.first().map_or_else(
        || {
            let named = TeamCreate { name: "Faults".into(), target: None, as_of: None };
            app.team_create(named).unwrap().id
        },
        |team| team.id,
    )
}

/// An entry of the journal that says `words`.
fn entry(team: TeamId, words: String) -> JournalAdd {
    JournalAdd { team, item: first_item(), hard: words, missing: String::new(), minutes: None }
}

/// Renames the team: a second document and a field that is written again and again.
fn rename(team: TeamId, name: String) -> TeamUpdate {
    TeamUpdate { name: Some(name), ..TeamUpdate::of(team) }
}

fn first_item() -> String {
    let pack = pack::Pack::makerdao().unwrap();
    pack.items().first().expect("the playbook has items").id.clone()
}

/// Fails when the checks of `doctor` find anything, also after the projection was made anew.
fn is_healthy(app: &App) {
    for rebuild in [false, true] {
        let found = app.doctor(Doctor { rebuild, repair: false }).unwrap();
        assert!(found.problems.is_empty(), "doctor finds {:?}", found.problems);
    }
}

/// This test binary once more, for the one "test" called `part` alone.
fn alone(part: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", part, "--ignored", "--nocapture"]).env("FAULTS_IN", folder);
    command
}

/// Where a part that was started by `alone` works; nothing when a person ran all ignored tests.
fn work_folder() -> Option<PathBuf> {
    std::env::var_os("FAULTS_IN").map(PathBuf::from)
}
