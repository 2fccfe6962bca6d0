//! `launchpod import`.

use std::path::PathBuf;

use app::{App, workspace::archive::WorkspaceImport};
use clap::Args;

use super::export::{counted, told};
use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// A folder that `export` made.
    folder: PathBuf,
}

impl Import {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let done = app.workspace_import(WorkspaceImport { folder: self.folder })?;
        out.answer(&done, |done| told(format!("Took in {}.", counted(done)), done))?;
        Ok(End::found(!done.left_out.is_empty()))
    }
}
