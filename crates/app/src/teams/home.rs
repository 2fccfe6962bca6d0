//! A team's home: where it stands, what comes next, how much slack there is.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cycle::{Cycle, Plan},
    id::TeamId,
    playbook::Stage,
    readiness::{self, Count, Next, Slack, StageProgress},
    session::{Action, Session},
    team::Team,
};
use serde::Serialize;

use crate::{App, Error, actions, here::Here, items, sessions};

/// What a team's home shows.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct TeamHome {
    /// The team.
    pub team: Team,
    /// The day it is looked at.
    pub today: NaiveDate,
    /// What is closed under the rules in force, if anything is, as a sentence.
    pub notice: Option<String>,
    /// Each stage and how far the team is with it.
    pub stages: Vec<StageStanding>,
    /// Blocking items of all stages.
    pub blocking: Count,
    /// Recommended items of all stages.
    pub recommended: Count,
    /// The three things to do now.
    pub next: Vec<Next>,
    /// The dates of the target cycle.
    pub plan: Option<Plan>,
    /// The slack before the next deadline.
    pub slack: Option<Slack>,
    /// The next session that is planned.
    pub next_session: Option<Session>,
    /// The last session that was held.
    pub last_session: Option<Session>,
    /// Actions that are not done.
    pub actions: Vec<Action>,
}

/// A stage with a team's progress.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct StageStanding {
    /// What it is.
    pub stage: Stage,
    /// How far.
    pub progress: StageProgress,
}

impl App {
    /// A team's home.
    pub fn team_get(&self, team: TeamId) -> Result<TeamHome, Error> {
        home(&self.here(), team)
    }
}

pub(crate) fn home(here: &Here<'_>, team: TeamId) -> Result<TeamHome, Error> {
    let standing = items::standing(here, team)?;
    let team = here.team(team)?;
    let (plan, today) = (standing.plan.clone(), standing.today);
    let open = standing.open();
    let progress = standing.stages();
    let sum = |count: fn(&StageProgress) -> Count| {
        progress.iter().map(count).fold(Count::default(), |sum, count| Count {
            settled: sum.settled + count.settled,
            all: sum.all + count.all,
        })
    };
    let (blocking, recommended) = (sum(|stage| stage.blocking), sum(|stage| stage.recommended));
    let of = |stage: &Stage| progress.iter().find(|found| found.stage == stage.number).copied();
    let stage = |stage: &Stage| StageStanding {
        progress: of(stage).unwrap_or(StageProgress { stage: stage.number, ..Default::default() }),
        stage: stage.clone(),
    };
    let sessions = sessions::list(here, team.id)?;
    let actions = actions::list(here, team.id)?;
    let dues = open.iter().filter(|open| open.item.blocking).map(|open| open.due);
    Ok(TeamHome {
        today,
        notice: plan.as_ref().and_then(|plan| plan.notice.clone()),
        stages: here.pack.stages().iter().map(stage).collect(),
        blocking,
        recommended,
        next: readiness::next(&open, &standing.kept, here.kinds(), today, 3),
        slack: plan
            .as_ref()
            .and_then(|plan| readiness::slack(plan, team.posted.is_some(), dues, today)),
        plan,
        next_session: sessions.iter().rfind(|session| session.held_at.is_none()).cloned(),
        last_session: sessions.into_iter().find(|session| session.held_at.is_some()),
        actions: actions.into_iter().filter(|action| action.done_on.is_none()).collect(),
        team,
    })
}

/// What the overview shows of a team: one row.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct TeamRow {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Its Core Unit ID.
    pub unit_id: Option<String>,
    /// Put away.
    pub archived: bool,
    /// The day it is looked at, for samples.
    pub as_of: Option<NaiveDate>,
    /// Blocking and recommended items of each stage.
    pub stages: Vec<StageProgress>,
    /// Blocking items of all stages: how ready the team is.
    pub blocking: Count,
    /// The first thing to do: an item's id.
    pub next: Option<String>,
    /// Its title.
    pub next_title: Option<String>,
    /// Items past their due date.
    pub overdue: u32,
    /// When the next session is planned.
    pub next_session: Option<DateTime<Utc>>,
    /// The cycle it aims at.
    pub target: Option<Cycle>,
    /// The slack before the next deadline.
    pub slack: Option<Slack>,
}
