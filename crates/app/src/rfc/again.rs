//! Comments that are pasted again after their authors edited them. The one rule: what a text is
//! another text of is decided against what is kept when it is written, and nothing decided is lost.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    id::{CommentId, TeamId},
    rfc::{Comment, Revision},
};
use mip::thread::{self, Known, Post};

use super::paste::RfcAdded;
use crate::{Error, here::Writing};

/// For each post, the kept comment that it is another text of.
pub(super) fn edits(
    posts: &[Post],
    marks: &[(String, Option<NaiveDate>)],
    fresh: &[bool],
    kept: &[Comment],
) -> Vec<Option<CommentId>> {
    let known = marks.iter().zip(fresh).filter(|(_, is_new)| !**is_new);
    let known = known.map(|((mark, _), _)| mark.as_str()).collect();
    let left = left(kept, &known);
    let new = posts.iter().zip(fresh).filter(|(_, is_new)| **is_new);
    let new: Vec<_> = new.map(|(post, _)| post.into()).collect();
    let mut found = found(&left, &new).into_iter();
    fresh.iter().map(|is_new| if *is_new { found.next().flatten() } else { None }).collect()
}

/// The same for comments that are about to be kept. One that is known by its marks was asked for
/// once more.
pub(super) fn edited(
    made: &[Comment],
    kept: &[Comment],
    known: &[String],
) -> Vec<Option<CommentId>> {
    let marks: BTreeSet<_> = kept.iter().flat_map(|one| &one.marks).collect();
    let is_new = |one: &&Comment| !one.marks.iter().any(|mark| marks.contains(mark));
    let left = left(kept, &known.iter().map(String::as_str).collect());
    let new: Vec<_> = made.iter().filter(is_new).map(of_comment).collect();
    let mut found = found(&left, &new).into_iter();
    made.iter().map(|one| if is_new(&one) { found.next().flatten() } else { None }).collect()
}

/// Keeps new comments, and gives those that are kept already their new text.
pub(super) fn keep(
    w: &mut Writing<'_, '_>,
    team: TeamId,
    made: Vec<Comment>,
    kept: Vec<Option<CommentId>>,
) -> Result<RfcAdded, Error> {
    let mut done = RfcAdded { added: Vec::new(), edited: Vec::new() };
    for (new, edit_of) in made.into_iter().zip(kept) {
        let Some(id) = edit_of else {
            w.put(team, &new)?;
            done.added.push(new.id);
            continue;
        };
        w.change(team, id, |comment: &mut Comment| {
            revise(comment, new);
            Ok(())
        })?;
        done.edited.push(id);
    }
    Ok(done)
}

/// What was not known before is known now; what a person put right stays.
fn revise(comment: &mut Comment, new: Comment) {
    comment.posted = comment.posted.or(new.posted);
    comment.time = comment.time.or(new.time);
    if comment.called.is_empty() {
        comment.called = new.called;
    }
    if comment.draft.is_none() {
        (comment.draft, comment.section) = (new.draft, new.section);
    }
    let Comment { text, marks, objection, taken, .. } = new;
    // Who was said to object without the word goes on to.
    let is_by_hand = comment.objection && !thread::objects(&comment.text);
    let objection = objection || is_by_hand;
    comment.revise(Revision { text, marks, objection }, taken);
}

/// Those that no pasted one is already.
fn left<'a>(kept: &'a [Comment], known: &BTreeSet<&str>) -> Vec<&'a Comment> {
    let is_left = |one: &&Comment| !one.marks.iter().any(|mark| known.contains(mark.as_str()));
    kept.iter().filter(is_left).collect()
}

fn found(kept: &[&Comment], new: &[Known<'_>]) -> Vec<Option<CommentId>> {
    let known: Vec<_> = kept.iter().map(|one| of_comment(one)).collect();
    let edits = thread::edits(&known, new);
    edits.into_iter().map(|at| at.map(|at| kept[at].id)).collect()
}

fn of_comment(comment: &Comment) -> Known<'_> {
    let Comment { author, posted, time, called, text, .. } = comment;
    Known { author, posted: *posted, time: *time, called, text }
}
