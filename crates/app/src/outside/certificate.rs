//! The certificate of a freeze, written beside the frozen files. The one rule: the files are those
//! of the freeze, not what the drafts are today.

use std::path::{Path, PathBuf};

use domain::{
    bundle::{Bundle, Exception, Freeze, Sealed},
    id::TeamId,
    team::Team,
    version::{Version, VersionFile},
};
use mip::certificate::{Certificate, Certified, Changed};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::{
    App, Error,
    drafts::leaving::picture,
    files::{Bytes, put, put_all},
    here::Here,
};

/// The names of the two forms of a certificate.
pub(crate) const NAMES: [&str; 2] = ["freeze-certificate.md", "freeze-certificate.json"];

/// Where to write a certificate.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FreezeCertificate {
    /// Whose freeze.
    pub team: TeamId,
    /// The folder for the certificate and the frozen files.
    pub folder: PathBuf,
}

/// A certificate that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct CertificateWritten {
    /// The folder.
    pub folder: PathBuf,
    /// The page for people.
    pub markdown: PathBuf,
    /// The same for programs.
    pub json: PathBuf,
    /// The digest of the certificate, to publish where others see the time.
    pub digest: String,
    /// The frozen files, below the folder.
    pub files: Vec<String>,
}

impl App {
    /// Writes the certificate of the freeze that holds, and the files as they were frozen.
    pub fn freeze_certificate(&self, req: FreezeCertificate) -> Result<CertificateWritten, Error> {
        let here = self.here();
        let (team, bundle) = (here.team(req.team)?, here.bundle(req.team)?);
        let freeze = settled(&bundle)?;
        let files = frozen_files(&here, team.id, freeze)?;
        let paths = files.iter().map(|file| file.path.clone()).collect();
        put_frozen(&self.store, &req.folder, files)?;
        let certificate = certificate(team, freeze);
        let [markdown, json] = NAMES.map(|name| req.folder.join(name));
        put(&markdown, &certificate.markdown())?;
        put(&json, &certificate.json())?;
        let (folder, digest) = (req.folder, certificate.digest);
        Ok(CertificateWritten { folder, markdown, json, digest, files: paths })
    }
}

/// The freeze that holds, while no exception from it is open.
fn settled(bundle: &Bundle) -> Result<&Freeze, Error> {
    let none = || Error::invalid("The bundle is not frozen: freeze it first.");
    let freeze = bundle.frozen().ok_or_else(none)?;
    if freeze.open().is_some() {
        return Err(Error::invalid("An exception is open: close it first."));
    }
    Ok(freeze)
}

/// The texts and pictures as they have to be now.
fn frozen_files(here: &Here<'_>, team: TeamId, freeze: &Freeze) -> Result<Vec<Bytes>, Error> {
    let version: Version = here.get(team, freeze.files_now().0)?;
    let text = |file: VersionFile| Ok(Bytes { path: file.path, bytes: file.text.into() });
    let picture = |Sealed { path, sha256, .. }: Sealed| {
        Ok(Bytes { path, bytes: picture(here.folder, &sha256)? })
    };
    let texts = version.files.into_iter().map(text);
    texts.chain(version.pictures.into_iter().map(picture)).collect()
}

/// Writes the frozen files, or none where somebody's own stand under their names.
fn put_frozen(store: &Store, folder: &Path, files: Vec<Bytes>) -> Result<(), Error> {
    let foreign = put_all(store, folder, files, false)?.changed;
    if foreign.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(format!(
        "{} holds other texts under the names of frozen files ({}). Nothing was written: choose \
         an empty folder.",
        folder.display(),
        foreign.join(", ")
    )))
}

fn certificate(team: Team, freeze: &Freeze) -> Certificate {
    let certificate = Certificate {
        format: String::new(),
        team: team.name,
        frozen_at: freeze.at,
        frozen_by: freeze.by.clone(),
        note: freeze.note.clone(),
        cycle: team.target.map(|cycle| cycle.to_string()),
        files: certified(&freeze.files),
        exceptions: freeze.exceptions.iter().filter_map(changed).collect(),
        digest: String::new(),
    };
    certificate.sealed()
}

fn certified(files: &[Sealed]) -> Vec<Certified> {
    let file = |file: &Sealed| Certified { path: file.path.clone(), sha256: file.sha256.clone() };
    files.iter().map(file).collect()
}

fn changed(exception: &Exception) -> Option<Changed> {
    Some(Changed {
        at: exception.at,
        by: exception.by.clone(),
        reason: exception.reason.clone(),
        closed: exception.closed?,
        files: certified(&exception.files),
    })
}
