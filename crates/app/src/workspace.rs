//! This installation: whose it is, how it looks, what it holds.

pub mod archive;

use domain::{proposal::Form, team::Team};
use serde::Serialize;
use store::Rows;

use crate::{
    App, Error,
    history::undo::UndoState,
    local::{fits, local},
    person::{NOBODY, PERSON, Person},
    settings::{SETTINGS, Settings, settings},
};

/// What the window needs to know of the workspace before anything else.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// The data folder.
    pub folder: String,
    /// The size of the data file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The version of the app.
    pub version: String,
    /// The rule pack: name and version.
    pub pack: String,
    /// Whose it is. Absent on the first run.
    pub person: Option<Person>,
    /// How it looks.
    pub settings: Settings,
    /// Teams that are not archived.
    pub teams: usize,
    /// What the pack says of each kind of proposal, in the order of a bundle.
    pub kinds: Vec<Form>,
    /// What can be taken back.
    pub undo: UndoState,
}

impl App {
    /// What the window starts from.
    pub fn workspace_get(&self, (): ()) -> Result<Workspace, Error> {
        let (id, version) = (self.pack.name(), self.pack.version());
        Ok(Workspace {
            folder: self.folder.root().display().to_string(),
            bytes: self.store.size()?,
            version: env!("CARGO_PKG_VERSION").into(),
            pack: format!("{id} {version}"),
            person: local(&self.store, PERSON)?,
            settings: settings(&self.store)?,
            teams: self.store.count::<Team>("archived")?,
            kinds: self.pack.kinds().forms().to_vec(),
            undo: self.history_state(())?,
        })
    }
}

/// What of this installation can't be read any more, a sentence each.
pub(crate) fn unreadable(records: &dyn Rows) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    if !fits::<Person>(records, PERSON)? {
        found.push(format!(
            "Who you are can't be read any more, so changes are signed “{NOBODY}”: say it again in the settings."
        ));
    }
    if !fits::<Settings>(records, SETTINGS)? {
        found.push("The settings can't be read any more, so they are as on the first day: choose them again.".into());
    }
    Ok(found)
}
