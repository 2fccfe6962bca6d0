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
            let (versions, now) = (&versions, &now);
            let spot = Spot { versions, now, since, decided };
            let view = |edit| spot.view(edit, here.kinds(), &drafts);
            edits.extend(comment.edits.iter().map(view));
        }
        Ok(CommentView { row: row(here.kinds(), comment, &drafts, day), edits })
    }
}

/// Where a comment stands between the versions.
pub(super) struct Spot<'a> {
    pub(super) versions: &'a [Version],
    pub(super) now: &'a [VersionFile],
    pub(super) since: NaiveDate,
    pub(super) decided: Option<DateTime<Utc>>,
}

impl Spot<'_> {
    fn view(&self, edit: &CommentEdit, kinds: &Kinds, drafts: &[Draft]) -> EditView {
        let (after, diff) = self.change(edit);
        let draft = drafts.iter().find(|draft| draft.id == edit.draft);
        EditView {
            edit: edit.clone(),
            draft_name: draft.map(|draft| draft.name(kinds)),
            before: self.before().map(VersionMark::of),
            after: after.map(VersionMark::of),
            diff,
        }
    }

    /// What changed in a section since the version before the comment, and the first version that
    /// has it; the drafts of now if none does.
    pub(super) fn change(&self, edit: &CommentEdit) -> (Option<&Version>, Option<SectionDiff>) {
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
        match (before, later.next()) {
            (None, _) => (None, None),
            (_, Some((version, diff))) => (Some(version), Some(diff)),
            _ => (None, changed(self.now)),
        }
    }

    /// The last version up to the day of the comment, or else the first of all.
    fn before(&self) -> Option<&Version> {
        let known = |version: &&Version| version.at.date_naive() <= self.since;
        self.versions.iter().rfind(known).or(self.versions.first())
    }
}
