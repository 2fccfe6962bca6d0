//! What is still open before a step that is not easily taken back. The one rule: it counts and says;
//! what may not be done at all, the step refuses by itself.

use chrono::NaiveDate;
use domain::{
    id::TeamId,
    rfc::{Comment, Decision},
};
use serde::Serialize;

use crate::{App, Error, agreement::agreement_of, drafts, here::Here, items};

/// What of a bundle is not finished.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BundleOpen {
    /// Days since it was posted for comments; none before it was.
    #[ts(type = "number | null")]
    pub commented: Option<i64>,
    /// The last day on which the target cycle lets it be frozen.
    pub freeze_by: Option<NaiveDate>,
    /// Blocking items that are not settled.
    pub items: usize,
    /// Comments that nothing was decided about.
    pub comments: usize,
    /// Those of them that object.
    pub objections: usize,
    /// Findings that would have a draft sent back.
    pub errors: usize,
    /// Findings that a reviewer would ask about.
    pub warnings: usize,
    /// Facts that the drafts tell differently.
    pub differs: usize,
}

impl App {
    /// What is still open in a team's bundle.
    pub fn bundle_open(&self, team: TeamId) -> Result<BundleOpen, Error> {
        open(&self.here(), team)
    }
}

fn open(here: &Here<'_>, team: TeamId) -> Result<BundleOpen, Error> {
    let (standing, posted) = (items::standing(here, team)?, here.team(team)?.posted);
    let comments: Vec<Comment> = here.all(team)?;
    let waiting = || comments.iter().filter(|comment| comment.decision == Decision::Open);
    let drafts = drafts::list(here, team)?;
    Ok(BundleOpen {
        commented: posted.map(|posted| (standing.today - posted).num_days()),
        freeze_by: standing.plan.as_ref().map(|plan| plan.freeze_by),
        items: standing.open().iter().filter(|open| open.item.blocking).count(),
        comments: waiting().count(),
        objections: waiting().filter(|comment| comment.objection).count(),
        errors: drafts.iter().map(|draft| draft.errors).sum(),
        warnings: drafts.iter().map(|draft| draft.warnings).sum(),
        differs: agreement_of(here, team)?.differs,
    })
}
