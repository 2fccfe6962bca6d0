//! Everything out of a workspace, and into an empty one: JSON to come back from, Markdown to
//! read without Launchpod. `docs/export.md` describes the files.
//!
//! The one rule: what comes back is equal to what went out, record by record.

mod export;
mod files;
mod markdown;

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use domain::{space::SpaceKind, team::Team};
use records::Record;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{DocId, Rows, Tx};
use uuid::Uuid;

use self::export::Ended;
use crate::{App, Error, backups, kinds::Collection, mips::IN_ALL, running::Running};

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
    /// Evidence files and pictures.
    pub files: usize,
    /// Files of evidence and pictures that are not among them, a sentence each: they were missing or
    /// damaged, and so was their copy.
    pub left_out: Vec<String>,
    /// It was cancelled, and there is nothing of it.
    pub stopped: bool,
}

impl Archived {
    fn none(folder: PathBuf) -> Self {
        Self { folder, teams: 0, records: 0, files: 0, left_out: Vec::new(), stopped: false }
    }
}

/// `workspace.json`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Workspace {
    layout: u32,
    version: String,
    /// What each space is for. Older exports do not say: they hold teams.
    #[serde(default)]
    spaces: Vec<Space>,
    records: Vec<ArchivedRecord>,
}

/// A space and its kind.
#[derive(Debug, Serialize, Deserialize)]
struct Space {
    id: Uuid,
    kind: String,
}

/// A record where it lives.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ArchivedRecord {
    space: Uuid,
    document: String,
    collection: String,
    record: Value,
}

impl App {
    /// Everything that was written, as JSON and as Markdown, with the evidence files.
    pub fn workspace_export(&self, req: WorkspaceExport) -> Result<Archived, Error> {
        refuse_full(&req.folder)?;
        let is_taken = |other: &Path| {
            let other = other.display();
            format!("{other} is being written already. Cancel that first, or wait for it.")
        };
        let turn = self.exporting.begin(&req.folder, is_taken)?;
        Ok(match export::run(self, &req.folder, &turn)? {
            Ended::Whole(archived) => archived,
            Ended::Cancelled => Archived { stopped: true, ..Archived::none(req.folder) },
        })
    }

    /// The export that is under way, if one is, and how far it is.
    pub fn workspace_export_state(&self, (): ()) -> Result<Option<Running>, Error> {
        Ok(self.exporting.running())
    }

    /// Ends the export that is under way, if one is. Its folder will be as it was before.
    pub fn workspace_export_cancel(&self, (): ()) -> Result<(), Error> {
        self.exporting.cancel();
        Ok(())
    }

    /// Takes an export into this workspace, which must be empty.
    pub fn workspace_import(&self, req: WorkspaceImport) -> Result<Archived, Error> {
        // Before a file is copied; the write asks again.
        refuse_teams(&self.store)?;
        let workspace = read(&req.folder)?;
        backups::before_import(self)?;
        let (files, left_out) = files::take_in(&self.folder, &req.folder.join("files"))?;
        let teams =
            workspace.records.iter().filter(|kept| kept.collection == Team::COLLECTION).count();
        let records = workspace.records.len();
        self.write("workspace_import", |w| {
            refuse_teams(w.tx)?;
            workspace.spaces.iter().try_for_each(|space| make_known(w.tx, space))?;
            workspace.records.into_iter().try_for_each(|kept| take(w.tx, kept))
        })?;
        let left_out = files::missing(self, left_out)?;
        Ok(Archived { folder: req.folder, teams, records, files, left_out, stopped: false })
    }
}

fn refuse_full(folder: &Path) -> Result<(), Error> {
    if fs::read_dir(folder).is_ok_and(|mut there| there.next().is_some()) {
        let folder = folder.display();
        let why = format!("{folder} is not empty: choose a new folder for the export.");
        return Err(Error::Invalid(why));
    }
    Ok(())
}

/// Reads `workspace.json`, if this version knows its layout.
fn read(folder: &Path) -> Result<Workspace, Error> {
    let (path, kept) = (folder.join("workspace.json"), "Nothing was imported.");
    let failed = |source| Error::File { path: path.clone(), source, kept };
    // What a device or a pipe says of its size is not believed.
    let (mut json, mut file) =
        (String::new(), fs::File::open(&path).map_err(failed)?.take(IN_ALL + 1));
    file.read_to_string(&mut json).map_err(failed)?;
    if json.len() as u64 > IN_ALL {
        let (path, most) = (path.display(), IN_ALL >> 20);
        return Err(Error::Invalid(format!("{path} has more than {most} MB. {kept}")));
    }
    let workspace: Workspace = serde_json::from_str(&json)
        .map_err(|error| Error::Json(format!("{}. {kept}", path.display()), error))?;
    if workspace.layout > LAYOUT {
        let (has, knows) = (workspace.layout, LAYOUT);
        let why =
            format!("This export has layout {has}, and this version knows {knows}: update it.");
        return Err(Error::Invalid(why));
    }
    Ok(workspace)
}

fn refuse_teams(records: &dyn Rows) -> Result<(), Error> {
    if records.any(Team::COLLECTION)? {
        let why = "An export can only be taken into an empty workspace: start one with --data DIR.";
        return Err(Error::invalid(why));
    }
    Ok(())
}

/// Makes a space known as what it was.
fn make_known(tx: &mut Tx<'_>, Space { id, kind }: &Space) -> Result<(), Error> {
    let known = SpaceKind::of(kind).ok_or_else(|| {
        Error::Invalid(format!(
            "The export holds a space of the kind {kind:?}, which this version does not know: update it."
        ))
    })?;
    Ok(tx.space(*id, known.word())?)
}

/// Keeps a record of an export as the kind that it is.
fn take(tx: &mut Tx<'_>, kept: ArchivedRecord) -> Result<(), Error> {
    let unknown = || {
        let name = &kept.collection;
        Error::Invalid(format!(
            "The export holds {name:?}, which this version does not know: update it."
        ))
    };
    let kind = Collection::of(&kept.collection).ok_or_else(unknown)?;
    if kind == Collection::Teams {
        tx.space(kept.space, SpaceKind::Team.word())?;
    }
    kind.put(tx, &DocId::new(kept.space, kept.document), kept.record)
}
