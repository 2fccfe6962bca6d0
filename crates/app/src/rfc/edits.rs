//! What was edited because of a comment: each section as it was before and as it is after.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    draft::Draft,
    proposal::Kinds,
    rfc::{Comment, CommentEdit},
    version::{Version, VersionFile},
};
use mip::diff::{SectionDiff, SectionState};
use serde::Serialize;

use super::{CommentRef, CommentRow, row};
use crate::{
    App, Error, drafts,
    versions::{self, diff::VersionMark},
};

/// A comment with what was edited because of it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// The comment.
    pub row: CommentRow,
    /// The linked sections.
    pub edits: Vec<EditView>,
}

/// A section that was edited because of a comment.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct EditView {
    /// What is kept.
    pub edit: CommentEdit,
    /// The draft's name; absent if it was removed.
    pub draft_name: Option<String>,
    /// The version before the comment; absent if there is none.
    pub before: Option<VersionMark>,
    /// The first version after the decision; absent where the drafts of now are shown.
    pub after: Option<VersionMark>,
    /// What changed; absent without a version before, and where the text stayed the same.
    pub diff: Option<SectionDiff>,
}

impl App {
    /// A comment with what was edited because of it.
    pub fn rfc_get(&self, req: CommentRef) -> Result<CommentView, Error> {
        let here = self.here();
        let comment: Comment = here.get(req.team, req.comment)?;
        let day = here.day_of(&here.team(req.team)?);
        let drafts = drafts::all(&here, req.team)?;
        let mut edits = Vec::with_capacity(comment.edits.len());
        if !comment.edits.is_empty() {
            let versions = versions::all(&here, req.team)?;
            let now = versions::files_now(&here, req.team)?;
            let (since, decided) = (comment.since(), comment.decided_at);
            let (versions, now, drafts) = (&versions, &now, &drafts);
            let kinds = here.kinds();
            let spot = Spot { kinds, versions, now, drafts, since, decided };
            edits.extend(comment.edits.iter().map(|edit| spot.view(edit)));
        }
        Ok(CommentView { row: row(here.kinds(), comment, &drafts, day), edits })
    }
}

/// Where a comment stands between the versions.
struct Spot<'a> {
    kinds: &'a Kinds,
    versions: &'a [Version],
    now: &'a [VersionFile],
    drafts: &'a [Draft],
    since: NaiveDate,
    decided: Option<DateTime<Utc>>,
}

impl Spot<'_> {
    fn view(&self, edit: &CommentEdit) -> EditView {
        let text = |files: &[VersionFile]| {
            let file = files.iter().find(|file| file.draft == edit.draft);
            file.map(|file| file.text.clone()).unwrap_or_default()
        };
        let before = self.before();
        let old = before.map(|version| text(&version.files)).unwrap_or_default();
        let changed = |files: &[VersionFile]| {
            let diff = mip::diff::section(&old, &text(files), &edit.section)?;
            (diff.state != SectionState::Same).then_some(diff)
        };
        let later = self.versions.iter().filter(|version| {
            before.is_some_and(|before| version.at > before.at)
                && self.decided.is_none_or(|decided| version.at >= decided)
        });
        let mut later = later.filter_map(|version| Some((version, changed(&version.files)?)));
        let (after, diff) = match (before, later.next()) {
            (None, _) => (None, None),
            (_, Some((version, diff))) => (Some(VersionMark::of(version)), Some(diff)),
            _ => (None, changed(self.now)),
        };
        let draft = self.drafts.iter().find(|draft| draft.id == edit.draft);
        EditView {
            edit: edit.clone(),
            draft_name: draft.map(|draft| draft.name(self.kinds)),
            before: before.map(VersionMark::of),
            after,
            diff,
        }
    }

    /// The last version up to the day of the comment, or else the first of all.
    fn before(&self) -> Option<&Version> {
        let known = |version: &&Version| version.at.date_naive() <= self.since;
        self.versions.iter().rfind(known).or(self.versions.first())
    }
}
