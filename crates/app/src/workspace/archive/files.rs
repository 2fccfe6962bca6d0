//! Evidence files and pictures, copied out and in. The one rule: a file is named by the digest of
//! its content, and one that is not is no file of ours.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use domain::place::is_digest;
use sha2::{Digest, Sha256};

use crate::{Error, digest};

/// The files in a folder that have a digest for a name, and the names of whatever else is there.
/// Nothing where there is no such folder.
pub(super) fn below(folder: &Path) -> Result<(Vec<PathBuf>, Vec<String>), Error> {
    let failed =
        |source| Error::File { path: folder.to_owned(), source, kept: "Nothing was copied." };
    let (mut files, mut others) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        return Ok((files, others));
    }
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What a link leads to is not looked at.
        if entry.file_type().map_err(failed)?.is_file() && is_digest(&name) {
            files.push(entry.path());
        } else {
            others.push(name);
        }
    }
    Ok((files, others))
}

/// Copies those that are not there yet, and gives the names of those whose content is another than
/// their name says: these are not copied. `kept` says what is left if it fails; `each` hears of
/// each file that is there, and may end it.
pub(super) fn copy<E: From<Error>>(
    files: &[PathBuf],
    to: &Path,
    kept: &'static str,
    each: &mut dyn FnMut() -> Result<(), E>,
) -> Result<Vec<String>, E> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::File { path, source, kept }
    };
    fs::create_dir_all(to).map_err(failed(to))?;
    let mut odd = Vec::new();
    for from in files {
        let name = from.file_name().unwrap_or_default();
        let target = to.join(name);
        if !target.exists() && !beside(from, to, &target).map_err(failed(from))? {
            odd.push(name.to_string_lossy().into_owned());
        }
        each()?;
    }
    Ok(odd)
}

/// Copies those of an export. How many there are, and the names of what was left out.
pub(super) fn take(from: &Path, to: &Path) -> Result<(usize, Vec<String>), Error> {
    let (files, mut left_out) = below(from)?;
    let some = "Some files may have been copied, and no record was imported; try again.";
    let odd = copy(&files, to, some, &mut || Ok::<_, Error>(()))?;
    let taken = files.len() - odd.len();
    left_out.extend(odd);
    Ok((taken, left_out))
}

/// Copies beside its place and renames: a file that is there is whole. Not one whose digest is
/// another than its name.
fn beside(from: &Path, folder: &Path, target: &Path) -> io::Result<bool> {
    let mut copy = tempfile::NamedTempFile::new_in(folder)?;
    let (mut file, mut hash, mut part) = (fs::File::open(from)?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            break;
        }
        hash.update(&part[..read]);
        copy.write_all(&part[..read])?;
    }
    let is_named_so = from.file_name().is_some_and(|name| *name == *digest::written(hash));
    if is_named_so {
        copy.persist(target)?;
    }
    Ok(is_named_so)
}
