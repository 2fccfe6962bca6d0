//! Versions of a team's bundle: what its drafts were at a moment, whole. The one rule: a version
//! is written once and never changed.

pub mod diff;

use std::collections::BTreeSet;

use domain::{
    bundle::Sealed,
    id::{DraftId, TeamId, VersionId},
    version::{Version, VersionFile},
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error, digest,
    drafts::leaving::{DraftFile, Leaving, leaving, pictures_of, some},
    here::Here,
    text,
};

/// A version to take.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VersionTake {
    /// Whose drafts.
    pub team: TeamId,
    /// What it is: "As posted".
    #[serde(default)]
    pub note: String,
}

/// Names a version of a team's bundle.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct VersionRef {
    pub team: TeamId,
    pub version: VersionId,
}

/// A version in the list, without its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct VersionRow {
    /// The version.
    pub id: VersionId,
    /// When it was taken.
    pub at: chrono::DateTime<chrono::Utc>,
    /// Who took it.
    pub by: String,
    /// What it is.
    pub note: String,
    /// Its files and their digests.
    pub files: Vec<Sealed>,
    /// The drafts whose text is another now, or that are gone.
    pub changed: Vec<DraftId>,
}

impl App {
    /// A team's versions, the latest first.
    pub fn version_list(&self, team: TeamId) -> Result<Vec<VersionRow>, Error> {
        let here = self.here();
        let now = sealed_now(&here, team)?;
        let row = |version: Version| {
            let files = sealed(&version);
            let is_other = |file: &&Sealed| !now.contains(file);
            let mut changed: Vec<_> =
                files.iter().filter(is_other).map(|file| file.draft).collect();
            // A draft and its pictures are one.
            let mut seen = BTreeSet::new();
            changed.retain(|draft| seen.insert(*draft));
            let Version { id, at, by, note, .. } = version;
            VersionRow { id, at, by, note, files, changed }
        };
        Ok(all(&here, team)?.into_iter().rev().map(row).collect())
    }

    /// A version with its texts.
    pub fn version_get(&self, req: VersionRef) -> Result<Version, Error> {
        self.here().get(req.team, req.version)
    }

    /// Keeps the drafts as they are now.
    pub fn version_take(&self, req: VersionTake) -> Result<Version, Error> {
        let note = text::line("The note", &req.note)?;
        self.write("version_take", |w| {
            let version = now(&w.here(), req.team, note)?;
            w.put(req.team, &version)?;
            Ok(version)
        })
    }
}

/// All versions of a team, oldest first.
pub(crate) fn all(here: &Here<'_>, team: TeamId) -> Result<Vec<Version>, Error> {
    let mut versions: Vec<Version> = here.all(team)?;
    versions.sort_by_key(|version| (version.at, version.id));
    Ok(versions)
}

/// What a version taken now would hold.
pub(crate) fn now(here: &Here<'_>, team: TeamId, note: String) -> Result<Version, Error> {
    let (at, by) = here.signed(team)?;
    let leaving = some(leaving(here, team)?)?;
    let pictures = sealed_pictures(here, &leaving);
    let files = leaving.into_iter().map(file).collect();
    Ok(Version { id: VersionId::new(), at, by, note, files, pictures })
}

/// The files that a version taken now would have; none without drafts.
pub(crate) fn files_now(here: &Here<'_>, team: TeamId) -> Result<Vec<VersionFile>, Error> {
    Ok(files(leaving(here, team)?))
}

/// Drafts as a version has them.
pub(crate) fn files(all: Vec<Leaving>) -> Vec<VersionFile> {
    all.into_iter().map(file).collect()
}

fn file(one: Leaving) -> VersionFile {
    VersionFile {
        draft: one.draft.id,
        sha256: digest::of(one.text.as_bytes()),
        path: one.path,
        text: one.text,
    }
}

/// The digests of the drafts as they are now.
fn sealed_now(here: &Here<'_>, team: TeamId) -> Result<Vec<Sealed>, Error> {
    let leaving = leaving(here, team)?;
    let pictures = sealed_pictures(here, &leaving);
    Ok(leaving.into_iter().map(|one| seal(&file(one))).chain(pictures).collect())
}

/// The pictures that drafts show as they leave, by digest.
pub(crate) fn sealed_pictures(here: &Here<'_>, leaving: &[Leaving]) -> Vec<Sealed> {
    let file = |DraftFile { draft, path, sha256, .. }: DraftFile| Sealed { draft, path, sha256 };
    pictures_of(here, leaving).into_iter().map(file).collect()
}

/// The files of a version without their texts, then its pictures.
pub(crate) fn sealed(version: &Version) -> Vec<Sealed> {
    version.files.iter().map(seal).chain(version.pictures.iter().cloned()).collect()
}

fn seal(VersionFile { draft, path, sha256, .. }: &VersionFile) -> Sealed {
    Sealed { draft: *draft, path: path.clone(), sha256: sha256.clone() }
}
