//! `launchpod rfc`: comments on the drafts.

use std::path::PathBuf;

use app::{
    App,
    rfc::{
        CommentRow,
        note::RfcNote,
        paste::{RfcAdd, RfcPreview, RfcSplit},
    },
};
use chrono::NaiveDate;
use clap::Subcommand;
use domain::{id::TeamId, rfc::Decision};
use serde::Serialize;

use super::OfTeam;
use crate::{End, out::Out, table};

#[derive(Debug, Subcommand)]
pub(crate) enum Rfc {
    /// Take a pasted thread apart and keep what is new of it.
    Add {
        #[command(flatten)]
        of: OfTeam,
        /// A forum thread, mails, a chat or paragraphs, as text.
        file: PathBuf,
        /// Only show how it would be taken apart.
        #[arg(long)]
        dry_run: bool,
    },
    /// The comments of a team, oldest first.
    List {
        #[command(flatten)]
        of: OfTeam,
        /// Only those that nobody decided yet.
        #[arg(long)]
        open: bool,
        /// Only objections.
        #[arg(long)]
        objections: bool,
    },
    /// The change note of a week, as Markdown.
    Note {
        #[command(flatten)]
        of: OfTeam,
        /// The first day; six days before the last if absent.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// The last day; today if absent.
        #[arg(long, value_name = "DATE")]
        until: Option<NaiveDate>,
    },
}

impl Rfc {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Add { of, file, dry_run } => {
                let team = of.id(app)?;
                let text = app::mips::read(&file)?.into_text();
                let split = app.rfc_preview(RfcPreview { team, text })?;
                if dry_run {
                    return out.answer(&split, shown);
                }
                out.answer(&add(app, team, split)?, Pasted::told)
            }
            Self::List { of, open, objections } => {
                let view = app.rfc_list(of.id(app)?)?;
                let fits = |row: &CommentRow| {
                    (!open || row.comment.decision == Decision::Open)
                        && (!objections || row.comment.objection)
                };
                let rows: Vec<_> = view.comments.into_iter().filter(fits).collect();
                let columns = [
                    "day=comment.posted",
                    "author=comment.author",
                    "decision=comment.decision",
                    "objection=comment.objection",
                    "overdue",
                    "section=comment.section",
                    "text=comment.text",
                ];
                out.rows(&rows, &columns)
            }
            Self::Note { of, from, until } => {
                let note = app.rfc_note(RfcNote { team: of.id(app)?, from, until })?;
                out.answer(&note, |note| note.markdown.trim_end().to_owned())
            }
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
        format!("line {}: {} {:?}", one.line, one.why, table::cut(&one.text, 60))
    };
    let buttons = (noise > 0).then(|| format!("{noise} lines of buttons and counters left out."));
    unplaced.iter().map(line).chain(buttons).collect()
}

fn shown(split: &RfcSplit) -> String {
    let columns = ["line", "author", "day=posted", "kept=known", "section", "text"];
    let rows: Vec<_> = split.comments.iter().map(|one| serde_json::json!(one)).collect();
    let table = table::of_json(&rows, &columns);
    std::iter::once(table)
        .chain(unplaced(&split.unplaced, split.noise))
        .collect::<Vec<_>>()
        .join("\n")
}
