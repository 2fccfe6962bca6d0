//! Several items changed alike. One command, so that all of them change or none, and one undo takes
//! back just these.

use chrono::NaiveDate;
use domain::{
    id::TeamId,
    item::{Progress, State, Waiver},
};
use serde::Deserialize;

use super::{ItemRef, edit, needs_reason, reason};
use crate::{
    App, Error,
    patch::{Patch, apply, patch},
};

/// What to change of several items. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Progress")]
pub struct ItemUpdateMany {
    pub team: TeamId,
    /// Their ids.
    pub items: Vec<String>,
    /// Any state but waived, which needs a reason: see `item_waive_many`.
    pub state: Option<State>,
    pub owner: Option<String>,
    #[serde(default, deserialize_with = "patch")]
    pub due: Patch<NaiveDate>,
}

/// Why several items need not be done.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemWaiveMany {
    /// The team.
    pub team: TeamId,
    /// Their ids.
    pub items: Vec<String>,
    /// A sentence.
    pub reason: String,
    /// Who decided; the person of this installation if absent.
    pub by: Option<String>,
}

impl ItemUpdateMany {
    fn apply_to(&self, progress: &mut Progress) {
        progress.enter(self.state);
        apply(&mut progress.owner, self.owner.as_ref().map(|owner| owner.trim().to_owned()));
        apply(&mut progress.due, self.due);
    }
}

impl App {
    /// Changes several items alike. Answers with the ids of those that are done now and that nothing
    /// shows, although the playbook asks for evidence.
    pub fn item_update_many(&self, req: ItemUpdateMany) -> Result<Vec<String>, Error> {
        needs_reason(req.state)?;
        self.write("item_update_many", |w| {
            let mut unshown = Vec::new();
            for item in &req.items {
                let at = ItemRef { team: req.team, item: item.clone() };
                let is_unshown = edit(w, &at, |progress| {
                    req.apply_to(progress);
                    Ok(())
                })?;
                unshown.extend(is_unshown.then_some(at.item));
            }
            Ok(unshown)
        })
    }

    /// Says that several items need not be done, and why.
    pub fn item_waive_many(&self, req: ItemWaiveMany) -> Result<(), Error> {
        let reason = reason(&req.reason)?;
        let by = req.by.filter(|by| !by.trim().is_empty());
        self.write("item_waive_many", |w| {
            let here = w.here();
            let on = here.day_of(&here.team(req.team)?);
            let waiver = Waiver { reason, by: by.unwrap_or_else(|| here.who()), on };
            for item in req.items {
                edit(w, &ItemRef { team: req.team, item }, |progress| {
                    progress.waive(waiver.clone());
                    Ok(())
                })?;
            }
            Ok(())
        })
    }
}
