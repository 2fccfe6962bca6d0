//! How far a bundle is, as it is kept. What is composed stands on it, and the steps that lead on
//! stand on what is composed.

use chrono::NaiveDate;
use domain::{
    bundle::{Bundle, Phase},
    id::TeamId,
    team::Team,
};

use crate::{Error, here::Here};

/// The bundle as it is kept: an empty one if nothing was done yet.
pub(crate) fn kept(here: &Here<'_>, team: TeamId) -> Result<Bundle, Error> {
    Ok(here.find(team, Bundle::ID)?.unwrap_or_default())
}

/// Refuses to edit drafts while a freeze holds. Every command that writes to a draft asks.
pub(crate) fn editable(here: &Here<'_>, team: TeamId) -> Result<(), Error> {
    let bundle = kept(here, team)?;
    match bundle.frozen().filter(|_| bundle.is_closed()) {
        None => Ok(()),
        Some(freeze) => Err(Error::Frozen(freeze.at)),
    }
}

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
