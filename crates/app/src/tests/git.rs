//! The bundle as a commit: what changes in a clone is one branch.

use std::{collections::BTreeMap, fs, path::Path};

use domain::id::TeamId;
use git2::{Repository, RepositoryInitOptions, Signature};

use super::{Place, place};
use crate::files::put as put_text;
use crate::{
    drafts::DraftCompose,
    outside::git::{Author, BranchState, Committed, DraftExportGit, FileState, GitLook, GitPlan},
};

const MANDATE: &str = "MIP39/MIP39c2-Subproposals/MIP39c2-SPX.md";

/// A workspace with a bundle.
fn composed() -> (Place, TeamId) {
    let place = place();
    let team = place.begin("Ω Scaling");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    (place, team)
}

/// A clone at a branch `main` with one commit and a user of its own.
fn clone(folder: &Path, bare: bool) -> Repository {
    let mut options = RepositoryInitOptions::new();
    let repo = Repository::init_opts(folder, options.initial_head("main").bare(bare)).unwrap();
    let mut config = repo.config().unwrap();
    config.set_str("user.name", "Clone's user").unwrap();
    config.set_str("user.email", "clone@example.org").unwrap();
    repo
}

/// Commits `text` as README.md on the current branch.
fn seed(repo: &Repository, text: &str) {
    let mut index = repo.index().unwrap();
    put_text(&repo.workdir().unwrap().join("README.md"), text).unwrap();
    index.add_path(Path::new("README.md")).unwrap();
    index.write().unwrap();
    let tree = repo.find_tree(index.write_tree().unwrap()).unwrap();
    let who = Signature::now("Editor", "editor@example.org").unwrap();
    let parent = repo.head().ok().map(|head| head.peel_to_commit().unwrap());
    repo.commit(Some("HEAD"), &who, &who, "begin", &tree, &parent.iter().collect::<Vec<_>>())
        .unwrap();
}

fn ask(team: TeamId, clone: &Path) -> DraftExportGit {
    let (branch, base, message, author) = (None, None, None, None);
    DraftExportGit { team, clone: clone.to_owned(), branch, base, message, author, add: false }
}

fn look(place: &Place, team: TeamId, clone: &Path) -> GitPlan {
    let clone = clone.to_owned();
    place.draft_git_look(GitLook { team, clone, branch: None, base: None }).unwrap()
}

fn text_of(repo: &Repository, commit: &Committed, path: &str) -> Option<String> {
    let commit = repo.find_commit(commit.commit.as_ref()?.parse().unwrap()).unwrap();
    let entry = commit.tree().unwrap().get_path(Path::new(path)).ok()?;
    Some(String::from_utf8(repo.find_blob(entry.id()).unwrap().content().to_vec()).unwrap())
}

