//! What somebody writes in a part of a draft. The one rule: who types replaces nothing that they did
//! not see.

use domain::{
    draft::{Draft, Edit},
    id::{DraftId, TeamId},
};
use serde::Deserialize;

use super::{DraftRef, DraftView, compose::composed_part, own, view};
use crate::{App, Error, Typed, here::Here};

/// What somebody wrote in place of what the facts give.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftWrite {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// The heading of a section, or the key of a preamble line.
    pub part: String,
    /// Whether `part` is a key of the preamble.
    #[serde(default)]
    pub preamble: bool,
    /// Markdown, or the value of the key. `null` lets the part follow its facts again.
    pub body: Option<Typed>,
}

/// An edited part that is right although its facts have changed since.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftSettle {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// The heading of a section, or the key of a preamble line.
    pub part: String,
    /// Whether `part` is a key of the preamble.
    #[serde(default)]
    pub preamble: bool,
    /// What the facts gave when somebody looked at both; what they give now if absent. Where they
    /// have changed again since, the part goes on asking.
    pub seen: Option<String>,
}

impl App {
    /// Writes a part of a draft, or lets it follow its facts again.
    /// Its answer is short, because it is given while somebody types: what is there, if that is
    /// not what was typed, because others wrote to it too.
    pub fn draft_write(&self, req: DraftWrite) -> Result<Option<String>, Error> {
        let DraftWrite { team, draft, part, preamble, body } = req;
        let body = body.map(|body| body.fit("The section")).transpose()?;
        let field = body.is_some().then(|| format!("{draft} {preamble} {part}"));
        self.write_field("draft_write", field, |w| {
            let mut draft = w.here().get::<Draft>(team, draft)?;
            let basis = basis(&w.here(), &draft, team, &part, preamble)?;
            let other = match body {
                Some(body) => write(&mut draft, &part, preamble, &body, basis),
                None => follow(&mut draft, &part, preamble),
            };
            w.put(team, &draft)?;
            Ok(other)
        })
    }

    /// Says that an edited part is right although its facts have changed since.
    pub fn draft_settle(&self, req: DraftSettle) -> Result<DraftView, Error> {
        let DraftSettle { team, draft, part, preamble, seen } = req;
        let at = DraftRef { team, draft };
        self.write("draft_settle", |w| {
            let here = w.here();
            let mut draft = here.get::<Draft>(at.team, at.draft)?;
            let now = composed_part(&here, &draft, team, &part, preamble)?;
            let edit = edits(&mut draft, preamble).iter_mut().find(|edit| edit.id == part);
            let missing = || Error::NotFound("edited part", part.clone());
            edit.ok_or_else(missing)?.basis = seen.unwrap_or(now);
            w.put(team, &draft)
        })?;
        view(&self.here(), at)
    }
}

/// What somebody wrote in the preamble or in the sections.
fn edits(draft: &mut Draft, preamble: bool) -> &mut Vec<Edit> {
    if preamble { &mut draft.preamble } else { &mut draft.sections }
}

/// What the facts gave for a part when it was first edited: now, if nobody has.
fn basis(
    here: &Here<'_>,
    draft: &Draft,
    team: TeamId,
    part: &str,
    preamble: bool,
) -> Result<String, Error> {
    let edits = if preamble { &draft.preamble } else { &draft.sections };
    match edits.iter().find(|edit| edit.id == part) {
        Some(edit) => Ok(edit.basis.clone()),
        None => composed_part(here, draft, team, part, preamble),
    }
}

/// Keeps what somebody wrote in a part, and answers with what that has become if others wrote to
/// it meanwhile. A line of the preamble is a value: the last one counts.
fn write(
    draft: &mut Draft,
    part: &str,
    preamble: bool,
    typed: &Typed,
    basis: String,
) -> Option<String> {
    let edits = edits(draft, preamble);
    let there = edits.iter().find(|edit| edit.id == part).map_or(&basis, |edit| &edit.body);
    let body = if preamble { typed.text().to_owned() } else { typed.over(there) };
    let other = (body != typed.text()).then(|| body.clone());
    put(edits, part, body, basis);
    other
}

/// Keeps what stands in a part. `basis` is what the facts give for it now.
pub(crate) fn put(edits: &mut Vec<Edit>, part: &str, body: String, basis: String) {
    match edits.iter_mut().find(|edit| edit.id == part) {
        Some(edit) => edit.body = body,
        None => edits.push(Edit { id: part.to_owned(), body, basis }),
    }
}

/// Lets a part follow its facts again. One of their own has none: without its text it goes.
fn follow(draft: &mut Draft, part: &str, preamble: bool) -> Option<String> {
    edits(draft, preamble).retain(|edit| edit.id != part);
    own::remove(draft, part, preamble);
    None
}
