//! A pasted thread, shown as it was taken apart before anything is kept. The one rule: what is
//! kept already is known again, so a thread can be pasted each time it grows or is edited.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    draft::Draft,
    id::{CommentId, DraftId, TeamId},
    rfc::{Comment, Decision},
};
use mip::thread::{self, LeftOut, Source, Unplaced};
use serde::{Deserialize, Serialize};

use super::{again, author, comments, found};
use crate::{
    App, Error,
    drafts::{self, DraftRow, DraftView, TeamFacts, compose::compose},
    here::Here,
    text,
};

/// A text to take apart.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RfcPreview {
    /// Whose drafts it is about.
    pub team: TeamId,
    /// A forum thread, mails, a chat or paragraphs, as they were copied.
    pub text: String,
    /// Where it was copied; what it looks like if absent.
    pub source: Option<Source>,
}

/// How a text was taken apart. Nothing is kept yet.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RfcSplit {
    /// The comments, in the order of the text.
    pub comments: Vec<PastedComment>,
    /// What could not be placed, and what is unsure.
    pub unplaced: Vec<Unplaced>,
    /// What is no comment, counted by what it is.
    pub left_out: LeftOut,
    /// As what the text was read.
    pub source: Source,
    /// How sure that is.
    pub sure: Sureness,
}

/// How sure it is where a text was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Sureness {
    /// Several places in it say so, or somebody did.
    Sure,
    /// One place says so.
    Likely,
    /// Nothing says so.
    Guess,
}

impl Sureness {
    fn of(confidence: u8) -> Self {
        match confidence {
            80.. => Self::Sure,
            50.. => Self::Likely,
            _ => Self::Guess,
        }
    }
}

/// A comment as it was found.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PastedComment {
    /// Empty where nobody is named.
    pub author: String,
    /// The day, where it can be told.
    pub posted: Option<NaiveDate>,
    /// The time of that day, where it is written.
    pub time: Option<NaiveTime>,
    /// What its source calls it: the number of a post, the id of a message.
    pub called: String,
    /// Markdown.
    pub text: String,
    /// The line of the pasted text on which it begins, from 1.
    pub line: usize,
    /// What it will be known by when it is pasted again.
    pub mark: String,
    /// It is kept already.
    pub known: bool,
    /// The kept comment that it is another text of.
    pub edit_of: Option<CommentId>,
    /// The draft that it quotes or names.
    pub draft: Option<DraftId>,
    /// The heading that it quotes or names.
    pub section: Option<String>,
    /// It says that it objects.
    pub objection: bool,
}

/// Comments to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RfcAdd {
    /// Whose drafts they are about.
    pub team: TeamId,
    /// As they were corrected, without those that are known already.
    pub comments: Vec<NewComment>,
    /// The marks of those: none of them is what a new one is another text of.
    #[serde(default)]
    pub known: Vec<String>,
}

/// A comment to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Comment")]
pub struct NewComment {
    #[serde(default)]
    pub author: String,
    pub posted: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    #[serde(default)]
    pub called: String,
    pub text: String,
    /// Those of the pasted comments that it was made from; none for one that was typed.
    #[serde(default)]
    pub marks: Vec<String>,
    pub draft: Option<DraftId>,
    pub section: Option<String>,
    #[serde(default)]
    pub objection: bool,
}

/// What was kept.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct RfcAdded {
    /// The new comments, in the order they were given.
    pub added: Vec<CommentId>,
    /// Those that were kept, and have another text now.
    pub edited: Vec<CommentId>,
}

impl From<PastedComment> for NewComment {
    fn from(one: PastedComment) -> Self {
        let PastedComment { author, posted, time, called, text, mark, .. } = one;
        let PastedComment { draft, section, objection, .. } = one;
        Self { author, posted, time, called, text, marks: vec![mark], draft, section, objection }
    }
}

impl App {
    /// Takes a text apart into comments, with what each is about. Nothing is kept.
    pub fn rfc_preview(&self, req: RfcPreview) -> Result<RfcSplit, Error> {
        let text = text::long("The thread", req.text)?;
        let here = self.here();
        let day = here.day_of(&here.team(req.team)?);
        let thread = thread::read(&text, day, req.source);
        let (drafts, kept) = (composed_drafts(&here, req.team)?, comments(&here, req.team)?);
        let comments = found::pasted(thread.posts, &kept, &drafts);
        let (unplaced, left_out, source) = (thread.unplaced, thread.left_out, thread.source);
        let sure = req.source.map_or_else(|| Sureness::of(thread.confidence), |_| Sureness::Sure);
        Ok(RfcSplit { comments, unplaced, left_out, source, sure })
    }

    /// Keeps comments, all or none. One that is another text of a kept one becomes that.
    pub fn rfc_add(&self, req: RfcAdd) -> Result<RfcAdded, Error> {
        if req.comments.is_empty() {
            return Err(Error::invalid("There is no comment to keep: choose at least one."));
        }
        self.write("rfc_add", |w| {
            let here = w.here();
            let taken = here.day_of(&here.team(req.team)?);
            let made = (1..).zip(&req.comments).map(|(place, new)| made(new, taken, place));
            let made = made.collect::<Result<Vec<_>, _>>()?;
            let kept = again::edited(&made, &comments(&here, req.team)?, &req.known);
            again::keep(w, req.team, made, kept)
        })
    }
}

/// The drafts of a team, each as the list and as the studio shows it.
pub(super) fn composed_drafts(
    here: &Here<'_>,
    team: TeamId,
) -> Result<Vec<(DraftRow, DraftView)>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let drafts = drafts::all(here, team)?;
    let both = |draft: &Draft| {
        let composition = compose(here, &facts, draft)?;
        Ok((composition.row(&facts), composition.view(here.pack)))
    };
    drafts.iter().map(both).collect()
}

fn made(new: &NewComment, taken: NaiveDate, place: u32) -> Result<Comment, Error> {
    let text = text::long("The comment", new.text.clone())?;
    if text.trim().is_empty() {
        let whose = if new.author.is_empty() { "without an author" } else { &new.author };
        let why = format!("Comment {place} ({whose}) has no text. Nothing was kept yet.");
        return Err(Error::Invalid(why));
    }
    Ok(Comment {
        id: CommentId::new(),
        author: author(&new.author)?,
        posted: new.posted,
        time: new.time,
        called: new.called.clone(),
        taken,
        place,
        text,
        earlier: Vec::new(),
        edited: None,
        marks: new.marks.clone(),
        draft: new.draft,
        section: new.section.clone().filter(|_| new.draft.is_some()),
        objection: new.objection,
        taken_back: None,
        decision: Decision::Open,
        answer: String::new(),
        edits: Vec::new(),
        decided_at: None,
        by: String::new(),
    })
}
