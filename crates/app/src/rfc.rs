//! The RFC desk: comments on the drafts, and what was decided about each.

mod again;
pub mod edits;
mod found;
pub mod note;
pub mod paste;

use chrono::NaiveDate;
use domain::{
    draft::Draft,
    id::{CommentId, DraftId, TeamId},
    proposal::Kinds,
    rfc::{Comment, CommentEdit, Decision},
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error, Typed,
    drafts::{self, DraftRow, DraftView},
    here::Here,
    patch::{Patch, apply, apply_typed, patch},
    text,
};

/// The comments of a team.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RfcView {
    /// The day on which the team is looked at.
    pub day: NaiveDate,
    /// Oldest first, as a thread is read.
    pub comments: Vec<CommentRow>,
    /// How many there are of each kind.
    pub counts: RfcCounts,
}

/// A comment with what follows from it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CommentRow {
    /// What is kept.
    pub comment: Comment,
    /// Days since it was posted or taken in, as long as it is open.
    #[ts(type = "number | null")]
    pub waits: Option<i64>,
    /// It is an objection and was left open for longer than a week.
    pub overdue: bool,
    /// The name of the draft that it is about: `MIP40c3-SP10`.
    pub draft_name: Option<String>,
}

/// How many comments there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of the decisions")]
pub struct RfcCounts {
    pub open: usize,
    pub change: usize,
    pub answer: usize,
    pub decline: usize,
    /// Objections that are open.
    pub objections: usize,
    /// Those of them that were left open for longer than a week.
    pub overdue: usize,
}

/// A draft that a comment can be about.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RfcPlace {
    /// The draft.
    pub draft: DraftId,
    /// `MIP40c3-SP10`.
    pub name: String,
    /// What it is about: "Budget, 1,153,480 DAI".
    pub subject: String,
    /// Its headings, in order.
    pub sections: Vec<String>,
}

/// Names a comment.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct CommentRef {
    pub team: TeamId,
    pub comment: CommentId,
}

/// What to change of a comment. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Comment")]
pub struct RfcUpdate {
    pub team: TeamId,
    pub comment: CommentId,
    pub author: Option<String>,
    #[serde(default, deserialize_with = "patch")]
    pub posted: Patch<NaiveDate>,
    pub text: Option<Typed>,
    #[serde(default, deserialize_with = "patch")]
    pub draft: Patch<DraftId>,
    /// A heading; with another draft and no heading, the comment is about the whole draft.
    #[serde(default, deserialize_with = "patch")]
    pub section: Patch<String>,
    pub objection: Option<bool>,
    /// All sections that were edited because of it.
    pub edits: Option<Vec<EditedSection>>,
}

/// A section of a draft.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in CommentEdit")]
pub struct EditedSection {
    pub draft: DraftId,
    pub section: String,
}

/// What becomes of a comment.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RfcDecide {
    /// The team.
    pub team: TeamId,
    /// The comment.
    pub comment: CommentId,
    /// What was decided.
    pub decision: Decision,
    /// The answer or the reason; what was written before if absent.
    pub answer: Option<Typed>,
}

impl RfcUpdate {
    /// Changes nothing yet.
    #[must_use]
    pub fn of(team: TeamId, comment: CommentId) -> Self {
        let (author, posted, text, draft, section) = (None, None, None, None, None);
        let (objection, edits) = (None, None);
        Self { team, comment, author, posted, text, draft, section, objection, edits }
    }

    fn apply_to(self, comment: &mut Comment) -> Result<(), Error> {
        let said = self.text.map(|said| said.fit("The comment")).transpose()?;
        if said.as_ref().is_some_and(|said| said.text().trim().is_empty()) {
            return Err(Error::invalid("A comment without text says nothing: remove it instead."));
        }
        let leaves = self.draft.is_some_and(|draft| draft != comment.draft);
        let edit = |edit: EditedSection| CommentEdit::of(edit.draft, &edit.section);
        let edits = self.edits.map(|edits| edits.into_iter().map(edit).collect());
        apply(&mut comment.author, self.author.as_deref().map(author).transpose()?);
        apply(&mut comment.posted, self.posted);
        apply_typed(&mut comment.text, said.as_ref());
        apply(&mut comment.draft, self.draft);
        apply(&mut comment.section, self.section.or(leaves.then_some(None)));
        self.objection.into_iter().for_each(|objection| comment.object(objection));
        apply(&mut comment.edits, edits);
        Ok(())
    }
}

