//! The sample, and everything out of a workspace and into another.

use std::{collections::BTreeSet, path::PathBuf};

use super::place;
use crate::{
    history::RecordRef,
    items::ItemUpdate,
    kinds::Collection,
    outside::folder::DraftExportFolder,
    person::{Person, Role},
    sample::SampleCreate,
    workspace::archive::{WorkspaceExport, WorkspaceImport},
};

#[test]
fn the_sample_is_ses_001_with_its_budget_its_sessions_and_three_drafts_without_an_error() {
    let place = place();
    let team = place.sample_create(SampleCreate::default()).unwrap();
    assert_eq!(
        (team.unit_id.as_deref(), team.name.as_str()),
        (Some("SES-001"), "Sustainable Ecosystem Scaling")
    );
    let budget = place.budget_get(team.id).unwrap();
    assert_eq!(budget.budget.shown(budget.cap), "1,153,480 DAI");
    let drafts = place.draft_list(team.id).unwrap();
    let names: Vec<_> = drafts.iter().map(|draft| draft.name.as_str()).collect();
    assert_eq!(names, ["MIP39c2-SP10", "MIP40c3-SP10", "MIP41c4-SP10"]);
    for draft in &drafts {
        let request = crate::drafts::DraftRef { team: team.id, draft: draft.id };
        let view = place.draft_get(request).unwrap();
        assert_eq!(draft.errors, 0, "{}: {:#?}", draft.name, view.findings);
    }
    assert!(place.session_list(team.id).unwrap().len() >= 3);
    assert!(!place.journal_list(team.id).unwrap().is_empty());
    assert_eq!(place.history_state(()).unwrap().undo, None, "nobody takes a sample back by pieces");
}

#[test]
fn the_history_of_a_sample_is_that_of_its_people_on_their_days() {
    let place = place();
    place.person_set(Person { name: "Reader".into(), role: Role::Coach }).unwrap();
    let team = place.sample_create(SampleCreate::default()).unwrap().id;
    let of = |collection, id: &str| {
        place.history_list(RecordRef { team, collection, id: id.into() }).unwrap()
    };
    let (mut who, mut days) = (BTreeSet::new(), BTreeSet::new());
    for item in place.item_list(team).unwrap() {
        for step in of(Collection::Items, &item.item.id) {
            days.insert(step.at.date_naive());
            who.insert(step.who);
        }
    }
    assert!(who.contains("@juanjuan") && who.len() > 4 && days.len() > 20, "{who:?} {days:?}");
    assert!(!who.contains("Reader"));
    let (first, last) = (days.first().unwrap().to_string(), days.last().unwrap().to_string());
    assert!(first.as_str() > "2021-02-20" && last.as_str() < "2021-04-08", "{first} to {last}");
    // What the reader does is the reader's, and today's.
    let reader = ItemUpdate {
        owner: Some("Reader".into()),
        ..serde_json::from_value(serde_json::json!({ "team": team, "item": "C1" })).unwrap()
    };
    place.item_update(reader).unwrap();
    let now = of(Collection::Items, "C1");
    let newest = now.iter().max_by_key(|step| step.at).unwrap();
    assert_eq!((newest.who.as_str(), newest.at), ("Reader", place.now()));
}

#[test]
fn a_sample_of_many_teams_has_teams_of_every_kind() {
    let place = place();
    place.sample_create(SampleCreate { teams: Some(60) }).unwrap();
    let rows = place.team_list(()).unwrap();
    assert_eq!(rows.len(), 60);
    assert!(rows.iter().any(|row| row.blocking.settled == 0));
    assert!(rows.iter().any(|row| row.blocking.settled > 40));
    let names: BTreeSet<_> = rows.iter().map(|row| &row.name).collect();
    assert_eq!(names.len(), 60, "no two are called the same");
    assert!(place.sample_create(SampleCreate { teams: Some(0) }).is_err());
}

#[test]
fn an_export_into_an_empty_workspace_is_equal_to_the_original() {
    let (from, to) = (place(), place());
    let team = from.sample_create(SampleCreate::default()).unwrap();
    let file = from.dir.path().join("note.txt");
    crate::files::put(&file, "kept").unwrap();
    let evidence = crate::evidence::NewEvidence::File { path: file };
    from.evidence_add(crate::evidence::EvidenceAdd { team: team.id, item: "C1".into(), evidence })
        .unwrap();

    let folder = from.dir.path().join("out");
    let out = from.workspace_export(WorkspaceExport { folder: folder.clone() }).unwrap();
    assert!(
        from.workspace_export(WorkspaceExport { folder: folder.clone() }).is_err(),
        "not empty"
    );
    let taken = to.workspace_import(WorkspaceImport { folder: folder.clone() }).unwrap();
    assert_eq!((taken.records, taken.files, taken.teams), (out.records, 1, 1));
    let again = to.dir.path().join("again");
    to.workspace_export(WorkspaceExport { folder: again.clone() }).unwrap();
    let read = |folder: &PathBuf| std::fs::read_to_string(folder.join("workspace.json")).unwrap();
    assert_eq!(read(&folder), read(&again));
    assert_eq!(from.draft_list(team.id).unwrap().len(), to.draft_list(team.id).unwrap().len());
    std::fs::remove_dir_all(to.folder().files()).unwrap();
    let refused = to.workspace_import(WorkspaceImport { folder }).unwrap_err();
    assert!(refused.to_string().contains("empty workspace"), "{refused}");
    assert!(!to.folder().files().exists(), "no file was copied either");
}

#[test]
fn an_export_never_writes_over_a_file_that_somebody_changed() {
    let place = place();
    let team = place.sample_create(SampleCreate::default()).unwrap();
    let folder = place.dir.path().join("repository");
    let export = |replace| {
        place.draft_export_folder(DraftExportFolder {
            team: team.id,
            folder: folder.clone(),
            replace,
        })
    };
    let first = export(false).unwrap();
    assert_eq!(first.written[0], "MIP39/MIP39c2-Subproposals/MIP39c2-SP10.md");
    assert_eq!(export(false).unwrap().same.len(), 3);

    let path = folder.join(&first.written[0]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains('\r'));
    crate::files::put(&path, "somebody else's").unwrap();
    let asked = export(false).unwrap();
    assert_eq!((asked.changed.len(), asked.written.len()), (1, 0), "all of it or nothing");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody else's");
    assert_eq!(export(true).unwrap().written.len(), 1);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}
