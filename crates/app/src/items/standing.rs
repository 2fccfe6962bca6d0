//! Where a team stands: the items in force for it, and what it has done about each.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    cycle::Plan,
    id::TeamId,
    item::{JournalEntry, Progress},
    playbook::Item,
    readiness::{self, StageProgress},
    team::Team,
};

use super::ItemView;
use crate::{Error, here::Here};

/// Where a team stands: the items in force for it and what it has done about them.
pub(crate) fn standing(here: &Here<'_>, team: TeamId) -> Result<Standing, Error> {
    standing_as(here, &here.team(team)?)
}

/// Where a team stands, were it as this one.
pub(crate) fn standing_as(here: &Here<'_>, team: &Team) -> Result<Standing, Error> {
    let kept = here.all::<Progress>(team.id)?;
    let kept = kept.into_iter().map(|progress| (progress.id.clone(), progress)).collect();
    Ok(standing_of(here, team, kept))
}

pub(super) fn standing_of(
    here: &Here<'_>,
    team: &Team,
    kept: BTreeMap<String, Progress>,
) -> Standing {
    let today = here.day_of(team);
    let rules = here.pack.cycle_rules();
    let plan = team.target.and_then(|cycle| domain::cycle::plan(rules, cycle).ok());
    let on = plan.as_ref().map_or(today, |plan| plan.submit_to);
    let items = here.pack.items_in_force(on).collect();
    Standing { today, plan, items, kept }
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

    /// How far the team is with each stage that has items in force.
    pub(crate) fn stages(&self) -> Vec<StageProgress> {
        let items = self.items.iter().copied();
        readiness::stages(items, &self.kept, self.plan.as_ref(), self.today)
    }

    pub(crate) fn view(&self, item: &Item, journal: &[JournalEntry]) -> ItemView {
        let kept = self.kept.get(&item.id).cloned();
        let progress =
            kept.unwrap_or_else(|| Progress { id: item.id.clone(), ..Progress::default() });
        let due = readiness::due(item, Some(&progress), self.plan.as_ref());
        let journal = journal.iter().filter(|entry| entry.item == item.id).cloned().collect();
        ItemView {
            proposed_due: readiness::due(item, None, self.plan.as_ref()),
            overdue: !progress.state.is_settled() && due.is_some_and(|due| due < self.today),
            due,
            unshown: progress.is_unshown(item),
            item: item.clone(),
            progress,
            journal,
        }
    }
}
