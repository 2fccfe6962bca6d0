//! Drafts of the proposals of a bundle. The one rule: what nobody edited is composed anew from the
//! team's facts each time it is shown; only what somebody wrote is kept.

pub mod agreement;
pub mod allow;
pub mod begin;
pub(crate) mod bundle;
pub mod compare;
mod compose;
pub mod export;
mod extra;
mod facts;
pub mod find;
pub mod fixes;
pub mod forum;
pub mod git;
pub mod images;
pub mod page;
pub mod places;
pub(crate) mod templates;
mod units;
mod view;

use chrono::NaiveDate;
use domain::{
    draft::{Draft, Edit},
    id::{DraftId, MemberId, TeamId},
    proposal::{Kind, Kinds},
    team::Member,
};
use serde::{Deserialize, Serialize};
use store::{DocId, Tx};

pub(crate) use facts::Known;
pub use view::{AllowedView, DraftView, FactView, FindingView, FixView, PreambleView, SectionView};

use crate::{
    App, Error,
    bundle::freeze,
    patch::{Patch, apply, patch},
    text,
};

/// A draft in the list.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// The draft.
    pub id: DraftId,
    /// What it proposes.
    pub kind: Kind,
    /// `MIP39c2-SP10`, or `MIP39c2-SP#` without a number.
    pub name: String,
    /// What it is about: "Budget, 1,153,480 DAI".
    pub subject: String,
    /// Findings that would have it sent back.
    pub errors: usize,
    /// Findings that a reviewer would ask about.
    pub warnings: usize,
    /// Findings that somebody let stand, with a reason.
    pub allowed: usize,
    /// Sections that somebody wrote.
    pub edited: usize,
}

/// Which bundle to compose.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftCompose {
    /// Whose.
    pub team: TeamId,
    /// The editions in force on this day; also the `Date Proposed`. Without it, the drafts keep
    /// theirs and new ones take the day the team posted, or its today.
    pub on: Option<NaiveDate>,
}

/// Names a draft of a team.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct DraftRef {
    pub team: TeamId,
    pub draft: DraftId,
}

/// What to change of a draft as a whole. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Draft")]
pub struct DraftUpdate {
    pub team: TeamId,
    pub draft: DraftId,
    #[serde(default, deserialize_with = "patch")]
    pub number: Patch<u32>,
    pub on: Option<NaiveDate>,
    #[serde(default, deserialize_with = "patch")]
    pub forum_url: Patch<String>,
}

impl DraftUpdate {
    /// An update that changes nothing yet.
    #[must_use]
    pub fn of(at: DraftRef) -> Self {
        Self { team: at.team, draft: at.draft, number: None, on: None, forum_url: None }
    }
}

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
    pub body: Option<String>,
}

impl App {
    /// A team's drafts in the order of a bundle.
    pub fn draft_list(&self, team: TeamId) -> Result<Vec<DraftRow>, Error> {
        let facts = facts::Known::of(self, team)?;
        let drafts = self.drafts(team)?;
        drafts.iter().map(|draft| Ok(self.compose(&facts, draft)?.row(&facts))).collect()
    }

    /// Adds what the bundle lacks: one of each kind, or one for each facilitator.
    pub fn draft_compose(&self, req: DraftCompose) -> Result<Vec<DraftRow>, Error> {
        let team = self.team(req.team)?;
        let kept = self.drafts(req.team)?;
        let members = self.member_list(req.team)?;
        let on = req.on.or(team.posted).unwrap_or_else(|| self.day_of(&team));
        let kinds = self.pack.kinds();
        kinds.iter().try_for_each(|kind| self.edition(kind, on).map(drop))?;
        self.write("draft_compose", |tx| {
            freeze::editable(tx, req.team)?;
            for mut draft in bundle(kinds, &kept, &members, on) {
                draft.on = req.on.unwrap_or(draft.on);
                tx.put(&document(req.team, draft.id), &draft)?;
            }
            Ok(())
        })?;
        self.draft_list(req.team)
    }

    /// A draft, composed.
    pub fn draft_get(&self, req: DraftRef) -> Result<DraftView, Error> {
        let facts = facts::Known::of(self, req.team)?;
        Ok(self.compose(&facts, &self.draft(req)?)?.view(self.pack))
    }

    /// Changes a draft's number, the day whose editions it uses, or where it was posted.
    pub fn draft_update(&self, req: DraftUpdate) -> Result<DraftView, Error> {
        if req.number == Some(Some(0)) {
            return Err(Error::invalid("Proposals are numbered from 1."));
        }
        let forum_url = text::link(req.forum_url)?;
        self.write_draft("draft_update", req.team, req.draft, |draft| {
            let mut number = draft.number;
            apply(&mut number, req.number);
            draft.renumber(number, self.pack.kinds());
            apply(&mut draft.on, req.on);
            apply(&mut draft.forum_url, forum_url);
            self.edition(draft.kind, draft.on).map(drop)
        })
    }

    /// Writes a part of a draft, or lets it follow its facts again.
    /// Its answer is short, because it is given whenever typing rests.
    pub fn draft_write(&self, req: DraftWrite) -> Result<(), Error> {
        let body = req.body.map(|body| text::long("The section", body)).transpose()?;
        let at = DraftRef { team: req.team, draft: req.draft };
        let basis = self.composed_part(at, &req.part, req.preamble)?;
        let field = body.is_some().then(|| format!("{} {} {}", req.draft, req.preamble, req.part));
        self.change_draft("draft_write", field, at, |draft| {
            let edits = if req.preamble { &mut draft.preamble } else { &mut draft.sections };
            if let Some(body) = body {
                write(edits, &req.part, body, basis);
            } else {
                edits.retain(|edit| edit.id != req.part);
                // A part of their own has no facts to follow: without its text it goes.
                draft.extra.retain(|extra| !extra.is(&req.part, req.preamble));
            }
            Ok(())
        })
    }

