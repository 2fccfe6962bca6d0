//! The cycles that a team can aim at, and what another target or another day of posting would
//! mean. The one rule: trying keeps nothing.

use chrono::NaiveDate;
use domain::{
    cycle::{self, Cycle, Plan},
    draft::Draft,
    id::{DraftId, TeamId},
    readiness::{self, Next, Slack},
    team::Team,
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    cycles::{self, CyclePlan},
    drafts::{TeamFacts, all, compose::compose},
    here::Here,
    items::standing_as,
};

/// What the planner shows.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Planner {
    /// The day it is looked at.
    pub today: NaiveDate,
    /// The cycle the team aims at.
    pub target: Option<Cycle>,
    /// When the proposals were posted, or would be.
    pub posted: Option<NaiveDate>,
    /// The next cycles, the target among them. A month between them has no cycle.
    pub cycles: Vec<CycleChoice>,
    /// What is not settled and has a date in the target cycle, by date.
    pub items: Vec<Next>,
    /// The drafts with what the linter says, in the editions of the day they are proposed.
    pub drafts: Vec<PlannedDraft>,
}

/// A cycle that could be the target.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CycleChoice {
    /// Its dates.
    pub plan: Plan,
    /// The slack before its next deadline, were it the target.
    pub slack: Option<Slack>,
}

/// A draft as of the day it is proposed, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PlannedDraft {
    /// The draft.
    pub id: DraftId,
    /// `MIP39c2-SP10`.
    pub name: String,
    /// The edition in force on that day; none where there was no template yet.
    pub edition: Option<NaiveDate>,
    /// Findings that would have it sent back.
    pub errors: usize,
    /// Findings that a reviewer would ask about.
    pub warnings: usize,
}

/// What to try: another target, or another day of posting, which chooses its own cycle.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlannerTry {
    /// The team.
    pub team: TeamId,
    /// The cycle to aim at.
    pub cycle: Option<Cycle>,
    /// The day to post on.
    pub posted: Option<NaiveDate>,
}

/// So many cycles are offered, or all up to the target.
const CHOICES: usize = 6;
/// No target is further away.
const FURTHEST: usize = 60;

impl App {
    /// The cycles that a team can aim at, and what lies before each.
    pub fn planner_get(&self, team: TeamId) -> Result<Planner, Error> {
        let here = self.here();
        planner(&here, &here.team(team)?, None)
    }

    /// The same if the target or the day of posting were another. Nothing is kept. Drafts are taken
    /// as proposed on that day, or on the last day to post for that cycle.
    pub fn planner_try(&self, req: PlannerTry) -> Result<Planner, Error> {
        let here = self.here();
        let mut team = here.team(req.team)?;
        if let Some(posted) = req.posted {
            let first = cycles::plan(here.pack, CyclePlan::Posted(posted))?;
            (team.posted, team.target) = (Some(posted), Some(first.cycle));
        }
        let mut on = team.posted;
        if let Some(cycle) = req.cycle {
            let plan = cycles::plan(here.pack, CyclePlan::Cycle(cycle))?;
            (team.target, on) = (Some(cycle), on.or(Some(plan.post_by)));
        }
        planner(&here, &team, on)
    }
}

fn planner(here: &Here<'_>, team: &Team, on: Option<NaiveDate>) -> Result<Planner, Error> {
    let standing = standing_as(here, team)?;
    let today = standing.today;
    let rules = here.pack.cycle_rules();
    // A day of posting in the future takes no cycle out of the list.
    let from = team.posted.map_or(today, |posted| posted.min(today));
    let mut plans = cycle::upcoming(rules, from, FURTHEST).unwrap_or_default();
    // None is left out before the target: a month without a cycle has to be one.
    let wanted = plans.iter().filter(|plan| Some(plan.cycle) <= team.target).count();
    plans.truncate(wanted.max(CHOICES));
    if let Some(plan) = &standing.plan
        && plans.iter().all(|other| other.cycle != plan.cycle)
    {
        plans.push(plan.clone());
        plans.sort_by_key(|plan| plan.cycle);
    }
    let choice = |plan: Plan| {
        let open = readiness::open(standing.items.iter().copied(), &standing.kept, Some(&plan));
        let dues = open.iter().filter(|open| open.item.blocking).map(|open| open.due);
        CycleChoice { slack: readiness::slack(&plan, team.posted.is_some(), dues, today), plan }
    };
    let mut open = standing.open();
    open.retain(|open| open.due.is_some());
    open.sort_by_key(|open| open.due);
    Ok(Planner {
        today,
        target: team.target,
        posted: team.posted,
        cycles: plans.into_iter().map(choice).collect(),
        items: readiness::next(&open, &standing.kept, here.kinds(), today, usize::MAX),
        drafts: planned(here, team.id, on)?,
    })
}

/// The drafts as of a day, or of their own.
fn planned(
    here: &Here<'_>,
    team: TeamId,
    on: Option<NaiveDate>,
) -> Result<Vec<PlannedDraft>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let planned = |mut draft: Draft| {
        draft.on = on.unwrap_or(draft.on);
        let (id, name) = (draft.id, draft.name(here.kinds()));
        let Some(edition) = here.pack.edition(draft.kind, draft.on) else {
            return Ok(PlannedDraft { id, name, edition: None, errors: 0, warnings: 0 });
        };
        let row = compose(here, &facts, &draft)?.row(&facts);
        let (errors, warnings) = (row.errors, row.warnings);
        Ok(PlannedDraft { id, name, edition: Some(edition.date), errors, warnings })
    };
    all(here, team)?.into_iter().map(planned).collect()
}
