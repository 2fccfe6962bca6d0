//! A pasted thread, shown as it was taken apart before anything is kept. The one rule: what is
//! kept already is known again, so a thread can be pasted each time it grows.

use chrono::NaiveDate;
use domain::{
    draft::Draft,
    id::{CommentId, DraftId, TeamId},
    rfc::{self, Comment, Decision},
};
use mip::thread::{self, Headings, Post, Unplaced};
use serde::{Deserialize, Serialize};

use super::{author, comments};
use crate::{
    App, Error, digest,
    drafts::{self, DraftRow, DraftView, TeamFacts, compose::compose},
    here::Here,
    text,
};

/// A text to take apart.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RfcPreview {
    /// Whose drafts it is about.
    pub team: TeamId,
    /// A forum thread, mails, a chat or paragraphs, as they were copied.
    pub text: String,
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
    /// Lines left out that were buttons and counters of the forum.
    pub noise: usize,
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
    /// Markdown.
    pub text: String,
    /// The line of the pasted text on which it begins, from 1.
    pub line: usize,
    /// What it will be known by when it is pasted again.
    pub mark: String,
    /// It is kept already.
    pub known: bool,
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
}

impl From<PastedComment> for NewComment {
    fn from(one: PastedComment) -> Self {
        let PastedComment { author, posted, text, mark, draft, section, objection, .. } = one;
        Self { author, posted, text, marks: vec![mark], draft, section, objection }
    }
}

impl App {
    /// Takes a text apart into comments, with what each is about. Nothing is kept.
    pub fn rfc_preview(&self, req: RfcPreview) -> Result<RfcSplit, Error> {
        let text = text::long("The thread", req.text)?;
        let here = self.here();
        let day = here.day_of(&here.team(req.team)?);
        let thread = thread::read(&text, day);
        let (drafts, kept) = (composed_drafts(&here, req.team)?, comments(&here, req.team)?);
        let comments = pasted(thread.posts, &kept, &drafts);
        Ok(RfcSplit { comments, unplaced: thread.unplaced, noise: thread.noise })
    }

    /// Keeps comments, all or none.
    pub fn rfc_add(&self, req: RfcAdd) -> Result<RfcAdded, Error> {
        if req.comments.is_empty() {
            return Err(Error::invalid("There is no comment to keep: choose at least one."));
        }
        self.write("rfc_add", |w| {
            let here = w.here();
            let taken = here.day_of(&here.team(req.team)?);
            let made = (1..).zip(&req.comments).map(|(place, new)| made(new, taken, place));
            let made = made.collect::<Result<Vec<_>, _>>()?;
            made.iter().try_for_each(|comment| w.put(req.team, comment))?;
            Ok(RfcAdded { added: made.iter().map(|comment| comment.id).collect() })
        })
    }
}

/// The comments of a thread, each with the section that it is about, and whether it is kept.
fn pasted(
    posts: Vec<Post>,
    kept: &[Comment],
    drafts: &[(DraftRow, DraftView)],
) -> Vec<PastedComment> {
    let sections = drafts.iter().map(|(row, view)| (row.id, &view.sections));
    let places: Vec<_> =
        sections.flat_map(|(id, all)| all.iter().map(move |one| (id, one))).collect();
    let bodies = places.iter().map(|(_, one)| (one.title.as_str(), one.body.as_str()));
    let headings = Headings::new(bodies);
    let marks: Vec<_> = posts.iter().map(|post| (mark(post), post.posted)).collect();
    let fresh = rfc::fresh(kept, &marks);
    let found = posts.into_iter().zip(marks).zip(fresh);
    let comment = |((post, (mark, _)), is_new): ((Post, (String, _)), bool)| {
        let at = headings.about(&post.text).map(|found| places[found.section]);
        PastedComment {
            objection: thread::objects(&post.text),
            draft: at.map(|(draft, _)| draft),
            section: at.map(|(_, section)| section.title.clone()),
            known: !is_new,
            author: post.author,
            posted: post.posted,
            text: post.text,
            line: post.line,
            mark,
        }
    };
    found.map(comment).collect()
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

/// What a comment is known by: so many digits of its gist's digest.
fn mark(post: &Post) -> String {
    let mut mark = digest::of(thread::gist(&post.author, &post.text).as_bytes());
    mark.truncate(16);
    mark
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
        taken,
        place,
        text,
        marks: new.marks.clone(),
        draft: new.draft,
        section: new.section.clone().filter(|_| new.draft.is_some()),
        objection: new.objection,
        decision: Decision::Open,
        answer: String::new(),
        edits: Vec::new(),
        decided_at: None,
        by: String::new(),
    })
}
