//! Drafts into a folder, laid out as the public repository is. The one rule: a file that changed
//! since we wrote it is never written over without asking.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use domain::id::TeamId;
use serde::{Deserialize, Serialize};
use store::Rows;

use super::{
    allow::{AllowedIn, allowed_of},
    bundle::{leaving_some, repository_files},
};
use crate::{App, Error, digest};

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

/// A file of the repository, a picture too.
pub(crate) struct Bytes {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

impl App {
    /// Writes a team's drafts and their pictures into a folder, all of them or, if one was changed there, none.
    pub fn draft_export(&self, req: DraftExport) -> Result<Exported, Error> {
        let here = self.here();
        let leaving = leaving_some(&here, req.team)?;
        let files = repository_files(&here, &leaving)?;
        let mut exported = self.put_all(&req.folder, files, req.replace)?;
        exported.allowed = allowed_of(&here, req.team)?;
        if exported.changed.is_empty() {
            let export_folder = Some(req.folder.display().to_string());
            self.remember(|settings| settings.export_folder = export_folder)?;
        }
        Ok(exported)
    }

    /// Writes files that are made for reading, and remembers the folder for the next ones.
    pub(crate) fn put_files(
        &self,
        folder: &Path,
        outputs: Vec<Output>,
        replace: bool,
    ) -> Result<Exported, Error> {
        let bytes = |one: Output| Bytes { path: one.path, bytes: one.text.into() };
        let files = outputs.into_iter().map(bytes).collect();
        let exported = self.put_all(folder, files, replace)?;
        if exported.changed.is_empty() {
            let export_files = Some(folder.display().to_string());
            self.remember(|settings| settings.export_files = export_files)?;
        }
        Ok(exported)
    }

    /// Writes all files or, if one was changed there and may not be replaced, none.
    fn put_all(&self, folder: &Path, files: Vec<Bytes>, replace: bool) -> Result<Exported, Error> {
        let (written, same, changed, allowed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut exported = Exported { folder: folder.to_owned(), written, same, changed, allowed };
        let mut write = Vec::new();
        for file in files {
            let path = folder.join(&file.path);
            match self.state_of(&path, &file.bytes)? {
                State::Same => exported.same.push(file.path),
                State::Changed if !replace => exported.changed.push(file.path),
                State::Ours | State::Changed => write.push((path, file)),
            }
        }
        if exported.changed.is_empty() {
            for (path, file) in write {
                put_bytes(&path, &file.bytes)?;
                self.store.local_set(&key(&path), Some(&digest::of(&file.bytes)))?;
                exported.written.push(file.path);
            }
        }
        Ok(exported)
    }

    /// Whether a file may be written: nothing is there, or what is there is ours or the same.
    pub(crate) fn is_ours(&self, path: &Path, bytes: &[u8]) -> Result<bool, Error> {
        Ok(!matches!(self.state_of(path, bytes)?, State::Changed))
    }

    /// Writes a file that a later export may write over.
    pub(crate) fn put_ours(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        put_bytes(path, bytes)?;
        Ok(self.store.local_set(&key(path), Some(&digest::of(bytes)))?)
    }

    fn state_of(&self, path: &Path, ours: &[u8]) -> Result<State, Error> {
        let there = match fs::read(path) {
            Ok(there) => there,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(State::Ours),
            Err(source) => return Err(failed(path, source)),
        };
        if there == ours {
            return Ok(State::Same);
        }
        let left = self.store.local_get(&key(path))?;
        Ok(if left == Some(digest::of(&there)) { State::Ours } else { State::Changed })
    }
}

/// There is nothing to take outside.
pub(super) fn none() -> Error {
    Error::invalid("There are no drafts yet: compose the bundle first.")
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
    put_bytes(path, text.as_bytes())
}

fn put_bytes(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    let mut file = beside(path).tempfile_in(folder).map_err(|e| failed(folder, e))?;
    file.write_all(bytes).map_err(|source| failed(path, source))?;
    file.as_file().sync_all().map_err(|source| failed(path, source))?;
    file.persist(path).map_err(|error| failed(path, error.error))?;
    Ok(())
}

/// A file that gets the permissions of the one it replaces, or those of any new file.
pub(crate) fn beside(path: &Path) -> tempfile::Builder<'static, 'static> {
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
