//! This installation: whose it is, how it looks, what it holds.

pub mod archive;
pub mod person;
pub mod settings;

use domain::{proposal::Form, team::Team};
use serde::{Serialize, de::DeserializeOwned};
use store::Rows;

pub(crate) use person::who;
pub use person::{Person, Role};
pub use settings::{Settings, SettingsSet, Theme};
pub(crate) use settings::{remember, settings};

use self::{
    person::{NOBODY, PERSON},
    settings::SETTINGS,
};
use crate::{App, Error, history::undo::UndoState};

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

fn keep<T: Serialize>(app: &App, key: &str, value: &T) -> Result<(), Error> {
    let json = serde_json::to_string(value).map_err(|e| Error::Json(key.into(), e))?;
    Ok(app.store.local_set(key, Some(&json))?)
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

fn fits<T: DeserializeOwned>(records: &dyn Rows, key: &str) -> Result<bool, Error> {
    let kept = records.local_get(key)?;
    Ok(kept.is_none_or(|json| serde_json::from_str::<T>(&json).is_ok()))
}

/// What this installation remembers under `key`. What can't be read any more is as if it had never
/// been said; [`unreadable`] tells of it.
fn local<T: DeserializeOwned>(records: &dyn Rows, key: &str) -> Result<Option<T>, Error> {
    let kept = records.local_get(key)?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
}
