//! The items of the seven stages: what a team has done about each.

pub mod many;
mod standing;

use chrono::NaiveDate;
use domain::{
    id::TeamId,
    item::{JournalEntry, Progress, State, Waiver},
    playbook::Item,
};
use pack::Pack;
use serde::{Deserialize, Serialize};

pub(crate) use standing::{standing, standing_as};

use crate::{
    App, Error, Typed,
    here::{Here, Writing},
    patch::{Patch, apply, apply_typed, patch},
    text,
};

/// An item with what the team has done about it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// What the playbook says of it.
    pub item: Item,
    /// What the team has done.
    pub progress: Progress,
    /// When it is due: the date that was set, or the proposed one.
    pub due: Option<NaiveDate>,
    /// What the item's "when" makes of the target cycle.
    pub proposed_due: Option<NaiveDate>,
    /// Past its due date and not settled.
    pub overdue: bool,
    /// Done, and nothing shows it, although the playbook asks for evidence.
    pub unshown: bool,
    /// What was written in the journal about it, oldest first.
    pub journal: Vec<JournalEntry>,
}

/// Names an item of a team.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemRef {
    /// The team.
    pub team: TeamId,
    /// The item's id, `C1`.
    pub item: String,
}

/// What to change of an item. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Progress")]
pub struct ItemUpdate {
    pub team: TeamId,
    pub item: String,
    /// Any state but waived, which needs a reason: see `item_waive`.
    pub state: Option<State>,
    pub owner: Option<String>,
    #[serde(default, deserialize_with = "patch")]
    pub due: Patch<NaiveDate>,
    pub notes: Option<Typed>,
}

/// Why an item need not be done.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemWaive {
    /// The team.
    pub team: TeamId,
    /// The item's id.
    pub item: String,
    /// A sentence.
    pub reason: String,
    /// Who decided; the person of this installation if absent.
    pub by: Option<String>,
}

impl App {
    /// One item.
    pub fn item_get(&self, req: ItemRef) -> Result<ItemView, Error> {
        view(&self.here(), &req)
    }

    /// Every item in force for a team, in the order of the playbook.
    pub fn item_list(&self, team: TeamId) -> Result<Vec<ItemView>, Error> {
        let here = self.here();
        let (standing, journal) = (standing(&here, team)?, here.all(team)?);
        Ok(standing.items.iter().map(|item| standing.view(item, &journal)).collect())
    }

    /// Changes an item.
    pub fn item_update(&self, req: ItemUpdate) -> Result<ItemView, Error> {
        let notes = req.notes.map(|notes| notes.fit("The notes")).transpose()?;
        needs_reason(req.state)?;
        let at = ItemRef { team: req.team, item: req.item };
        let typed = req.state.is_none() && req.owner.is_none() && req.due.is_none();
        let field = typed.then(|| format!("{} {} notes", at.team, at.item));
        self.write_field("item_update", field, |w| {
            change(w, &at, |progress| {
                progress.enter(req.state);
                apply(&mut progress.owner, req.owner.map(|owner| owner.trim().to_owned()));
                apply(&mut progress.due, req.due);
                apply_typed(&mut progress.notes, notes.as_ref());
                Ok(())
            })
        })
    }

    /// Says that an item need not be done, and why.
    pub fn item_waive(&self, req: ItemWaive) -> Result<ItemView, Error> {
        let reason = reason(&req.reason)?;
        let by = req.by.filter(|by| !by.trim().is_empty());
        let at = ItemRef { team: req.team, item: req.item };
        self.write("item_waive", |w| {
            let here = w.here();
            let (by, on) = (by.unwrap_or_else(|| here.who()), here.day_of(&here.team(at.team)?));
            change(w, &at, |progress| {
                progress.waive(Waiver { reason, by, on });
                Ok(())
            })
        })
    }
}

/// One item. Only its own record is read: every command on an item answers with this.
fn view(here: &Here<'_>, at: &ItemRef) -> Result<ItemView, Error> {
    let item = playbook_item(here.pack, &at.item)?;
    let kept: Option<Progress> = here.find(at.team, &item.id)?;
    let kept = kept.map(|progress| (progress.id.clone(), progress)).into_iter().collect();
    let standing = standing::standing_of(here, &here.team(at.team)?, kept);
    Ok(standing.view(item, &here.all(at.team)?))
}

/// Changes what the team has done about an item, and answers with it.
pub(crate) fn change(
    w: &mut Writing<'_, '_>,
    at: &ItemRef,
    change: impl FnOnce(&mut Progress) -> Result<(), Error>,
) -> Result<ItemView, Error> {
    edit(w, at, change)?;
    view(&w.here(), at)
}

/// Whether it is done now and nothing shows it.
fn edit(
    w: &mut Writing<'_, '_>,
    at: &ItemRef,
    change: impl FnOnce(&mut Progress) -> Result<(), Error>,
) -> Result<bool, Error> {
    let item = playbook_item(w.pack, &at.item)?;
    let id = &item.id;
    let kept: Option<Progress> = w.here().find(at.team, id)?;
    let fresh = || Progress { id: id.clone(), ..Progress::default() };
    let mut progress = kept.unwrap_or_else(fresh);
    change(&mut progress)?;
    w.put(at.team, &progress)?;
    Ok(progress.is_unshown(item))
}

/// Refuses the one state that only a waiver leads to.
fn needs_reason(state: Option<State>) -> Result<(), Error> {
    if state == Some(State::Waived) {
        return Err(Error::invalid("To waive an item, say why: nobody can check it otherwise."));
    }
    Ok(())
}

fn reason(typed: &str) -> Result<String, Error> {
    text::name("The waiver", typed)
        .map_err(|_| Error::invalid("A waiver needs its reason in a sentence."))
}

/// The item of the playbook, whatever the case of its id.
pub(crate) fn playbook_item(pack: &'static Pack, id: &str) -> Result<&'static Item, Error> {
    pack.item(&id.to_uppercase()).ok_or_else(|| Error::NotFound("item", id.to_owned()))
}
