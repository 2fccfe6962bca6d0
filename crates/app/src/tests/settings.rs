//! Settings of this installation, which the window and other commands write to.

use super::place;
use crate::{
    drafts::DraftCompose,
    outside::folder::DraftExportFolder,
    settings::{SettingsSet, Theme},
};

#[test]
fn a_change_of_the_theme_keeps_what_an_export_remembered_meanwhile() {
    let place = place();
    let team = place.begin("Team");
    place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let set = |change: &str| place.settings_set(serde_json::from_str(change).unwrap()).unwrap();
    set(r#"{"dictionary":"en_GB","noSpelling":true}"#);
    let folder = place.dir.path().join("out");
    place
        .draft_export_folder(DraftExportFolder { team, folder: folder.clone(), replace: false })
        .unwrap();

    let kept = set(r#"{"theme":"dark"}"#);
    assert_eq!(kept.export_folder, Some(folder.display().to_string()));
    assert_eq!((kept.theme, kept.no_spelling), (Theme::Dark, true));
    assert_eq!(kept.dictionary.as_deref(), Some("en_GB"));
    assert_eq!(set(r#"{"dictionary":null}"#).dictionary, None, "null is a value");
    let settings = place.workspace_get(()).unwrap().settings;
    assert_eq!((settings.theme, settings.export_folder), (Theme::Dark, kept.export_folder));
    assert!(serde_json::from_str::<SettingsSet>(r#"{"exportFolder":"/"}"#).is_err());
}
