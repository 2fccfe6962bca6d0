//! Pictures of drafts.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{Place, place};
use crate::{
    drafts::{
        DraftCompose, DraftRef, DraftUpdate, DraftWrite,
        images::{ImageAdd, ImageRef, ImageView, NewImage},
        leaving::DraftFile,
    },
    error::Error,
};

/// A picture as far as anybody looks at it here.
pub(super) fn png(pixels: &[u8]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length, &name[..], content, b"sums"].concat()
    };
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IDAT", pixels), &chunk(b"IEND", b"")].concat()
}

fn draft(place: &Place) -> DraftRef {
    let team = place.begin("Team");
    let rows = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    DraftRef { team, draft: rows[1].id }
}

pub(super) fn add(
    place: &Place,
    at: DraftRef,
    name: &str,
    bytes: &[u8],
) -> Result<ImageView, Error> {
    let image = NewImage::Bytes { name: name.into(), base64: STANDARD.encode(bytes) };
    let add = ImageAdd { team: at.team, draft: at.draft, image, original: false };
    place.image_add(add).map(|added| added.shown)
}

/// The pictures that go along with the bundle.
fn shown(place: &Place, at: DraftRef) -> Vec<DraftFile> {
    crate::drafts::leaving::pictures_of(
        &place.here(),
        &crate::drafts::leaving::leaving(&place.here(), at.team).unwrap(),
    )
}

fn write(place: &Place, at: DraftRef, body: &str) -> String {
    let part = place.draft_get(at).unwrap().sections[0].title.clone();
    let (team, draft, body) = (at.team, at.draft, Some(body.to_owned()));
    place
        .draft_write(DraftWrite { team, draft, part, preamble: false, body: body.map(Into::into) })
        .unwrap();
    place.draft_get(at).unwrap().text
}

#[test]
fn a_picture_is_kept_under_its_digest_and_exported_where_the_text_links_to_it() {
    let place = place();
    let at = draft(&place);
    let image = add(&place, at, "Wallet Flow (2).PNG", &png(b"1")).unwrap();
    assert_eq!(image.path, "supporting_materials/MIP40c3-SPX/wallet-flow-2.png");
    assert!(place.dir.path().join("files").join(&image.image.sha256).is_file());
    assert_eq!(shown(&place, at), [], "nothing shows it yet");

    write(&place, at, &format!("![Wallets]({})", image.path));
    let number = Some(Some(10));
    let view = place.draft_update(DraftUpdate { number, ..DraftUpdate::of(at) }).unwrap();
    assert!(
        view.text.contains("](supporting_materials/MIP40c3-SP10/wallet-flow-2.png)"),
        "{}",
        view.text
    );
    let files = shown(&place, at);
    assert_eq!(files.len(), 1);
    assert_eq!(
        files[0].path,
        "MIP40/MIP40c3-Subproposals/supporting_materials/MIP40c3-SP10/wallet-flow-2.png"
    );
    assert_eq!(crate::by_digest::read(place.folder(), &files[0].sha256).unwrap(), png(b"1"));
    assert!(
        view.findings.iter().all(|found| found.name != "unreachable-image"),
        "the linter takes the link"
    );
}

#[test]
fn the_same_picture_is_one_and_another_of_its_name_gets_a_number() {
    let place = place();
    let at = draft(&place);
    let first = add(&place, at, "a.png", &png(b"1")).unwrap();
    assert_eq!(add(&place, at, "b.png", &png(b"1")).unwrap().image, first.image);
    let other = add(&place, at, "a.jpeg", b"\xff\xd8\xff\xd9").unwrap();
    assert_eq!(other.image.name, "a.jpg", "the ending is that of what it is");
    assert_eq!(add(&place, at, "a.png", &png(b"other")).unwrap().image.name, "a-2.png");
    assert_eq!(
        add(&place, at, "🚀", b"GIF89a\x01\0\x01\0\0\0\0;").unwrap().image.name,
        "picture.gif"
    );
    assert_eq!(place.image_list(at).unwrap().len(), 4);
}

#[test]
fn adding_and_removing_can_be_taken_back() {
    let place = place();
    let at = draft(&place);
    let DraftRef { team, draft } = at;
    let image = add(&place, at, "a.png", &png(b"1")).unwrap().image.id;
    place.image_remove(ImageRef { team, draft, image }).unwrap();
    assert_eq!(place.image_list(at).unwrap(), []);
    place.history_undo(None).unwrap();
    let picture = place.image_get(ImageRef { team, draft, image }).unwrap();
    assert_eq!(
        (picture.media.as_str(), STANDARD.decode(picture.base64).unwrap().as_slice()),
        ("image/png", &*png(b"1"))
    );
    place.history_undo(None).unwrap();
    assert_eq!(place.image_list(at).unwrap(), []);
}

#[test]
fn what_is_no_picture_is_refused_with_the_reason() {
    let place = place();
    let at = draft(&place);
    let wrong = |name: &str, bytes: &[u8]| add(&place, at, name, bytes).unwrap_err().to_string();
    assert!(wrong("a.svg", b"<?xml?><svg onload='x'>").contains("can carry scripts"));
    assert!(wrong("a.png", b"MZ").contains("no PNG, JPEG or GIF"));
    let whole = png(b"pixels");
    assert!(wrong("cut.png", &whole[..whole.len() - 3]).contains("can't be read to its end"));
    let large = vec![0; (8 << 20) + 3];
    assert!(wrong("large.png", &large).contains("has 9 MB"));
    let image = NewImage::File { path: place.dir.path().join("missing.png") };
    let add = ImageAdd { team: at.team, draft: at.draft, image, original: false };
    assert!(place.image_add(add).unwrap_err().to_string().contains("missing.png"));
    assert_eq!(place.image_list(at).unwrap(), []);
}

#[test]
fn the_preview_names_the_pictures_of_its_draft_and_no_others() {
    let place = place();
    let at = draft(&place);
    let image = add(&place, at, "a.png", &png(b"1")).unwrap();
    let markdown = format!("![Ours]({}) ![theirs](https://i.imgur.com/a.png)", image.path);
    let shown = |draft| {
        let preview = crate::preview::MarkdownPreview { markdown: markdown.clone(), draft };
        place.markdown_preview(preview).unwrap().html
    };
    let html = shown(Some(at));
    assert!(html.contains(&format!("data-picture=\"{}\"", image.image.id)), "{html}");
    assert!(!html.contains("src="), "nothing is fetched: {html}");
    assert!(!shown(None).contains("data-picture"));
}
