//! The commands that can be taken back or done again. The one rule: what is remembered of a command
//! is kept in the same transaction as what it wrote, so that both survive the process, or neither.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use domain::id::CommandId;
use serde::{Deserialize, Serialize};
use store::{Made, Note, Store};

use crate::Error;

/// How the keys of all seats begin.
const SEATS: &str = "undo ";
/// So many commands can be taken back.
const DEPTH: usize = 200;
/// Typing in one field is kept every few letters; what follows within this time is taken back
/// with what came before.
const ONE_BREATH: TimeDelta = TimeDelta::seconds(10);
/// So many writes are one breath, however long somebody types without a rest.
const LONGEST_BREATH: usize = 60;

thread_local! {
    /// What the command is called that this thread gives.
    static GIVEN: Cell<Option<CommandId>> = const { Cell::new(None) };
}

/// Gives a command under a name, by which it can be taken back.
pub(crate) fn given_as<T>(name: Option<CommandId>, command: impl FnOnce() -> T) -> T {
    GIVEN.set(name);
    let answer = command();
    GIVEN.set(None);
    answer
}

/// The commands of one seat: the window's, or those of a process that nobody comes back to.
#[derive(Debug, Clone, Default)]
pub(crate) struct UndoStack {
    /// Under which name it is kept; nothing is kept without one.
    seat: Option<&'static str>,
    /// The number of the next command.
    next: u64,
    pub(super) done: Vec<Command>,
    pub(super) undone: Vec<Command>,
}

/// What a command changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Command {
    #[serde(skip)]
    n: u64,
    id: CommandId,
    pub(super) why: String,
    /// The field that was typed in, if that is all the command did.
    field: Option<String>,
    /// When it was last added to.
    at: DateTime<Utc>,
    /// The changes of each write, oldest first.
    pub(super) made: Vec<Vec<Made>>,
    /// It was taken back, and these are the changes of that.
    undone: bool,
}

/// What comes on top of a stack, once it is on the disk.
pub(crate) struct Next {
    /// It takes the place of the last command, whose typing it goes on with.
    goes_on: bool,
    command: Command,
}

impl Command {
    pub(crate) fn new(why: &str, field: Option<String>, at: DateTime<Utc>) -> Self {
        let id = GIVEN.get().unwrap_or_else(CommandId::new);
        Self { n: 0, id, why: why.to_owned(), field, at, made: Vec::new(), undone: false }
    }

    /// Whether it only goes on with what was typed here last.
    fn is_one_breath_with(&self, next: &Self) -> bool {
        next.field.is_some()
            && (&self.why, &self.field) == (&next.why, &next.field)
            && next.at - self.at <= ONE_BREATH
            && self.made.len() < LONGEST_BREATH
    }

    /// What does the opposite, with nothing done yet.
    pub(super) fn opposite(&self) -> Self {
        Self { n: 0, made: Vec::new(), undone: !self.undone, ..self.clone() }
    }
}

impl UndoStack {
    /// As it was left by the last process at this seat.
    pub(crate) fn of_seat(store: &Store, seat: &'static str) -> Result<Self, Error> {
        let mut stack = Self { seat: Some(seat), ..Self::default() };
        for (key, json) in store.local_all(&begin(seat))? {
            let n = key.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or_default();
            // One of another version is forgotten, and with it only the way back.
            if let Ok(command) = serde_json::from_str::<Command>(&json) {
                stack.next = n + 1;
                let of = if command.undone { &mut stack.undone } else { &mut stack.done };
                of.push(Command { n, ..command });
            }
        }
        Ok(stack)
    }

    /// How it will be remembered that a command wrote this, and the rows that are kept with it. What
    /// was undone before can't be done again after it.
    pub(crate) fn with(&self, mut command: Command, made: &[Made]) -> (Next, Vec<Note>) {
        let last = self.done.last().filter(|last| last.is_one_breath_with(&command));
        if let Some(last) = last {
            (command.n, command.made) = (last.n, last.made.clone());
        } else {
            command.n = self.next;
        }
        command.made.push(made.to_vec());
        let next = Next { goes_on: last.is_some(), command };
        let oldest = self.done.first().filter(|_| !next.goes_on && self.done.len() >= DEPTH);
        let gone = self.undone.iter().chain(oldest).filter_map(|one| self.note(one, false));
        let notes = gone.chain(self.note(&next.command, true)).collect();
        (next, notes)
    }

    /// Remembers it, once it is on the disk.
    pub(crate) fn push(&mut self, Next { goes_on, command }: Next) {
        self.undone.clear();
        if goes_on {
            self.done.pop();
        } else {
            self.next += 1;
        }
        self.done.push(command);
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }

    /// Takes out the command of this name, or else the last one.
    pub(super) fn take(&mut self, id: Option<CommandId>, back: bool) -> Option<Command> {
        let from = if back { &mut self.done } else { &mut self.undone };
        let at = match id {
            Some(id) => from.iter().rposition(|command| command.id == id)?,
            None => from.len().checked_sub(1)?,
        };
        Some(from.remove(at))
    }

    /// Puts a command where it is the next to take back, or to do again.
    pub(super) fn put(&mut self, command: Command) {
        let command = Command { n: self.next, ..command };
        self.next += 1;
        if command.undone { self.undone.push(command) } else { self.done.push(command) }
    }

    /// How the kept row of a command is to be: as it is, or gone.
    pub(super) fn note(&self, command: &Command, there: bool) -> Option<Note> {
        let key = format!("{}{:020}", begin(self.seat?), command.n);
        let json = there.then(|| serde_json::to_string(command).ok()).flatten();
        Some((key, json))
    }

    /// Forgets everything, at every seat: after a restore the changes may not be there any more.
    pub(crate) fn clear_all(&mut self, store: &Store) -> Result<(), Error> {
        self.clear(store)?;
        Ok(store.local_forget(SEATS)?)
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self, store: &Store) -> Result<(), Error> {
        *self = Self { seat: self.seat, next: self.next, ..Self::default() };
        Ok(self.seat.map_or(Ok(()), |seat| store.local_forget(&begin(seat)))?)
    }
}

/// How the keys of a seat's commands begin.
fn begin(seat: &str) -> String {
    format!("{SEATS}{seat} ")
}
