//! What git itself would do at a commit and Launchpod does not: sign it, run the clone's hooks. The one
//! rule: nothing that a clone sets is run, and whoever may miss it is told.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::clone::Clone;
use crate::text::shell_word;

/// Hooks that git runs at a commit, in their order.
const HOOKS: [&str; 5] =
    ["pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "reference-transaction"];

/// What is left to do after a commit to a branch, a sentence each with what to type.
pub(super) fn notes(clone: &Clone, branch: &str) -> Vec<String> {
    let amend = amend(clone, branch);
    let mut notes = Vec::new();
    let settings = clone.settings();
    if settings.is_some_and(|settings| settings.get_bool("commit.gpgsign").unwrap_or(false)) {
        notes.push(format!(
            "commit.gpgsign is set, and Launchpod signs no commits. To sign it afterwards{amend} -S"
        ));
    }
    let hooks = hooks(clone);
    if !hooks.is_empty() {
        notes.push(format!(
            "The clone has hooks, and Launchpod runs none: {}. To have git run them afterwards{amend}",
            hooks.join(", ")
        ));
    }
    notes
}

/// What makes the branch's last commit anew, by git itself.
fn amend(clone: &Clone, branch: &str) -> String {
    if clone.is_bare() {
        return ", in a clone that has files: git commit --amend --no-edit".to_owned();
    }
    let git = format!("git -C {}", shell_word(clone.folder()));
    let branch = shell_word(Path::new(branch));
    format!(": {git} switch {branch} && {git} commit --amend --no-edit")
}

/// The names of the hooks that git would run at a commit.
fn hooks(clone: &Clone) -> Vec<&'static str> {
    let settings = clone.settings();
    let set: Option<PathBuf> = settings.and_then(|all| all.get_path("core.hooksPath").ok());
    let folder = set.map_or_else(|| clone.usual_hooks(), |set| clone.top().join(set));
    HOOKS.into_iter().filter(|name| is_run(&folder.join(name))).collect()
}

#[cfg(unix)]
fn is_run(hook: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(hook).is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_run(hook: &Path) -> bool {
    fs::metadata(hook).is_ok_and(|it| it.is_file())
}
