//! `launchpod draft diff`: what changed between versions.

use anyhow::bail;
use app::{
    App,
    changes::{VersionChanges, VersionDiff},
};
use clap::Args;
use domain::id::{TeamId, VersionId};
use mip::diff::{Run, RunKind, SectionDiff};

use crate::{End, out::Out, verbs::OfTeam};

/// Which versions of a bundle to compare.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    of: OfTeam,
    /// The older version, by its note or the beginning of its id; the latest if absent.
    #[arg(long, value_name = "V")]
    from: Option<String>,
    /// The newer version; the drafts as they are now if absent.
    #[arg(long, value_name = "V")]
    to: Option<String>,
}

impl Diff {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let team = self.of.id(app)?;
        let named = |name: Option<String>| name.map(|name| version(app, team, &name)).transpose();
        let (from, to) = (named(self.from)?, named(self.to)?);
        out.answer(&app.version_diff(VersionDiff { team, from, to })?, told)
    }
}

/// The version of a note, or of an id by its beginning.
fn version(app: &App, team: TeamId, name: &str) -> anyhow::Result<VersionId> {
    let versions = app.version_list(team)?;
    let named = versions.iter().find(|one| one.note.eq_ignore_ascii_case(name.trim()));
    let mut begun = versions.iter().filter(|one| one.id.to_string().starts_with(name));
    match (named, begun.next(), begun.next()) {
        (Some(one), _, _) | (None, Some(one), None) => Ok(one.id),
        (None, Some(_), Some(_)) => {
            bail!("several versions begin with {name:?}: say more of it")
        }
        _ => {
            let all = versions.iter().map(|one| format!("{} {} {}", one.id, one.at, one.note));
            let all = all.collect::<Vec<_>>().join("\n");
            bail!("there is no version {name:?}; there are:\n{all}")
        }
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
