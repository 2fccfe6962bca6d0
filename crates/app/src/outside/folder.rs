//! Drafts into a folder, laid out as the public repository is.

use std::path::PathBuf;

use domain::id::TeamId;
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    bundle::outgoing::outgoing_some,
    drafts::allow::{AllowedIn, allowed_of},
    files::{Bytes, Outcome, Output, put_all},
    settings::remember,
};

/// What to export, and where.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftExportFolder {
    /// Whose drafts.
    pub team: TeamId,
    /// The folder that holds, or will hold, `MIP39`, `MIP40` and `MIP41`.
    pub folder: PathBuf,
    /// Write also over files that changed since the last export, or that others wrote.
    #[serde(default)]
    pub replace: bool,
}

/// What an export did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// The folder.
    pub folder: PathBuf,
    /// Files that were written, below the folder.
    pub written: Vec<String>,
    /// Files that hold just this already.
    pub same: Vec<String>,
    /// Files that were left alone because somebody changed or wrote them. Ask, then export again
    /// with `replace`. If there are any, nothing was written.
    pub changed: Vec<String>,
    /// Findings that somebody let stand, with the reasons: reviewers will ask.
    pub allowed: Vec<AllowedIn>,
}

impl App {
    /// Writes a team's drafts and their pictures into a folder, all of them or, if one was changed there, none.
    pub fn draft_export_folder(&self, req: DraftExportFolder) -> Result<Exported, Error> {
        let here = self.here();
        let files = outgoing_some(&here, req.team)?.repository_files(&here)?;
        let done = put_all(&self.store, &req.folder, files, req.replace)?;
        if done.changed.is_empty() {
            let export_folder = Some(req.folder.display().to_string());
            // Done is done, whether or not there is room to remember where.
            let _ = remember(self, |settings| settings.export_folder = export_folder);
        }
        Ok(Exported::of(req.folder, done, allowed_of(&here, req.team)?))
    }
}

impl Exported {
    fn of(folder: PathBuf, done: Outcome, allowed: Vec<AllowedIn>) -> Self {
        let Outcome { written, same, changed } = done;
        Self { folder, written, same, changed, allowed }
    }
}

/// Writes files that are made for reading, and remembers the folder for the next ones.
pub(super) fn put_files(
    app: &App,
    folder: PathBuf,
    outputs: Vec<Output>,
    replace: bool,
) -> Result<Exported, Error> {
    let bytes = |one: Output| Bytes { path: one.path, bytes: one.text.into() };
    let files = outputs.into_iter().map(bytes).collect();
    let done = put_all(&app.store, &folder, files, replace)?;
    if done.changed.is_empty() {
        let export_files = Some(folder.display().to_string());
        let _ = remember(app, |settings| settings.export_files = export_files);
    }
    Ok(Exported::of(folder, done, Vec::new()))
}
