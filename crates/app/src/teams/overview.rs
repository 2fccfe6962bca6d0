//! The overview of all teams: a row a team, kept by the store with every command and read in one
//! go, each part by what it is made from. The row holds nothing that depends on the day, so it never
//! grows old.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::{
    cycle::{self, Cycle, Plan},
    id::TeamId,
    item::Progress,
    readiness::{self, Count, StageProgress},
    team::Team,
};
use pack::Pack;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Bodies, Overview, RowPart};
use uuid::Uuid;

use crate::{App, Error, here::Here, teams::home::TeamRow};

/// What is kept of a team, a field a part.
#[derive(Debug, Serialize, Deserialize)]
struct KeptRow {
    /// Without what is long.
    team: Team,
    items: Standing,
    /// When those are that are planned.
    sessions: Vec<DateTime<Utc>>,
}

/// How far a team is with its items.
#[derive(Debug, Serialize, Deserialize)]
struct Standing {
    stages: Vec<StageProgress>,
    next: Option<String>,
    /// Due dates of what is not settled, in days after 1970: stage, whether it blocks, the day.
    dues: Vec<(u8, bool, Option<i64>)>,
}

/// Raise it when the same records give another row.
const VERSION: u8 = 4;

/// What the rows are made of. Another pack makes other rows, and another version of it too.
pub(crate) fn of_teams(pack: &'static Pack) -> Overview {
    let made_by = format!("{VERSION} {} {}", pack.id(), pack.version());
    let digest = Sha256::digest(made_by);
    let version = digest.iter().take(7).fold(0, |number, byte| number << 8 | i64::from(*byte));
    Overview { version, parts: vec![Box::new(Teams), Box::new(Items(pack)), Box::new(Sessions)] }
}

struct Teams;

impl RowPart for Teams {
    fn name(&self) -> &'static str {
        "team"
    }

    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[("teams", &["name", "unitId", "target", "posted", "archived", "asOf"])]
    }

    fn make(&self, space: Uuid, records: &Bodies) -> Option<Value> {
        let team = read::<Team>(records, "teams").find(|team| team.id.uuid() == space)?;
        serde_json::to_value(team).ok()
    }
}

struct Items(&'static Pack);

/// What says when the items of a team are due.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Aim {
    id: TeamId,
    #[serde(default)]
    target: Option<Cycle>,
    #[serde(default)]
    as_of: Option<NaiveDate>,
}

impl RowPart for Items {
    fn name(&self) -> &'static str {
        "items"
    }

    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[("teams", &["target", "asOf"]), ("items", &["state", "due"])]
    }

    fn make(&self, space: Uuid, records: &Bodies) -> Option<Value> {
        let Self(pack) = self;
        let aim = read::<Aim>(records, "teams").find(|aim| aim.id.uuid() == space)?;
        let kept: BTreeMap<_, _> =
            read::<Progress>(records, "items").map(|item| (item.id.clone(), item)).collect();
        let plan = aim.target.and_then(|target| cycle::plan(pack.cycle_rules(), target).ok());
        // Without a target the rules of today can't be known here; those in force last are shown.
        let on = plan.as_ref().map_or(aim.as_of.unwrap_or(NaiveDate::MAX), |plan| plan.submit_to);
        let items: Vec<_> = pack.items_in_force(on).collect();
        let open = readiness::open(items.iter().copied(), &kept, plan.as_ref());
        let due = |open: &readiness::Open<'_>| {
            let days =
                open.due.map(|due| due.signed_duration_since(NaiveDate::default()).num_days());
            (open.item.stage, open.item.blocking, days)
        };
        let standing = Standing {
            stages: readiness::stages(items.iter().copied(), &kept, None, NaiveDate::MIN),
            next: open.first().map(|open| open.item.id.clone()),
            dues: open.iter().map(due).collect(),
        };
        serde_json::to_value(standing).ok()
    }
}

struct Sessions;

/// What says whether a session is still to come.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Planned {
    at: DateTime<Utc>,
    #[serde(default)]
    held_at: Option<DateTime<Utc>>,
}

impl RowPart for Sessions {
    fn name(&self) -> &'static str {
        "sessions"
    }

    fn from(&self) -> &'static [(&'static str, &'static [&'static str])] {
        &[("sessions", &["at", "heldAt"])]
    }

    fn make(&self, _: Uuid, records: &Bodies) -> Option<Value> {
        let sessions = read::<Planned>(records, "sessions");
        let planned =
            sessions.filter(|session| session.held_at.is_none()).map(|planned| planned.at);
        serde_json::to_value(planned.collect::<Vec<_>>()).ok()
    }
}

impl App {
    /// Every team, in the order they were made, the archived ones among them.
    pub fn team_list(&self, (): ()) -> Result<Vec<TeamRow>, Error> {
        let here = self.here();
        let rows = self.store.overview::<KeptRow>()?;
        let mut plans = BTreeMap::new();
        Ok(rows.into_iter().map(|(_, kept)| row(&here, kept, &mut plans)).collect())
    }
}

fn row(here: &Here<'_>, kept: KeptRow, plans: &mut BTreeMap<Cycle, Option<Plan>>) -> TeamRow {
    let KeptRow { team, items: Standing { mut stages, next, dues }, sessions } = kept;
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
    let slack =
        plan.and_then(|plan| readiness::slack(plan, team.posted.is_some(), blocking, today));
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
        slack,
    }
}

/// Records that don't fit are left out: one broken record must not hide a team.
fn read<T: DeserializeOwned>(records: &Bodies, collection: &str) -> impl Iterator<Item = T> {
    let records = records.get(collection).into_iter().flatten();
    records.filter_map(|body| T::deserialize(body).ok())
}
