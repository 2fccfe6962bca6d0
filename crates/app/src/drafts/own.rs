//! Sections and keys of a draft's own: added, arranged, taken away. The one rule: what names a section
//! names it still when it has another heading, and what stood behind it keeps its place when it goes.

use domain::{
    draft::{Draft, Extra},
    id::{DraftId, TeamId},
    rfc::{Comment, CommentEdit},
};
use serde::Deserialize;

use super::{DraftRef, DraftView, TeamFacts, compose::compose_text, view, write::put};
use crate::{
    App, Error,
    here::{Here, Writing},
    text,
};

/// A section or key of their own for a draft.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftAdd {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// Its heading, or the key.
    pub part: String,
    /// 2 for `##`; 0 for a key of the preamble.
    pub level: u8,
    /// The part behind which it stands; empty for the first place.
    pub after: String,
    /// What stands in it, in Markdown.
    pub body: String,
}

/// What to change of a section that the edition does not have. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftArrange {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// Its heading.
    pub part: String,
    /// Another heading.
    pub title: Option<String>,
    /// Another level, 2 for `##`.
    pub level: Option<u8>,
    /// The section behind which it is to stand; empty for the first place.
    pub after: Option<String>,
}

/// The levels that a section can have: the title has the first.
const LEVELS: std::ops::RangeInclusive<u8> = 2..=6;

impl App {
    /// Adds a section or a key that the edition does not have.
    pub fn draft_add(&self, req: DraftAdd) -> Result<DraftView, Error> {
        let is_key = req.level == 0;
        let part = text::name(if is_key { "The key" } else { "The section" }, &req.part)?;
        let body = text::long("The section", req.body)?;
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_add", |w| {
            let here = w.here();
            let mut draft = here.get::<Draft>(at.team, at.draft)?;
            refuse_taken(&here, at.team, &draft, &part)?;
            let level = if is_key { 0 } else { req.level.clamp(2, 6) };
            draft.extra.push(Extra { id: part.clone(), level, after: req.after });
            let edits = if is_key { &mut draft.preamble } else { &mut draft.sections };
            put(edits, &part, body, String::new());
            w.put(at.team, &draft)
        })?;
        view(&self.here(), at)
    }

    /// Gives a section of the draft's own another heading, level or place.
    pub fn draft_arrange(&self, req: DraftArrange) -> Result<DraftView, Error> {
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_arrange", |w| {
            let mut draft = w.here().get::<Draft>(at.team, at.draft)?;
            let order = headings(&w.here(), at.team, &draft)?;
            arrange(&mut draft, order, &req)?;
            if let Some(title) = &req.title {
                rename(w, &mut draft, &req, &text::name("The section", title)?)?;
            }
            w.put(at.team, &draft)
        })?;
        view(&self.here(), at)
    }
}

/// Refuses a heading or a key that the draft has already.
fn refuse_taken(here: &Here<'_>, team: TeamId, draft: &Draft, part: &str) -> Result<(), Error> {
    let composed = compose_text(here, &TeamFacts::of(here, team)?, draft)?.composed;
    let has_key = composed.preamble.iter().any(|(key, _)| key == part);
    let has_section = composed.sections.iter().any(|section| section.title == part);
    if !has_key && !has_section && draft.extra.iter().all(|extra| extra.id != part) {
        return Ok(());
    }
    let name = draft.name(here.kinds());
    Err(Error::Invalid(format!(
        "{name} has {part:?} already: write there, or choose another name."
    )))
}

/// The headings of all sections, in order.
fn headings(here: &Here<'_>, team: TeamId, draft: &Draft) -> Result<Vec<String>, Error> {
    let composed = compose_text(here, &TeamFacts::of(here, team)?, draft)?.composed;
    Ok(composed.sections.into_iter().map(|section| section.title).collect())
}

/// Puts the section where it belongs among those of the draft, and says of each of the draft's own
/// behind which it stands now.
fn arrange(draft: &mut Draft, mut order: Vec<String>, req: &DraftArrange) -> Result<(), Error> {
    let part = &req.part;
    let own = draft.extra.iter_mut().find(|own| own.is(part, false)).ok_or_else(|| {
        Error::Invalid(format!(
            "{part:?} is no section of your own: heading, level and place of the others are those of the template."
        ))
    })?;
    if let Some(level) = req.level {
        if !LEVELS.contains(&level) {
            let why = format!("A section has a level from 2 to 6, not {level}.");
            return Err(Error::Invalid(why));
        }
        own.level = level;
    }
    let Some(after) = &req.after else { return Ok(()) };
    order.retain(|title| title != part);
    let behind = || order.iter().position(|title| title == after).map(|at| at + 1);
    let place = if after.is_empty() { Some(0) } else { behind() };
    let place = place.ok_or_else(|| Error::NotFound("section", after.clone()))?;
    order.insert(place, part.clone());
    let (keys, mut own): (Vec<_>, Vec<_>) = draft.extra.drain(..).partition(|own| own.level == 0);
    draft.extra = keys;
    for (at, title) in order.iter().enumerate() {
        if let Some(found) = own.iter().position(|own| own.id == *title) {
            let after = at.checked_sub(1).map(|before| order[before].clone()).unwrap_or_default();
            draft.extra.push(Extra { after, ..own.remove(found) });
        }
    }
    // The edition has those by now.
    draft.extra.append(&mut own);
    Ok(())
}

/// Calls the section otherwise, also where a comment names it.
fn rename(
    w: &mut Writing<'_, '_>,
    draft: &mut Draft,
    req: &DraftArrange,
    title: &str,
) -> Result<(), Error> {
    if title == req.part {
        return Ok(());
    }
    refuse_taken(&w.here(), req.team, draft, title)?;
    retitle(draft, &req.part, title);
    for mut comment in w.here().all::<Comment>(req.team)? {
        if renamed(&mut comment, req.draft, &req.part, title) {
            w.put(req.team, &comment)?;
        }
    }
    Ok(())
}

fn retitle(draft: &mut Draft, part: &str, title: &str) {
    for own in &mut draft.extra {
        if own.is(part, false) {
            title.clone_into(&mut own.id);
        }
        if own.level > 0 && own.after == part {
            title.clone_into(&mut own.after);
        }
    }
    for edit in draft.sections.iter_mut().filter(|edit| edit.id == part) {
        title.clone_into(&mut edit.id);
    }
    for allowed in &mut draft.allowed {
        if allowed.section.as_deref() == Some(part) {
            allowed.section = Some(title.to_owned());
        }
    }
}

/// Takes a part of the draft's own away. What stood behind it comes behind what it stood behind.
pub(super) fn remove(draft: &mut Draft, part: &str, preamble: bool) {
    let Some(at) = draft.extra.iter().position(|own| own.is(part, preamble)) else { return };
    let gone = draft.extra.remove(at);
    for own in &mut draft.extra {
        if (own.level == 0) == preamble && own.after == part {
            gone.after.clone_into(&mut own.after);
        }
    }
}

/// Whether the comment is about the section, or has an edit in it.
fn renamed(comment: &mut Comment, draft: DraftId, part: &str, title: &str) -> bool {
    let before = comment.clone();
    if comment.draft == Some(draft) && comment.section.as_deref() == Some(part) {
        comment.section = Some(title.to_owned());
    }
    for edit in &mut comment.edits {
        if edit.draft == draft && edit.section == part {
            *edit = CommentEdit::of(draft, title);
        }
    }
    *comment != before
}
