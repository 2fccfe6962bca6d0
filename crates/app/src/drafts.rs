//! Drafts of the proposals of a bundle. The one rule: what nobody edited is composed anew from the
//! team's facts each time it is shown; only what somebody wrote is kept.

pub mod allow;
pub mod begin;
pub mod compare;
pub(crate) mod compose;
mod extra;
mod facts;
pub mod fixes;
pub mod images;
pub(crate) mod leaving;
pub mod own;
pub mod places;
pub(crate) mod units;
mod view;
pub(crate) mod write;

use chrono::NaiveDate;
use domain::{
    draft::Draft,
    id::{DraftId, MemberId, TeamId},
    proposal::{Kind, Kinds},
    team::Member,
};
use serde::{Deserialize, Serialize};

use compose::{compose, edition};
pub(crate) use facts::TeamFacts;
pub use view::{AllowedView, DraftView, FactView, FindingView, FixView, PreambleView, SectionView};
pub use write::{DraftSettle, DraftWrite};

use crate::{
    App, Error,
    here::Here,
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

/// Which day all drafts of a team are to have.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftDateAll {
    /// Whose.
    pub team: TeamId,
    /// The day whose editions they use; also the `Date Proposed`.
    pub on: NaiveDate,
}

impl App {
    /// A team's drafts in the order of a bundle.
    pub fn draft_list(&self, team: TeamId) -> Result<Vec<DraftRow>, Error> {
        list(&self.here(), team)
    }

    /// Adds what the bundle lacks: one of each kind, or one for each facilitator.
    pub fn draft_compose(&self, req: DraftCompose) -> Result<Vec<DraftRow>, Error> {
        self.write("draft_compose", |w| {
            let here = w.here();
            let team = here.team(req.team)?;
            let on = req.on.or(team.posted).unwrap_or_else(|| here.day_of(&team));
            let kinds = here.kinds();
            kinds.iter().try_for_each(|kind| edition(here.pack, kind, on).map(drop))?;
            let (kept, members) = (all(&here, req.team)?, here.all(req.team)?);
            for mut draft in bundle(kinds, &kept, &members, on) {
                draft.on = req.on.unwrap_or(draft.on);
                w.put(req.team, &draft)?;
            }
            Ok(())
        })?;
        list(&self.here(), req.team)
    }

    /// A draft, composed.
    pub fn draft_get(&self, req: DraftRef) -> Result<DraftView, Error> {
        view(&self.here(), req)
    }

    /// Changes a draft's number, the day whose editions it uses, or where it was posted.
    pub fn draft_update(&self, req: DraftUpdate) -> Result<DraftView, Error> {
        let forum_url = text::link(req.forum_url)?;
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_update", |w| {
            let mut draft = w.here().get::<Draft>(at.team, at.draft)?;
            if let Some(Some(number)) = req.number {
                refuse_taken(&w.here(), &draft, req.team, number)?;
            }
            draft.renumber(req.number.unwrap_or(draft.number), w.pack.kinds());
            apply(&mut draft.on, req.on);
            apply(&mut draft.forum_url, forum_url);
            edition(w.pack, draft.kind, draft.on)?;
            w.put(req.team, &draft)
        })?;
        view(&self.here(), at)
    }

    /// Sets the day of every draft there is; of none if a kind has no edition on that day.
    pub fn draft_date_all(&self, req: DraftDateAll) -> Result<(), Error> {
        self.write("draft_date_all", |w| {
            for draft in all(&w.here(), req.team)? {
                edition(w.pack, draft.kind, req.on)?;
                w.put(req.team, &Draft { on: req.on, ..draft })?;
            }
            Ok(())
        })
    }

    /// Takes a draft out of the bundle. Undo brings it back.
    pub fn draft_remove(&self, req: DraftRef) -> Result<(), Error> {
        self.write("draft_remove", |w| w.delete::<Draft>(req.team, req.draft))
    }
}

/// A team's drafts as they are kept, in the order of a bundle.
pub(crate) fn all(here: &Here<'_>, team: TeamId) -> Result<Vec<Draft>, Error> {
    let mut drafts: Vec<Draft> = here.all(team)?;
    let place = |draft: &Draft| here.kinds().place(draft.kind);
    drafts.sort_by_key(|draft| {
        (place(draft), draft.kind, draft.number.is_none(), draft.number, draft.id)
    });
    Ok(drafts)
}

pub(crate) fn list(here: &Here<'_>, team: TeamId) -> Result<Vec<DraftRow>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let drafts = all(here, team)?;
    let row = |draft: &Draft| match here.kinds().form(draft.kind) {
        Some(_) => Ok(compose(here, &facts, draft)?.row(&facts)),
        None => Ok(of_another_pack(here, draft)),
    };
    drafts.iter().map(row).collect()
}

/// The row of a draft of a kind that the pack does not have: it is kept, and can't be composed.
fn of_another_pack(here: &Here<'_>, draft: &Draft) -> DraftRow {
    let (id, kind, name) = (draft.id, draft.kind, draft.name(here.kinds()));
    let subject = format!("The rule pack {} has no proposals of this kind", here.pack.name());
    let edited = draft.sections.len() + draft.preamble.len();
    DraftRow { id, kind, name, subject, errors: 0, warnings: 0, allowed: 0, edited }
}

pub(crate) fn view(here: &Here<'_>, at: DraftRef) -> Result<DraftView, Error> {
    let facts = TeamFacts::of(here, at.team)?;
    Ok(compose(here, &facts, &here.get(at.team, at.draft)?)?.view(here.pack))
}

/// Refuses a number that another draft of its kind has.
pub(crate) fn refuse_taken(
    here: &Here<'_>,
    draft: &Draft,
    team: TeamId,
    number: u32,
) -> Result<(), Error> {
    let is_taken = |other: &Draft| {
        other.kind == draft.kind && other.id != draft.id && other.number == Some(number)
    };
    if !all(here, team)?.iter().any(is_taken) {
        return Ok(());
    }
    let name = here.kinds().name(draft.kind, Some(number));
    Err(Error::Invalid(format!("{name} is another draft of this bundle: look again.")))
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

/// A draft that nobody wrote in.
pub(crate) fn fresh(kind: Kind, facilitator: Option<MemberId>, on: NaiveDate) -> Draft {
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
        known: Vec::new(),
    }
}