/// Every file below a folder with its bytes, but for what git keeps of objects, refs and logs.
fn everything(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(at: &Path, root: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                walk(&path, root, found);
            } else if ![".git/objects", ".git/refs", ".git/logs"]
                .iter()
                .any(|s| name.starts_with(s))
            {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

#[test]
fn the_bundle_is_committed_to_a_branch_and_the_clone_stays_as_it_was() {
    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let repo = clone(dir.path(), false);
    seed(&repo, "hello");
    put_text(&dir.path().join("README.md"), "half a sentence").unwrap();
    put_text(&dir.path().join("new.txt"), "not added").unwrap();
    let before = everything(dir.path());

    let plan = look(&place, team, dir.path());
    assert_eq!((plan.branch.as_str(), plan.state), ("launchpod/scaling", BranchState::New));
    assert_eq!((plan.base.as_deref(), plan.uncommitted, plan.detached), (Some("main"), 2, false));
    assert_eq!(plan.author.unwrap().name, "Clone's user");
    assert!(plan.files.iter().all(|file| file.state == FileState::New));
    let done = place.draft_export_git(ask(team, dir.path())).unwrap();

    assert_eq!(everything(dir.path()), before, "files, index, HEAD and settings");
    assert_eq!(repo.head().unwrap().shorthand().unwrap(), "main");
    let tip = repo.find_branch(&done.branch, git2::BranchType::Local).unwrap();
    let tip = tip.get().peel_to_commit().unwrap();
    assert_eq!(Some(tip.id().to_string()), done.commit);
    assert_eq!(tip.parent_id(0).unwrap(), repo.head().unwrap().target().unwrap());
    assert_eq!(tip.author().email().unwrap(), "clone@example.org");
    let said = tip.message().unwrap();
    assert!(
        said.starts_with("Propose Ω Scaling\n\n- MIP39c2-SP#") && said.contains(MANDATE),
        "{said}"
    );
    assert_eq!(
        text_of(&repo, &done, "README.md").as_deref(),
        Some("hello"),
        "what was committed stays"
    );
    let outgoing = crate::bundle::outgoing::outgoing(&place.here(), team).unwrap();
    assert_eq!(text_of(&repo, &done, MANDATE).as_deref(), Some(outgoing.all[0].text.as_str()));
}

#[test]
fn a_branch_of_ours_gets_another_commit_and_one_of_others_is_asked_about() {
    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let repo = clone(dir.path(), false);
    seed(&repo, "hello");
    let author = Some(Author { name: "Me".into(), email: "me@example.org".into() });
    let first = place.draft_export_git(DraftExportGit { author, ..ask(team, dir.path()) }).unwrap();
    let again = place.draft_export_git(ask(team, dir.path())).unwrap();
    assert_eq!(again.commit, None, "the branch holds just this");
    assert_eq!(again.author.name, "Clone's user", "who was named once is not named again");

    let rename = crate::teams::TeamUpdate {
        name: Some("Omega".into()),
        ..crate::teams::TeamUpdate::of(team)
    };
    place.team_update(rename).unwrap();
    let branch = Some(first.branch.clone());
    let second = place
        .draft_export_git(DraftExportGit { branch: branch.clone(), ..ask(team, dir.path()) })
        .unwrap();
    let commit = repo.find_commit(second.commit.as_ref().unwrap().parse().unwrap()).unwrap();
    assert_eq!(Some(commit.parent_id(0).unwrap().to_string()), first.commit);
    assert!(commit.message().unwrap().starts_with("Update Omega"));

    // Somebody else goes on from there.
    let who = Signature::now("Editor", "editor@example.org").unwrap();
    let name = format!("refs/heads/{}", first.branch);
    repo.commit(Some(&name), &who, &who, "assign", &commit.tree().unwrap(), &[&commit]).unwrap();
    let ask = DraftExportGit { branch, ..ask(team, dir.path()) };
    let refused = place.draft_export_git(ask.clone()).unwrap_err().to_string();
    assert!(refused.contains("add a commit to it, or choose another branch"), "{refused}");
    let third = place.draft_export_git(DraftExportGit { add: true, ..ask }).unwrap();
    assert_eq!(third.commit, None, "their commit changed no file of ours");
}

#[test]
fn clones_of_every_kind_are_taken_or_refused_with_the_reason() {
    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let refusal = |ask: DraftExportGit| place.draft_export_git(ask).unwrap_err().to_string();

    assert!(refusal(ask(team, &at("nowhere"))).contains("There is no folder"));
    fs::create_dir(at("plain")).unwrap();
    assert!(refusal(ask(team, &at("plain"))).contains("is no git clone"));

    let empty = clone(&at("empty"), false);
    assert_eq!(look(&place, team, &at("empty")).base, None, "the first commit of all");
    let main = DraftExportGit { branch: Some("main".into()), ..ask(team, &at("empty")) };
    assert!(refusal(main).contains("main is checked out in"), "also before its first commit");
    let done = place.draft_export_git(ask(team, &at("empty"))).unwrap();
    let first = empty.find_commit(done.commit.as_ref().unwrap().parse().unwrap()).unwrap();
    assert_eq!(first.parent_count(), 0);
    assert!(text_of(&empty, &done, MANDATE).is_some());

    let server = clone(&at("bare"), true);
    let done = place.draft_export_git(ask(team, &at("bare"))).unwrap();
    assert!(look(&place, team, &at("bare")).bare && text_of(&server, &done, MANDATE).is_some());

    let full = clone(&at("full"), false);
    seed(&full, "one");
    let (first, mandate) = (full.head().unwrap().target().unwrap(), at("full").join("MIP39"));
    fs::create_dir(&mandate).unwrap();
    assert!(refusal(ask(team, &mandate)).contains("choose that one"), "a folder inside the clone");
    seed(&full, "two");
    full.set_head_detached(first).unwrap();
    let plan = look(&place, team, &at("full"));
    assert!(plan.detached && plan.base.as_deref() == Some(&first.to_string()[..10]));
    let begin = Some("main".into());
    let done =
        place.draft_export_git(DraftExportGit { base: begin, ..ask(team, &at("full")) }).unwrap();
    assert_eq!(text_of(&full, &done, "README.md").as_deref(), Some("two"));

    let tree = full.worktree("beside", &at("beside"), None).unwrap();
    assert!(tree.validate().is_ok());
    let beside = DraftExportGit { branch: Some("beside".into()), ..ask(team, &at("full")) };
    assert!(refusal(beside).contains("is checked out in"), "in a worktree of the clone");
    let through = look(&place, team, &at("beside"));
    assert_eq!(through.state, BranchState::Ours, "a worktree is the same clone");

    for (branch, base) in [(Some("a b"), None), (Some("-x"), None), (Some("new"), Some("nope"))] {
        let (branch, base) = (branch.map(str::to_owned), base.map(str::to_owned));
        let why = refusal(DraftExportGit { branch, base, ..ask(team, &at("full")) });
        assert!(why.contains("can't name a branch") || why.contains("is no branch, tag"), "{why}");
    }
}

#[test]
fn without_an_author_or_a_bundle_nothing_is_committed() {
    let place = place();
    let team = place.begin("Team");
    let dir = tempfile::tempdir().unwrap();
    let repo = clone(dir.path(), false);
    seed(&repo, "hello");
    let none = place.draft_export_git(ask(team, dir.path())).unwrap_err().to_string();
    assert!(none.contains("compose the bundle first"), "{none}");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let author = Some(Author { name: "Me".into(), email: String::new() });
    let why =
        place.draft_export_git(DraftExportGit { author, ..ask(team, dir.path()) }).unwrap_err();
    assert!(why.to_string().contains("needs a mail address"), "{why}");
    assert_eq!(repo.branches(Some(git2::BranchType::Local)).unwrap().count(), 1);
}

#[test]
fn each_clone_has_its_own_author_as_its_settings_are_now() {
    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let of = |name: &str, author: &str| {
        let repo = clone(&dir.path().join(name), false);
        repo.config().unwrap().set_str("user.name", author).unwrap();
        seed(&repo, "hello");
        repo
    };
    let (one, _two) = (of("one", "User One"), of("two", "User Two"));
    let by = |name: &str, branch: &str| {
        let branch = Some(branch.to_owned());
        let asked = DraftExportGit { branch, ..ask(team, &dir.path().join(name)) };
        place.draft_export_git(asked).unwrap().author.name
    };
    assert_eq!((by("one", "a"), by("two", "a")), ("User One".into(), "User Two".into()));
    one.config().unwrap().set_str("author.name", "Author One").unwrap();
    assert_eq!(by("one", "b"), "Author One", "what git puts before the user");
    assert_eq!(look(&place, team, &dir.path().join("two")).author.unwrap().name, "User Two");
}

#[cfg(unix)]
#[test]
fn what_git_would_do_beside_the_commit_is_told_with_what_to_type() {
    use std::os::unix::fs::PermissionsExt;

    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().join("our clone");
    let repo = clone(&at, false);
    seed(&repo, "hello");
    assert_eq!(look(&place, team, &at).notes, [] as [&str; 0]);
    repo.config().unwrap().set_bool("commit.gpgsign", true).unwrap();
    let hook = |at: &Path, name: &str, mode: u32| {
        fs::create_dir_all(at).unwrap();
        put_text(&at.join(name), "#!/bin/sh\n").unwrap();
        fs::set_permissions(at.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    hook(&at.join(".git/hooks"), "pre-commit", 0o644);
    let done = place.draft_export_git(ask(team, &at)).unwrap();
    let amend = format!(
        "git -C '{0}' switch launchpod/scaling && git -C '{0}' commit --amend --no-edit -S",
        at.display()
    );
    assert_eq!(done.notes.len(), 1, "a hook that can't be run is none: {:?}", done.notes);
    assert!(done.notes[0].ends_with(&format!(": {amend}")), "{:?}", done.notes);
    let again = place.draft_export_git(ask(team, &at)).unwrap();
    assert_eq!((again.commit, again.notes), (None, Vec::new()), "nothing was committed");

    hook(&at.join(".git/hooks"), "pre-commit", 0o755);
    hook(&at.join("checks"), "commit-msg", 0o755);
    let notes = look(&place, team, &at).notes;
    assert!(notes[1].contains("Launchpod runs none: pre-commit."), "{notes:?}");
    repo.config().unwrap().set_str("core.hooksPath", "checks").unwrap();
    let notes = look(&place, team, &at).notes;
    assert!(notes[1].contains("Launchpod runs none: commit-msg."), "{notes:?}");
    // What is to be typed does what it says, as far as there is a key.
    let typed = amend.trim_end_matches(" -S");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", typed]).env("GIT_CONFIG_COUNT", "1");
    shell.env("GIT_CONFIG_KEY_0", "commit.gpgsign").env("GIT_CONFIG_VALUE_0", "false");
    let out = shell.output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(repo.head().unwrap().shorthand().unwrap(), "launchpod/scaling");
}
