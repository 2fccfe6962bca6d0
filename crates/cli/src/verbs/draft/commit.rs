//! `launchpod draft commit`: the bundle into a clone.

use std::path::PathBuf;

use anyhow::bail;
use app::{
    App,
    outside::git::{Author, Committed, DraftExportGit, GitFile, GitLook, GitPlan},
};
use clap::Args;
use serde_json::json;

use crate::{End, out::Out, table, verbs::OfTeam};

#[derive(Debug, Args)]
pub(crate) struct Commit {
    #[command(flatten)]
    of: OfTeam,
    /// The clone.
    #[arg(long, value_name = "DIR")]
    clone: PathBuf,
    /// The branch; one named after the team if absent.
    #[arg(long, value_name = "B")]
    branch: Option<String>,
    /// What a new branch begins at; what the clone is at if absent.
    #[arg(long, value_name = "B")]
    base: Option<String>,
    /// What the commit says; the files it holds if absent.
    #[arg(long, short, value_name = "TEXT")]
    message: Option<String>,
    /// Who makes it: "Name <mail>". If absent, the author or user that the clone's git settings name.
    #[arg(long, value_name = "WHO")]
    author: Option<String>,
    /// Add it also to a branch that others have written.
    #[arg(long)]
    add: bool,
    /// Only say what would be done.
    #[arg(long)]
    dry_run: bool,
}

impl Commit {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        let Self { of, clone, branch, base, message, author, add, dry_run } = self;
        let team = super::going_out(app, &of, out)?;
        if dry_run {
            return out
                .answer(&app.draft_git_look(GitLook { team, clone, branch, base })?, planned);
        }
        let author = author.as_deref().map(read_author).transpose()?;
        let commit = DraftExportGit { team, clone, branch, base, message, author, add };
        out.answer(&app.draft_export_git(commit)?, committed)
    }
}

fn planned(plan: &GitPlan) -> String {
    let base = plan.base.as_deref().unwrap_or("nothing: it is the first commit of all");
    let said = format!("Would be committed to {}, after {base}.", plan.branch);
    files(&plan.files, &said, &plan.notes)
}

fn committed(done: &Committed) -> String {
    let (branch, Author { name, email }) = (&done.branch, &done.author);
    files(
        &done.files,
        &match &done.commit {
            Some(id) => {
                format!("Committed {id} to {branch} by {name} <{email}>. Nothing was sent.")
            }
            None => format!("{branch} holds just these files already."),
        },
        &done.notes,
    )
}

/// What becomes of each file, and what is said of all.
fn files(files: &[GitFile], said: &str, notes: &[String]) -> String {
    let files: Vec<_> = files.iter().map(|file| json!(file)).collect();
    let lines = [table::of_json(&files, "file=path, state"), said.to_owned()];
    [&lines, notes].concat().join("\n")
}

/// `Name <mail>`.
fn read_author(typed: &str) -> anyhow::Result<Author> {
    let parts =
        typed.split_once('<').and_then(|(name, rest)| Some((name, rest.strip_suffix('>')?)));
    let Some((name, email)) = parts else { bail!("--author is written \"Name <mail>\"") };
    Ok(Author { name: name.trim().into(), email: email.trim().into() })
}
