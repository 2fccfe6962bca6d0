//! Drafts into a folder, laid out as the public repository is. The one rule: a file that changed
//! since we wrote it is never written over without asking.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use domain::id::TeamId;
use serde::{Deserialize, Serialize};

use super::allow::AllowedIn;
use crate::{App, Error, digest, workspace::Settings};

/// What to export, and where.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftExport {
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

/// A draft as a file of the repository.
pub(crate) struct Output {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl App {
    /// Writes a team's drafts into a folder, all of them or, if one was changed there, none.
    pub fn draft_export(&self, req: DraftExport) -> Result<Exported, Error> {
        let outputs = self.draft_outputs(req.team)?;
        if outputs.is_empty() {
            return Err(Error::invalid("There are no drafts yet: compose the bundle first."));
        }
        let mut exported = Exported {
            folder: req.folder.clone(),
            written: Vec::new(),
            same: Vec::new(),
            changed: Vec::new(),
            allowed: self.allowed_of(req.team)?,
        };
        let mut write = Vec::new();
        for output in outputs {
            let path = req.folder.join(&output.path);
            match self.state_of(&path, &output.text)? {
                State::Same => exported.same.push(output.path),
                State::Changed if !req.replace => exported.changed.push(output.path),
                State::Ours | State::Changed => write.push((path, output)),
            }
        }
        if exported.changed.is_empty() {
            for (path, output) in write {
                self.put_ours(&path, &output.text)?;
                exported.written.push(output.path);
            }
            let export_folder = Some(req.folder.display().to_string());
            self.settings_set(Settings { export_folder, ..self.settings()? })?;
        }
        Ok(exported)
    }

    /// Whether a file may be written: nothing is there, or what is there is ours or the same.
    pub(crate) fn is_ours(&self, path: &Path, text: &str) -> Result<bool, Error> {
        Ok(!matches!(self.state_of(path, text)?, State::Changed))
    }

    /// Writes a file that a later export may write over.
    pub(crate) fn put_ours(&self, path: &Path, text: &str) -> Result<(), Error> {
        put(path, text)?;
        Ok(self.store.local_set(&key(path), Some(&digest::of(text.as_bytes())))?)
    }

    fn state_of(&self, path: &Path, text: &str) -> Result<State, Error> {
        let there = match fs::read(path) {
            Ok(there) => there,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(State::Ours),
            Err(source) => return Err(failed(path, source)),
        };
        if there == text.as_bytes() {
            return Ok(State::Same);
        }
        let ours = self.store.local_get(&key(path))?;
        Ok(if ours == Some(digest::of(&there)) { State::Ours } else { State::Changed })
    }
}

/// What is at the place of a file.
enum State {
    /// Just what would be written.
    Same,
    /// Nothing, or what the last export wrote.
    Ours,
    /// Something else.
    Changed,
}

/// Writes beside the file and renames: a crash leaves the old one or the new one.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    let mut file = beside(path).tempfile_in(folder).map_err(|e| failed(folder, e))?;
    file.write_all(text.as_bytes()).map_err(|source| failed(path, source))?;
    file.as_file().sync_all().map_err(|source| failed(path, source))?;
    file.persist(path).map_err(|error| failed(path, error.error))?;
    Ok(())
}

/// A file that gets the permissions of the one it replaces, or those of any new file.
fn beside(path: &Path) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    if let Ok(there) = fs::metadata(path) {
        builder.permissions(there.permissions());
    }
    #[cfg(unix)]
    if !path.exists() {
        use std::os::unix::fs::PermissionsExt;
        // What is left of it is for the user's umask to say.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    let kept = "The file was not written; what was there is as it was. Choose another folder, or make room.";
    Error::File { path: path.to_owned(), source, kept }
}

fn key(path: &Path) -> String {
    format!("export {}", path.display())
}