    /// Says that an edited part is right although its facts have changed since.
    pub fn draft_settle(&self, req: DraftWrite) -> Result<DraftView, Error> {
        let at = DraftRef { team: req.team, draft: req.draft };
        let basis = self.composed_part(at, &req.part, req.preamble)?;
        self.write_draft("draft_settle", req.team, req.draft, |draft| {
            let edits = if req.preamble { &mut draft.preamble } else { &mut draft.sections };
            let edit = edits.iter_mut().find(|edit| edit.id == req.part);
            edit.ok_or_else(|| Error::NotFound("edited part", req.part))?.basis = basis;
            Ok(())
        })
    }

    /// Takes a draft out of the bundle. Undo brings it back.
    pub fn draft_remove(&self, req: DraftRef) -> Result<(), Error> {
        self.write("draft_remove", |tx| {
            freeze::editable(tx, req.team)?;
            Ok(tx.delete::<Draft>(&document(req.team, req.draft), &req.draft.to_string())?)
        })
    }

    /// The drafts as they are kept, in the order of a bundle.
    pub(crate) fn drafts(&self, team: TeamId) -> Result<Vec<Draft>, Error> {
        let rows = self.store.list::<Draft>(team.uuid())?;
        let mut drafts: Vec<_> = rows.into_iter().map(|row| row.record).collect();
        let place = |draft: &Draft| self.pack.kinds().place(draft.kind);
        drafts.sort_by_key(|draft| {
            (place(draft), draft.kind, draft.number.is_none(), draft.number, draft.id)
        });
        Ok(drafts)
    }

    pub(crate) fn draft(&self, req: DraftRef) -> Result<Draft, Error> {
        let found = self.store.get(&document(req.team, req.draft), &req.draft.to_string())?;
        found.ok_or_else(|| Error::NotFound("draft", req.draft.to_string()))
    }

    fn write_draft(
        &self,
        why: &'static str,
        team: TeamId,
        draft: DraftId,
        change: impl FnOnce(&mut Draft) -> Result<(), Error>,
    ) -> Result<DraftView, Error> {
        let at = DraftRef { team, draft };
        self.change_draft(why, None, at, change)?;
        self.draft_get(at)
    }

    fn change_draft(
        &self,
        why: &'static str,
        field: Option<String>,
        at: DraftRef,
        change: impl FnOnce(&mut Draft) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.write_field(why, field, |tx| {
            let mut draft = draft_in(tx, at.team, at.draft)?;
            change(&mut draft)?;
            Ok(tx.put(&document(at.team, at.draft), &draft)?)
        })
    }
}

/// Keeps what somebody wrote in a part. `basis` is what the facts give for it now.
fn write(edits: &mut Vec<Edit>, part: &str, body: String, basis: String) {
    match edits.iter_mut().find(|edit| edit.id == part) {
        Some(edit) => edit.body = body,
        None => edits.push(Edit { id: part.to_owned(), body, basis }),
    }
}

/// The draft, to be changed by this write. Refused while a freeze holds.
fn draft_in(tx: &mut Tx<'_>, team: TeamId, id: DraftId) -> Result<Draft, Error> {
    freeze::editable(tx, team)?;
    let found = tx.get::<Draft>(&document(team, id), &id.to_string())?;
    found.ok_or_else(|| Error::NotFound("draft", id.to_string()))
}

/// Each draft is a document of its own: its texts are long.
pub(crate) fn document(team: TeamId, draft: DraftId) -> DocId {
    DocId::new(team.uuid(), format!("draft/{draft}"))
}

/// The drafts of a whole bundle: those there are, and what they lack. One for whoever it will be
/// becomes that of the first facilitator who has none.
fn bundle(kinds: &Kinds, kept: &[Draft], members: &[Member], on: NaiveDate) -> Vec<Draft> {
    let mut bundle = kept.to_vec();
    for form in kinds.forms() {
        let of_each = members.iter().filter(|member| member.facilitator);
        for member in of_each.filter(|_| form.is_of_a_facilitator()) {
            let of = |who| move |draft: &Draft| draft.kind == form.kind && draft.facilitator == who;
            if bundle.iter().any(of(Some(member.id))) {
                continue;
            }
            match bundle.iter_mut().find(|draft| of(None)(draft)) {
                Some(draft) => draft.facilitator = Some(member.id),
                None => bundle.push(fresh(form.kind, Some(member.id), on)),
            }
        }
        if bundle.iter().all(|draft| draft.kind != form.kind) {
            bundle.push(fresh(form.kind, None, on));
        }
    }
    bundle
}

fn fresh(kind: Kind, facilitator: Option<MemberId>, on: NaiveDate) -> Draft {
    Draft {
        id: DraftId::new(),
        kind,
        number: None,
        facilitator,
        on,
        forum_url: None,
        preamble: Vec::new(),
        sections: Vec::new(),
        images: Vec::new(),
        title: None,
        extra: Vec::new(),
        allowed: Vec::new(),
    }
}
