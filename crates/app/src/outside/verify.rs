//! Files against the certificate of a freeze; no workspace needed. The one rule: every file is
//! looked at and told, whatever is wrong with another or with the certificate.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use mip::{
    certificate::{self, Certificate},
    unlike,
};
use serde::Serialize;

use super::certificate::NAMES;
use crate::{Error, mips};

/// What came of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// Whether every file is as it was frozen, none is too many, and the certificate is whole.
    pub good: bool,
    /// The folder that was looked at.
    pub folder: PathBuf,
    /// Whose bundle.
    pub team: String,
    /// When it was frozen, by the certificate's own word.
    pub frozen_at: chrono::DateTime<chrono::Utc>,
    /// Who froze it.
    pub frozen_by: String,
    /// How many exceptions the certificate names.
    pub exceptions: usize,
    /// The certificate's digest.
    pub digest: String,
    /// What shows that the certificate was changed after it was written.
    pub edited: Option<String>,
    /// The files.
    pub files: Vec<VerifiedFile>,
}

/// A file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedFile {
    /// Its place, from the folder.
    pub path: String,
    /// How it stands.
    pub state: FileState,
    /// More about it, as a sentence.
    pub note: Option<String>,
}

/// How a file stands against a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// Byte for byte as it was frozen.
    Ok,
    /// Other bytes.
    Changed,
    /// Not there.
    Missing,
    /// A proposal that the certificate does not name, in a folder of its files.
    Extra,
}

/// The folder of a certificate, also of one that is named without any.
fn beside(certificate: &Path) -> &Path {
    let parent = certificate.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Checks files against a certificate. `folder`: where they are, if not beside it; there may be
/// other proposals then, as in a clone of the public repository.
pub fn verify(certificate: &Path, folder: Option<&Path>) -> Result<Verified, Error> {
    let text = mips::read(certificate)?;
    let found = certificate::read(text.text()).map_err(|why| {
        Error::Invalid(format!("{}: {why}. No file was checked.", certificate.display()))
    })?;
    let root = folder.unwrap_or(beside(certificate));
    if !root.is_dir() {
        return Err(Error::Invalid(format!("{} is no folder.", root.display())));
    }
    let Certificate { team, frozen_at, frozen_by, digest, exceptions, .. } = &found.certificate;
    let mut files = Vec::new();
    for file in found.certificate.files_now() {
        let first = found.certificate.files.iter().find(|first| first.path == file.path);
        let mut looked = look(root, file, first.map(|first| first.sha256.as_str()))?;
        if looked.state == FileState::Changed && looked.note.is_none() {
            looked.note =
                how(&root.join(&file.path), &beside(certificate).join(&file.path), &file.sha256);
        }
        files.push(looked);
    }
    if folder.is_none() {
        extra(root, &found.certificate, &mut files)?;
    }
    Ok(Verified {
        good: found.edited.is_none() && files.iter().all(|file| file.state == FileState::Ok),
        folder: root.to_owned(),
        team: team.clone(),
        frozen_at: *frozen_at,
        frozen_by: frozen_by.clone(),
        exceptions: exceptions.len(),
        digest: digest.clone(),
        edited: found.edited,
        files,
    })
}

fn look(
    root: &Path,
    file: &certificate::Certified,
    first: Option<&str>,
) -> Result<VerifiedFile, Error> {
    let at = root.join(&file.path);
    let told = |state, note: Option<&str>| VerifiedFile {
        path: file.path.clone(),
        state,
        note: note.map(str::to_owned),
    };
    let about = match fs::metadata(&at) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(told(FileState::Missing, None));
        }
        Err(source) => return Err(failed(&at, source)),
        Ok(about) if !about.is_file() => {
            return Ok(told(FileState::Missing, Some("There is something else of this name.")));
        }
        Ok(about) => about,
    };
    if usize::try_from(about.len()).is_ok_and(|bytes| bytes > mip::LARGEST) {
        return Ok(told(FileState::Changed, Some("It is larger than any proposal.")));
    }
    let bytes = fs::read(&at).map_err(|source| failed(&at, source))?;
    let is = certificate::sha256(&bytes);
    if is == file.sha256 {
        return Ok(told(FileState::Ok, None));
    }
    let is_first = first == Some(is.as_str());
    let first = "It is as it was frozen first, before an exception changed it.";
    Ok(told(FileState::Changed, is_first.then_some(first)))
}

/// In what a file differs from the frozen one, which may stand beside the certificate, or be this one
/// but for what is not seen.
fn how(changed: &Path, kept: &Path, sha256: &str) -> Option<String> {
    let read = |path: &Path| String::from_utf8(fs::read(path).ok()?).ok();
    let is_frozen = |text: &str| certificate::sha256(text.as_bytes()) == sha256;
    let now = read(changed)?;
    let frozen = read(kept).filter(|text| is_frozen(text));
    Some(match frozen.or_else(|| unlike::recovered(&now, is_frozen)) {
        Some(frozen) => format!("It differs {}.", unlike::between(&frozen, &now)),
        None => "More than line ends and white space at the ends of lines was changed.".into(),
    })
}

/// Other proposals in the folders of the certified files.
fn extra(
    root: &Path,
    certificate: &Certificate,
    files: &mut Vec<VerifiedFile>,
) -> Result<(), Error> {
    let known: BTreeSet<_> = certificate.files_now().iter().map(|f| f.path.as_str()).collect();
    let folders: BTreeSet<_> =
        known.iter().map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
    for folder in folders {
        let at = root.join(folder);
        let entries = match fs::read_dir(&at) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(source) => return Err(failed(&at, source)),
        };
        let mut names: Vec<_> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.to_ascii_lowercase().ends_with(".md"))
            .collect();
        names.sort();
        for name in names {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if !known.contains(path.as_str()) && !NAMES.contains(&path.as_str()) {
                files.push(VerifiedFile { path, state: FileState::Extra, note: None });
            }
        }
    }
    Ok(())
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    Error::File { path: path.to_owned(), source, kept: "Nothing was changed." }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_that_is_named_without_a_folder_stands_in_this_one() {
        assert_eq!(beside(Path::new("freeze-certificate.md")), Path::new("."));
        assert_eq!(beside(Path::new("out/freeze-certificate.md")), Path::new("out"));
    }
}
