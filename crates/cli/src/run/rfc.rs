//! Comments and changes: what is asked for on the command line, and how it is told there.

use app::{
    App,
    rfc::{
        CommentRow,
        note::RfcNote,
        paste::{RfcAdd, RfcPreview, RfcSplit},
    },
    versions::diff::{VersionChanges, VersionDiff},
};
use domain::{
    id::{TeamId, VersionId},
    rfc::Decision,
};
use mip::diff::{Run, RunKind, SectionDiff};
use serde::Serialize;

use crate::{
    arguments::{Rfc, Versions},
    out::{Out, table},
};

pub(super) fn rfc(app: &App, command: Rfc, out: &mut Out) -> anyhow::Result<()> {
    match command {
        Rfc::Add { of, file, dry_run } => {
            let team = app.team_named(&of.team)?;
            let text = app::mips::read(&file)?.into_text();
            let split = app.rfc_preview(RfcPreview { team, text })?;
            if dry_run {
                return out.answer(&split, shown);
            }
            out.answer(&add(app, team, split)?, Pasted::told)
        }
        Rfc::List { of, open, objections } => {
            let view = app.rfc_list(app.team_named(&of.team)?)?;
            let fits = |row: &CommentRow| {
                (!open || row.comment.decision == Decision::Open)
                    && (!objections || row.comment.objection)
            };
            let rows: Vec<_> = view.comments.into_iter().filter(fits).collect();
            out.answer(&rows, |rows| listed(rows))
        }
        Rfc::Note { of, from, until } => {
            let team = app.team_named(&of.team)?;
            let note = app.rfc_note(RfcNote { team, from, until })?;
            out.answer(&note, |note| note.markdown.trim_end().to_owned())
        }
    }
}

/// What became of a thread.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pasted {
    added: usize,
    known: usize,
    unplaced: Vec<mip::thread::Unplaced>,
    noise: usize,
}

fn add(app: &App, team: TeamId, split: RfcSplit) -> anyhow::Result<Pasted> {
    let (known, new): (Vec<_>, Vec<_>) = split.comments.into_iter().partition(|one| one.known);
    let comments: Vec<_> = new.into_iter().map(Into::into).collect();
    let added = comments.len();
    if added > 0 {
        app.rfc_add(RfcAdd { team, comments })?;
    }
    Ok(Pasted { added, known: known.len(), unplaced: split.unplaced, noise: split.noise })
}

impl Pasted {
    fn told(&self) -> String {
        let (added, known) = (self.added, self.known);
        let mut lines = vec![format!("{added} comments kept, {known} were kept already.")];
        lines.extend(unplaced(&self.unplaced, self.noise));
        lines.join("\n")
    }
}

fn unplaced(unplaced: &[mip::thread::Unplaced], noise: usize) -> Vec<String> {
    let line = |one: &mip::thread::Unplaced| {
        format!("line {}: {} {:?}", one.line, one.why, cut(&one.text, 60))
    };
    let buttons = (noise > 0).then(|| format!("{noise} lines of buttons and counters left out."));
    unplaced.iter().map(line).chain(buttons).collect()
}

fn shown(split: &RfcSplit) -> String {
    let rows: Vec<_> = split
        .comments
        .iter()
        .map(|one| {
            let day = one.posted.map(|day| day.to_string()).unwrap_or_default();
            let section = one.section.clone().unwrap_or_default();
            let state = if one.known { "kept" } else { "new" };
            let line = one.line.to_string();
            [line, one.author.clone(), day, state.into(), section, cut(&one.text, 50)]
        })
        .collect();
    let mut lines = vec![table(["line", "author", "day", "", "section", "text"], &rows)];
    lines.extend(unplaced(&split.unplaced, split.noise));
    lines.join("\n")
}

fn listed(rows: &[CommentRow]) -> String {
    let row = |row: &CommentRow| {
        let one = &row.comment;
        let decision = match one.decision {
            Decision::Open if row.overdue => "open, overdue",
            Decision::Open => "open",
            Decision::Change => "changed",
            Decision::Answer => "answered",
            Decision::Decline => "declined",
        };
        let day = one.posted.map(|day| day.to_string()).unwrap_or_default();
        let objection = if one.objection { "objection" } else { "" };
        let section = one.section.clone().unwrap_or_default();
        [day, one.author.clone(), decision.into(), objection.into(), section, cut(&one.text, 50)]
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    table(["day", "author", "decision", "", "section", "text"], &rows)
}

/// What changed between versions.
pub(super) fn diff(app: &App, versions: Versions, out: &mut Out) -> anyhow::Result<()> {
    let team = app.team_named(&versions.of.team)?;
    let named = |name: Option<String>| name.map(|name| version(app, team, &name)).transpose();
    let (from, to) = (named(versions.from)?, named(versions.to)?);
    let changes = app.version_diff(VersionDiff { team, from, to })?;
    out.answer(&changes, told)
}

/// The version of a note, or of an id by its beginning.
fn version(app: &App, team: TeamId, name: &str) -> anyhow::Result<VersionId> {
    let versions = app.version_list(team)?;
    let named = versions.iter().find(|one| one.note.eq_ignore_ascii_case(name.trim()));
    let mut begun = versions.iter().filter(|one| one.id.to_string().starts_with(name));
    match (named, begun.next(), begun.next()) {
        (Some(one), _, _) | (None, Some(one), None) => Ok(one.id),
        (None, Some(_), Some(_)) => {
            anyhow::bail!("several versions begin with {name:?}: say more of it")
        }
        _ => {
            let all = versions.iter().map(|one| format!("{} {} {}", one.id, one.at, one.note));
            let all = all.collect::<Vec<_>>().join("\n");
            anyhow::bail!("there is no version {name:?}; there are:\n{all}")
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

fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most).chain(['…']).collect()
}
