//! Commands as the window gives them. The one rule: each one changes something, so that none can be left out.

use std::path::{Path, PathBuf};

use anyhow::Context;
use app::{App, Folder, items::ItemUpdate};
use chrono::Utc;
use domain::{id::TeamId, item::State};
use serde_json::{Value, json};

use crate::{bare::Bare, timed};

/// About as long as a change of one item is.
pub(crate) const BYTES: [u8; 200] = [7; 200];
/// Not counted: files that grow, statements that are prepared, the document that is loaded.
const WARM_UP: usize = 10;

pub(crate) fn open(folder: PathBuf) -> Result<App, app::Error> {
    App::open(Folder::choose(Some(folder))?, Box::new(Utc::now), |_| ())
}

/// A commit of bare SQLite and an `item_update`, in turns.
pub(crate) fn commits(folder: PathBuf, times: usize) -> anyhow::Result<Value> {
    let bare = Bare::open(&folder.join("bare.db"))?;
    let app = open(folder)?;
    let team = first_team(&app)?;
    let items = app.item_list(team)?;
    let (mut bare_ms, mut command_ms) = (Vec::new(), Vec::new());
    for turn in 0..WARM_UP + times {
        let item = items[turn % items.len()].item.id.clone();
        let update = ItemUpdate {
            team,
            item,
            state: Some(if turn % 2 == 0 { State::Doing } else { State::Done }),
            owner: None,
            due: None,
            // A text that was never there: in a later run the same one would change nothing.
            notes: Some(format!("What was found out at {}.", Utc::now().timestamp_micros()).into()),
        };
        timed(&mut bare_ms, || bare.commit(&BYTES))?;
        timed(&mut command_ms, || app.item_update(update))?;
    }
    app.close()?;
    Ok(json!({ "bare": bare_ms.split_off(WARM_UP), "command": command_ms.split_off(WARM_UP) }))
}

/// Opening the workspace, and the overview of all teams.
pub(crate) fn reads(folder: &Path, times: usize) -> anyhow::Result<Value> {
    let (mut opens, mut lists) = (Vec::new(), Vec::new());
    let mut teams = 0;
    for _ in 0..times {
        let app = timed(&mut opens, || open(folder.to_owned()))?;
        teams = timed(&mut lists, || app.team_list(()))?.len();
        app.close()?;
    }
    Ok(json!({ "teams": teams, "open": opens, "list": lists }))
}

pub(crate) fn first_team(app: &App) -> anyhow::Result<TeamId> {
    let teams = app.team_list(())?;
    Ok(teams.first().context("The workspace has no team: make one with launchpod sample")?.id)
}
