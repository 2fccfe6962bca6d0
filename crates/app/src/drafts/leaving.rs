//! The drafts of a team as texts with their names, as they are now. The one rule: whoever keeps,
//! compares or takes them outside has the same texts under the same names.

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
};
use mip::Proposal;

use super::{
    compose::compose_text,
    facts::TeamFacts,
    images::{ImageView, shown},
};
use crate::{Error, Folder, by_digest, files::Output, here::Here};

/// A picture as a file of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DraftFile {
    /// The draft that shows it.
    pub(crate) draft: DraftId,
    /// Below the root of the repository.
    pub(crate) path: String,
    /// Its SHA-256.
    pub(crate) sha256: String,
}

/// A draft as it leaves the workspace. What is frozen leaves through `bundle::outgoing`.
pub(crate) struct Leaving {
    pub(crate) draft: Draft,
    /// `MIP39c2-SP10`.
    pub(crate) name: String,
    /// Its title line: `MIP39c2-SP10: Adding …`.
    pub(crate) title: String,
    /// Its place in the public repository.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A team's drafts in the order of the bundle.
pub(crate) fn leaving(here: &Here<'_>, team: TeamId) -> Result<Vec<Leaving>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let mut all: Vec<Leaving> = Vec::new();
    for draft in super::all(here, team)? {
        let text = compose_text(here, &facts, &draft)?.text;
        let (name, kinds) = (draft.name(here.kinds()), here.kinds());
        let mut path = kinds.path(draft.kind, &name);
        // Without numbers, several facilitators' proposals have the same name.
        let mut copy = 2;
        while all.iter().any(|other| other.path == path) {
            path = kinds.path(draft.kind, &format!("{name}-{copy}"));
            copy += 1;
        }
        let title = Proposal::parse(&text).title.map_or_else(|| name.clone(), |t| t.text);
        all.push(Leaving { draft, name, title, path, text });
    }
    Ok(all)
}

/// Refuses to go on without drafts.
pub(crate) fn some(all: Vec<Leaving>) -> Result<Vec<Leaving>, Error> {
    let none = || Error::invalid("There are no drafts yet: compose the bundle first.");
    if all.is_empty() { Err(none()) } else { Ok(all) }
}

/// The title of a proposal; empty where it has none.
pub(crate) fn title_of(text: &str) -> String {
    Proposal::parse(text).title.map(|title| title.text).unwrap_or_default()
}

/// The bytes of a picture that goes outside.
pub(crate) fn picture(folder: &Folder, sha256: &str) -> Result<Vec<u8>, Error> {
    let kept = "Nothing was written. Repair it from the backups, add the picture to its draft again, or take it out.";
    by_digest::bytes(folder, sha256, kept)
}

/// A team's drafts as files of the public repository, each with the draft that it is.
pub(crate) fn files(here: &Here<'_>, team: TeamId) -> Result<Vec<(DraftId, Output)>, Error> {
    let file = |one: Leaving| (one.draft.id, Output { path: one.path, text: one.text });
    Ok(leaving(here, team)?.into_iter().map(file).collect())
}

/// The pictures that drafts show as they leave, as files of the public repository.
pub(crate) fn pictures_of(here: &Here<'_>, all: &[Leaving]) -> Vec<DraftFile> {
    let mut files: Vec<DraftFile> = Vec::new();
    for Leaving { draft, text, .. } in all {
        for image in draft.shown_images() {
            let ImageView { path, used, .. } = shown(here.kinds(), draft, image, text);
            let path = here.kinds().in_folder(draft.kind, &path);
            if used && files.iter().all(|file| file.path != path) {
                let sha256 = image.sha256.clone();
                files.push(DraftFile { draft: draft.id, path, sha256 });
            }
        }
    }
    files
}
