//! The bundle as a commit on a branch of the user's own clone. The one rule: the branch is all
//! that changes there. Files, index and the current branch stay as they are, and nothing is sent.

mod ahead;
mod clone;
mod undone;
mod words;

use std::path::PathBuf;

use domain::id::TeamId;
use serde::{Deserialize, Serialize};

use ahead::Ahead;
use clone::Clone;
pub(crate) use words::slug;

use crate::{App, Error, settings::remember};

/// Which clone to look at, and what for.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GitLook {
    /// Whose drafts.
    pub team: TeamId,
    /// The folder of the clone, with or without files.
    pub clone: PathBuf,
    /// The branch to write; one named after the team if absent.
    pub branch: Option<String>,
    /// What a new branch begins at: a branch, tag or commit. What the clone is at if absent.
    pub base: Option<String>,
}

/// A commit to make.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftExportGit {
    /// Whose drafts.
    pub team: TeamId,
    /// The folder of the clone, with or without files.
    pub clone: PathBuf,
    /// The branch to write; one named after the team if absent.
    pub branch: Option<String>,
    /// What a new branch begins at: a branch, tag or commit. What the clone is at if absent.
    pub base: Option<String>,
    /// What the commit says; what it holds if absent.
    pub message: Option<String>,
    /// Who makes it. The clone's own user, as its settings have it now, if absent.
    pub author: Option<Author>,
    /// Add the commit also to a branch that others have written.
    #[serde(default)]
    pub add: bool,
}

/// Who makes a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[ts(export, rename = "GitAuthor")]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct Author {
    pub name: String,
    pub email: String,
}

/// What a commit would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct GitPlan {
    /// The folder of the clone.
    pub clone: PathBuf,
    /// It has no files of its own.
    pub bare: bool,
    /// It is at a commit, not at a branch.
    pub detached: bool,
    /// Files with changes that are not committed. They are no part of it and stay as they are.
    pub uncommitted: usize,
    /// The branch to write.
    pub branch: String,
    /// What there is of it.
    pub state: BranchState,
    /// Where it is checked out, if so: then it can't be written.
    pub checked_out: Option<PathBuf>,
    /// What the commit follows: a branch or a commit. None where it is the first of all.
    pub base: Option<String>,
    /// What a new branch can begin at.
    pub bases: Vec<String>,
    /// Who would make it, if that is known.
    pub author: Option<Author>,
    /// What it would say.
    pub message: String,
    /// Every file with what becomes of it.
    pub files: Vec<GitFile>,
    /// What git would do here beside it and Launchpod does not, a sentence each: sign, run hooks.
    pub notes: Vec<String>,
}

/// What there is of a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum BranchState {
    /// Nothing: it will be made.
    New,
    /// What the last export left.
    Ours,
    /// Commits that others have added, or all of it is theirs.
    Theirs,
}

/// A file of a commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct GitFile {
    /// Its place in the repository.
    pub path: String,
    /// What becomes of it.
    pub state: FileState,
}

/// What becomes of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "GitFileState")]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// It is not there yet.
    New,
    /// It is there with another text.
    Changed,
    /// It is there just so.
    Same,
}

/// What was committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Committed {
    /// The folder of the clone.
    pub clone: PathBuf,
    /// The branch.
    pub branch: String,
    /// The commit; none when the branch holds just these files already.
    pub commit: Option<String>,
    /// What it followed.
    pub base: Option<String>,
    /// Who made it.
    pub author: Author,
    /// Every file with what became of it.
    pub files: Vec<GitFile>,
    /// What git would have done here beside it, a sentence each with what to do: sign, run hooks.
    pub notes: Vec<String>,
}

impl App {
    /// What a commit of the bundle to a clone would do. Nothing is written.
    pub fn draft_git_look(&self, req: GitLook) -> Result<GitPlan, Error> {
        let here = self.here();
        let clone = Clone::open(&req.clone)?;
        Ahead::of(&here, &clone, req.team, req.branch, req.base.as_deref())?.plan(&here)
    }

    /// Commits the bundle to a branch of a local clone, which is not sent anywhere.
    pub fn draft_export_git(&self, req: DraftExportGit) -> Result<Committed, Error> {
        let here = self.here();
        let clone = Clone::open(&req.clone)?;
        let ahead = Ahead::of(&here, &clone, req.team, req.branch, req.base.as_deref())?;
        ahead.refuse(req.add)?;
        let author = words::author(req.author.or_else(|| clone.author()))?;
        let message = match req.message.filter(|message| !message.trim().is_empty()) {
            Some(message) => message,
            None => ahead.message(&here)?,
        };
        let Ahead { branch, start, written, files, .. } = ahead;
        let commit = clone.commit(&branch, &start, &written, &author, &message, here.now)?;
        remember_commit(self, &clone, &branch, commit.as_deref());
        let notes = commit.iter().flat_map(|_| undone::notes(&clone, &branch)).collect();
        Ok(Committed { clone: req.clone, branch, commit, base: start.label, author, files, notes })
    }
}

/// What is committed stays so, whether or not there is room to remember it: a forgotten branch is
/// asked about the next time.
fn remember_commit(app: &App, clone: &Clone, branch: &str, commit: Option<&str>) {
    if let Some(commit) = commit {
        let _ = app.store.local_set(&clone.key(branch), Some(commit));
    }
    let _ = remember(app, |settings| {
        settings.export_clone = Some(clone.folder().display().to_string());
    });
}
