//! `launchpod doctor`.

use std::ops::ControlFlow;

use app::App;
use clap::Args;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Make what the screens read anew from the changes.
    #[arg(long)]
    rebuild: bool,
    /// Fetch damaged changes and files from the backups.
    #[arg(long)]
    repair: bool,
}

impl Doctor {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let Self { rebuild, repair } = self;
        let asked = app::doctor::Doctor { rebuild, repair };
        let found = app.doctor_with(asked, &|_, _| ControlFlow::Continue(()))?;
        out.answer(&found, |found| {
            let mut lines = found.problems.clone();
            if found.repaired > 0 {
                lines.push(format!("Fetched {} damaged changes from backups.", found.repaired));
            }
            if found.files > 0 {
                lines.push(format!("Fetched {} lost files from the backups.", found.files));
            }
            if rebuild {
                lines.push(format!("Made the rows of {} documents anew.", found.rebuilt));
            }
            let well = if found.problems.is_empty() { "All is well" } else { "Not all is well" };
            lines.push(format!("{well}: {} changes in {} bytes.", found.changes, found.bytes));
            lines.join("\n")
        })?;
        Ok(End::found(!found.problems.is_empty()))
    }
}
