//! `launchpod export`.

use std::path::PathBuf;

use app::{
    App,
    workspace::archive::{Archived, WorkspaceExport},
};
use clap::Args;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// A folder that is empty or does not exist.
    folder: PathBuf,
}

impl Export {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let done = app.workspace_export(WorkspaceExport { folder: self.folder })?;
        out.answer(&done, |done| told(format!("Wrote {}.", counted(done)), done))?;
        Ok(End::found(!done.left_out.is_empty()))
    }
}

/// What was done, and what is not part of it, a line each.
pub(super) fn told(line: String, done: &Archived) -> String {
    [vec![line], done.left_out.clone()].concat().join("\n")
}

pub(super) fn counted(done: &Archived) -> String {
    let (teams, records, files) = (done.teams, done.records, done.files);
    format!("{teams} teams, {records} records and {files} files: {}", done.folder.display())
}
