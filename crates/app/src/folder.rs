//! The data folder: where everything of one installation is.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use domain::place::is_digest;

use crate::Error;

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
            None => ProjectDirs::from("org", "Launchpod", "launchpod")
                .ok_or_else(|| {
                    Error::invalid("There is no home folder: say where with --data DIR.")
                })?
                .data_dir()
                .to_owned(),
        };
        if root.exists() && !root.is_dir() {
            let why =
                format!("{} is a file, not a folder: choose another with --data.", root.display());
            return Err(Error::invalid(why));
        }
        Ok(Self { root })
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
