//! The data folder: where everything of one installation is.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use domain::place::is_digest;

use crate::{Error, synced, text::shell_word};

/// A data folder. It is made when it is first opened.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder that was asked for, or else the one the system gives to the app.
    pub fn choose(asked: Option<PathBuf>) -> Result<Self, Error> {
        let root = match asked {
            Some(asked) if asked.as_os_str().is_empty() => {
                return Err(Error::invalid(
                    "The data folder has no name: give one, or none at all.",
                ));
            }
            Some(asked) => asked,
            None => usual().ok_or_else(|| {
                Error::invalid("There is no home folder: say where with --data DIR.")
            })?,
        };
        if root.exists() && !root.is_dir() {
            let why =
                format!("{} is a file, not a folder: choose another with --data.", root.display());
            return Err(Error::invalid(why));
        }
        Ok(Self { root })
    }

    /// Whether a workspace is there. Where nobody can know, opening it says why.
    #[must_use]
    pub fn has_workspace(&self) -> bool {
        self.database().try_exists().unwrap_or(true)
    }

    /// Other folders with a workspace: the one that the system gives to the app, and those `named`
    /// elsewhere.
    #[must_use]
    pub fn others(&self, named: Option<PathBuf>) -> Vec<PathBuf> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let here = real(&self.root);
        let all = named.into_iter().chain(usual()).map(|root| Self { root });
        let all = all.filter(|other| other.has_workspace() && real(&other.root) != here);
        let mut all: Vec<_> = all.map(|other| other.root).collect();
        all.dedup();
        all
    }

    /// Why nothing is read where no workspace is, with what to do. `others` are folders with one.
    #[must_use]
    pub fn without(&self, others: &[PathBuf]) -> Error {
        let (root, quoted) = (self.root.display(), shell_word(&self.root));
        let mut why = format!("There is no workspace in {root}, and none was made.");
        for other in others {
            why = format!("{why} There is one in {}.", other.display());
        }
        let backups = store::backups(&self.backups()).unwrap_or_default().len();
        why = if backups > 0 {
            format!(
                "{why} The backups of one are still there; to put the newest back: launchpod --data {quoted} restore"
            )
        } else {
            format!("{why} To begin one here: launchpod --data {quoted} team create \"Our team\"")
        };
        Error::Invalid(why)
    }

    /// What a sync tool does to the folder, a sentence each. It is part of what health says.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        synced::copies(&self.database()).into_iter().chain(synced::place(&self.root)).collect()
    }

    /// Makes the folder.
    pub(crate) fn make(&self) -> Result<(), Error> {
        std::fs::create_dir_all(&self.root).map_err(|source| Error::File {
            path: self.root.clone(),
            source,
            kept: "Nothing was changed. Choose a folder that you may write to, with --data DIR.",
        })
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the workspace keeps a file under its SHA-256. What is no digest, as only others can
    /// have written it, leads nowhere.
    pub(crate) fn file(&self, sha256: &str) -> Option<PathBuf> {
        is_digest(sha256).then(|| self.files().join(sha256))
    }

    /// The file with everything that was written.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.root.join("workspace.launchpod")
    }

    /// Copies of that file.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Copies of the files of evidence and pictures, beside those of the data file: each once.
    #[must_use]
    pub fn copied_files(&self) -> PathBuf {
        self.backups().join("files")
    }

    /// Dictionaries that the user put there: `en_US.aff` beside `en_US.dic`.
    #[must_use]
    pub fn dictionaries(&self) -> PathBuf {
        self.root.join("dictionaries")
    }

    /// The index of precedents; it can be deleted at any time.
    #[must_use]
    pub fn precedents(&self) -> PathBuf {
        self.root.join("precedents.sqlite")
    }

    /// Evidence files and pictures, each under its SHA-256.
    #[must_use]
    pub fn files(&self) -> PathBuf {
        self.root.join("files")
    }
}

/// The folder that the system gives to the app.
fn usual() -> Option<PathBuf> {
    Some(ProjectDirs::from("org", "Launchpod", "launchpod")?.data_dir().to_owned())
}
