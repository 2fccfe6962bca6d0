//! How the window looks, and what an installation remembers for the next time.

use std::sync::PoisonError;

use serde::{Deserialize, Serialize};
use store::Rows;

use crate::{
    App, Error,
    local::{keep, local},
    patch::{Patch, apply, patch},
};

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

/// Where settings are kept.
pub(crate) const SETTINGS: &str = "settings";

impl App {
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

pub(crate) fn settings(records: &dyn Rows) -> Result<Settings, Error> {
    Ok(local(records, SETTINGS)?.unwrap_or_default())
}
