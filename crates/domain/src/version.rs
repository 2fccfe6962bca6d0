//! A version: the drafts of a bundle as they were exported at a moment. The one rule: it is never
//! changed. What is compared, proved or given back later is just what was kept here.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    bundle::Sealed,
    id::{DraftId, VersionId},
    place::{is_digest, stays_inside},
};

/// All drafts of a bundle, whole, at a moment. Each is a document of its own, `version/<id>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The id.
    pub id: VersionId,
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// Who took it, by their own word.
    #[serde(default)]
    pub by: String,
    /// What it is: "As posted".
    #[serde(default)]
    pub note: String,
    /// The drafts, in the order of a bundle.
    #[serde(default)]
    pub files: Vec<VersionFile>,
    /// The pictures that they show. Their bytes are files of the workspace, by digest.
    #[serde(default)]
    pub pictures: Vec<Sealed>,
}

impl Record for Version {
    const COLLECTION: &'static str = "versions";
    // Not found by the search: each word would be found again in every version.
    const TEXT: &'static [&'static str] = &[];

    fn check(&self) -> Result<(), String> {
        let texts = self.files.iter().map(|file| (&file.path, &file.sha256));
        let pictures = self.pictures.iter().map(|file| (&file.path, &file.sha256));
        check_files(texts.chain(pictures))
    }
}

/// What is wrong with files that are named by place and digest.
pub(crate) fn check_files<'a>(
    mut files: impl Iterator<Item = (&'a String, &'a String)>,
) -> Result<(), String> {
    match files.find(|(path, sha256)| !stays_inside(path) || !is_digest(sha256)) {
        Some((path, _)) => Err(format!(
            "{path:?} can't be a file of a bundle: its place is below the folder of the proposals, and its digest has 64 hexadecimal digits."
        )),
        None => Ok(()),
    }
}

/// A draft as a version holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct VersionFile {
    /// The draft, which may have been removed since.
    pub draft: DraftId,
    /// Its place in the repository, with `/` between parts.
    pub path: String,
    /// Its text, just as it is exported.
    pub text: String,
    /// The SHA-256 of the text's UTF-8 bytes, in 64 hexadecimal digits.
    pub sha256: String,
}
