//! `launchpod rfc`: comments on the drafts.

use std::path::PathBuf;

use app::{
    App,
    outside::note::RfcNoteSave,
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

use super::{OfTeam, draft::compose::written};
use crate::{End, out::Out};

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
    /// The change note of a week, as Markdown: printed, or written into a folder.
    Note {
        #[command(flatten)]
        of: OfTeam,
        /// The first day; six days before the last if absent.
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// The last day; today if absent.
        #[arg(long, value_name = "DATE")]
        until: Option<NaiveDate>,
        /// The folder.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Write also over a file that somebody changed since the last export.
        #[arg(long)]
        replace: bool,
    },
}

impl Rfc {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Add { of, file, dry_run } => {
                let team = of.id(app)?;
                let text = app::mips::read(&file)?.into_text();
                let split = app.rfc_preview(RfcPreview { team, text })?;
                let unplaced = ("/unplaced", "line, why, text");
                if dry_run {
                    let comments = "line, author, day=posted, kept=known, section, text";
                    let lists = [("/comments", comments), unplaced];
                    return out.parts(&split, "buttons and counters=noise", &lists);
                }
                let columns = "kept=added, kept already=known, buttons and counters=noise";
                out.parts(&add(app, team, split)?, columns, &[unplaced])
            }
            Self::List { of, open, objections } => {
                let view = app.rfc_list(of.id(app)?)?;
                let fits = |row: &CommentRow| {
                    (!open || row.comment.decision == Decision::Open)
                        && (!objections || row.comment.objection)
                };
                let rows: Vec<_> = view.comments.into_iter().filter(fits).collect();
                let columns = "day=comment.posted, author=comment.author, decision=comment.decision, \
            objection=comment.objection, overdue, section=comment.section, \
            text=comment.text";
                out.rows(&rows, columns)
            }
            Self::Note { of, from, until, out: Some(folder), replace } => {
                let team = of.id(app)?;
                let save = RfcNoteSave { team, from, until, folder, replace };
                written(&app.rfc_note_save(save)?, out)
            }
            Self::Note { of, from, until, out: None, .. } => {
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
