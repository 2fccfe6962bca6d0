//! Pictures of drafts: copied into the workspace under their SHA-256, as evidence is, and exported
//! to where the text links to them. The one rule: only what a browser shows and cannot run is kept.

use std::path::PathBuf;

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    draft::{Draft, Image},
    id::{DraftId, ImageId, TeamId},
    proposal::Kinds,
};
use serde::{Deserialize, Serialize};

use super::{DraftRef, all, compose::compose_text, editable, facts::Known};
use crate::{App, Error, Folder, by_digest, digest, here::Here, way};

/// The largest picture, in bytes. Readers load it with the page.
const LARGEST: usize = 8 << 20;
/// The longest file name without its ending, in characters.
const LONGEST_NAME: usize = 60;

/// A picture to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct ImageAdd {
    pub team: TeamId,
    pub draft: DraftId,
    pub image: NewImage,
}

/// Where a picture comes from.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum NewImage {
    /// A file on this machine, which is copied.
    File {
        /// Where it is now.
        path: PathBuf,
    },
    /// What was dropped or pasted.
    Bytes {
        /// What it was called; may be empty.
        name: String,
        /// Its bytes in base64.
        base64: String,
    },
}

/// Names a picture of a draft.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct ImageRef {
    pub team: TeamId,
    pub draft: DraftId,
    pub image: ImageId,
}

/// A picture as the drafts link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ImageView {
    /// What is kept of it.
    pub image: Image,
    /// What a link says: `supporting_materials/MIP40c3-SPX/wallets.png`.
    pub path: String,
    /// The text shows it. Only then is it exported.
    pub used: bool,
}

/// A picture itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// `image/png`.
    pub media: String,
    /// Its bytes in base64.
    pub base64: String,
}

impl App {
    /// The pictures of a draft.
    pub fn image_list(&self, req: DraftRef) -> Result<Vec<ImageView>, Error> {
        let here = self.here();
        let draft: Draft = here.get(req.team, req.draft)?;
        let text = text_of(&here, req.team, &draft)?;
        Ok(draft.shown_images().map(|image| shown(here.kinds(), &draft, image, &text)).collect())
    }

    /// Keeps a picture for a draft. The same picture twice is one.
    pub fn image_add(&self, req: ImageAdd) -> Result<ImageView, Error> {
        let (name, bytes) = read(req.image)?;
        let sha256 = digest::of(&bytes);
        let ending = ending(&bytes).ok_or_else(|| refused(&name, &bytes))?;
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("image_add", |w| {
            let here = w.here();
            let mut draft: Draft = here.get(at.team, at.draft)?;
            let text = text_of(&here, at.team, &draft)?;
            if let Some(there) = draft.shown_images().find(|image| image.sha256 == sha256) {
                // Its file may have been lost since.
                keep_file(here.folder, &sha256, &bytes)?;
                return Ok(shown(here.kinds(), &draft, there, &text));
            }
            way::editable(&here, at.team)?;
            keep_file(here.folder, &sha256, &bytes)?;
            let name = free_name(&here, at.team, &draft, (&file_name(&name), ending))?;
            let size = bytes.len() as u64;
            let image = Image { id: ImageId::new(), name, sha256, size };
            draft.images.push(image.clone());
            w.put(at.team, &draft)?;
            Ok(shown(w.pack.kinds(), &draft, &image, &text))
        })
    }

    /// The bytes of a picture.
    pub fn image_get(&self, req: ImageRef) -> Result<Picture, Error> {
        let draft: Draft = self.here().get(req.team, req.draft)?;
        let image = image_of(&draft, req.image)?;
        let (path, sha256) = (self.folder.file(&image.sha256), &image.sha256);
        let kept = "The picture can't be shown. Repair it from the backups, or add it again.";
        let failed = |source| Error::File { path, source, kept };
        let bytes = by_digest::read(&self.folder, sha256).map_err(failed)?;
        let media = match ending(&bytes) {
            Some("jpg") => "image/jpeg",
            Some("gif") => "image/gif",
            _ => "image/png",
        };
        Ok(Picture { media: media.into(), base64: STANDARD.encode(bytes) })
    }

