//! Commands on a real workspace in a temporary folder, at a time that the test sets.

mod agreement;
mod begin;
mod bundle;
mod clean;
mod copies;
mod drafts;
mod export;
mod find;
mod fixes;
mod frozen;
mod git;
mod health;
mod history;
mod hostile;
mod images;
mod meant;
mod other_pack;
mod outgoing;
mod outside;
mod overview;
mod own;
mod planner;
mod precedents;
mod private;
mod record;
mod replicas;
mod rfc;
mod rfc_again;
mod sample;
mod sessions;
mod settings;
mod spaces;
mod spelling;
mod teams;
mod typing;
mod undo;
mod wire;

use std::{path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use domain::id::TeamId;
use tempfile::TempDir;

use crate::{App, Change, Folder, teams::TeamCreate};

/// A workspace that is gone when the test ends.
pub(crate) struct Place {
    pub(crate) app: App,
    pub(crate) dir: TempDir,
}

impl std::ops::Deref for Place {
    type Target = App;
    fn deref(&self) -> &App {
        &self.app
    }
}

/// Noon of 7 April 2021, the day the seed was posted.
pub(crate) fn noon() -> DateTime<Utc> {
    "2021-04-07T12:00:00Z".parse().unwrap()
}

pub(crate) fn open(folder: &Path, heard: impl Fn(Change) + Send + Sync + 'static) -> App {
    let folder = Folder::choose(Some(folder.to_owned())).unwrap();
    App::open(folder, Box::new(noon), heard).unwrap()
}

/// Opened by somebody who is told of every read and write.
pub(crate) fn open_watched(folder: &Path, watch: Arc<dyn store::Watch>) -> App {
    let folder = Folder::choose(Some(folder.to_owned())).unwrap();
    let pack = crate::rules(None).unwrap();
    App::open_as(pack, folder, Box::new(noon), |_| (), |options| options.watch(watch)).unwrap()
}

pub(crate) fn place() -> Place {
    let dir = tempfile::tempdir().unwrap();
    Place { app: open(dir.path(), |_| ()), dir }
}

impl Place {
    /// A team that aims at the cycle of June 2021.
    pub(crate) fn begin(&self, name: &str) -> TeamId {
        begin(&self.app, name)
    }
}

pub(crate) fn begin(app: &App, name: &str) -> TeamId {
    let target = Some("2021-06".parse().unwrap());
    app.team_create(TeamCreate { name: name.into(), target, as_of: None }).unwrap().id
}
