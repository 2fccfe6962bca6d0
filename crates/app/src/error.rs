//! The one error that the window and the command line see: a code to act on, a sentence to show.

use std::path::PathBuf;

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// What the window decides by. There is one only where the window does something different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "ErrorCode")]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was asked for is not there: go back to the list.
    NotFound,
    /// What was typed can't be kept: say so beside it.
    Invalid,
    /// A newer version wrote the file: only offer to update or to choose another folder.
    FileIsNewer,
    /// Another record has it already, which may be meant: offer to keep it all the same.
    Taken,
    /// The bundle is frozen: offer an exception, and keep what was typed.
    Frozen,
    /// The file can't be read: offer the newest good backup.
    FileIsDamaged,
    /// The folder or disk refuses writes: nothing typed from now on is kept.
    CannotWrite,
    /// Anything else: show the sentence.
    Unexpected,
}

/// Why something that was asked for was not done. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The thing has been deleted, or its name is wrong.
    #[error("There is no {0} {1:?} here. It may have been deleted; look at the list again.")]
    NotFound(&'static str, String),
    /// Input that can't be kept as it is.
    #[error("{0}")]
    Invalid(String),
    /// What only one should have, with who has it. Nothing was kept.
    #[error("{0}")]
    Taken(String),
    /// A freeze holds, and no exception is open.
    #[error(
        "The bundle was frozen on {}: nothing was changed. To change it after all, open an exception with a reason.",
        .0.format("%Y-%m-%d %H:%M UTC")
    )]
    Frozen(chrono::DateTime<chrono::Utc>),
    /// The data file.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The rule pack.
    #[error("The rule pack can't be used: {0}")]
    Pack(String),
    /// A template of the pack can't be filled.
    #[error("The draft can't be composed: {0}")]
    Compose(String),
    /// A file or folder of the user's.
    #[error("{path}: {source}. {kept}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
        /// What was kept, and what to do.
        kept: &'static str,
    },
    /// Something is not JSON of the shape that was expected.
    #[error("{0}: {1}")]
    Json(String, serde_json::Error),
}

impl Error {
    /// An input that can't be kept, with the sentence that says why.
    pub(crate) fn invalid(why: impl Into<String>) -> Self {
        Self::Invalid(why.into())
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::NotFound(..) => Code::NotFound,
            Self::Invalid(_) | Self::Json(..) => Code::Invalid,
            Self::Taken(_) => Code::Taken,
            Self::Frozen(_) => Code::Frozen,
            Self::Store(error) => of_store(error),
            Self::File { source, .. } => of_io(source),
            Self::Pack(_) | Self::Compose(_) => Code::Unexpected,
        }
    }
}

fn of_io(error: &std::io::Error) -> Code {
    use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match error.kind() {
        PermissionDenied | ReadOnlyFilesystem | StorageFull | QuotaExceeded => Code::CannotWrite,
        _ => Code::Unexpected,
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut out = s.serialize_struct("Error", 2)?;
        out.serialize_field("code", &self.code())?;
        out.serialize_field("message", &self.to_string())?;
        out.end()
    }
}

fn of_store(error: &store::Error) -> Code {
    use store::Error as E;
    match error {
        E::FileIsNewer { .. } | E::DocumentIsNewer { .. } => Code::FileIsNewer,
        E::FileIsForeign | E::FileIsDamaged(_) | E::DocumentIsDamaged { .. } => Code::FileIsDamaged,
        E::Invalid(_) => Code::Invalid,
        E::NotWritable(_) | E::DiskFull => Code::CannotWrite,
        E::Io { source, .. } => of_io(source),
        E::Busy
        | E::Unmergeable { .. }
        | E::BadBackup { .. }
        | E::UndoComesFirst
        | E::Row { .. }
        | E::Records(_)
        | E::Sqlite(_) => Code::Unexpected,
    }
}
