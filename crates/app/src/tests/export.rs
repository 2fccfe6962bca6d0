//! Everything out: as it is read, cancelled, and failed.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use records::{Record, Stamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::DocId;

use super::place;
use crate::{
    Code,
    drafts::begin::DraftImport,
    running::Running,
    sample::SampleCreate,
    workspace::archive::{Archived, WorkspaceExport, WorkspaceImport},
};

/// As `docs/export.md` has it.
#[derive(Serialize, Deserialize)]
struct Workspace {
    layout: u32,
    version: String,
    spaces: Vec<Space>,
    records: Vec<Kept>,
}

#[derive(Serialize, Deserialize)]
struct Space {
    id: String,
    kind: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    space: String,
    document: String,
    collection: String,
    record: Value,
}

fn export(app: &crate::App, folder: &Path) -> Result<Archived, crate::Error> {
    app.workspace_export(WorkspaceExport { folder: folder.to_owned() })
}

fn below(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn what_is_written_record_by_record_is_one_file_of_json_laid_out_as_ever() {
    let place = place();
    let folder = |name: &str| place.dir.path().join(name);
    let read = |name: &str| {
        let json = fs::read_to_string(folder(name).join("workspace.json")).unwrap();
        let workspace: Workspace = serde_json::from_str(&json).unwrap();
        assert_eq!(json, serde_json::to_string_pretty(&workspace).unwrap() + "\n");
        workspace.records
    };
    let empty = export(&place, &folder("empty")).unwrap();
    assert_eq!((empty.records, read("empty").len(), empty.stopped), (0, 0, false));
    let team = place.sample_create(SampleCreate::default()).unwrap();
    let full = export(&place, &folder("full")).unwrap();
    let records = read("full");
    assert_eq!((full.teams, full.records), (1, records.len()));
    let ours = records.iter().find(|kept| kept.collection == "teams").unwrap();
    assert_eq!((&ours.space, &ours.record["name"]), (&team.id.to_string(), &team.name.into()));
    let mut names: Vec<_> = below(&folder("full"));
    names.sort();
    assert_eq!(names, ["files", "teams", "workspace.json"].map(|name| folder("full").join(name)));
}

#[test]
fn an_export_tells_how_far_it_is_and_cancelled_leaves_nothing() {
    let place = Arc::new(place());
    place.sample_create(SampleCreate { teams: Some(60) }).unwrap();
    let there = place.dir.path().join("there");
    fs::create_dir(&there).unwrap();
    for folder in [place.dir.path().join("new"), there.clone()] {
        assert_eq!(place.workspace_export_state(()).unwrap(), None);
        let (other, to) = (Arc::clone(&place), folder.clone());
        let exporting = std::thread::spawn(move || export(&other, &to).unwrap());
        let running = loop {
            let running = place.workspace_export_state(()).unwrap();
            if let Some(running) = running.filter(|running| running.done > 65) {
                break running;
            }
            assert!(!exporting.is_finished(), "it was done before it could be cancelled");
            std::thread::yield_now();
        };
        let Running { path, done, total } = running;
        assert_eq!((path, total), (folder.clone(), 2 * 60), "records and pages of each team");
        assert!(done < total);
        assert!(folder.join("teams").is_dir(), "pages are there as they are made");
        let second = export(&place, &place.dir.path().join("second")).unwrap_err();
        assert!(second.to_string().contains("already"), "{second}");
        place.workspace_export_cancel(()).unwrap();
        let ended = exporting.join().unwrap();
        assert_eq!((ended.stopped, ended.records), (true, 0));
        let left =
            if folder == there { below(&folder).len() } else { usize::from(folder.exists()) };
        assert_eq!(left, 0, "{} is as it was", folder.display());
    }
    place.workspace_export_cancel(()).unwrap();
    assert!(!export(&place, &there).unwrap().stopped, "one that begins later is not meant");
}

#[test]
fn a_text_that_could_not_be_changed_afterwards_comes_in_neither_by_an_import_nor_by_a_draft() {
    let place = place();
    let team = place.sample_create(SampleCreate::default()).unwrap().id;
    let folder = place.dir.path().join("out");
    export(&place, &folder).unwrap();
    let path = folder.join("workspace.json");
    let mut workspace: Workspace = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let session = workspace.records.iter_mut().find(|kept| kept.collection == "sessions").unwrap();
    session.record["notes"] = "x".repeat(5 << 20).into();
    let json = serde_json::to_string(&workspace).unwrap();
    crate::files::put(&path, &json).unwrap();
    let other = super::place();
    let import = WorkspaceImport { folder };
    let refused = other.workspace_import(import).unwrap_err();
    let wanted = "A text of sessions (notes) has 5 MB; split it so that each part is under 4 MB.";
    assert_eq!((refused.code(), refused.to_string().as_str()), (Code::Invalid, wanted));
    assert!(other.team_list(()).unwrap().is_empty(), "and nothing else came in");

    let path = place.dir.path().join("MIP39c2-SP77.md");
    let words = "Words upon words.\n".repeat(300_000);
    let text = format!("# MIP39c2-SP77: Long\n\n## Sentence Summary\n\n{words}");
    crate::files::put(&path, &text).unwrap();
    let draft = DraftImport { team, path, kind: None, matches: vec![] };
    let before = place.draft_list(team).unwrap();
    let refused = place.draft_import(draft).unwrap_err().to_string();
    assert!(refused.contains("6 MB; split it so that each part is under 4 MB"), "{refused}");
    assert_eq!(place.draft_list(team).unwrap().len(), before.len());
}

/// A budget that no version could read.
#[derive(Serialize, Deserialize)]
struct Misfit {
    id: String,
    months: String,
}

impl Record for Misfit {
    const COLLECTION: &'static str = "budgets";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn an_export_that_fails_leaves_nothing() {
    let place = place();
    place.begin("First");
    let team = place.begin("Second");
    let home = DocId::new(team.uuid(), "budget");
    let misfit = Misfit { id: "budget".into(), months: "many".into() };
    place.store.write(Stamp { at: 1, why: "test" }, |tx| tx.put(&home, &misfit)).unwrap();
    let folder = place.dir.path().join("out");
    assert_ne!(export(&place, &folder).unwrap_err().code(), Code::Invalid);
    assert!(!folder.exists());
    assert_eq!(place.workspace_export_state(()).unwrap(), None, "its place is free");
}
