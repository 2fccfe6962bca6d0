//! What others made stays data: exports, folders and clones that lead elsewhere.

#![allow(clippy::disallowed_methods, reason = "others write their files as they like")]

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use domain::{draft::Draft, id::TeamId};
use serde_json::{Value, json};

use super::{
    Place,
    images::{add, png},
    place,
};
use crate::{
    digest,
    drafts::{DraftCompose, DraftRef, DraftWrite, images::ImageRef},
    outside::{
        folder::DraftExportFolder,
        forum::ForumExport,
        git::{Author, DraftExportGit, GitLook},
        page::BundleExportPage,
    },
    workspace::archive::{Archived, WorkspaceExport, WorkspaceImport},
};

fn composed() -> (Place, TeamId) {
    let place = place();
    let team = place.begin("Scaling");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    (place, team)
}

/// A workspace whose first draft shows a picture.
fn pictured() -> (Place, DraftRef) {
    let (place, team) = composed();
    let at = DraftRef { team, draft: place.draft_list(team).unwrap()[0].id };
    let image = add(&place, at, "way.png", &png(b"way")).unwrap();
    let (part, body) = ("Motivation".into(), Some(format!("![Way]({})", image.path)));
    let (draft, preamble) = (at.draft, false);
    place
        .draft_write(DraftWrite { team, draft, part, preamble, body: body.map(Into::into) })
        .unwrap();
    (place, at)
}

/// An export in a folder of its own, changed as somebody likes.
fn exported(place: &Place, name: &str, change: impl Fn(&mut Value)) -> PathBuf {
    let folder = place.dir.path().join(name);
    call_export(place, &folder);
    let path = folder.join("workspace.json");
    let mut json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    for kept in json["records"].as_array_mut().unwrap() {
        change(&mut kept["record"]);
    }
    fs::write(&path, json.to_string()).unwrap();
    folder
}

fn call_export(place: &Place, folder: &Path) {
    let folder = folder.to_owned();
    place.workspace_export(WorkspaceExport { folder }).unwrap();
}

fn import(folder: &Path) -> Result<(Place, Archived), crate::Error> {
    let place = place();
    let done = place.workspace_import(WorkspaceImport { folder: folder.to_owned() })?;
    Ok((place, done))
}

#[test]
fn an_export_with_names_and_digests_that_lead_elsewhere_is_refused_whole() {
    let (place, at) = pictured();
    let secret = place.dir.path().join("secret");
    fs::write(&secret, "secret").unwrap();
    let names = [
        "../../../evil.png",
        "/tmp/evil.png",
        "a/b.png",
        "a\\b.png",
        "..",
        "a\n.png",
        "\u{1b}.png",
    ];
    let digests = ["../secret", secret.to_str().unwrap(), "abc", &"G".repeat(64)];
    let wrong = names.map(|name| ("name", name.to_owned())).into_iter();
    let wrong = wrong.chain(digests.map(|digest| ("sha256", digest.to_owned())));
    for (n, (field, value)) in wrong.enumerate() {
        let folder = exported(&place, &format!("out{n}"), |record| {
            if let Some(image) = record.pointer_mut("/images/0") {
                image[field] = json!(value);
            }
        });
        let error = import(&folder).map(drop).unwrap_err().to_string();
        assert!(error.contains("can't be a picture"), "{value:?}: {error}");
    }
    for path in ["../../evil.md", "/tmp/evil.md", ".git/hooks/pre-commit"] {
        place
            .version_take(crate::versions::VersionTake { team: at.team, note: String::new() })
            .unwrap();
        let folder = exported(&place, &path.replace('/', "-"), |record| {
            if let Some(file) = record.pointer_mut("/files/0") {
                file["path"] = json!(path);
            }
        });
        let error = import(&folder).map(drop).unwrap_err().to_string();
        assert!(error.contains("can't be a file of a bundle"), "{path}: {error}");
    }
}

