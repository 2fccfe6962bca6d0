//! `launchpod draft compose`: the bundle, written. What other exports wrote is said in the same way.

use std::path::PathBuf;

use app::{
    App,
    drafts::DraftCompose,
    outside::folder::{DraftExportFolder, Exported},
};
use chrono::NaiveDate;
use clap::Args;

use crate::{End, out::Out, verbs::OfTeam};

#[derive(Debug, Args)]
pub(crate) struct Compose {
    #[command(flatten)]
    of: OfTeam,
    /// The day whose editions are used: also the `Date Proposed`.
    #[arg(long, value_name = "DATE")]
    on: NaiveDate,
    /// The folder that holds, or will hold, the folders of the public repository.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write also over files that somebody changed since the last export.
    #[arg(long)]
    replace: bool,
}

impl Compose {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let Self { of, on, out: folder, replace } = self;
        let team = of.id(app)?;
        app.draft_compose(DraftCompose { team, on: Some(on) })?;
        written(&app.draft_export_folder(DraftExportFolder { team, folder, replace })?, out)
    }
}

/// Says what was written. Ends with 1 when nothing was, because others changed something there.
pub(crate) fn written(exported: &Exported, out: &Out) -> anyhow::Result<End> {
    out.answer(exported, told)?;
    Ok(End::found(!exported.changed.is_empty()))
}

fn told(exported: &Exported) -> String {
    let list = |what: &str, paths: &[String]| {
        paths.iter().map(|path| format!("{what} {path}")).collect::<Vec<_>>()
    };
    let mut lines = list("wrote", &exported.written);
    lines.extend(list("same", &exported.same));
    lines.extend(list("changed since the last export:", &exported.changed));
    lines.extend(exported.allowed.iter().map(|one| {
        let section = one.allowed.section.as_deref().map_or(String::new(), |at| format!(", {at}"));
        let (draft, code, name) = (&one.draft, &one.allowed.code, &one.name);
        format!("allowed {draft}{section}: {code} {name}: {}", one.allowed.reason)
    }));
    if !exported.changed.is_empty() {
        lines.push("Nothing was written. With --replace these files are written over.".into());
    }
    lines.join("\n")
}
