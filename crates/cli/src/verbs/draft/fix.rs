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

use crate::{End, out::Out, verbs::OfTeam};

#[derive(Debug, Args)]
pub(crate) struct Fix {
    #[command(flatten)]
    of: OfTeam,
    /// Only drafts of this name, kind or id.
    #[arg(long, value_name = "DRAFT")]
    draft: Option<String>,
    /// Also the fixes that somebody should look at.
    #[arg(long = "unsafe")]
    asked: bool,
}

impl Fix {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let (team, asked) = (self.of.id(app)?, self.asked);
        let mut rows = app.draft_list(team)?;
        if let Some(named) = &self.draft {
            let kind = app.pack().kinds().of_code(named).map(|form| form.kind);
            let is = |name: &str| name.eq_ignore_ascii_case(named);
            let names: Vec<_> = rows.iter().map(|row| row.name.clone()).collect();
            rows.retain(|row| is(&row.name) || is(&row.id.to_string()) || Some(row.kind) == kind);
            if rows.is_empty() {
                bail!("There is no draft {named:?}; there are: {}.", names.join(", "));
            }
        }
        let all = |draft| DraftFixAll { team, draft, asked, code: None };
        let fix = |row: &DraftRow| app.draft_fix_all(all(row.id));
        let fixed = rows.iter().map(fix).collect::<Result<Vec<_>, _>>()?;
        out.answer(&fixed, |fixed| fixed.iter().flat_map(told).collect::<Vec<_>>().join("\n"))
    }
}

fn told(Fixed { done, view }: &Fixed) -> impl Iterator<Item = String> {
    let (made, left) = (done.len(), view.findings.len());
    let head = format!("{}: {made} fixed, {left} findings left", view.name);
    std::iter::once(head).chain(done.iter().map(|title| format!("  {title}")))
}
