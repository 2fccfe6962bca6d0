//! Evidence and pictures: compared wherever they are read, copied once, brought back.

#![allow(clippy::disallowed_methods, reason = "a test damages files as a disk does")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::id::TeamId;

use super::{MINUTE, Timed, repair, timed};
use crate::{
    backups::BackupRestore,
    drafts::{
        DraftCompose, DraftRef, DraftWrite,
        images::{ImageAdd, ImageRef, ImageView, NewImage},
    },
    evidence::{EvidenceAdd, NewEvidence},
    workspace::archive::{Archived, WorkspaceExport, WorkspaceImport},
};

impl Timed {
    fn kept(&self, sha256: &str) -> PathBuf {
        self.folder().files().join(sha256)
    }

    /// A file of evidence; its digest.
    fn evidence(&self, team: TeamId, words: &str) -> String {
        let path = self.dir.path().join("bills.pdf");
        fs::write(&path, words).unwrap();
        let item = self.pack().items().first().unwrap().id.clone();
        let evidence = NewEvidence::File { path };
        let view = self.evidence_add(EvidenceAdd { team, item, evidence }).unwrap();
        view.progress.evidence.last().unwrap().sha256.clone()
    }

    fn picture(&self, at: DraftRef) -> ImageView {
        let path = self.dir.path().join("a.png");
        fs::write(&path, crate::tests::images::png(b"1")).unwrap();
        let image = NewImage::File { path };
        self.image_add(ImageAdd { team: at.team, draft: at.draft, image, original: false })
            .unwrap()
            .shown
    }

    fn export(&self, name: &str) -> Archived {
        let folder = self.dir.path().join(name);
        self.workspace_export(WorkspaceExport { folder }).unwrap()
    }
}

#[test]
fn evidence_that_was_emptied_or_deleted_is_told_left_out_by_name_and_comes_back() {
    for lose in [
        |path: &Path| fs::write(path, "").unwrap(),
        |path: &Path| {
            fs::remove_file(path).unwrap();
        },
    ] {
        let place = timed();
        let team = place.team("Ω team");
        let sha256 = place.evidence(team, "bills of May");
        lose(&place.kept(&sha256));
        let told = place.problems();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("bills.pdf") && told[0].contains("Ω team"), "{told:?}");
        let left = place.export("without");
        assert_eq!((left.files, left.left_out.len()), (0, 1), "{left:?}");
        assert!(left.left_out[0].contains("bills.pdf"), "{left:?}");
        let other = super::super::place();
        let folder = place.dir.path().join("without");
        let taken = other.workspace_import(WorkspaceImport { folder }).unwrap();
        assert!(taken.left_out[0].contains("bills.pdf"), "{taken:?}");

        assert_eq!(place.evidence(team, "bills of May"), sha256);
        assert_eq!(place.problems(), [] as [&str; 0], "the same file once more mends it");
        place.pass(16 * MINUTE);
        place.backup_if_due().unwrap().unwrap();
        lose(&place.kept(&sha256));
        let whole = place.export("with");
        assert_eq!((whole.files, whole.left_out.len()), (1, 0), "the copy is whole");
        assert_eq!(repair(&place), (0, 1, Vec::new()));
        assert_eq!(fs::read(place.kept(&sha256)).unwrap(), b"bills of May");

        lose(&place.kept(&sha256));
        let name = place.backup_list(()).unwrap().remove(0).name;
        place.backup_restore(BackupRestore { name }).unwrap();
        assert_eq!(fs::read(place.kept(&sha256)).unwrap(), b"bills of May", "and by a restore");
    }
}

#[test]
fn a_copied_file_is_one_of_its_own_and_is_made_once() {
    let place = timed();
    let team = place.team("Team");
    let sha256 = place.evidence(team, "bills of May");
    place.backup_create(()).unwrap();
    let copy = place.folder().copied_files().join(&sha256);
    let made = fs::metadata(&copy).unwrap().modified().unwrap();
    // In place: a second name for the same file would be damaged with it.
    fs::OpenOptions::new().write(true).open(place.kept(&sha256)).unwrap().set_len(3).unwrap();
    place.pass(MINUTE);
    place.backup_create(()).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), b"bills of May");
    assert_eq!(fs::metadata(&copy).unwrap().modified().unwrap(), made);
    fs::write(&copy, "bils").unwrap();
    assert_eq!(place.evidence(team, "bills of May"), sha256);
    assert_eq!(repair(&place), (0, 0, Vec::new()));
    assert_eq!(fs::read(&copy).unwrap(), b"bills of May", "a damaged copy is made again");
    let stray = place.folder().files().join("notes.txt");
    fs::write(stray, "mine").unwrap();
    assert_eq!(place.export("out").files, 1, "what is not called by its digest is not ours");
}

#[test]
fn a_picture_whose_file_is_damaged_is_said_where_it_would_be_shown_and_goes_nowhere() {
    let place = timed();
    let team = place.team("Team");
    let row = place.draft_compose(DraftCompose { team, on: None }).unwrap().remove(1);
    let at = DraftRef { team, draft: row.id };
    let image = place.picture(at);
    let part = place.draft_get(at).unwrap().sections[0].title.clone();
    let body = Some(format!("![Wallets]({}) after it", image.path));
    let draft = at.draft;
    place
        .draft_write(DraftWrite { team, draft, part, preamble: false, body: body.map(Into::into) })
        .unwrap();
    assert!(place.bundle_page(team).unwrap().html.contains("src=\"data:image/png"));
    fs::write(place.kept(&image.image.sha256), b"\x89PNG\r\n\x1a\nresT").unwrap();

    let page = place.bundle_page(team).unwrap().html;
    let said = format!("<strong>[The picture {} is missing]</strong> after it", image.path);
    assert!(page.contains(&said) && !page.contains("<img"), "{page}");
    let one = ImageRef { team, draft, image: image.image.id };
    let refused = place.image_get(one).unwrap_err().to_string();
    assert!(refused.contains("is damaged"), "{refused}");
    let out = crate::outside::folder::DraftExportFolder {
        team,
        folder: place.dir.path().join("repository"),
        replace: false,
    };
    let refused = place.draft_export_folder(out.clone()).unwrap_err().to_string();
    assert!(refused.contains("Nothing was written"), "{refused}");
    assert!(!out.folder.exists());
    let told = place.problems();
    assert!(told.len() == 1 && told[0].contains("\"a.png\""), "{told:?}");
    assert_eq!(place.picture(at).image, image.image, "the same picture once more");
    assert!(place.image_get(one).is_ok());
    assert_eq!(place.problems(), [] as [&str; 0]);
}