#[test]
fn records_from_another_machine_that_lead_elsewhere_are_no_pictures() {
    let (place, at) = pictured();
    let secret = place.dir.path().join("secret.png");
    fs::write(&secret, png(b"secret")).unwrap();
    let draft: Draft = place.here().get(at.team, at.draft).unwrap();
    let image = draft.images[0].id;
    for (name, sha256) in [
        ("../../../../evil.png", draft.images[0].sha256.as_str()),
        ("way.png", "../secret.png"),
        ("way.png", secret.to_str().unwrap()),
    ] {
        let mut theirs = draft.clone();
        (theirs.images[0].name, theirs.images[0].sha256) = (name.into(), sha256.into());
        let theirs = Unchecked(serde_json::to_value(&theirs).unwrap());
        let home = store::DocId::new(at.team.uuid(), format!("draft/{}", at.draft));
        place.write("draft_write", |w| Ok(w.tx.put(&home, &theirs)?)).unwrap();
        assert_eq!(place.image_list(at).unwrap(), [], "{name} {sha256}");
        let asked = ImageRef { team: at.team, draft: at.draft, image };
        assert!(place.image_get(asked).is_err());
        let out = place.dir.path().join("a/b/c/out");
        let (team, folder, replace) = (at.team, out.clone(), true);
        let done = place.draft_export_folder(DraftExportFolder { team, folder, replace }).unwrap();
        let paths = [done.written, done.same].concat();
        assert!(paths.iter().all(|path| path.rsplit('.').next() == Some("md")), "{paths:?}");
        assert!(!place.dir.path().join("a/evil.png").exists());
        let page = place.bundle_page(at.team).unwrap().html;
        assert!(!page.contains("data:image"), "no file of the machine is read");
        let problems = place.doctor(crate::doctor::Doctor::default()).unwrap().problems;
        assert!(
            problems.len() == 1 && problems[0].contains("is not as it should be"),
            "{problems:?}"
        );
    }
}

/// A draft as another machine's changes bring it: nobody asked whether it is valid.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct Unchecked(Value);

impl records::Record for Unchecked {
    const COLLECTION: &'static str = "drafts";
    const TEXT: &'static [&'static str] = &["sections.body"];
}

#[test]
fn the_name_of_a_picture_is_no_part_of_the_pages_language() {
    let (place, at) = pictured();
    let mut theirs: Draft = place.here().get(at.team, at.draft).unwrap();
    let was = theirs.images[0].name.clone();
    theirs.images[0].name = "way.png\"onerror=\"alert(1)".into();
    for edit in &mut theirs.sections {
        edit.body = edit.body.replace(&was, "way.png%22onerror=%22alert(1)");
    }
    place.write("draft_write", |w| w.put(at.team, &theirs)).unwrap();
    let page = place.bundle_page(at.team).unwrap().html;
    assert!(!page.contains("onerror=\""), "{page}");
    for edit in &mut theirs.sections {
        edit.body = edit.body.replace("%22", "\"");
    }
    place.write("draft_write", |w| w.put(at.team, &theirs)).unwrap();
    assert!(!place.bundle_page(at.team).unwrap().html.contains("\" onerror=\""));
}

