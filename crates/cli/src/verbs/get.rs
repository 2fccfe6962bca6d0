//! `launchpod get`: one record of any kind.

use app::App;
use clap::Args;

use super::list::List;
use crate::{End, out::Out, table};

#[derive(Debug, Args)]
pub(crate) struct Get {
    #[command(flatten)]
    of: List,
    /// Its id, or what it is called.
    id: String,
}

impl Get {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let record = self.of.record(self.of.find(app, &self.id)?);
        out.answer(&record, table::of_record)
    }
}