    /// Takes a picture off a draft. Its file stays in the workspace: undo needs it.
    pub fn image_remove(&self, req: ImageRef) -> Result<(), Error> {
        self.write("image_remove", |w| {
            let mut draft = editable(&w.here(), DraftRef { team: req.team, draft: req.draft })?;
            image_of(&draft, req.image)?;
            draft.images.retain(|image| image.id != req.image);
            w.put(req.team, &draft)
        })
    }
}

fn text_of(here: &Here<'_>, team: TeamId, draft: &Draft) -> Result<String, Error> {
    Ok(compose_text(here, &Known::of(here, team)?, draft)?.text)
}

/// Writes a file of the workspace, unless it is there and whole.
fn keep_file(folder: &Folder, sha256: &str, bytes: &[u8]) -> Result<(), Error> {
    let kept = "The picture was not added; everything else is as it was.";
    let failed = |source| Error::File { path: folder.file(sha256), source, kept };
    by_digest::keep_bytes(folder, sha256, bytes).map_err(failed)
}

pub(super) fn shown(kinds: &Kinds, draft: &Draft, image: &Image, text: &str) -> ImageView {
    let path = format!("{}/{}", draft.pictures(kinds), image.name);
    ImageView { used: text.contains(&path), image: image.clone(), path }
}

fn image_of(draft: &Draft, id: ImageId) -> Result<&Image, Error> {
    let found = draft.shown_images().find(|image| image.id == id);
    found.ok_or_else(|| Error::NotFound("picture", id.to_string()))
}

/// What it is called, and its bytes.
fn read(image: NewImage) -> Result<(String, Vec<u8>), Error> {
    match image {
        NewImage::Bytes { name, base64 } => {
            too_large(&name, base64.len() / 4 * 3)?;
            let bytes = STANDARD.decode(base64.as_bytes()).map_err(|error| {
                Error::Invalid(format!("The picture did not arrive whole ({error}): try again."))
            })?;
            Ok((name, bytes))
        }
        NewImage::File { path } => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let kept = "The picture was not added; everything else is as it was.";
            let failed = |source| Error::File { path: path.clone(), source, kept };
            let about = std::fs::metadata(&path).map_err(failed)?;
            if !about.is_file() {
                return Err(Error::invalid(format!("{} is no file.", path.display())));
            }
            too_large(&name, usize::try_from(about.len()).unwrap_or(usize::MAX))?;
            Ok((name, std::fs::read(&path).map_err(failed)?))
        }
    }
}

fn too_large(name: &str, bytes: usize) -> Result<(), Error> {
    if bytes <= LARGEST {
        return Ok(());
    }
    let (has, most) = (bytes.div_ceil(1 << 20), LARGEST >> 20);
    let why = format!("{name:?} has {has} MB, and a picture may have {most} MB: make it smaller.");
    Err(Error::Invalid(why))
}

/// The ending of a picture's file name, by its first bytes.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("gif"),
        _ => None,
    }
}

fn refused(name: &str, bytes: &[u8]) -> Error {
    let head = String::from_utf8_lossy(bytes.get(..512.min(bytes.len())).unwrap_or_default());
    let why = if head.contains("<svg") {
        "is an SVG, which can carry scripts: save it as PNG"
    } else {
        "is no PNG, JPEG or GIF: save it as one of them"
    };
    Error::Invalid(format!("{name:?} {why}. It was not added."))
}

/// A name that needs no escaping in a link: `Wallet flow (2).PNG` is `wallet-flow-2`.
fn file_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let name: String = words.join("-").chars().take(LONGEST_NAME).collect();
    if name.is_empty() { "picture".into() } else { name }
}

/// A name that no picture of the same folder has.
fn free_name(
    here: &Here<'_>,
    team: TeamId,
    draft: &Draft,
    (stem, ending): (&str, &str),
) -> Result<String, Error> {
    let folder = draft.pictures(here.kinds());
    let is_beside = |one: &&Draft| one.kind == draft.kind && one.pictures(here.kinds()) == folder;
    let drafts = all(here, team)?;
    let beside = drafts.iter().filter(is_beside).flat_map(Draft::shown_images);
    let taken: Vec<_> = beside.map(|image| &*image.name).collect();
    let names = std::iter::once(format!("{stem}.{ending}"));
    let mut names = names.chain((2..).map(|n| format!("{stem}-{n}.{ending}")));
    // So many pictures end before the numbers do.
    Ok(names.find(|name| !taken.contains(&name.as_str())).unwrap_or_default())
}
