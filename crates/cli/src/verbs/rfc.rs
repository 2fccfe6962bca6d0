//! `launchpod rfc`: comments on the drafts.

use std::path::PathBuf;

use app::{
    App,
    outside::note::RfcNoteSave,
    rfc::{
        CommentRow,
        note::RfcNote,
        paste::{RfcAdd, RfcPreview, RfcSplit, Sureness},
    },
};
use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use domain::{id::TeamId, rfc::Decision};
use mip::thread::{LeftOut, Source};
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
        /// Where it was copied; what it looks like if absent.
        #[arg(long)]
        source: Option<CopiedFrom>,
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
            Self::Add { of, file, source, dry_run } => {
                let team = of.id(app)?;
                let text = app::mips::read(&file)?.into_text();
                let source = source.map(Into::into);
                let split = app.rfc_preview(RfcPreview { team, text, source })?;
                let read = Read { read_as: read_as(&split), left_out: left_out(&split.left_out) };
                let unplaced = ("/unplaced", "line, why, text");
                if dry_run {
                    let comments =
                        "line, author, day=posted, kept=known, edit of=editOf, section, text";
                    let lists = [("/comments", comments), unplaced];
                    let shown = Shown { read, split };
                    return out.parts(&shown, "read as=readAs, left out=leftOutSaid", &lists);
                }
                let columns = "read as=readAs, kept=added, edited, kept already=known, \
            left out=leftOutSaid";
                out.parts(&add(app, team, split, read)?, columns, &[unplaced])
            }
            Self::List { of, open, objections } => {
                let view = app.rfc_list(of.id(app)?)?;
                let fits = |row: &CommentRow| {
                    (!open || row.comment.decision == Decision::Open)
                        && (!objections || row.comment.objection)
                };
                let rows: Vec<_> = view.comments.into_iter().filter(fits).collect();
                let columns = "day=comment.posted, author=comment.author, decision=comment.decision, \
            objection=comment.objection, overdue, taken back=comment.takenBack, \
            edited=comment.edited, section=comment.section, text=comment.text";
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

/// Where a thread was copied.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CopiedFrom {
    /// The conversation of a pull request or an issue.
    Github,
    /// A channel of Discord, or its export as text or JSON.
    Discord,
    /// A chat of Telegram, or its export as JSON.
    Telegram,
    /// A page of a forum.
    Forum,
    /// Mails, names with days, paragraphs.
    Plain,
}

impl From<CopiedFrom> for Source {
    fn from(from: CopiedFrom) -> Self {
        match from {
            CopiedFrom::Github => Self::Github,
            CopiedFrom::Discord => Self::Discord,
            CopiedFrom::Telegram => Self::Telegram,
            CopiedFrom::Forum => Self::Forum,
            CopiedFrom::Plain => Self::Plain,
        }
    }
}

/// As what a thread was read, in words.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Read {
    read_as: String,
    #[serde(rename = "leftOutSaid")]
    left_out: String,
}

/// How a thread would be taken apart.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    read: Read,
    #[serde(flatten)]
    split: RfcSplit,
}

/// What became of a thread.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pasted {
    #[serde(flatten)]
    read: Read,
    added: usize,
    edited: usize,
    known: usize,
    unplaced: Vec<mip::thread::Unplaced>,
    left_out: LeftOut,
}

fn add(app: &App, team: TeamId, split: RfcSplit, read: Read) -> anyhow::Result<Pasted> {
    let RfcSplit { comments, unplaced, left_out, .. } = split;
    let (known, new): (Vec<_>, Vec<_>) = comments.into_iter().partition(|one| one.known);
    let comments: Vec<_> = new.into_iter().map(Into::into).collect();
    let known: Vec<_> = known.into_iter().map(|one| one.mark).collect();
    let count = known.len();
    let (mut added, mut edited) = (0, 0);
    if !comments.is_empty() {
        let kept = app.rfc_add(RfcAdd { team, comments, known })?;
        (added, edited) = (kept.added.len(), kept.edited.len());
    }
    Ok(Pasted { read, added, edited, known: count, unplaced, left_out })
}

/// "a page of a forum, sure".
fn read_as(split: &RfcSplit) -> String {
    let source = match split.source {
        Source::Github => "a conversation on GitHub",
        Source::Discord => "a channel of Discord",
        Source::Telegram => "a chat of Telegram",
        Source::Forum => "a page of a forum",
        Source::Plain => "mails, names or paragraphs",
    };
    let sure = match split.sure {
        Sureness::Sure => "sure",
        Sureness::Likely => "likely",
        Sureness::Guess => "a guess: --source says it",
    };
    format!("{source}, {sure}")
}

/// "5 lines of buttons and counters, 1 system post".
fn left_out(left: &LeftOut) -> String {
    let counted = |count: usize, one: &str, more: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { more }))
    };
    let parts = [
        counted(left.controls, "line of buttons and counters", "lines of buttons and counters"),
        counted(left.system, "system post", "system posts"),
        counted(left.maps, "topic map", "topic maps"),
        counted(left.events, "event", "events"),
        counted(left.silent, "message without words", "messages without words"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