impl App {
    /// A team's comments, with the day and the counts.
    pub fn rfc_list(&self, team: TeamId) -> Result<RfcView, Error> {
        let here = self.here();
        let day = here.day_of(&here.team(team)?);
        let drafts = drafts::all(&here, team)?;
        let comments =
            comments(&here, team)?.into_iter().map(|one| row(here.kinds(), one, &drafts, day));
        let comments: Vec<_> = comments.collect();
        Ok(RfcView { day, counts: RfcCounts::of(&comments), comments })
    }

    /// Drafts and headings that a comment can be about.
    pub fn rfc_places(&self, team: TeamId) -> Result<Vec<RfcPlace>, Error> {
        let place = |(row, view): (DraftRow, DraftView)| RfcPlace {
            draft: row.id,
            name: row.name,
            subject: row.subject,
            sections: view.sections.into_iter().map(|section| section.title).collect(),
        };
        Ok(paste::composed_drafts(&self.here(), team)?.into_iter().map(place).collect())
    }

    /// Changes what a comment says, where it belongs, whether it objects, or what was edited for it.
    pub fn rfc_update(&self, req: RfcUpdate) -> Result<Comment, Error> {
        self.write("rfc_update", |w| {
            w.change(req.team, req.comment, |comment: &mut Comment| req.apply_to(comment))
        })
    }

    /// Decides what becomes of a comment, or opens it again.
    pub fn rfc_decide(&self, req: RfcDecide) -> Result<Comment, Error> {
        let answer = req.answer.map(|answer| answer.fit("The answer")).transpose()?;
        let field = answer.is_some().then(|| format!("{} {:?}", req.comment, req.decision));
        self.write_field("rfc_decide", field, |w| {
            let (at, by) = w.here().signed(req.team)?;
            w.change(req.team, req.comment, |comment: &mut Comment| {
                let mut words = comment.answer.clone();
                apply_typed(&mut words, answer.as_ref());
                let decided = comment.decide(req.decision, words, &by, at);
                decided.map_err(|why| Error::invalid(why.to_string()))
            })
        })
    }

    /// Takes a comment out. Undo brings it back.
    pub fn rfc_remove(&self, req: CommentRef) -> Result<(), Error> {
        self.write("rfc_remove", |w| w.delete::<Comment>(req.team, req.comment))
    }
}

/// The comments as they are kept, oldest first.
pub(crate) fn comments(here: &Here<'_>, team: TeamId) -> Result<Vec<Comment>, Error> {
    let mut comments: Vec<Comment> = here.all(team)?;
    comments.sort_by_key(Comment::order);
    Ok(comments)
}

impl RfcCounts {
    fn of(comments: &[CommentRow]) -> Self {
        let mut counts = Self::default();
        for row in comments {
            let is_open = row.comment.decision == Decision::Open;
            let count = match row.comment.decision {
                Decision::Open => &mut counts.open,
                Decision::Change => &mut counts.change,
                Decision::Answer => &mut counts.answer,
                Decision::Decline => &mut counts.decline,
            };
            *count += 1;
            counts.objections += usize::from(is_open && row.comment.objection);
            counts.overdue += usize::from(row.overdue);
        }
        counts
    }
}

fn row(kinds: &Kinds, comment: Comment, drafts: &[Draft], day: NaiveDate) -> CommentRow {
    let draft = drafts.iter().find(|draft| Some(draft.id) == comment.draft);
    CommentRow {
        waits: (comment.decision == Decision::Open).then(|| (day - comment.since()).num_days()),
        overdue: comment.is_overdue(day),
        draft_name: draft.map(|draft| draft.name(kinds)),
        comment,
    }
}

/// An author may be unknown; a name is one line.
fn author(typed: &str) -> Result<String, Error> {
    if typed.trim().is_empty() { Ok(String::new()) } else { text::name("The author", typed) }
}
