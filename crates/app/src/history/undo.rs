//! Taking commands back and doing them again, across screens, in the order they were given.

use std::sync::{MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use records::Stamp;
use serde::Serialize;
use store::Made;

use crate::{App, Error};

/// So many commands can be taken back.
const DEPTH: usize = 200;
/// Typing in one field is kept every few letters; what follows within this time is taken back
/// with what came before.
const ONE_BREATH: TimeDelta = TimeDelta::seconds(10);
/// Who types without a pause takes back so many of those writes at a time: half a minute of them.
const ONE_STEP: usize = 60;

/// The commands of this process that can be taken back or done again. Each is what it changed.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    done: Vec<Command>,
    undone: Vec<Command>,
}

#[derive(Debug)]
struct Command {
    why: &'static str,
    /// The field that was typed in, if that is all the command did.
    field: Option<String>,
    /// When it was last added to.
    at: DateTime<Utc>,
    /// The changes of each write, oldest first.
    made: Vec<Vec<Made>>,
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
    pub(crate) fn push(
        &mut self,
        why: &'static str,
        field: Option<String>,
        made: Vec<Made>,
        at: DateTime<Utc>,
    ) {
        if made.is_empty() {
            return;
        }
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && field.is_some()
            && (last.why, &last.field) == (why, &field)
            && at - last.at <= ONE_BREATH
            && last.made.len() < ONE_STEP
        {
            last.made.push(made);
            last.at = at;
            return;
        }
        self.done.push(Command { why, field, at, made: vec![made] });
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
        let Some(mut command) = from(&mut stack).pop() else { return Ok(None) };
        let stamp = Stamp { at: self.now().timestamp(), why: command.why };
        let (why, field, at) = (command.why, command.field.clone(), command.at);
        let mut opposite = Command { why, field, at, made: Vec::new() };
        let (mut kept, mut failed) = (Vec::new(), None);
        // The last write first. Each is a transaction, so what failed is still there to take back.
        while let Some(made) = command.made.last() {
            match self.store.write(stamp, |tx| tx.undo_all(made)) {
                Ok(done) => {
                    kept.extend(done.answer);
                    opposite.made.push(done.made);
                    command.made.pop();
                }
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        if !command.made.is_empty() {
            from(&mut stack).push(command);
        }
        if !opposite.made.is_empty() {
            to(&mut stack).push(opposite);
        }
        if let Some(error) = failed {
            return Err(error.into());
        }
        let kept = kept.into_iter().map(|(_, kept)| format!("{} {}", kept.key, kept.field));
        Ok(Some(Undone { command: why.to_owned(), kept: kept.collect() }))
    }
}
