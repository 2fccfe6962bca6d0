//! `launchpod get`: one record of any kind.

use app::{App, record::RecordGet};
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
        let (collection, team, named) = (self.of.kind, self.of.team(app)?, self.id);
        let view = app.record_get(RecordGet { collection, team, named })?;
        out.answer(&self.of.record(view), table::of_record)
    }
}
