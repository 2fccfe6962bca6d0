//! Everything out of a workspace, and into an empty one: JSON to come back from, Markdown to
//! read without Launchpod. `docs/export.md` describes the files.
//!
//! The one rule: what comes back is equal to what went out, record by record.

mod markdown;

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::team::Team;
use records::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{DocId, Rows, Tx};
use uuid::Uuid;

use crate::{App, Error, drafts::export::put, kinds::Collection};

/// The version of the layout of `workspace.json`.
const LAYOUT: u32 = 1;

/// Where to export to.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkspaceExport {
    /// A folder that is empty or does not exist yet.
    pub folder: PathBuf,
}

/// Where to import from.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkspaceImport {
    /// A folder that an export made.
    pub folder: PathBuf,
}

/// What was exported or imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Archived {
    /// The folder.
    pub folder: PathBuf,
    /// Teams.
    pub teams: usize,
    /// Records of all kinds.
    pub records: usize,
    /// Evidence files.
    pub files: usize,
}

/// `workspace.json`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Workspace {
    layout: u32,
    version: String,
    records: Vec<Kept>,
}

/// A record where it lives.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    space: Uuid,
    document: String,
    collection: String,
    record: Value,
}

impl App {
    /// Everything that was written, as JSON and as Markdown, with the evidence files.
    pub fn workspace_export(&self, req: WorkspaceExport) -> Result<Archived, Error> {
        let folder = &req.folder;
        if fs::read_dir(folder).is_ok_and(|mut there| there.next().is_some()) {
            let why =
                format!("{} is not empty: choose a new folder for the export.", folder.display());
            return Err(Error::Invalid(why));
        }
        let mut records = Vec::new();
        self.store.each_record(|kept| {
            let record = serde_json::from_str(&kept.body)
                .map_err(|e| Error::Json(format!("{} {}", kept.collection, kept.id), e))?;
            let (space, document) = (kept.doc.space, kept.doc.name);
            records.push(Kept { space, document, collection: kept.collection, record });
            Ok::<_, Error>(())
        })?;
        let teams = records.iter().filter(|kept| kept.collection == Team::COLLECTION).count();
        let count = records.len();
        let workspace =
            Workspace { layout: LAYOUT, version: env!("CARGO_PKG_VERSION").into(), records };
        let json = serde_json::to_string_pretty(&workspace)
            .map_err(|error| Error::Json("workspace.json".into(), error))?;
        for page in markdown::pages(self)? {
            put(&folder.join(page.path), &page.text)?;
        }
        let files = copy_files(&self.folder.files(), &folder.join("files"))?;
        // Last: a folder with this file is a whole export.
        put(&folder.join("workspace.json"), &format!("{json}\n"))?;
        Ok(Archived { folder: req.folder, teams, records: count, files })
    }

    /// Takes an export into this workspace, which must be empty.
    pub fn workspace_import(&self, req: WorkspaceImport) -> Result<Archived, Error> {
        let path = req.folder.join("workspace.json");
        let kept = "Nothing was imported.";
        let json = fs::read_to_string(&path).map_err(|source| Error::File {
            path: path.clone(),
            source,
            kept,
        })?;
        let workspace: Workspace = serde_json::from_str(&json)
            .map_err(|error| Error::Json(format!("{}. {kept}", path.display()), error))?;
        if workspace.layout > LAYOUT {
            let (has, knows) = (workspace.layout, LAYOUT);
            let why =
                format!("This export has layout {has}, and this version knows {knows}: update it.");
            return Err(Error::Invalid(why));
        }
        let files = copy_files(&req.folder.join("files"), &self.folder.files())?;
        let teams =
            workspace.records.iter().filter(|kept| kept.collection == Team::COLLECTION).count();
        let records = workspace.records.len();
        self.write("workspace_import", |w| {
            if w.tx.any(Team::COLLECTION)? {
                let why = "An export can only be taken into an empty workspace: start one with --data DIR.";
                return Err(Error::invalid(why));
            }
            workspace.records.into_iter().try_for_each(|kept| take(w.tx, kept))
        })?;
        Ok(Archived { folder: req.folder, teams, records, files })
    }
}

/// Keeps a record of an export as the kind that it is.
fn take(tx: &mut Tx<'_>, kept: Kept) -> Result<(), Error> {
    let unknown = || {
        let name = &kept.collection;
        Error::Invalid(format!(
            "The export holds {name:?}, which this version does not know: update it."
        ))
    };
    let kind = Collection::of(&kept.collection).ok_or_else(unknown)?;
    if kind == Collection::Teams {
        tx.space(kept.space, "team")?;
    }
    kind.put(tx, &DocId::new(kept.space, kept.document), kept.record)
}

/// Copies the files that are not there yet; gives how many there were.
fn copy_files(from: &Path, to: &Path) -> Result<usize, Error> {
    let failed = |source| Error::File {
        path: from.to_owned(),
        source,
        kept: "Some files may have been copied; try again into another folder.",
    };
    if !from.is_dir() {
        return Ok(0);
    }
    fs::create_dir_all(to).map_err(failed)?;
    let mut count = 0;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_type().map_err(failed)?.is_file() {
            let target = to.join(entry.file_name());
            if !target.exists() {
                let copy = tempfile::NamedTempFile::new_in(to).map_err(failed)?;
                fs::copy(entry.path(), copy.path()).map_err(failed)?;
                copy.persist(target).map_err(|error| failed(error.error))?;
            }
            count += 1;
        }
    }
    Ok(count)
}
