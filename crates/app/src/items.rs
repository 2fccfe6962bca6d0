//! The items of the seven stages: what a team has done about each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    cycle::Plan,
    id::TeamId,
    item::{JournalEntry, Progress, State, Waiver},
    playbook::{Item, Stage},
    readiness::{self, StageProgress},
    team::Team,
};
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::{
    App, Error,
    patch::{Patch, apply, patch},
    teams, text,
};

/// A stage of a team with its items.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct StageView {
    /// What the stage is.
    pub stage: Stage,
    /// How far the team is with it.
    pub progress: StageProgress,
    /// Its items in force: those that block first, then the recommended ones.
    pub items: Vec<ItemView>,
    /// Items that other rule packs have and the team's does not.
    pub not_in_force: Vec<Item>,
}

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
    /// What was written in the journal about it, oldest first.
    pub journal: Vec<JournalEntry>,
}

/// Names a stage of a team.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StageRef {
    /// The team.
    pub team: TeamId,
    /// The stage's number, 1 to 7.
    pub stage: u8,
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
    pub notes: Option<String>,
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
    /// A stage with its items.
    pub fn stage_get(&self, req: StageRef) -> Result<StageView, Error> {
        let number = req.stage.to_string();
        let stage = self.pack.stage(req.stage);
        let stage = stage.ok_or_else(|| Error::NotFound("stage", number))?.clone();
        let standing = self.standing(req.team)?;
        let mut items: Vec<_> =
            standing.items.iter().filter(|item| item.stage == req.stage).collect();
        items.sort_by_key(|item| !item.blocking);
        let journal = self.journal_list(req.team)?;
        let view = |item: &&Item| standing.view(item, &journal);
        let of_stage = items.iter().copied().copied();
        let progress =
            readiness::stages(of_stage, &standing.kept, standing.plan.as_ref(), standing.today);
        let in_force = |item: &&Item| standing.items.iter().any(|other| other.id == item.id);
        let others = self.pack.items().iter().filter(|item| item.stage == req.stage);
        Ok(StageView {
            stage,
            progress: progress.first().copied().unwrap_or_default(),
            items: items.iter().copied().map(view).collect(),
            not_in_force: others.filter(|item| !in_force(item)).cloned().collect(),
        })
    }

    /// One item.
    pub fn item_get(&self, req: ItemRef) -> Result<ItemView, Error> {
        let item = self.playbook_item(&req.item)?;
        // Only this item's record: every command on an item answers with this.
        let kept = self.store.get::<Progress>(&teams::core(req.team), &item.id)?;
        let kept = kept.map(|progress| (progress.id.clone(), progress)).into_iter().collect();
        let standing = self.standing_of(&self.team(req.team)?, kept);
        Ok(standing.view(item, &self.journal_list(req.team)?))
    }

    /// Every item in force for a team, in the order of the playbook.
    pub fn item_list(&self, team: TeamId) -> Result<Vec<ItemView>, Error> {
        let journal = self.journal_list(team)?;
        let standing = self.standing(team)?;
        Ok(standing.items.iter().map(|item| standing.view(item, &journal)).collect())
    }

    /// Changes an item.
    pub fn item_update(&self, req: ItemUpdate) -> Result<ItemView, Error> {
        let notes = req.notes.map(|notes| text::long("The notes", notes)).transpose()?;
        if req.state == Some(State::Waived) {
            return Err(Error::invalid(
                "To waive an item, say why: nobody can check it otherwise.",
            ));
        }
        let at = ItemRef { team: req.team, item: req.item };
        let typed = req.state.is_none() && req.owner.is_none() && req.due.is_none();
        let field = typed.then(|| format!("{} {} notes", at.team, at.item));
        self.write_item("item_update", field, &at, |progress| {
            if req.state.is_some() {
                progress.waiver = None;
            }
            apply(&mut progress.state, req.state);
            apply(&mut progress.owner, req.owner.map(|owner| owner.trim().to_owned()));
            apply(&mut progress.due, req.due);
            apply(&mut progress.notes, notes);
            Ok(())
        })
    }

    /// Says that an item need not be done, and why.
    pub fn item_waive(&self, req: ItemWaive) -> Result<ItemView, Error> {
        let reason = text::name("The waiver", &req.reason)
            .map_err(|_| Error::invalid("A waiver needs its reason in a sentence."))?;
        let by = req.by.filter(|by| !by.trim().is_empty()).unwrap_or_else(|| self.who());
        let on = self.day_of(&self.team(req.team)?);
        let at = ItemRef { team: req.team, item: req.item };
        self.write_item("item_waive", None, &at, |progress| {
            progress.state = State::Waived;
            progress.waiver = Some(Waiver { reason, by, on });
            Ok(())
        })
    }

    /// Changes what the team has done about an item, in one command.
    pub(crate) fn write_item(
        &self,
        why: &'static str,
        field: Option<String>,
        at: &ItemRef,
        change: impl FnOnce(&mut Progress) -> Result<(), Error>,
    ) -> Result<ItemView, Error> {
        let id = self.playbook_item(&at.item)?.id.clone();
        self.write_field(why, field, |tx| {
            teams::team_in(tx, at.team)?;
            let mut progress = progress_in(tx, at.team, &id)?;
            change(&mut progress)?;
            Ok(tx.put(&teams::core(at.team), &progress)?)
        })?;
        self.item_get(ItemRef { team: at.team, item: id })
    }

    /// The item of the playbook, whatever the case of its id.
    pub(crate) fn playbook_item(&self, id: &str) -> Result<&'static Item, Error> {
        let found = self.pack.item(&id.to_uppercase());
        found.ok_or_else(|| Error::NotFound("item", id.to_owned()))
    }

    /// Where a team stands: the items in force for it and what it has done about them.
    pub(crate) fn standing(&self, team: TeamId) -> Result<Standing, Error> {
        self.standing_as(&self.team(team)?)
    }

    /// Where a team stands, were it as this one.
    pub(crate) fn standing_as(&self, team: &Team) -> Result<Standing, Error> {
        let rows = self.store.list::<Progress>(team.id.uuid())?;
        let kept = rows.into_iter().map(|row| (row.record.id.clone(), row.record)).collect();
        Ok(self.standing_of(team, kept))
    }

    /// The same, from what has been read already.
    pub(crate) fn standing_of(&self, team: &Team, kept: BTreeMap<String, Progress>) -> Standing {
        let today = self.day_of(team);
        let rules = self.pack.cycle_rules();
        let plan = team.target.and_then(|cycle| domain::cycle::plan(rules, cycle).ok());
        let on = plan.as_ref().map_or(today, |plan| plan.submit_to);
        let items = self.pack.items_in_force(on).collect();
        Standing { today, plan, items, kept }
    }
}

