//! `launchpod sample`.

use app::{App, sample::SampleCreate};
use clap::Args;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// So many teams in all; the others are invented.
    #[arg(long, default_value_t = 1, value_name = "N")]
    teams: u32,
}

impl Sample {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let team = app.sample_create(SampleCreate { teams: Some(self.teams) })?;
        out.answer(&team, |team| format!("Made {} ({}), as of 2021-04-07.", team.name, team.id))
    }
}
