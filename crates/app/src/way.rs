//! How far a bundle is, as it is kept. What is composed stands on it, and the steps that lead on
//! stand on what is composed.

use chrono::NaiveDate;
use domain::{
    bundle::{Bundle, Phase},
    team::Team,
};

/// The day a team's proposals were posted, and what its bundle says of the later steps.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub(crate) phase: Phase,
    pub(crate) poll_url: String,
    pub(crate) ratified: Option<NaiveDate>,
}

impl Way {
    pub(crate) fn of(team: &Team, bundle: &Bundle) -> Self {
        let poll = bundle.reached(Phase::Poll);
        Self {
            phase: bundle.phase(team.posted.is_some()),
            poll_url: poll.map(|step| step.url.clone()).unwrap_or_default(),
            ratified: bundle.reached(Phase::Accepted).and_then(|step| step.on),
        }
    }
}
