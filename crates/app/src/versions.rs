//! Versions of a team's bundle: what its drafts were at a moment, whole. The one rule: a version
//! is written once and never changed.

use std::collections::BTreeSet;

use domain::{
    bundle::Sealed,
    id::{DraftId, TeamId, VersionId},
    version::{Version, VersionFile},
};
use serde::{Deserialize, Serialize};
use store::{DocId, Tx};

use crate::{
    App, Error, digest,
    drafts::{bundle::Leaving, images::DraftFile},
    teams, text,
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
        let now = self.sealed_now(team)?;
        let mut rows = self.store.list::<Version>(team.uuid())?;
        rows.sort_by_key(|row| std::cmp::Reverse((row.record.at, row.record.id)));
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
        Ok(rows.into_iter().map(|found| row(found.record)).collect())
    }

    /// A version with its texts.
    pub fn version_get(&self, req: VersionRef) -> Result<Version, Error> {
        let found = self.store.get(&document(req.team, req.version), &req.version.to_string())?;
        found.ok_or_else(|| Error::NotFound("version", req.version.to_string()))
    }

    /// Keeps the drafts as they are now.
    pub fn version_take(&self, req: VersionTake) -> Result<Version, Error> {
        let version = self.version_now(req.team, text::line("The note", &req.note)?)?;
        self.write("version_take", |tx| {
            teams::team_in(tx, req.team)?;
            put_version(tx, req.team, &version)?;
            Ok(version)
        })
    }

    /// What a version taken now would hold.
    pub(crate) fn version_now(&self, team: TeamId, note: String) -> Result<Version, Error> {
        let day = self.day_of(&self.team(team)?);
        let leaving = self.leaving(team)?;
        if leaving.is_empty() {
            return Err(Error::invalid("There are no drafts yet: compose the bundle first."));
        }
        let pictures = self.sealed_pictures(&leaving);
        let file = |one: Leaving| VersionFile {
            draft: one.draft.id,
            sha256: digest::of(one.text.as_bytes()),
            path: one.path,
            text: one.text,
        };
        let files = leaving.into_iter().map(file).collect();
        let (id, at) = (VersionId::new(), self.at_day(day));
        Ok(Version { id, at, by: self.who(), note, files, pictures })
    }

    /// The digests of the drafts as they are now.
    pub(crate) fn sealed_now(&self, team: TeamId) -> Result<Vec<Sealed>, Error> {
        let leaving = self.leaving(team)?;
        let pictures = self.sealed_pictures(&leaving);
        let file = |one: Leaving| Sealed {
            draft: one.draft.id,
            sha256: digest::of(one.text.as_bytes()),
            path: one.path,
        };
        Ok(leaving.into_iter().map(file).chain(pictures).collect())
    }

    /// The pictures that drafts show as they leave, by digest.
    pub(crate) fn sealed_pictures(&self, leaving: &[Leaving]) -> Vec<Sealed> {
        let file =
            |DraftFile { draft, path, sha256, .. }: DraftFile| Sealed { draft, path, sha256 };
        self.pictures_of(leaving).into_iter().map(file).collect()
    }
}

/// The files of a version without their texts, then its pictures.
pub(crate) fn sealed(version: &Version) -> Vec<Sealed> {
    let file = |VersionFile { draft, path, sha256, .. }: &VersionFile| Sealed {
        draft: *draft,
        path: path.clone(),
        sha256: sha256.clone(),
    };
    version.files.iter().map(file).chain(version.pictures.iter().cloned()).collect()
}

pub(crate) fn put_version(tx: &mut Tx<'_>, team: TeamId, version: &Version) -> Result<(), Error> {
    Ok(tx.put(&document(team, version.id), version)?)
}

/// Each version is a document of its own: its texts are long, and only some are ever read again.
fn document(team: TeamId, version: VersionId) -> DocId {
    DocId::new(team.uuid(), format!("version/{version}"))
}
