//! The seven stages of a team.

use domain::{
    id::TeamId,
    playbook::{Item, Stage},
    readiness::StageProgress,
};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    items::{ItemView, standing},
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

impl App {
    /// A stage with its items.
    pub fn stage_get(&self, req: StageRef) -> Result<StageView, Error> {
        let here = self.here();
        let missing = || Error::NotFound("stage", req.stage.to_string());
        let stage = here.pack.stage(req.stage).ok_or_else(missing)?.clone();
        let (standing, journal) = (standing(&here, req.team)?, here.all(req.team)?);
        let of_stage = here.pack.items().iter().filter(|item| item.stage == req.stage);
        let (mut items, others): (Vec<_>, Vec<_>) =
            of_stage.partition(|item| standing.items.iter().any(|other| other.id == item.id));
        items.sort_by_key(|item| !item.blocking);
        let progress = standing.stages().into_iter().find(|found| found.stage == req.stage);
        Ok(StageView {
            stage,
            progress: progress.unwrap_or_default(),
            items: items.iter().map(|item| standing.view(item, &journal)).collect(),
            not_in_force: others.into_iter().cloned().collect(),
        })
    }
}
