//! `launchpod draft diff`: what changed between versions.

use app::{
    App,
    kinds::Collection,
    record::RecordGet,
    versions::diff::{VersionChanges, VersionDiff},
};
use clap::Args;
use domain::id::VersionId;
use mip::diff::{Run, RunKind, SectionDiff};

use crate::{End, out::Out, verbs::OfTeam};

/// Which versions of a bundle to compare.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    of: OfTeam,
    /// The older version, by its note or id; the latest if absent.
    #[arg(long, value_name = "V")]
    from: Option<String>,
    /// The newer version; the drafts as they are now if absent.
    #[arg(long, value_name = "V")]
    to: Option<String>,
}

impl Diff {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let team = self.of.id(app)?;
        let version = |named: String| -> anyhow::Result<VersionId> {
            let (collection, team) = (Collection::Versions, Some(team));
            Ok(app.record_get(RecordGet { collection, team, named })?.id.parse()?)
        };
        let from = self.from.map(version).transpose()?;
        let to = self.to.map(version).transpose()?;
        out.answer(&app.version_diff(VersionDiff { team, from, to })?, told)
    }
}

fn told(changes: &VersionChanges) -> String {
    let mut lines = Vec::new();
    for draft in changes.drafts.iter().filter(|draft| draft.changed().next().is_some()) {
        lines.push(format!("# {}", draft.name));
        lines.extend(draft.changed().map(section_told));
    }
    let VersionChanges { changed, inserted, deleted, .. } = changes;
    lines.push(format!("{changed} sections changed, {inserted} words added, {deleted} removed."));
    lines.join("\n\n")
}

/// A section with the lines that changed, as `git diff --word-diff` marks them.
fn section_told(section: &SectionDiff) -> String {
    let run = |run: &Run| match run.kind {
        RunKind::Same => run.text.clone(),
        RunKind::Deleted => format!("[-{}-]", run.text),
        RunKind::Inserted => format!("{{+{}+}}", run.text),
    };
    let text: String = section.runs.iter().map(run).collect();
    let mut open = false;
    let changed = text.lines().filter(|line| {
        let was_open = open;
        let (begins, ends) = (
            line.matches("[-").count() + line.matches("{+").count(),
            line.matches("-]").count() + line.matches("+}").count(),
        );
        open = if begins == ends { was_open && begins == 0 } else { begins > ends };
        was_open || begins > 0
    });
    let was = section.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    let body = changed.collect::<Vec<_>>().join("\n");
    format!("## {}{was}\n{body}", section.title)
}
