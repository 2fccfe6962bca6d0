//! What was found in a pasted thread, beside what is kept. The one rule: each comment is known, another
//! text of a kept one, or new.

use domain::rfc::{self, Comment};
use mip::thread::{self, Headings, Post};

use super::{again, paste::PastedComment};
use crate::{
    digest,
    drafts::{DraftRow, DraftView},
};

/// The comments of a thread, each with the section that it is about, and whether it is kept.
pub(super) fn pasted(
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
    let edits = again::edits(&posts, &marks, &fresh, kept);
    let found = posts.into_iter().zip(marks).zip(fresh.into_iter().zip(edits));
    let comment = |((post, (mark, _)), (is_new, edit_of)): ((Post, (String, _)), (bool, _))| {
        let at = headings.about(&post.text).map(|found| places[found.section]);
        PastedComment {
            objection: thread::objects(&post.text),
            draft: at.map(|(draft, _)| draft),
            section: at.map(|(_, section)| section.title.clone()),
            known: !is_new,
            edit_of,
            author: post.author,
            posted: post.posted,
            time: post.time,
            called: post.called,
            text: post.text,
            line: post.line,
            mark,
        }
    };
    found.map(comment).collect()
}

/// What a comment is known by: so many digits of its gist's digest.
fn mark(post: &Post) -> String {
    let mut mark = digest::of(thread::gist(&post.author, &post.text).as_bytes());
    mark.truncate(16);
    mark
}
