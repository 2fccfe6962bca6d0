//! What goes outside while a freeze holds. The one rule: the frozen texts, whatever the facts say
//! since, but for the lines that say how far the bundle is.

use std::{collections::BTreeMap, fs, path::Path};

use domain::{
    bundle::Phase,
    id::{GroupId, LineId},
};
use serde_json::{Value, json};

use super::{frozen::Bundle, open};
use crate::{
    Code,
    bundle::{
        freeze::{FreezeExcept, FrozenState},
        steps::BundleMove,
    },
    drafts::DraftWrite,
    outside::{
        folder::DraftExportFolder, forum::ForumExport, note::RfcNoteSave, page::BundleExportPage,
    },
    workspace::archive::WorkspaceExport,
};

const BUDGET: &str = "MIP40/MIP40c3-Subproposals/MIP40c3-SPX.md";

/// All files below a folder, by their paths.
fn all_in(folder: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let text = |path: &Path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    let name = |path: &Path| path.strip_prefix(folder).unwrap().display().to_string();
    files
        .filter(|at| at.file_type().is_file())
        .map(|at| (name(at.path()), text(at.path())))
        .collect()
}

/// Every way out as files, under `name`.
fn out(bundle: &Bundle, name: &str) -> BTreeMap<String, String> {
    let (place, team, folder) = (&bundle.place, bundle.team, bundle.place.dir.path().join(name));
    let replace = false;
    place.draft_export_folder(DraftExportFolder { team, folder: folder.clone(), replace }).unwrap();
    place.forum_export(ForumExport { team, folder: folder.clone(), replace }).unwrap();
    place.bundle_export_page(BundleExportPage { team, folder: folder.clone(), replace }).unwrap();
    let (from, until, to) = (None, None, folder.clone());
    place.rfc_note_save(RfcNoteSave { team, from, until, folder: to, replace }).unwrap();
    place.workspace_export(WorkspaceExport { folder: folder.join("all") }).unwrap();
    let mut files = all_in(&folder);
    // Facts are in there as facts, and its page of the team says what they are now.
    files.retain(|path, _| !path.starts_with("all/") || path.contains("/MIP"));
    files
}

/// A bundle with a budget of three months.
fn begun() -> Bundle {
    let bundle = Bundle::begin();
    let line = json!({ "id": LineId::new(), "title": "Salaries", "monthly": "384493.33" });
    let groups = json!([{ "id": GroupId::new(), "name": "Team", "lines": [line] }]);
    budget(&bundle, json!({ "team": bundle.team, "groups": groups, "months": 3 }));
    bundle
}

/// Changes what the frozen bundle asks for.
fn longer(bundle: &Bundle) {
    budget(bundle, json!({ "team": bundle.team, "months": 4 }));
}

fn budget(bundle: &Bundle, update: Value) {
    bundle.place.budget_update(serde_json::from_value(update).unwrap()).unwrap();
}

#[test]
fn facts_that_change_while_frozen_stay_out_of_every_file() {
    let bundle = begun();
    bundle.freeze();
    let before = out(&bundle, "before");
    assert!(before.keys().any(|path| path.ends_with(BUDGET) && path.starts_with("all/")));
    longer(&bundle);
    let frozen = bundle.place.bundle_get(bundle.team).unwrap().frozen.unwrap();
    let changed: Vec<_> = frozen
        .files
        .iter()
        .filter(|file| file.state == FrozenState::Changed)
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(changed, [BUDGET], "the change is said");
    assert_eq!(out(&bundle, "after"), before);
}

#[test]
fn the_status_goes_on_with_the_bundle_in_a_text_that_would_be_another() {
    let bundle = begun();
    bundle.freeze();
    let frozen = out(&bundle, "frozen")[BUDGET].clone();
    longer(&bundle);
    let url = "https://github.com/makerdao/mips/pull/1".into();
    let (on, reason) = ("2021-05-03".parse().ok(), "The sample goes on at any time.".into());
    let step = BundleMove { on, url, reason, ..BundleMove::to(bundle.team, Phase::Submitted) };
    bundle.place.bundle_move(step).unwrap();
    let submitted = out(&bundle, "submitted")[BUDGET].clone();
    let others: Vec<_> =
        frozen.lines().zip(submitted.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(others.len(), 1, "{others:?}");
    assert!(others[0].1.starts_with("Status: Formal Submission"), "{others:?}");
}

#[test]
fn under_an_exception_the_texts_leave_as_they_are_now() {
    let bundle = begun();
    bundle.freeze();
    longer(&bundle);
    let (team, reason) = (bundle.team, "One month more.".into());
    bundle.place.freeze_exception(FreezeExcept { team, reason }).unwrap();
    let open = out(&bundle, "open")[BUDGET].clone();
    bundle.place.freeze_close(team).unwrap();
    assert_eq!(out(&bundle, "closed")[BUDGET], open);
    assert!(open.contains("4 months"), "{open}");
}

#[test]
fn what_another_process_froze_is_not_changed_by_taking_an_edit_back() {
    let bundle = Bundle::begin();
    let write = DraftWrite {
        team: bundle.team,
        draft: bundle.at.draft,
        part: "Motivation".into(),
        preamble: false,
        body: Some("Other words.".into()),
    };
    bundle.place.draft_write(write).unwrap();
    bundle.freeze_by(&open(bundle.place.dir.path(), |_| ()));
    let before = bundle.view().text;
    let refused = bundle.place.history_undo(None).unwrap_err();
    assert_eq!(refused.code(), Code::Frozen, "{refused}");
    assert_eq!(bundle.view().text, before);
}
