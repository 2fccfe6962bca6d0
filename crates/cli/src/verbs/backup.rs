//! `launchpod backup`.

use app::App;
use clap::Args;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Only list what there is.
    #[arg(long)]
    list: bool,
}

impl Backup {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        if self.list {
            let columns = "name, when=takenAt, why, bytes, whole=good, damage";
            return out.rows(&app.backup_list(())?, columns);
        }
        let made = app.backup_create(())?;
        out.answer(&made, |made| format!("Kept {} ({} bytes).", made.name, made.bytes))
    }
}
