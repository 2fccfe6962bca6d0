//! Pictures of drafts: copied into the workspace under their SHA-256, as evidence is, and exported
//! to where the text links to them. The one rule: only what a browser shows and cannot run is kept,
//! and what it tells of its making only where somebody asks for that, and never in what leaves.

mod bare;
mod file;

use std::path::PathBuf;

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    draft::{Draft, Image},
    id::{DraftId, ImageId, TeamId},
    proposal::Kinds,
};
use serde::{Deserialize, Serialize};

use super::{DraftRef, all, compose::compose_text, facts::TeamFacts};
use crate::{
    App, Error, Folder, by_digest, digest,
    here::{Here, Writing},
};
use bare::Bare;
pub(crate) use file::media;
pub use file::{LARGEST, too_large};
use file::{file_name, read, refused};

/// A picture to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct ImageAdd {
    pub team: TeamId,
    pub draft: DraftId,
    pub image: NewImage,
    /// Keep the file as it was, too. It stays in the workspace.
    #[serde(default)]
    pub original: bool,
}

/// A picture that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ImageAdded {
    /// The picture.
    pub shown: ImageView,
    /// What the file told besides, such as place and camera, was taken out of it.
    pub bared: bool,
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

    /// Keeps a picture for a draft, without what its file tells besides. The same picture twice is one.
    pub fn image_add(&self, req: ImageAdd) -> Result<ImageAdded, Error> {
        let (name, file) = read(req.image)?;
        let bare = bare::bare(&file).ok_or_else(|| refused(&name, &file))?;
        let bared = bare.bytes != file;
        let original = req.original.then_some(file).filter(|_| bared);
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("image_add", |w| {
            let shown = add(w, at, &name, &bare, original.as_deref())?;
            Ok(ImageAdded { shown, bared })
        })
    }

    /// The bytes of a picture.
    pub fn image_get(&self, req: ImageRef) -> Result<Picture, Error> {
        let draft: Draft = self.here().get(req.team, req.draft)?;
        let image = image_of(&draft, req.image)?;
        let kept = "The picture can't be shown. Repair it from the backups, or add it again.";
        let bytes = by_digest::bytes(&self.folder, &image.sha256, kept)?;
        let media = media(&bytes).unwrap_or("image/png").into();
        Ok(Picture { media, base64: STANDARD.encode(bytes) })
    }

    /// Takes a picture off a draft. Its file stays in the workspace: undo needs it.
    pub fn image_remove(&self, req: ImageRef) -> Result<(), Error> {
        self.write("image_remove", |w| {
            let mut draft = w.here().get::<Draft>(req.team, req.draft)?;
            image_of(&draft, req.image)?;
            draft.images.retain(|image| image.id != req.image);
            w.put(req.team, &draft)
        })
    }
}

/// Keeps a picture, and the file that it was taken from where there is one to keep.
fn add(
    w: &mut Writing<'_, '_>,
    at: DraftRef,
    name: &str,
    bare: &Bare,
    original: Option<&[u8]>,
) -> Result<ImageView, Error> {
    let here = w.here();
    let mut draft: Draft = here.get(at.team, at.draft)?;
    let (text, sha256) = (text_of(&here, at.team, &draft)?, digest::of(&bare.bytes));
    // Also one that is there already: its file may have been lost since.
    keep_file(here.folder, &sha256, &bare.bytes)?;
    let there = draft.images.iter().position(|one| one.is_kept_here() && one.sha256 == sha256);
    if let Some(there) =
        there.filter(|there| original.is_none() || !draft.images[*there].original.is_empty())
    {
        return Ok(shown(here.kinds(), &draft, &draft.images[there], &text));
    }
    let kept = original.map(|file| (digest::of(file), file));
    if let Some((sha256, file)) = &kept {
        keep_file(here.folder, sha256, file)?;
    }
    let original = kept.map(|(sha256, _)| sha256).unwrap_or_default();
    let place = there.unwrap_or(draft.images.len());
    if there.is_none() {
        let name = free_name(&here, at.team, &draft, (&file_name(name), bare.ending))?;
        let (id, size) = (ImageId::new(), bare.bytes.len() as u64);
        draft.images.push(Image { id, name, sha256, size, original: String::new() });
    }
    draft.images[place].original = original;
    w.put(at.team, &draft)?;
    Ok(shown(w.pack.kinds(), &draft, &draft.images[place], &text))
}

fn text_of(here: &Here<'_>, team: TeamId, draft: &Draft) -> Result<String, Error> {
    Ok(compose_text(here, &TeamFacts::of(here, team)?, draft)?.text)
}

/// Writes a file of the workspace, unless it is there and whole.
fn keep_file(folder: &Folder, sha256: &str, bytes: &[u8]) -> Result<(), Error> {
    let kept = "The picture was not added; everything else is as it was.";
    let failed = |source| Error::File { path: folder.files().join(sha256), source, kept };
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
