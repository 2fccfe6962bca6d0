//! The certificate of a freeze, written beside the frozen files. The one rule: the files are those
//! of the freeze, not what the drafts are today.

use std::path::{Path, PathBuf};

use domain::{
    bundle::{Exception, Sealed},
    id::TeamId,
    version::Version,
};
use mip::certificate::{Certificate, Certified, Changed};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::{
    App, Error,
    drafts::leaving::picture,
    files::{Bytes, is_ours, put_whole, remember_ours},
    way::kept,
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
        let (team, bundle) = (here.team(req.team)?, kept(&here, req.team)?);
        let none = || Error::invalid("The bundle is not frozen: freeze it first.");
        let freeze = bundle.frozen().ok_or_else(none)?;
        if freeze.open().is_some() {
            return Err(Error::invalid("An exception is open: close it first."));
        }
        let (version, _) = freeze.files_now();
        let version: Version = here.get(team.id, version)?;
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
        }
        .sealed();
        let mut files = Vec::new();
        for file in version.files {
            files.push(Bytes { path: file.path, bytes: file.text.into() });
        }
        for Sealed { path, sha256, .. } in version.pictures {
            files.push(Bytes { path, bytes: picture(here.folder, &sha256)? });
        }
        let mut foreign = Vec::new();
        for Bytes { path, bytes } in &files {
            if !is_ours(&self.store, &req.folder.join(path), bytes)? {
                foreign.push(path.clone());
            }
        }
        if !foreign.is_empty() {
            let why = format!(
                "{} holds other texts under the names of frozen files ({}). Nothing was written: \
                 choose an empty folder.",
                req.folder.display(),
                foreign.join(", ")
            );
            return Err(Error::Invalid(why));
        }
        let [markdown, json] = NAMES.map(|name| req.folder.join(name));
        write(&self.store, &req.folder, &files, [&markdown, &json], &certificate)?;
        let files = files.into_iter().map(|file| file.path).collect();
        let (folder, digest) = (req.folder, certificate.digest);
        Ok(CertificateWritten { folder, markdown, json, digest, files })
    }
}

/// Writes the files, and the certificate in both forms.
fn write(
    store: &Store,
    folder: &Path,
    files: &[Bytes],
    [markdown, json]: [&Path; 2],
    certificate: &Certificate,
) -> Result<(), Error> {
    let (page, data) = (certificate.markdown(), certificate.json());
    let mut all: Vec<_> = files.iter().map(|one| (folder.join(&one.path), &*one.bytes)).collect();
    all.push((markdown.to_owned(), page.as_bytes()));
    all.push((json.to_owned(), data.as_bytes()));
    put_whole(&all)?;
    for one in files {
        remember_ours(store, &folder.join(&one.path), &one.bytes);
    }
    Ok(())
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