#[test]
fn files_that_are_not_what_their_name_says_are_left_out_and_said() {
    let (place, at) = pictured();
    let folder = exported(&place, "out", |_| ());
    let files = folder.join("files");
    let whole = fs::read_dir(&files).unwrap().next().unwrap().unwrap().file_name();
    fs::write(files.join("notes.txt"), "not a digest").unwrap();
    let (wrong, linked) = ("0".repeat(64), "1".repeat(64));
    fs::write(files.join(&wrong), "another content").unwrap();
    let secret = place.dir.path().join("secret");
    fs::write(&secret, "secret").unwrap();
    symlink(&secret, files.join(&linked)).unwrap();
    let (to, done) = import(&folder).unwrap();
    assert_eq!((done.files, done.left_out.len()), (1, 3));
    for (name, why) in [(&*wrong, "damaged"), (&linked, "no file"), ("notes.txt", "no file")] {
        let is_said = |said: &String| said.contains(name) && said.contains(why);
        assert!(done.left_out.iter().any(is_said), "{name}: {:?}", done.left_out);
    }
    let copied: Vec<_> =
        fs::read_dir(to.folder().files()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(copied, std::slice::from_ref(&whole));
    assert_eq!(to.image_list(at).unwrap().len(), 1);
    // A file that is changed later is not taken for what it was.
    fs::write(to.folder().files().join(&whole), png(b"another")).unwrap();
    let image = to.image_list(at).unwrap()[0].image.id;
    let why = to.image_get(ImageRef { team: at.team, draft: at.draft, image }).unwrap_err();
    assert!(why.to_string().contains("no longer what was kept"), "{why}");
    let (team, folder) = (at.team, to.dir.path().join("drafts"));
    assert!(
        to.draft_export_folder(DraftExportFolder { team, folder: folder.clone(), replace: false })
            .is_err()
    );
    assert!(!folder.exists(), "nothing was written");
}

#[test]
fn nothing_is_written_through_a_link_and_the_place_is_said() {
    let (place, team) = composed();
    let elsewhere = place.dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let theirs = elsewhere.join("theirs.html");
    fs::write(&theirs, "theirs").unwrap();
    let folder = |name: &str| {
        let folder = place.dir.path().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    };
    let said = |error: crate::Error, at: PathBuf| {
        let error = error.to_string();
        assert!(error.contains(&format!("{} is a link to ", at.display())), "{error}");
    };
    let out = folder("out");
    symlink(&elsewhere, out.join("MIP40")).unwrap();
    let export = DraftExportFolder { team, folder: out.clone(), replace: true };
    said(place.draft_export_folder(export.clone()).unwrap_err(), out.join("MIP40"));
    assert!(!out.join("MIP39").exists(), "none of the files was written");
    fs::remove_file(out.join("MIP40")).unwrap();
    let deep = out.join("MIP41/MIP41c4-Subproposals");
    fs::create_dir_all(deep.parent().unwrap()).unwrap();
    symlink("nowhere", &deep).unwrap();
    if place.draft_list(team).unwrap().len() > 2 {
        said(place.draft_export_folder(export).unwrap_err(), deep);
    }
    symlink(&elsewhere, folder("posts").join("forum")).unwrap();
    let posts = ForumExport { team, folder: folder("posts"), replace: true };
    said(place.forum_export(posts).unwrap_err(), folder("posts").join("forum"));
    let page = folder("page").join("scaling-bundle.html");
    symlink(&theirs, &page).unwrap();
    let html = BundleExportPage { team, folder: folder("page"), replace: true };
    said(place.bundle_export_page(html).unwrap_err(), page);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "theirs");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1);

    // A folder that is chosen may be reached by a link: that is the user's own.
    let chosen = place.dir.path().join("chosen");
    symlink(folder("real"), &chosen).unwrap();
    place.draft_export_folder(DraftExportFolder { team, folder: chosen, replace: false }).unwrap();
    assert!(folder("real").join("MIP39").is_dir());
}

