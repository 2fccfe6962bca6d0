//! The certificate of a freeze, written beside the frozen files. The one rule: the files are those
//! of the freeze, not what the drafts are today.

use std::path::PathBuf;

use domain::{
    bundle::{Exception, Sealed},
    id::TeamId,
    version::{Version, VersionFile},
};
use mip::certificate::{Certificate, Certified, Changed};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    drafts::leaving::picture,
    files::{Bytes, put_all},
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
    /// Write also over files that changed since the last time, or that others wrote.
    #[serde(default)]
    pub replace: bool,
}

/// A certificate that was written, or would write over what others did.
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
    /// Files that were left alone because somebody changed or wrote them. Ask, then write again
    /// with `replace`. If there are any, nothing was written.
    pub changed: Vec<String>,
}

impl App {
    /// Writes the certificate of the freeze that holds, and the files as they were frozen.
    pub fn freeze_certificate(&self, req: FreezeCertificate) -> Result<CertificateWritten, Error> {
        let (certificate, mut all) = frozen(&self.here(), req.team)?;
        let files = all.iter().map(|file| file.path.clone()).collect();
        let forms = NAMES.into_iter().zip([certificate.markdown(), certificate.json()]);
        all.extend(forms.map(|(path, text)| Bytes { path: path.into(), bytes: text.into() }));
        let changed = put_all(&self.store, &req.folder, all, req.replace)?.changed;
        let [markdown, json] = NAMES.map(|name| req.folder.join(name));
        let (folder, digest) = (req.folder, certificate.digest);
        Ok(CertificateWritten { folder, markdown, json, digest, files, changed })
    }
}

/// The certificate of the freeze that holds, and its files as they have to be now.
fn frozen(here: &Here<'_>, team: TeamId) -> Result<(Certificate, Vec<Bytes>), Error> {
    let (team, bundle) = (here.team(team)?, here.bundle(team)?);
    let none = || Error::invalid("The bundle is not frozen: freeze it first.");
    let freeze = bundle.frozen().ok_or_else(none)?;
    if freeze.open().is_some() {
        return Err(Error::invalid("An exception is open: close it first."));
    }
    let version: Version = here.get(team.id, freeze.files_now().0)?;
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
    let text = |file: VersionFile| Bytes { path: file.path, bytes: file.text.into() };
    let mut files: Vec<_> = version.files.into_iter().map(text).collect();
    for Sealed { path, sha256, .. } in version.pictures {
        files.push(Bytes { path, bytes: picture(here.folder, &sha256)? });
    }
    Ok((certificate.sealed(), files))
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
