//! The change note of some days as a file.

use std::path::PathBuf;

use chrono::NaiveDate;
use domain::id::TeamId;
use serde::Deserialize;

use super::folder::{Exported, put_files};
use crate::{App, Error, files::Output, rfc::note::RfcNote};

/// A note to write into a folder.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in RfcNote")]
pub struct RfcNoteSave {
    pub team: TeamId,
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    /// The folder; the file is `change-note-<last day>.md`.
    pub folder: PathBuf,
    /// Write also over a file that changed since the last export, or that others wrote.
    #[serde(default)]
    pub replace: bool,
}

impl App {
    /// Writes a change note into a folder.
    pub fn rfc_note_save(&self, req: RfcNoteSave) -> Result<Exported, Error> {
        let RfcNoteSave { team, from, until, folder, replace } = req;
        let note = self.rfc_note(RfcNote { team, from, until })?;
        let path = format!("change-note-{}.md", note.until);
        put_files(self, folder, vec![Output { path, text: note.markdown }], replace)
    }
}
