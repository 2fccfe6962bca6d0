//! The files that records name, and what is wrong with them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use domain::{
    draft::Draft,
    item::{EvidenceKind, Progress},
    team::Team,
    version::Version,
};
use store::{Read, Whose};

use super::is_whole;
use crate::{Error, Folder, here::Here};

/// A file that a record names.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) sha256: String,
    /// 0 where the record does not say.
    size: u64,
    /// `The file "budget.pdf" of item 3.2 of Ω team`.
    what: String,
}

/// A file that is gone or damaged, and how it looked then.
#[derive(Debug, Clone)]
pub(crate) struct Wrong {
    named: Named,
    look: Look,
}

/// The size and the time of a file that is there.
type Look = Option<(u64, Option<SystemTime>)>;

/// Every file that a record names, once.
pub(crate) fn named(here: &Here<'_>) -> Result<Vec<Named>, Error> {
    let mut all: BTreeMap<String, Named> = BTreeMap::new();
    let teams = here.records.select::<Team>(Whose::Everyone)?;
    let teams: BTreeMap<_, _> =
        teams.into_iter().map(|row| (row.doc.space, row.record.name)).collect();
    let of = |space: &uuid::Uuid| teams.get(space).cloned().unwrap_or_else(|| space.to_string());
    let mut add = |sha256: &str, size, what: String| {
        let sha256 = sha256.to_owned();
        all.entry(sha256.clone()).or_insert(Named { sha256, size, what });
    };
    for row in here.records.select::<Progress>(Whose::Everyone)? {
        let files = row.record.evidence.iter().filter(|one| one.kind == EvidenceKind::File);
        for one in files {
            let (item, team) = (&row.record.id, of(&row.doc.space));
            add(
                &one.sha256,
                one.size,
                format!("The file {:?} of item {item} of {team}", one.title),
            );
        }
    }
    for row in here.records.select::<Draft>(Whose::Everyone)? {
        for one in row.record.shown_images() {
            let (name, team) = (row.record.name(here.kinds()), of(&row.doc.space));
            let what = format!("picture {:?} of {name} of {team}", one.name);
            if !one.original.is_empty() {
                add(&one.original, 0, format!("The original of the {what}"));
            }
            add(&one.sha256, one.size, format!("The {what}"));
        }
    }
    for row in here.records.select::<Version>(Whose::Everyone)? {
        for one in &row.record.pictures {
            let team = of(&row.doc.space);
            add(&one.sha256, 0, format!("The picture {:?} of a version of {team}", one.path));
        }
    }
    Ok(all.into_values().collect())
}

/// Those that are gone or no longer what they were; without `thorough` only by their size.
pub(crate) fn wrong(folder: &Folder, named: Vec<Named>, thorough: bool) -> Vec<Wrong> {
    let is_wrong = |one: &Named| {
        let path = one.path(folder);
        match look(&path) {
            None => true,
            Some((size, _)) if one.size != 0 && size != one.size => true,
            Some(_) => thorough && !is_whole(&path, &one.sha256),
        }
    };
    let named = named.into_iter().filter(is_wrong);
    named.map(|named| Wrong { look: look(&named.path(folder)), named }).collect()
}

impl Named {
    /// Where it is; nowhere, if it is called by no digest.
    fn path(&self, folder: &Folder) -> PathBuf {
        folder.file(&self.sha256).unwrap_or_default()
    }

    /// What is wrong with it, without what to do.
    pub(crate) fn said(&self, folder: &Folder) -> String {
        let how = if self.path(folder).is_file() { "damaged" } else { "missing" };
        format!("{} is {how}", self.what)
    }
}

impl Wrong {
    /// What is wrong, unless it has been mended since.
    pub(crate) fn sentence(&self, folder: &Folder) -> Option<String> {
        let path = self.named.path(folder);
        if look(&path) != self.look && is_whole(&path, &self.named.sha256) {
            return None;
        }
        let said = self.named.said(folder);
        Some(format!("{said}. Repair it from the backups, or add the same file again."))
    }
}

fn look(path: &Path) -> Look {
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((about.len(), about.modified().ok()))
}
