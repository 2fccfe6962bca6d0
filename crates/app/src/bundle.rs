//! A team's bundle on its way through governance. The one rule: when it was posted, where and for
//! which cycle stand with the team; everything else follows from the steps that were taken.

mod differs;
pub mod find;
pub mod freeze;
pub mod numbers;
pub mod open;
pub(crate) mod outgoing;
pub mod steps;

use chrono::NaiveDate;
use domain::{
    bundle::{Bundle, Checklist, Phase, Step, Tick},
    cycle::{self, Plan},
    id::{StepId, TeamId},
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error, drafts,
    here::{Here, Writing},
};

/// What the submission screen shows.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BundleView {
    /// The day it is looked at.
    pub today: NaiveDate,
    /// Where it is.
    pub phase: Phase,
    /// The `Status` that its proposals say.
    pub status: String,
    /// Where it may go, the usual way first.
    pub next: Vec<Phase>,
    /// Where a step back leads.
    pub back: Option<Phase>,
    /// The day it was posted.
    pub posted: Option<NaiveDate>,
    /// The forum thread.
    pub forum_url: Option<String>,
    /// The steps that led here.
    pub path: Vec<Step>,
    /// Every step that was taken, those back too.
    pub history: Vec<Step>,
    /// The dates of the target cycle.
    pub plan: Option<Plan>,
    /// What to do outside, by step.
    pub checklists: Vec<Checklist>,
    /// What of it is done.
    pub ticks: Vec<Tick>,
    /// The freeze that holds.
    pub frozen: Option<freeze::FrozenView>,
    /// How many drafts there are.
    pub drafts: usize,
}

/// A task of a checklist to tick.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct BundleTickSet {
    pub team: TeamId,
    /// Its id in the rule pack.
    pub task: String,
    pub done: bool,
}

/// What was typed wrong in a step that was taken.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Step")]
pub struct BundleCorrect {
    pub team: TeamId,
    pub step: StepId,
    pub on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub url: Option<String>,
}

impl BundleCorrect {
    fn mended(&self, step: Step) -> Step {
        let url = self.url.as_deref().map_or(step.url, |url| url.trim().to_owned());
        Step { on: self.on.or(step.on), until: self.until.or(step.until), url, ..step }
    }
}

impl App {
    /// Where a team's bundle is, and what comes next.
    pub fn bundle_get(&self, team: TeamId) -> Result<BundleView, Error> {
        view(&self.here(), team)
    }

    /// Says that a task outside is done, or is not.
    pub fn bundle_tick(&self, req: BundleTickSet) -> Result<BundleView, Error> {
        let mut tasks = self.pack.checklists().iter().flat_map(|list| &list.tasks);
        if tasks.all(|task| task.id != req.task) {
            return Err(Error::NotFound("task", req.task));
        }
        self.write("bundle_tick", |w| {
            let (at, by) = w.here().signed(req.team)?;
            change(w, req.team, |bundle| {
                bundle.tick(Tick { id: req.task, at, by }, req.done);
                Ok(())
            })
        })?;
        view(&self.here(), req.team)
    }

    /// Mends the day or the link of a step that was taken.
    pub fn bundle_correct(&self, req: BundleCorrect) -> Result<BundleView, Error> {
        self.write("bundle_correct", |w| {
            let here = w.here();
            let (team, mut bundle) = (here.team(req.team)?, here.bundle(req.team)?);
            let at = bundle.steps.iter().position(|step| step.id == req.step);
            let at = at.ok_or_else(|| Error::NotFound("step", req.step.to_string()))?;
            let step = req.mended(bundle.steps[at].clone());
            let found = steps::against(&here, &team, &bundle, &step);
            if let Some(wrong) = found.into_iter().find(|objection| !objection.excusable) {
                return Err(Error::Invalid(wrong.text));
            }
            bundle.steps[at] = step;
            w.put(team.id, &bundle)
        })?;
        view(&self.here(), req.team)
    }
}

fn view(here: &Here<'_>, team: TeamId) -> Result<BundleView, Error> {
    let (team, bundle) = (here.team(team)?, here.bundle(team)?);
    let posted = team.posted.is_some();
    let phase = bundle.phase(posted);
    let plan = team.target.and_then(|t| cycle::plan(here.pack.cycle_rules(), t).ok());
    Ok(BundleView {
        today: here.day_of(&team),
        phase,
        status: phase.status().to_owned(),
        next: phase.next().to_vec(),
        back: bundle.before(posted),
        posted: team.posted,
        path: bundle.path().into_iter().cloned().collect(),
        plan,
        checklists: here.pack.checklists().to_vec(),
        frozen: freeze::view(here, &team, &bundle)?,
        drafts: drafts::all(here, team.id)?.len(),
        forum_url: team.forum_url,
        history: bundle.steps,
        ticks: bundle.ticks,
    })
}

fn change(
    w: &mut Writing<'_, '_>,
    team: TeamId,
    change: impl FnOnce(&mut Bundle) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut bundle = w.here().bundle(team)?;
    change(&mut bundle)?;
    w.put(team, &bundle)
}