fn progress_in(tx: &mut Tx<'_>, team: TeamId, id: &str) -> Result<Progress, Error> {
    let kept = tx.get::<Progress>(&teams::core(team), id)?;
    Ok(kept.unwrap_or_else(|| Progress { id: id.to_owned(), ..Progress::default() }))
}

/// Where a team stands on a day.
pub(crate) struct Standing {
    pub(crate) today: NaiveDate,
    /// The dates of the target cycle, if the team has one.
    pub(crate) plan: Option<Plan>,
    /// The items in force when the team submits.
    pub(crate) items: Vec<&'static Item>,
    pub(crate) kept: BTreeMap<String, Progress>,
}

impl Standing {
    pub(crate) fn open(&self) -> Vec<readiness::Open<'static>> {
        readiness::open(self.items.iter().copied(), &self.kept, self.plan.as_ref())
    }

    fn view(&self, item: &Item, journal: &[JournalEntry]) -> ItemView {
        let kept = self.kept.get(&item.id).cloned();
        let progress =
            kept.unwrap_or_else(|| Progress { id: item.id.clone(), ..Progress::default() });
        let due = readiness::due(item, Some(&progress), self.plan.as_ref());
        let journal = journal.iter().filter(|entry| entry.item == item.id).cloned().collect();
        ItemView {
            proposed_due: readiness::due(item, None, self.plan.as_ref()),
            overdue: !progress.state.is_settled() && due.is_some_and(|due| due < self.today),
            due,
            item: item.clone(),
            progress,
            journal,
        }
    }
}
