//! The way out. The one rule: what was cancelled, or failed, leaves nothing behind, and at no time is
//! more than one record, or the pages of one team, in memory.

use std::{
    fs,
    io::{BufWriter, Write},
    path::Path,
};

use domain::{id::TeamId, team::Team};
use records::Record;
use store::{Exported, Read, Whose};
use tempfile::NamedTempFile;

use super::{Archived, ArchivedRecord, LAYOUT, Space, Workspace, files, markdown};
use crate::{
    App, Error,
    files::{beside, place, put},
    running::{Halt, Turn},
};

const TAKEN_BACK: &str = "Nothing was left in the folder. Choose another one, or make room.";

/// How an export ended.
pub(super) enum Ended {
    Whole(Archived),
    Cancelled,
}

/// Writes everything into a folder that is empty or not there.
pub(super) fn run(app: &App, folder: &Path, turn: &Turn<'_>) -> Result<Ended, Error> {
    let mut unfinished = Unfinished { folder, is_new: !folder.exists(), is_whole: false };
    match all(app, folder, turn) {
        Ok(archived) => {
            unfinished.is_whole = true;
            Ok(Ended::Whole(archived))
        }
        Err(Halt::Cancelled) => Ok(Ended::Cancelled),
        Err(Halt::Failed(error)) => Err(error),
    }
}

fn all(app: &App, folder: &Path, turn: &Turn<'_>) -> Result<Archived, Halt> {
    fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    let teams = app.store.select::<Team>(Whose::Everyone)?;
    let teams: Vec<TeamId> = teams.into_iter().map(|row| row.record.id).collect();
    let files = files::leaving(&app.here())?;
    let mut far = Far { turn, done: 0, total: 2 * teams.len() + files.len() };

    let path = folder.join("workspace.json");
    // First: a file is there before a record names it, so that those copied later are all there.
    let (json, mut archived) = records(app, &path, &mut far)?;
    for team in teams {
        for page in markdown::pages(app, team)? {
            put(&place(folder, &page.path)?, &page.text)?;
        }
        far.step()?;
    }
    let to = folder.join("files");
    fs::create_dir_all(&to).map_err(|source| failed(&to, source))?;
    for (name, said) in files {
        if files::take_out(&app.folder, &name, &to, TAKEN_BACK)? {
            archived.files += 1;
        } else {
            archived.left_out.push(said);
        }
        far.step()?;
    }
    // Last: a folder with this file is a whole export.
    json.persist(&path).map_err(|error| failed(&path, error.error))?;
    Ok(archived)
}

/// How far it is: a team counts twice, for its records and for its pages, and a file once.
struct Far<'a> {
    turn: &'a Turn<'a>,
    done: usize,
    total: usize,
}

impl Far<'_> {
    fn step(&mut self) -> Result<(), Halt> {
        self.done += 1;
        self.turn.say(self.done.min(self.total), self.total)
    }
}

/// Writes `workspace.json` beside its place, a record at a time.
fn records(app: &App, path: &Path, far: &mut Far<'_>) -> Result<(NamedTempFile, Archived), Halt> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let (mut teams, mut records) = (0, 0);
    let file = beside(path).tempfile_in(folder).map_err(|source| failed(folder, source))?;
    let mut to = BufWriter::new(file);
    let (head, tail) = around(app)?;
    let mut write = |text: &str| to.write_all(text.as_bytes()).map_err(|e| failed(path, e));
    write(&head)?;
    app.store.each_record(|exported| {
        write(if records == 0 { "\n    " } else { ",\n    " })?;
        let kept = kept(exported)?;
        write(&pretty(&kept)?.replace('\n', "\n    "))?;
        records += 1;
        if kept.collection == Team::COLLECTION {
            teams += 1;
            far.step()?;
        }
        if far.turn.goes_on() { Ok(()) } else { Err(Halt::Cancelled) }
    })?;
    write(if records == 0 { "" } else { "\n  " })?;
    write(&tail)?;
    let file = to.into_inner().map_err(|error| failed(path, error.into_error()))?;
    file.as_file().sync_all().map_err(|source| failed(path, source))?;
    let folder = folder.to_owned();
    Ok((file, Archived { teams, records, ..Archived::none(folder) }))
}

/// What stands before and after the records: up to `[` and from `]` on.
fn around(app: &App) -> Result<(String, String), Error> {
    let spaces = app.store.spaces()?.into_iter().map(|(id, kind)| Space { id, kind }).collect();
    let version = env!("CARGO_PKG_VERSION").into();
    let mut head = pretty(&Workspace { layout: LAYOUT, version, spaces, records: Vec::new() })?;
    let tail = head.split_off(head.rfind(']').unwrap_or(head.len()));
    Ok((head, format!("{tail}\n")))
}

fn kept(exported: Exported) -> Result<ArchivedRecord, Error> {
    let Exported { doc, collection, id, body } = exported;
    let record = serde_json::from_str(&body)
        .map_err(|error| Error::Json(format!("{collection} {id}"), error))?;
    Ok(ArchivedRecord { space: doc.space, document: doc.name, collection, record })
}

fn pretty(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string_pretty(value).map_err(|e| Error::Json("workspace.json".into(), e))
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    Error::File { path: path.to_owned(), source, kept: TAKEN_BACK }
}

/// An export that is under way. What it has written goes with it, unless it is whole; the folder too
/// if it is new. Nothing else in there is touched.
struct Unfinished<'a> {
    folder: &'a Path,
    is_new: bool,
    is_whole: bool,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        // What can't be removed stays: without `workspace.json` it is no export.
        for part in ["teams", "files"] {
            let _ = fs::remove_dir_all(self.folder.join(part));
        }
        if self.is_new {
            let _ = fs::remove_dir(self.folder);
        }
    }
}
