//! Evidence files and pictures, copied out and in. The one rule: what goes or comes is what its name
//! says; what is left out is told.

use std::{collections::BTreeMap, path::Path};

use crate::{App, Error, Folder, by_digest, here::Here};

/// All files of the workspace, also those that only records know of, by name; each with what is to
/// be told if it is whole nowhere.
pub(super) fn leaving(here: &Here<'_>) -> Result<BTreeMap<String, String>, Error> {
    let path = here.folder.files();
    let there = by_digest::names(&path);
    let failed = |source| Error::File { path, source, kept: "Nothing was exported." };
    let mut all = BTreeMap::new();
    for name in there.map_err(failed)? {
        let said = format!("The file {name}, which no record names any more, is damaged");
        all.insert(name, format!("{said}: it is not in the export."));
    }
    for named in by_digest::named(here)? {
        let said = format!("{}: it is not in the export.", named.said(here.folder));
        all.insert(named.sha256, said);
    }
    Ok(all)
}

/// Copies a file out: the workspace's own or, where that is gone or damaged, the copy beside the
/// backups. Whether one of them was whole. `kept` says what is left if it fails.
pub(super) fn take_out(
    folder: &Folder,
    name: &str,
    to: &Path,
    kept: &'static str,
) -> Result<bool, Error> {
    first_whole(&[&folder.files(), &folder.copied_files()], name, to, kept)
}

/// Takes in the files of an export that are not there yet. Answers how many there are, and what is
/// left out.
pub(super) fn take_in(folder: &Folder, from: &Path) -> Result<(usize, Vec<String>), Error> {
    let kept = "Some files may have been copied, and no record was imported; try again.";
    let failed = |source| Error::File { path: from.to_owned(), source, kept };
    let (names, to) = (by_digest::names(from).map_err(failed)?, folder.files());
    let others = by_digest::others(from).map_err(failed)?.into_iter();
    let mut left_out: Vec<_> = others
        .map(|name| format!("{name:?} is no file of an export: it was not taken in."))
        .collect();
    let strangers = left_out.len();
    for name in &names {
        if !by_digest::is_whole(&to.join(name), name) && !first_whole(&[from], name, &to, kept)? {
            left_out
                .push(format!("The file {name} of the export is damaged: it was not taken in."));
        }
    }
    Ok((names.len() + strangers - left_out.len(), left_out))
}

/// What else is told after an import: files that its records name and that did not come along.
pub(super) fn missing(app: &App, mut told: Vec<String>) -> Result<Vec<String>, Error> {
    let named = by_digest::named(&app.here())?;
    let wrong = by_digest::wrong(&app.folder, named, true);
    told.extend(wrong.iter().filter_map(|one| one.sentence(&app.folder)));
    Ok(told)
}

fn first_whole(
    folders: &[&Path],
    name: &str,
    to: &Path,
    kept: &'static str,
) -> Result<bool, Error> {
    for from in folders {
        match by_digest::copy(from, to, name) {
            Ok(()) => return Ok(true),
            Err(error) if by_digest::is_fault(&error) => {}
            Err(source) => return Err(Error::File { path: to.join(name), source, kept }),
        }
    }
    Ok(false)
}
