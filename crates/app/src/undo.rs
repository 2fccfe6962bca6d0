//! Taking commands back and doing them again, across screens, in the order they were given.

use std::sync::{MutexGuard, PoisonError};

use records::Stamp;
use serde::Serialize;
use store::Made;

use crate::{App, Error};

/// So many commands can be taken back.
const DEPTH: usize = 200;

/// The commands of this process that can be taken back or done again. Each is what it changed.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    done: Vec<Command>,
    undone: Vec<Command>,
}

#[derive(Debug)]
struct Command {
    why: &'static str,
    made: Vec<Made>,
}

/// What can be taken back and done again: the names of the commands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// What `history_undo` would take back: `item_update`.
    pub undo: Option<String>,
    /// What `history_redo` would do again.
    pub redo: Option<String>,
}

/// What was taken back or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// The command.
    pub command: String,
    /// Fields that were left as they are because somebody wrote to them since.
    pub kept: Vec<String>,
}

impl UndoStack {
    /// Remembers a command. What was undone before can't be done again after it.
    pub(crate) fn push(&mut self, why: &'static str, made: Vec<Made>) {
        if made.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push(Command { why, made });
        if self.done.len() > DEPTH {
            self.done.remove(0);
        }
    }

    /// Forgets everything: after a restore the changes may not be there any more.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

impl App {
    pub(crate) fn undo_stack(&self) -> MutexGuard<'_, UndoStack> {
        self.undo.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What can be taken back.
    pub fn history_state(&self, (): ()) -> Result<UndoState, Error> {
        let stack = self.undo_stack();
        let name = |commands: &[Command]| commands.last().map(|command| command.why.to_owned());
        Ok(UndoState { undo: name(&stack.done), redo: name(&stack.undone) })
    }

    /// Takes the last command back. `None` if there is none.
    pub fn history_undo(&self, (): ()) -> Result<Option<Undone>, Error> {
        self.take_back(|stack| &mut stack.done, |stack| &mut stack.undone)
    }

    /// Does again what was taken back last. `None` if there is nothing.
    pub fn history_redo(&self, (): ()) -> Result<Option<Undone>, Error> {
        self.take_back(|stack| &mut stack.undone, |stack| &mut stack.done)
    }

    fn take_back(
        &self,
        from: fn(&mut UndoStack) -> &mut Vec<Command>,
        to: fn(&mut UndoStack) -> &mut Vec<Command>,
    ) -> Result<Option<Undone>, Error> {
        // Held until the end: two undos at once would take back the same command.
        let mut stack = self.undo_stack();
        let Some(command) = from(&mut stack).last() else { return Ok(None) };
        let (why, stamp) = (command.why, Stamp { at: self.now().timestamp(), why: command.why });
        let done = self.store.write(stamp, |tx| tx.undo_all(&command.made))?;
        from(&mut stack).pop();
        to(&mut stack).push(Command { why, made: done.made });
        let kept = done.answer.into_iter().map(|(_, kept)| format!("{} {}", kept.key, kept.field));
        Ok(Some(Undone { command: why.to_owned(), kept: kept.collect() }))
    }
}
