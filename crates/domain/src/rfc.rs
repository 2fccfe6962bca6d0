//! Comments on a proposal that was posted for comments, and what was decided about each.
//! The one rule: nothing is decided without its text. A decline says why, an answer says what.

mod revision;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use revision::{EarlierText, Revision};

use crate::{
    Record,
    id::{CommentId, DraftId},
};

/// An objection that waits for longer stands out: a week, as the review of a proposal is counted.
pub const PATIENCE: TimeDelta = TimeDelta::days(7);

/// What somebody said about the drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// The id.
    pub id: CommentId,
    /// Who said it: a handle or a name; empty where nobody knows.
    #[serde(default)]
    pub author: String,
    /// The day it was posted, where that is known.
    #[serde(default)]
    pub posted: Option<NaiveDate>,
    /// The time of that day, as its source writes it.
    #[serde(default)]
    pub time: Option<NaiveTime>,
    /// What its source calls it: the number of a post, the id of a message.
    #[serde(default)]
    pub called: String,
    /// The day it was taken in.
    pub taken: NaiveDate,
    /// Its place in what was pasted: comments of a day stay in the order of the thread.
    #[serde(default)]
    pub place: u32,
    /// What was said, in Markdown; quotes are block quotes.
    #[serde(default)]
    pub text: String,
    /// What it said before its author edited it, oldest first.
    #[serde(default)]
    pub earlier: Vec<EarlierText>,
    /// The day on which the text of now was first seen, where it was another before.
    #[serde(default)]
    pub edited: Option<NaiveDate>,
    /// Marks of the pasted texts that it was made from: what is pasted again is known by them.
    #[serde(default)]
    pub marks: Vec<String>,
    /// The draft that it is about; the whole bundle if absent.
    #[serde(default)]
    pub draft: Option<DraftId>,
    /// The heading that it is about; the whole draft if absent.
    #[serde(default)]
    pub section: Option<String>,
    /// Whether it asks for the proposal not to go on as it is.
    #[serde(default)]
    pub objection: bool,
    /// The day on which its author was seen to have taken the objection back.
    #[serde(default)]
    pub taken_back: Option<NaiveDate>,
    /// What was decided.
    #[serde(default)]
    pub decision: Decision,
    /// The answer, the reason of a decline, or a note on the change.
    #[serde(default)]
    pub answer: String,
    /// Sections that were edited because of it.
    #[serde(default)]
    pub edits: Vec<CommentEdit>,
    /// When it was decided.
    #[serde(default)]
    pub decided_at: Option<DateTime<Utc>>,
    /// Who decided.
    #[serde(default)]
    pub by: String,
}

impl Record for Comment {
    const COLLECTION: &'static str = "comments";
    const TEXT: &'static [&'static str] = &["text", "answer"];
}

/// A section that was edited because of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CommentEdit {
    /// The draft and the heading, which name it: two people who link the same section agree.
    pub id: String,
    /// The draft.
    pub draft: DraftId,
    /// The heading.
    pub section: String,
}

impl CommentEdit {
    /// An edit of a section.
    #[must_use]
    pub fn of(draft: DraftId, section: &str) -> Self {
        Self { id: format!("{draft} {section}"), draft, section: section.to_owned() }
    }
}

/// What becomes of a comment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Nobody has decided yet.
    #[default]
    Open,
    /// The drafts change.
    Change,
    /// It is answered; the drafts stay.
    Answer,
    /// It is not followed, for a reason.
    Decline,
}

/// Why a decision can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undecided {
    /// A decline without its reason.
    #[error(
        "A decline needs its reason in a sentence: the author will ask. The comment stays open."
    )]
    NoReason,
    /// An answer without words.
    #[error("Write the answer first: an empty one answers nothing. The comment stays open.")]
    NoAnswer,
}

impl Comment {
    /// Decides, or opens again. A decision that only gets other words keeps its day.
    ///
    /// # Errors
    /// When the decision lacks its text; the comment is as it was.
    pub fn decide(
        &mut self,
        decision: Decision,
        answer: String,
        by: &str,
        at: DateTime<Utc>,
    ) -> Result<(), Undecided> {
        match decision {
            Decision::Decline if answer.trim().is_empty() => return Err(Undecided::NoReason),
            Decision::Answer if answer.trim().is_empty() => return Err(Undecided::NoAnswer),
            _ => {}
        }
        self.answer = answer;
        if decision != self.decision {
            self.decision = decision;
            let decided = decision != Decision::Open;
            self.decided_at = decided.then_some(at);
            self.by = if decided { by.to_owned() } else { String::new() };
        }
        Ok(())
    }

    /// The day from which it waits: when it was posted, or else when it was taken in.
    #[must_use]
    pub fn since(&self) -> NaiveDate {
        self.posted.unwrap_or(self.taken)
    }

    /// Whether it is an objection that was left open for longer than a week.
    #[must_use]
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.objection && self.decision == Decision::Open && day - self.since() > PATIENCE
    }

    /// What orders the comments of a team: oldest first, as a thread is read.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, NaiveDate, u32, CommentId) {
        (self.since(), self.taken, self.place, self.id)
    }
}

/// Which of the pasted comments are not kept yet, each known by its mark and its day. The same
/// words of the same author count as often as they were said; a day that one of the two does not
/// know, or knows to within a day ("3d"), does not part them.
#[must_use]
pub fn fresh(kept: &[Comment], pasted: &[(String, Option<NaiveDate>)]) -> Vec<bool> {
    let mut kept: Vec<_> = kept
        .iter()
        .flat_map(|comment| comment.marks.iter().map(|mark| (mark, comment.posted)))
        .map(Some)
        .collect();
    let mut is_new = |(mark, day): &(String, Option<NaiveDate>)| {
        let same = kept.iter_mut().find(|known| {
            known.is_some_and(|(other, posted)| other == mark && is_near(posted, *day))
        });
        same.map(Option::take).is_none()
    };
    pasted.iter().map(&mut is_new).collect()
}

fn is_near(one: Option<NaiveDate>, other: Option<NaiveDate>) -> bool {
    one.zip(other).is_none_or(|(one, other)| (one - other).abs() <= TimeDelta::days(1))
}

#[cfg(test)]
mod tests;
