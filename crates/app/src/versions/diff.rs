//! What changed between two versions of a bundle, or between one and the drafts as they are now.

use chrono::{DateTime, Utc};
use domain::{
    id::{DraftId, TeamId, VersionId},
    version::{Version, VersionFile},
};
use mip::diff::{SectionDiff, SectionState, sections};
use serde::{Deserialize, Serialize};

use crate::{App, Error, versions};

/// Which versions to compare.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VersionDiff {
    /// Whose.
    pub team: TeamId,
    /// The older one; the latest version if absent.
    pub from: Option<VersionId>,
    /// The newer one; the drafts as they are now if absent.
    pub to: Option<VersionId>,
}

/// What changed.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct VersionChanges {
    /// The older version.
    pub from: VersionMark,
    /// The newer one; absent for the drafts as they are now.
    pub to: Option<VersionMark>,
    /// Every draft of either, in the order of the newer.
    pub drafts: Vec<DraftDiff>,
    /// Sections that are not the same, of all drafts.
    pub changed: usize,
    /// Words that were added.
    pub inserted: usize,
    /// Words that were taken out.
    pub deleted: usize,
}

/// A version by what people call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "as in Version")]
pub struct VersionMark {
    pub id: VersionId,
    pub at: DateTime<Utc>,
    pub note: String,
}

/// A draft in both.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct DraftDiff {
    /// The draft.
    pub draft: DraftId,
    /// Its name in the newer: `MIP39c2-SP10`, from its file.
    pub name: String,
    /// What became of it.
    pub state: SectionState,
    /// Its sections; those that stayed the same have no runs.
    pub sections: Vec<SectionDiff>,
    /// Words that were added.
    pub inserted: usize,
    /// Words that were taken out.
    pub deleted: usize,
}

impl App {
    /// What changed from one version to another, or to the drafts as they are now.
    pub fn version_diff(&self, req: VersionDiff) -> Result<VersionChanges, Error> {
        let (here, team) = (self.here(), req.team);
        let from = match req.from {
            Some(version) => here.get(team, version)?,
            None => versions::all(&here, team)?.pop().ok_or_else(|| {
                Error::invalid("There is no version yet: keep one, and what you write later is compared with it.")
            })?,
        };
        let to = match req.to {
            Some(version) => here.get(team, version)?,
            None => versions::now(&here, team, String::new())?,
        };
        let mark = req.to.map(|_| VersionMark::of(&to));
        Ok(changes(VersionMark::of(&from), mark, &from.files, &to.files))
    }
}

impl VersionMark {
    /// How a version is called.
    #[must_use]
    pub fn of(version: &Version) -> Self {
        Self { id: version.id, at: version.at, note: version.note.clone() }
    }
}

/// The drafts of two versions against each other.
pub(crate) fn changes(
    from: VersionMark,
    to: Option<VersionMark>,
    old: &[VersionFile],
    new: &[VersionFile],
) -> VersionChanges {
    let of = |files: &[VersionFile], draft| files.iter().find(|file| file.draft == draft).cloned();
    let here = new.iter().map(|file| (of(old, file.draft), Some(file.clone())));
    let gone = old.iter().filter(|file| of(new, file.draft).is_none());
    let gone = gone.map(|file| (Some(file.clone()), None));
    let drafts: Vec<_> =
        here.chain(gone).filter_map(|(old, new)| DraftDiff::of(old, new)).collect();
    let sum = |count: fn(&DraftDiff) -> usize| drafts.iter().map(count).sum();
    VersionChanges {
        from,
        to,
        changed: sum(|draft| draft.changed().count()),
        inserted: sum(|draft| draft.inserted),
        deleted: sum(|draft| draft.deleted),
        drafts,
    }
}

impl DraftDiff {
    fn of(old: Option<VersionFile>, new: Option<VersionFile>) -> Option<Self> {
        let file = new.as_ref().or(old.as_ref())?;
        let (draft, name) = (file.draft, name(&file.path));
        let state = match (&old, &new) {
            (None, _) => SectionState::Added,
            (_, None) => SectionState::Removed,
            (Some(old), Some(new)) if old.text == new.text => SectionState::Same,
            _ => SectionState::Changed,
        };
        let text = |file: Option<VersionFile>| file.map(|file| file.text).unwrap_or_default();
        let sections = sections(&text(old), &text(new));
        let sum = |count: fn(&SectionDiff) -> usize| sections.iter().map(count).sum();
        let (inserted, deleted) = (sum(|one| one.inserted), sum(|one| one.deleted));
        Some(Self { draft, name, state, sections, inserted, deleted })
    }

    /// The sections that are not the same.
    pub fn changed(&self) -> impl Iterator<Item = &SectionDiff> {
        self.sections.iter().filter(|section| section.state != SectionState::Same)
    }
}

/// A file's name without its folder and its ending; `#` again where there is no number yet.
fn name(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".md").unwrap_or(name);
    name.strip_suffix("-SPX").map_or_else(|| name.to_owned(), |kind| format!("{kind}-SP#"))
}
