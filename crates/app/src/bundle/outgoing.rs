//! The bundle as it goes outside. The one rule: while a freeze holds, what was frozen goes outside,
//! whatever the facts say since; only lines that say how far the bundle is go on with it.

use domain::{
    bundle::{Freeze, Sealed},
    id::TeamId,
    version::Version,
};

use super::differs;
use crate::{
    Error,
    drafts::{
        fresh,
        leaving::{Leaving, leaving, picture, some, title_of},
    },
    files::{Bytes, Output},
    here::Here,
    versions::sealed_pictures,
};

/// What goes outside.
pub(crate) struct Outgoing {
    /// The proposals, in the order of the bundle.
    pub(crate) all: Vec<Leaving>,
    /// The pictures that they show, with their places in the repository.
    pub(crate) pictures: Vec<Sealed>,
}

/// A team's bundle for whatever takes it outside; none without drafts.
pub(crate) fn outgoing(here: &Here<'_>, team: TeamId) -> Result<Outgoing, Error> {
    let now = leaving(here, team)?;
    match here.bundle(team)?.held() {
        Some(freeze) => as_frozen(here, team, freeze, now),
        None => Ok(Outgoing { pictures: sealed_pictures(here, &now), all: now }),
    }
}

/// The same, where nothing can be done without any.
pub(crate) fn outgoing_some(here: &Here<'_>, team: TeamId) -> Result<Outgoing, Error> {
    let Outgoing { all, pictures } = outgoing(here, team)?;
    Ok(Outgoing { all: some(all)?, pictures })
}

/// What was frozen. A draft that is new since stays here, and one that is gone leaves all the same.
fn as_frozen(
    here: &Here<'_>,
    team: TeamId,
    freeze: &Freeze,
    mut now: Vec<Leaving>,
) -> Result<Outgoing, Error> {
    let Version { files, pictures, at, .. } = here.get(team, freeze.files_now().0)?;
    let mut all = Vec::new();
    for file in files {
        let place = now.iter().position(|one| one.draft.id == file.draft);
        if let Some(place) = place {
            all.push(differs::as_frozen(file, now.remove(place)));
        } else if let Some(form) = here.kinds().at_start_of(&title_of(&file.text)) {
            let mut draft = fresh(form.kind, None, at.date_naive());
            draft.id = file.draft;
            let (name, title) = (draft.name(here.kinds()), title_of(&file.text));
            all.push(Leaving { draft, name, title, path: file.path, text: file.text });
        }
    }
    Ok(Outgoing { all, pictures })
}

impl Outgoing {
    /// The proposals as files of the public repository.
    pub(crate) fn texts(self) -> impl Iterator<Item = Output> {
        self.all.into_iter().map(|one| Output { path: one.path, text: one.text })
    }

    /// The proposals and the pictures that they show, as files of the public repository.
    pub(crate) fn repository_files(&self, here: &Here<'_>) -> Result<Vec<Bytes>, Error> {
        let text = |one: &Leaving| Bytes { path: one.path.clone(), bytes: one.text.clone().into() };
        let mut files: Vec<_> = self.all.iter().map(text).collect();
        for Sealed { path, sha256, .. } in &self.pictures {
            files.push(Bytes { path: path.clone(), bytes: picture(here.folder, sha256)? });
        }
        Ok(files)
    }
}