#[test]
fn of_a_clone_that_others_made_nothing_runs_and_nothing_is_written_outside() {
    let (place, team) = composed();
    let dir = tempfile::tempdir().unwrap();
    let (clone, ran) = (dir.path().join("clone"), dir.path().join("ran"));
    let repo = git2::Repository::init(&clone).unwrap();
    let run = dir.path().join("run.sh");
    fs::write(&run, format!("#!/bin/sh\necho \"$0 $*\" >> '{}'\ncat\n", ran.display())).unwrap();
    fs::set_permissions(&run, fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir_all(clone.join(".git/hooks")).unwrap();
    for hook in [
        "pre-commit",
        "prepare-commit-msg",
        "commit-msg",
        "post-commit",
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "pre-auto-gc",
        "fsmonitor-watchman",
    ] {
        fs::copy(&run, clone.join(".git/hooks").join(hook)).unwrap();
    }
    let mut config = repo.config().unwrap();
    let run = run.to_str().unwrap();
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.editor",
        "core.pager",
        "core.gitProxy",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "diff.evil.textconv",
        "diff.evil.command",
        "diff.external",
        "merge.evil.driver",
        "gpg.program",
        "alias.status",
        "credential.helper",
        "uploadpack.packObjectsHook",
    ] {
        config.set_str(key, run).unwrap();
    }
    config.set_bool("filter.evil.required", true).unwrap();
    config.set_bool("commit.gpgSign", true).unwrap();
    config.set_str("user.name", "Theirs").unwrap();
    config.set_str("user.email", "theirs@example.org").unwrap();
    fs::write(clone.join(".gitattributes"), "* filter=evil diff=evil merge=evil text eol=crlf\n")
        .unwrap();
    fs::create_dir_all(clone.join(".git/info")).unwrap();
    fs::write(clone.join(".git/info/attributes"), "* filter=evil diff=evil\n").unwrap();
    // Where the proposals go, a link leads out.
    let elsewhere = dir.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, clone.join("MIP39")).unwrap();
    symlink(&elsewhere, clone.join("MIP40")).unwrap();
    let who = git2::Signature::now("Theirs", "theirs@example.org").unwrap();
    let committed = |branch: &str, link: Option<&str>| {
        let mut tree = repo.treebuilder(None).unwrap();
        let attributes = repo.blob(b"* filter=evil diff=evil merge=evil text eol=crlf\n").unwrap();
        tree.insert(".gitattributes", attributes, 0o100_644).unwrap();
        if let Some(to) = link {
            tree.insert("MIP39", repo.blob(to.as_bytes()).unwrap(), 0o120_000).unwrap();
        }
        let tree = repo.find_tree(tree.write().unwrap()).unwrap();
        repo.commit(Some(branch), &who, &who, "theirs", &tree, &[]).unwrap();
    };
    committed("HEAD", None);
    committed("refs/heads/linked", elsewhere.to_str());
    fs::write(clone.join("changed.md"), "not committed").unwrap();
    let _ = fs::remove_file(&ran);

    let look = GitLook { team, clone: clone.clone(), branch: None, base: None };
    let plan = place.draft_git_look(look).unwrap();
    assert!(plan.uncommitted > 0);
    let author = Some(Author { name: "A".into(), email: "a@example.org".into() });
    let (branch, base, message, add) = (None, None, None, false);
    let ask = DraftExportGit { team, clone: clone.clone(), branch, base, message, author, add };
    let linked = DraftExportGit { base: Some("linked".into()), ..ask.clone() };
    let refused = place.draft_export_git(linked).unwrap_err().to_string();
    assert!(refused.contains("MIP39 is a file or a link"), "{refused}");
    let done = place.draft_export_git(ask).unwrap();
    let commit = repo.find_commit(done.commit.unwrap().parse().unwrap()).unwrap();
    assert!(!ran.exists(), "it ran: {}", fs::read_to_string(&ran).unwrap_or_default());
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0, "nothing went through the link");
    let text = |path: &str| {
        let entry = commit.tree().unwrap().get_path(Path::new(path)).unwrap();
        repo.find_blob(entry.id()).unwrap().content().to_vec()
    };
    let drafts = crate::bundle::outgoing::outgoing(&place.here(), team).unwrap().texts();
    for file in drafts {
        assert_eq!(
            digest::of(&text(&file.path)),
            digest::of(file.text.as_bytes()),
            "as it is here"
        );
    }
    assert!(clone.join("MIP39").is_symlink(), "their files stay");
}
