//! This installation: whose it is, how it looks, what it holds.

use std::sync::PoisonError;

use domain::{proposal::Form, team::Team};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use store::Rows;

use crate::{
    App, Error,
    history::undo::UndoState,
    patch::{Patch, apply, patch},
    text,
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

/// The person of this installation: every change is signed with the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Person {
    /// A name or handle.
    pub name: String,
    /// What they are here; it decides which screen opens first.
    pub role: Role,
}

/// What somebody is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Of an incubating team.
    Team,
    /// A coach of teams.
    Coach,
    /// A lead of the program.
    Lead,
}

/// How the window looks on this installation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The folder that drafts were exported to last.
    pub export_folder: Option<String>,
    /// Spelling is not marked.
    pub no_spelling: bool,
    /// The dictionary that was chosen, `en_GB`; the first English one if absent.
    pub dictionary: Option<String>,
    /// The clone that drafts were committed to last.
    pub export_clone: Option<String>,
    /// The folder that other files were written to last: a page, forum posts, a calendar.
    pub export_files: Option<String>,
    /// The name in commits.
    pub git_name: Option<String>,
    /// The mail address in commits.
    pub git_email: Option<String>,
}

/// What to change of how the window looks. What is absent stays: folders and names that other
/// commands remember are none of the window's business.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Settings")]
pub struct SettingsSet {
    pub theme: Option<Theme>,
    pub no_spelling: Option<bool>,
    #[serde(default, deserialize_with = "patch")]
    pub dictionary: Patch<String>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// The signature of changes that were made before anybody said who they are.
const NOBODY: &str = "Somebody";
/// Where the person is kept.
const PERSON: &str = "person";
/// Where settings are kept.
const SETTINGS: &str = "settings";

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

    /// Says whose installation this is. Later changes are signed with the new name.
    pub fn person_set(&self, person: Person) -> Result<Person, Error> {
        let person = Person { name: text::name("The person", &person.name)?, ..person };
        keep(self, PERSON, &person)?;
        self.store.set_who(&person.name);
        Ok(person)
    }

    /// Changes how the window looks.
    pub fn settings_set(&self, req: SettingsSet) -> Result<Settings, Error> {
        remember(self, |settings| {
            apply(&mut settings.theme, req.theme);
            apply(&mut settings.no_spelling, req.no_spelling);
            apply(&mut settings.dictionary, req.dictionary);
        })
    }
}

/// Changes what this installation remembers, and leaves what others changed meanwhile.
pub(crate) fn remember(app: &App, change: impl FnOnce(&mut Settings)) -> Result<Settings, Error> {
    let _alone = app.settings.lock().unwrap_or_else(PoisonError::into_inner);
    let mut settings = settings(&app.store)?;
    change(&mut settings);
    keep(app, SETTINGS, &settings)?;
    Ok(settings)
}

fn keep<T: Serialize>(app: &App, key: &str, value: &T) -> Result<(), Error> {
    let json = serde_json::to_string(value).map_err(|e| Error::Json(key.into(), e))?;
    Ok(app.store.local_set(key, Some(&json))?)
}

pub(crate) fn settings(records: &dyn Rows) -> Result<Settings, Error> {
    Ok(local(records, SETTINGS)?.unwrap_or_default())
}

/// Whose changes these are.
pub(crate) fn who(records: &dyn Rows) -> String {
    let person = local::<Person>(records, PERSON).ok().flatten();
    person.map_or_else(|| NOBODY.into(), |person| person.name)
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
