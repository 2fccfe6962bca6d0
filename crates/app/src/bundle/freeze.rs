//! A bundle that must not change any more. The one rule: what was frozen is kept whole, so that a
//! later change is either refused, or kept with its reason, or shown.

use chrono::{DateTime, Utc};
use domain::{
    bundle::{Bundle, Exception, Freeze, Phase},
    id::{DraftId, ExceptionId, FreezeId, TeamId, VersionId},
    team::Team,
    version::Version,
};
use serde::{Deserialize, Serialize};

use super::{
    BundleView, change, differs,
    steps::{self, BundleMove},
};
use crate::{
    App, Error, digest,
    drafts::leaving::{Leaving, leaving},
    here::Here,
    text, versions,
};

/// A freeze to make.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct BundleFreeze {
    pub team: TeamId,
    /// What to say of it.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
    /// Why now, where the cycle's dates speak against it.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: String,
}

/// An exception to open.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct FreezeExcept {
    pub team: TeamId,
    /// Why the bundle has to change.
    pub reason: String,
}

/// The freeze that holds, and what the drafts are now.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FrozenView {
    /// What is kept of it.
    pub freeze: Freeze,
    /// Whether an exception is open, so that drafts can be edited.
    pub open: bool,
    /// The version that the drafts are compared with.
    pub version: VersionId,
    /// Each file, as it has to be and as it is.
    pub files: Vec<FrozenFile>,
}

/// A frozen file beside the draft of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FrozenFile {
    /// The draft.
    pub draft: DraftId,
    /// Its place in the repository, as it was frozen; as it is, where it is new.
    pub path: String,
    /// The digest it has to have; none for a draft that is new.
    pub frozen: Option<String>,
    /// The digest it has; none where the draft is gone.
    pub now: Option<String>,
    /// Keys and headings that differ.
    pub parts: Vec<String>,
    /// How it stands.
    pub state: FrozenState,
}

/// How a draft stands against what was frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum FrozenState {
    /// Byte for byte.
    Same,
    /// Only lines differ that follow the way through governance: the status, the links.
    Status,
    /// Its text is another.
    Changed,
    /// It is gone.
    Gone,
    /// It was not there.
    New,
}

impl App {
    /// Freezes the bundle: keeps every file with its digest, and lets nobody edit from now on.
    pub fn bundle_freeze(&self, req: BundleFreeze) -> Result<BundleView, Error> {
        let note = text::line("The note", &req.note)?;
        let step = BundleMove { reason: req.reason, ..BundleMove::to(req.team, Phase::Frozen) };
        self.write("bundle_freeze", |w| steps::take(w, &step, note))?;
        super::view(&self.here(), req.team)
    }

    /// Lets the frozen bundle be edited for a while, for a reason that is kept.
    pub fn freeze_exception(&self, req: FreezeExcept) -> Result<BundleView, Error> {
        let reason = text::line("The reason", &req.reason)?;
        if reason.is_empty() {
            return Err(Error::invalid("Say why the frozen bundle has to change."));
        }
        self.write("freeze_exception", |w| {
            let (at, by) = w.here().signed(req.team)?;
            change(w, req.team, |bundle| except(frozen_in(bundle)?, reason, at, by))
        })?;
        super::view(&self.here(), req.team)
    }

    /// Ends the exception: what the drafts are now has to stay from here on.
    pub fn freeze_close(&self, team: TeamId) -> Result<BundleView, Error> {
        self.write("freeze_close", |w| {
            let note = "After an exception from the freeze".into();
            let version = versions::now(&w.here(), team, note)?;
            change(w, team, |bundle| {
                let freeze = frozen_in(bundle)?;
                let open = freeze.exceptions.iter_mut().rfind(|one| one.closed.is_none());
                let open = open.ok_or_else(|| Error::invalid("No exception is open."))?;
                open.closed = Some(version.at.max(open.at));
                open.version = Some(version.id);
                open.files = versions::sealed(&version);
                Ok(())
            })?;
            w.put(team, &version)
        })?;
        super::view(&self.here(), team)
    }
}

/// The freeze that holds, with each file beside the draft of today.
pub(super) fn view(
    here: &Here<'_>,
    team: &Team,
    bundle: &Bundle,
) -> Result<Option<FrozenView>, Error> {
    let Some(freeze) = bundle.frozen() else { return Ok(None) };
    let (version, _) = freeze.files_now();
    let kept: Version = here.get(team.id, version)?;
    let mut now = leaving(here, team.id)?;
    let pictures = versions::sealed_pictures(here, &now);
    let mut files = Vec::new();
    for file in &kept.files {
        let at = now.iter().position(|one| one.draft.id == file.draft);
        let is = at.map(|at| now.remove(at));
        let (state, parts) = match &is {
            None => (FrozenState::Gone, Vec::new()),
            Some(is) => differs::state(file, is),
        };
        files.push(FrozenFile {
            draft: file.draft,
            path: file.path.clone(),
            frozen: Some(file.sha256.clone()),
            now: is.map(|is| digest::of(is.text.as_bytes())),
            parts,
            state,
        });
    }
    let fresh = |one: Leaving| fresh_file(one.draft.id, digest::of(one.text.as_bytes()), one.path);
    files.extend(now.into_iter().map(fresh));
    files.extend(differs::pictures(&kept.pictures, pictures));
    let (open, freeze) = (freeze.open().is_some(), freeze.clone());
    Ok(Some(FrozenView { freeze, open, version, files }))
}

/// A file that was not there when the bundle was frozen.
pub(super) fn fresh_file(draft: DraftId, now: String, path: String) -> FrozenFile {
    let state = FrozenState::New;
    FrozenFile { draft, path, frozen: None, now: Some(now), parts: Vec::new(), state }
}

/// The freeze that a version makes.
pub(super) fn fresh(version: &Version, note: String) -> Freeze {
    Freeze {
        id: FreezeId::new(),
        at: version.at,
        by: version.by.clone(),
        note,
        version: version.id,
        files: versions::sealed(version),
        exceptions: Vec::new(),
        lifted: None,
    }
}

/// Lets what is frozen be edited, unless it is already.
fn except(freeze: &mut Freeze, reason: String, at: DateTime<Utc>, by: String) -> Result<(), Error> {
    if freeze.open().is_some() {
        return Err(Error::invalid("An exception is open already: close that one first."));
    }
    let (id, closed, version, files) = (ExceptionId::new(), None, None, Vec::new());
    freeze.exceptions.push(Exception { id, at, by, reason, closed, version, files });
    Ok(())
}

fn frozen_in(bundle: &mut Bundle) -> Result<&mut Freeze, Error> {
    bundle
        .frozen_mut()
        .ok_or_else(|| Error::invalid("The bundle is not frozen: every draft can be edited."))
}
