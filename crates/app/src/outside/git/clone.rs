//! A clone on this machine (git2 only here, and where a file is read as it was). Objects are written, then one branch is moved, and
//! only if it is still where it was when we looked.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use git2::{
    Branch, BranchType, Commit, Config, ErrorCode, FileMode, Oid, Repository, RepositoryOpenFlags,
    Signature, StatusOptions, Time, Tree, build::TreeUpdateBuilder,
};

use super::{Author, FileState, GitFile, words};
use crate::{Error, files::Bytes};

/// So many branches are offered to begin at.
const BASES: usize = 50;

pub(super) struct Clone {
    repo: Repository,
    folder: PathBuf,
}

/// Where a commit goes on from.
pub(super) struct Start<'a> {
    /// The branch is there already.
    pub(super) exists: bool,
    /// A branch or a short id; none for the first commit of all.
    pub(super) label: Option<String>,
    commit: Option<Commit<'a>>,
}

impl Start<'_> {
    pub(super) fn commit_id(&self) -> Option<String> {
        self.commit.as_ref().map(|commit| commit.id().to_string())
    }
}

/// Whether git takes a name for a branch.
pub(super) fn is_branch_name(name: &str) -> bool {
    Branch::name_is_valid(name).unwrap_or(false)
}

impl Clone {
    /// The clone in just this folder: one above it is named, not taken.
    pub(super) fn open(folder: &Path) -> Result<Self, Error> {
        let nothing: [&str; 0] = [];
        match Repository::open_ext(folder, RepositoryOpenFlags::NO_SEARCH, nothing) {
            Ok(repo) => Ok(Self { repo, folder: folder.to_owned() }),
            Err(error) => Err(not_opened(folder, &error)),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn is_bare(&self) -> bool {
        self.repo.is_bare()
    }

    pub(super) fn is_detached(&self) -> bool {
        self.repo.head_detached().unwrap_or(false)
    }

    /// Files with changes that are not committed, new ones too.
    pub(super) fn uncommitted(&self) -> usize {
        if self.repo.is_bare() {
            return 0;
        }
        let mut asked = StatusOptions::new();
        asked.include_untracked(true).exclude_submodules(true).update_index(false);
        self.repo.statuses(Some(&mut asked)).map_or(0, |found| found.len())
    }

    /// The author as git has it here: the clone's settings before the user's own.
    pub(super) fn author(&self) -> Option<Author> {
        let settings = self.settings()?;
        let of = |what: &str| {
            let all = [format!("author.{what}"), format!("user.{what}")];
            all.iter().find_map(|key| settings.get_string(key).ok())
        };
        Some(Author { name: of("name")?, email: of("email")? })
    }

    /// What the clone and its user have set, as it is now.
    pub(super) fn settings(&self) -> Option<Config> {
        self.repo.config().ok()?.snapshot().ok()
    }

    /// Where its hooks are unless its settings say something else.
    pub(super) fn usual_hooks(&self) -> PathBuf {
        self.repo.commondir().join("hooks")
    }

    /// Where paths in its settings begin.
    pub(super) fn top(&self) -> &Path {
        self.repo.workdir().unwrap_or_else(|| self.repo.path())
    }

    /// The name under which we remember what we left on a branch.
    pub(super) fn key(&self, branch: &str) -> String {
        // One clone, by whichever path or worktree it is reached.
        let place = self.repo.commondir();
        let place = place.canonicalize().unwrap_or_else(|_| place.to_owned());
        format!("git {} {branch}", place.display())
    }

    /// Local branches, then those of remotes.
    pub(super) fn bases(&self) -> Vec<String> {
        let of = |kind| self.repo.branches(Some(kind)).into_iter().flatten().flatten();
        let branches = of(BranchType::Local).chain(of(BranchType::Remote));
        let names = branches.filter_map(|(branch, _)| branch.name().ok()?.map(str::to_owned));
        names.filter(|name| !name.ends_with("/HEAD")).take(BASES).collect()
    }

    /// Where a branch is checked out: written behind git's back, its files would look changed.
    pub(super) fn checked_out(&self, branch: &str) -> Option<PathBuf> {
        let name = format!("refs/heads/{branch}");
        let at = |repo: &Repository| {
            let head = repo.find_reference("HEAD").ok()?;
            // Also where the branch has no commit yet.
            (head.symbolic_target().ok()?? == name).then(|| repo.workdir().map(Path::to_owned))?
        };
        let main = Repository::open(self.repo.commondir()).ok();
        let linked = self.repo.worktrees().ok();
        let linked = linked.iter().flatten().flatten().flatten().filter_map(|name| {
            let worktree = self.repo.find_worktree(name).ok()?;
            Repository::open_from_worktree(&worktree).ok()
        });
        main.into_iter().chain(linked).find_map(|repo| at(&repo))
    }

    pub(super) fn refuse_checked_out(&self, branch: &str) -> Result<(), Error> {
        let Some(folder) = self.checked_out(branch) else { return Ok(()) };
        Err(Error::Invalid(format!(
            "The branch {branch} is checked out in {}. Nothing was written: choose another branch, or switch to another one there first.",
            folder.display()
        )))
    }

    /// The branch's last commit, or else what a new one begins at.
    pub(super) fn start(&self, branch: &str, base: Option<&str>) -> Result<Start<'_>, Error> {
        let failed = |error| self.failed(&error);
        match self.repo.find_branch(branch, BranchType::Local) {
            Ok(found) => {
                let commit = found.into_reference().peel_to_commit().map_err(failed)?;
                return Ok(Start {
                    exists: true,
                    label: Some(branch.into()),
                    commit: Some(commit),
                });
            }
            Err(error) if error.code() == ErrorCode::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        if let Some(base) = base.filter(|base| !base.trim().is_empty()) {
            let found = self.repo.revparse_single(base).and_then(|found| found.peel_to_commit());
            let commit = found.map_err(|_| {
                Error::Invalid(format!(
                    "{base:?} is no branch, tag or commit of {}.",
                    self.folder.display()
                ))
            })?;
            return Ok(Start { exists: false, label: Some(base.into()), commit: Some(commit) });
        }
        match self.repo.head() {
            Ok(head) => {
                let name = head.is_branch().then(|| head.shorthand().ok().map(str::to_owned));
                let commit = head.peel_to_commit().map_err(failed)?;
                let short = || commit.id().to_string().chars().take(10).collect();
                let label = Some(name.flatten().unwrap_or_else(short));
                Ok(Start { exists: false, label, commit: Some(commit) })
            }
            // No commit yet, or its branch is gone: ours begins anew.
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => {
                Ok(Start { exists: false, label: None, commit: None })
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// What becomes of each file.
    pub(super) fn compare(
        &self,
        start: &Start<'_>,
        files: &[Bytes],
    ) -> Result<Vec<GitFile>, Error> {
        let tree = self.tree(start)?;
        refuse_in_the_way(&tree, files)?;
        files
            .iter()
            .map(|file| {
                let there = tree.get_path(Path::new(&file.path)).ok().map(|entry| entry.id());
                let ours = Oid::hash_object(git2::ObjectType::Blob, &file.bytes);
                let ours = ours.map_err(|error| self.failed(&error))?;
                let state = match there {
                    None => FileState::New,
                    Some(there) if there == ours => FileState::Same,
                    Some(_) => FileState::Changed,
                };
                Ok(GitFile { path: file.path.clone(), state })
            })
            .collect()
    }

    /// Writes the commit, then the branch. None when nothing would change.
    pub(super) fn commit(
        &self,
        branch: &str,
        start: &Start<'_>,
        files: &[Bytes],
        author: &Author,
        message: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, Error> {
        self.written(branch, start, files, author, message, now)
            .map_err(|error| self.failed(&error))
    }

    fn written(
        &self,
        branch: &str,
        start: &Start<'_>,
        files: &[Bytes],
        author: &Author,
        message: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<String>, git2::Error> {
        let before = self.tree_of(start)?;
        let mut update = TreeUpdateBuilder::new();
        for file in files {
            let blob = self.repo.blob(&file.bytes)?;
            update.upsert(file.path.as_str(), blob, FileMode::Blob);
        }
        let tree = self.repo.find_tree(update.create_updated(&self.repo, &before)?)?;
        if tree.id() == before.id() && start.commit.is_some() {
            return Ok(None);
        }
        let who = Signature::new(&author.name, &author.email, &Time::new(now.timestamp(), 0))?;
        let parents: Vec<_> = start.commit.iter().collect();
        let id = self.repo.commit(None, &who, &who, message, &tree, &parents)?;
        let (name, log) = (format!("refs/heads/{branch}"), "launchpod: export of the bundle");
        match &start.commit {
            Some(last) if start.exists => {
                self.repo.reference_matching(&name, id, true, last.id(), log)?
            }
            _ => self.repo.reference(&name, id, false, log)?,
        };
        Ok(Some(id.to_string()))
    }

    fn tree(&self, start: &Start<'_>) -> Result<Tree<'_>, Error> {
        self.tree_of(start).map_err(|error| self.failed(&error))
    }

    /// What the start holds; an empty tree for the first commit.
    fn tree_of(&self, start: &Start<'_>) -> Result<Tree<'_>, git2::Error> {
        let id = match &start.commit {
            Some(commit) => commit.tree_id(),
            None => self.repo.treebuilder(None)?.write()?,
        };
        self.repo.find_tree(id)
    }

    fn failed(&self, error: &git2::Error) -> Error {
        let place = self.folder.display();
        Error::Invalid(match error.code() {
            ErrorCode::Locked => format!(
                "{place}: another program is writing to this clone. Nothing was changed; try again when it is done."
            ),
            ErrorCode::Modified | ErrorCode::Exists => format!(
                "{place}: the branch moved while the commit was made. It is as the other program left it; try again."
            ),
            _ => format!(
                "{place}: {}. The clone's branches and files are as they were.",
                error.message().trim_end_matches('.')
            ),
        })
    }
}

/// A folder of ours can't be where a file is, or a link: nothing goes through one.
fn refuse_in_the_way(tree: &Tree<'_>, files: &[Bytes]) -> Result<(), Error> {
    let folders = files.iter().flat_map(|file| Path::new(&file.path).ancestors().skip(1));
    let is_other = |folder: &&Path| {
        let there = tree.get_path(folder).ok();
        there.is_some_and(|entry| entry.kind() != Some(git2::ObjectType::Tree))
    };
    let Some(other) = folders.filter(|at| !at.as_os_str().is_empty()).find(is_other) else {
        return Ok(());
    };
    Err(Error::Invalid(format!(
        "{} is a file or a link in what the branch begins at, and the proposals go into a folder of that name. Nothing was written: begin at another branch.",
        other.display()
    )))
}

fn not_opened(folder: &Path, error: &git2::Error) -> Error {
    let place = folder.display();
    let why = match error.code() {
        ErrorCode::NotFound if !folder.exists() => format!("There is no folder {place}."),
        ErrorCode::NotFound => match Repository::discover(folder) {
            Ok(above) => {
                let above = above.workdir().unwrap_or_else(|| above.path()).to_owned();
                format!(
                    "{place} is a folder inside the clone {}: choose that one.",
                    above.display()
                )
            }
            Err(_) => format!(
                "{place} is no git clone: choose a folder that `git clone` or `git init` made."
            ),
        },
        ErrorCode::Owner => return Error::Invalid(words::not_owned(folder)),
        _ => format!("{place} can't be opened as a clone: {}.", error.message()),
    };
    Error::Invalid(format!("{why} Nothing was written."))
}
