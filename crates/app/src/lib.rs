//! Everything that a user can do, one method each. The one rule: the window, the command line and
//! the tests all call this list; none of them decides anything.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a command owns its request: the wire gives it away"
)]

mod acting;
pub mod actions;
pub mod agreement;
pub mod backups;
pub mod budgets;
pub mod bundle;
mod by_digest;
mod change;
pub mod commands;
pub mod cycles;
mod digest;
pub mod doctor;
pub mod drafts;
mod error;
pub mod evidence;
mod files;
pub mod folder;
pub mod health;
mod here;
pub mod history;
pub mod items;
pub mod journal;
pub mod kinds;
pub mod links;
mod local;
pub mod members;
pub mod mips;
pub mod names;
pub mod outside;
mod patch;
pub mod person;
pub mod planner;
pub mod precedents;
pub mod preview;
pub mod record;
pub mod recovery;
pub mod rfc;
pub mod running;
pub mod sample;
pub mod search;
pub mod sessions;
pub mod settings;
pub mod spelling;
pub mod stages;
mod synced;
pub mod teams;
mod templates;
#[cfg(test)]
mod tests;
mod text;
pub mod versions;
mod way;
pub mod workspace;

use std::{
    path::Path,
    sync::{Mutex, OnceLock},
};

use chrono::{DateTime, Utc};
use domain::id::CommandId;
pub use pack::Pack;
use records::Stamp;
use store::Store;

pub use change::Change;
pub use error::{Code, Error};
pub use folder::Folder;
pub use kinds::Area;
pub use patch::Patch;
pub use store::BUSY;
pub use text::Typed;

use crate::{
    here::{Here, Writing},
    history::{Command, UndoStack},
};

/// The rule pack in a folder, or else the one that the product brings along. It is kept until the
/// process ends.
pub fn rules(folder: Option<&Path>) -> Result<&'static Pack, Error> {
    let read = match folder {
        Some(folder) => Pack::load(folder).map(Pack::for_good),
        None => Pack::makerdao(),
    };
    read.map_err(|broken| Error::Pack(broken.to_string()))
}

/// Tells the time. Tests set it.
pub type Clock = Box<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The open workspace.
pub struct App {
    folder: Folder,
    store: Store,
    pack: &'static Pack,
    clock: Clock,
    undo: Mutex<UndoStack>,
    checkup: health::Checkup,
    /// Held while settings are read and written.
    settings: Mutex<()>,
    dictionary: spelling::LastRead,
    precedents: precedents::Library,
    exporting: running::Task,
    templates: templates::ReadOnce,
    /// What is to be said of where the data folder is: looked for once.
    place: OnceLock<Option<String>>,
}

impl App {
    /// Opens the workspace in `folder`, making it if there is none, with the rule pack that the
    /// product brings along. `on_change` hears of every change, whoever made it, after it is on the
    /// disk.
    pub fn open(
        folder: Folder,
        clock: Clock,
        on_change: impl Fn(Change) + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Self::open_with(rules(None)?, folder, clock, on_change)
    }

    /// The same with another rule pack.
    pub fn open_with(
        pack: &'static Pack,
        folder: Folder,
        clock: Clock,
        on_change: impl Fn(Change) + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Self::open_as(pack, folder, clock, on_change, |options| options)
    }

    /// The same, with more to say of how the file is opened.
    fn open_as(
        pack: &'static Pack,
        folder: Folder,
        clock: Clock,
        on_change: impl Fn(Change) + Send + Sync + 'static,
        more: impl FnOnce(store::Options) -> store::Options,
    ) -> Result<Self, Error> {
        folder.make()?;
        let listener = move |notice: &store::Notice| {
            Change::of(notice).into_iter().for_each(&on_change);
        };
        let options = store::Options::new("")
            .now(clock().timestamp())
            .listener(listener)
            .index(kinds::INDEX)
            .overview(teams::overview::of_teams(pack));
        let store = Store::open(&folder.database(), more(options))?;
        let precedents = precedents::Library::at(folder.precedents());
        let app = Self {
            folder,
            store,
            pack,
            clock,
            undo: Mutex::default(),
            checkup: health::Checkup::default(),
            settings: Mutex::default(),
            dictionary: spelling::LastRead::default(),
            precedents,
            exporting: running::Task::default(),
            templates: templates::ReadOnce::default(),
            place: OnceLock::new(),
        };
        app.store.set_who(&app.here().who());
        Ok(app)
    }

    /// Looks whether another process wrote to the workspace. Cheap; twice a second is right.
    pub fn notice_others(&self) -> Result<bool, Error> {
        Ok(self.store.notice_others()?)
    }

    /// What can wait until nobody types: faster loading, rows of an older version made anew, and
    /// once a day a look at everything. Answers whether something is left to do.
    pub fn idle(&self) -> Result<bool, Error> {
        self.store.idle()?;
        let is_left = self.store.rebuild_step()? > 0;
        // Lists find what can't be read only where somebody looks, and a team that can't be read
        // has no row to look at.
        if !is_left && self.checkup.is_due(self.now()) {
            health::look(self, false)?;
        }
        Ok(is_left)
    }

    /// Keeps what can be taken back under the name of a seat, and goes on from where the last
    /// process at it ended.
    pub fn seated(self, seat: &'static str) -> Result<Self, Error> {
        let stack = UndoStack::of_seat(&self.store, seat)?;
        *self.undo_stack() = stack;
        Ok(self)
    }

    /// Gives a command under a name, by which it can be taken back.
    pub fn give<T>(&self, name: Option<CommandId>, command: impl FnOnce(&Self) -> T) -> T {
        history::given_as(name, || command(self))
    }

    /// Ends the work, leaving the file ready to be opened fast.
    pub fn close(self) -> Result<(), Error> {
        Ok(self.store.close()?)
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        acting::actor().map_or_else(|| (self.clock)(), |actor| actor.at)
    }

    /// The rule pack.
    #[must_use]
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// What there is now, for whatever reads without writing.
    pub(crate) fn here(&self) -> Here<'_> {
        Here {
            records: &self.store,
            pack: self.pack,
            templates: &self.templates,
            folder: &self.folder,
            now: self.now(),
        }
    }

    /// Runs a command: all of it is kept, or none. It can be undone.
    pub(crate) fn write<T>(
        &self,
        why: &'static str,
        command: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.write_field(why, None, command)
    }

    /// The same for a command that only types in a field: `field` names it.
    pub(crate) fn write_field<T>(
        &self,
        why: &'static str,
        field: Option<String>,
        command: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let now = self.now();
        // Before the write: what it is remembered by is kept with it.
        let mut stack = self.undo_stack();
        let mut next = None;
        let note = |made: &[store::Made]| {
            let (command, notes) = stack.with(Command::new(why, field, now), made);
            next = Some(command);
            notes
        };
        let done = self.write_as(Stamp { at: now.timestamp(), why }, note, command)?;
        if let Some(command) = next {
            stack.push(command);
        }
        Ok(done.answer)
    }

    /// The same, with what is remembered of it by `note`.
    fn write_as<T>(
        &self,
        stamp: Stamp<'_>,
        note: impl FnOnce(&[store::Made]) -> Vec<store::Note>,
        command: impl FnOnce(&mut Writing<'_, '_>) -> Result<T, Error>,
    ) -> Result<store::Done<T>, Error> {
        let (pack, templates, folder, now) = (self.pack, &self.templates, &self.folder, self.now());
        let other = acting::actor().map(|actor| actor.who);
        self.store.write_and_note(stamp, other.as_deref(), note, |tx| {
            command(&mut Writing { tx, pack, templates, folder, now })
        })
    }
}
