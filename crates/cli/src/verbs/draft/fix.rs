//! `launchpod draft fix`: the findings of drafts, mended.

use anyhow::bail;
use app::{
    App,
    drafts::{
        DraftRow,
        fixes::{DraftFixAll, Fixed},
    },
};
use clap::Args;
use domain::proposal::Kinds;

use crate::{End, out::Out, verbs::OfTeam};

#[derive(Debug, Args)]
pub(crate) struct Fix {
    #[command(flatten)]
    of: OfTeam,
    /// Only this draft: its name, its kind or its id.
    #[arg(long, value_name = "DRAFT")]
    draft: Option<String>,
    /// Also the fixes that somebody should look at.
    #[arg(long = "unsafe")]
    asked: bool,
}

impl Fix {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let (team, asked) = (self.of.id(app)?, self.asked);
        let rows = app.draft_list(team)?;
        let rows = match &self.draft {
            Some(name) => vec![named(rows, name, app.pack().kinds())?],
            None => rows,
        };
        let fix = |row: &DraftRow| app.draft_fix_all(DraftFixAll { team, draft: row.id, asked });
        let fixed = rows.iter().map(fix).collect::<Result<Vec<_>, _>>()?;
        out.answer(&fixed, |fixed| fixed.iter().flat_map(told).collect::<Vec<_>>().join("\n"))
    }
}

fn told(Fixed { done, view }: &Fixed) -> impl Iterator<Item = String> {
    let (made, left) = (done.len(), view.findings.len());
    let head = format!("{}: {made} fixed, {left} findings left", view.name);
    std::iter::once(head).chain(done.iter().map(|title| format!("  {title}")))
}

/// The draft of this name, kind or id.
fn named(rows: Vec<DraftRow>, name: &str, kinds: &Kinds) -> anyhow::Result<DraftRow> {
    let names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
    let exact = |row: &DraftRow| row.name.eq_ignore_ascii_case(name) || row.id.to_string() == name;
    let kind = kinds.of_code(name).map(|form| form.kind);
    let (mut exact, other): (Vec<_>, Vec<_>) = rows.into_iter().partition(exact);
    let mut of_kind: Vec<_> = other.into_iter().filter(|row| Some(row.kind) == kind).collect();
    match (exact.len(), of_kind.len()) {
        (1, _) => Ok(exact.remove(0)),
        (0, 1) => Ok(of_kind.remove(0)),
        (0, 0) => bail!("There is no draft {name:?}; there are: {}.", names.join(", ")),
        _ => bail!("{name:?} names several drafts: say the id, as `draft list --json` shows it."),
    }
}
