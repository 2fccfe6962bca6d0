//! The overview of all teams: a row a team, kept by the store with every command and read in one
//! go. The row holds nothing that depends on the day, so it never grows old.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    cycle::{self, Cycle, Plan},
    item::Progress,
    readiness::{self, Count, StageProgress},
    session::Session,
    team::Team,
};
use pack::Pack;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{App, Error, here::Here, teams::home::TeamRow};

/// What is kept of a team.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    team: Team,
    stages: Vec<StageProgress>,
    next: Option<String>,
    /// Due dates of what is not settled, in days after 1970: stage, whether it blocks, the day.
    dues: Vec<(u8, bool, Option<i64>)>,
    sessions: Vec<DateTime<Utc>>,
}

/// Raise it when the same records give another row.
const VERSION: u8 = 1;

/// Makes the rows.
pub(crate) struct Rows {
    pub(crate) pack: &'static Pack,
}

impl store::Overview for Rows {
    /// Another pack makes other rows, and another version of it too.
    fn version(&self) -> i64 {
        let made_by = format!("{VERSION} {} {}", self.pack.id(), self.pack.version());
        let digest = Sha256::digest(made_by);
        digest.iter().take(7).fold(0, |number, byte| number << 8 | i64::from(*byte))
    }

    fn collections(&self) -> &[&str] {
        &["teams", "items", "sessions"]
    }

    fn row(
        &self,
        space: Uuid,
        records: &dyn Fn(&str) -> Result<Vec<Value>, store::Error>,
    ) -> Option<Value> {
        let teams: Vec<Team> = read(records, "teams")?;
        let team = teams.into_iter().find(|team| team.id.uuid() == space)?;
        let kept: Vec<Progress> = read(records, "items")?;
        let sessions: Vec<Session> = read(records, "sessions")?;
        let kept: BTreeMap<_, _> = kept.into_iter().map(|item| (item.id.clone(), item)).collect();

        let plan = plan_of(self.pack, &team);
        // Without a target the rules of today can't be known here; those in force last are shown.
        let on = plan.as_ref().map_or(team.as_of.unwrap_or(NaiveDate::MAX), |plan| plan.submit_to);
        let items: Vec<_> = self.pack.items_in_force(on).collect();
        let open = readiness::open(items.iter().copied(), &kept, plan.as_ref());
        let due = |open: &readiness::Open<'_>| {
            let days =
                open.due.map(|due| due.signed_duration_since(NaiveDate::default()).num_days());
            (open.item.stage, open.item.blocking, days)
        };
        let kept = Kept {
            stages: readiness::stages(items.iter().copied(), &kept, None, NaiveDate::MIN),
            next: open.first().map(|open| open.item.id.clone()),
            dues: open.iter().map(due).collect(),
            sessions: sessions.iter().filter(|s| s.held_at.is_none()).map(|s| s.at).collect(),
            team,
        };
        serde_json::to_value(kept).ok()
    }
}

impl App {
    /// Every team, in the order they were made, the archived ones among them.
    pub fn team_list(&self, (): ()) -> Result<Vec<TeamRow>, Error> {
        let here = self.here();
        let rows = self.store.overview::<Kept>()?;
        let mut plans = BTreeMap::new();
        Ok(rows.into_iter().map(|(_, kept)| row(&here, kept, &mut plans)).collect())
    }
}

fn row(here: &Here<'_>, kept: Kept, plans: &mut BTreeMap<Cycle, Option<Plan>>) -> TeamRow {
    let Kept { team, mut stages, next, dues, sessions } = kept;
    let today = here.day_of(&team);
    let day = |days: i64| {
        let days = u64::try_from(days).ok()?;
        NaiveDate::default().checked_add_days(Days::new(days))
    };
    let mut overdue = 0;
    for (number, _, due) in &dues {
        if due.and_then(day).is_some_and(|due| due < today) {
            overdue += 1;
            if let Some(stage) = stages.iter_mut().find(|stage| stage.stage == *number) {
                stage.overdue += 1;
            }
        }
    }
    let rules = here.pack.cycle_rules();
    let plan = team.target.and_then(|target| {
        plans.entry(target).or_insert_with(|| cycle::plan(rules, target).ok()).as_ref()
    });
    let blocking = dues.iter().filter(|(_, blocking, _)| *blocking);
    let blocking = blocking.map(|(_, _, due)| due.and_then(day));
    let air = plan.and_then(|plan| readiness::air(plan, team.posted.is_some(), blocking, today));
    let sum = stages.iter().fold(Count::default(), |sum, stage| Count {
        settled: sum.settled + stage.blocking.settled,
        all: sum.all + stage.blocking.all,
    });
    TeamRow {
        id: team.id,
        next_title: next.as_deref().and_then(|id| here.pack.item(id)).map(|i| i.title.clone()),
        name: team.name,
        unit_id: team.unit_id,
        archived: team.archived,
        as_of: team.as_of,
        target: team.target,
        next,
        stages,
        blocking: sum,
        overdue,
        next_session: sessions.into_iter().min(),
        air,
    }
}

fn plan_of(pack: &Pack, team: &Team) -> Option<Plan> {
    cycle::plan(pack.cycle_rules(), team.target?).ok()
}

/// Records that don't fit are left out: one broken record must not hide a team.
fn read<T: DeserializeOwned>(
    records: &dyn Fn(&str) -> Result<Vec<Value>, store::Error>,
    collection: &str,
) -> Option<Vec<T>> {
    let records = records(collection).ok()?;
    Some(records.into_iter().filter_map(|body| serde_json::from_value(body).ok()).collect())
}
