//! Taking commands back and doing them again, across screens: the last one, or the one that is named.

use std::sync::{MutexGuard, PoisonError};

use domain::id::CommandId;
use records::Stamp;
use serde::{Deserialize, Serialize};
use store::Made;

use super::stack::{Command, UndoStack};
use crate::{App, Error};

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

/// Names a command that was given.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommandRef {
    /// As it was given.
    pub command: CommandId,
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

impl App {
    pub(crate) fn undo_stack(&self) -> MutexGuard<'_, UndoStack> {
        self.undo.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What can be taken back.
    pub fn history_state(&self, (): ()) -> Result<UndoState, Error> {
        let stack = self.undo_stack();
        let name = |commands: &[Command]| commands.last().map(|command| command.why.clone());
        Ok(UndoState { undo: name(&stack.done), redo: name(&stack.undone) })
    }

    /// Takes a command back, or the last one if none is named. `None` if there is none.
    pub fn history_undo(&self, named: Option<CommandRef>) -> Result<Option<Undone>, Error> {
        take_back(self, named.map(|named| named.command), true)
    }

    /// Does again what was taken back: the last, or the one that is named. `None` if there is none.
    pub fn history_redo(&self, named: Option<CommandRef>) -> Result<Option<Undone>, Error> {
        take_back(self, named.map(|named| named.command), false)
    }
}

fn take_back(app: &App, named: Option<CommandId>, back: bool) -> Result<Option<Undone>, Error> {
    // Held until the end: two undos at once would take back the same command.
    let mut stack = app.undo_stack();
    let before = stack.clone();
    let Some(mut command) = stack.take(named, back) else {
        return if named.is_none() { Ok(None) } else { Err(gone(back)) };
    };
    let why = command.why.clone();
    let (mut kept, mut took, mut failed) = (Vec::new(), false, None);
    stack.put(command.opposite());
    // The last write first. Each is a transaction, so what failed is still there to take back.
    while let Some(made) = command.made.last().cloned() {
        match take_back_one(app, &mut stack, &mut command, &made, back) {
            Ok(left) => (took, kept) = (true, [kept, left].concat()),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    match failed {
        None => Ok(Some(Undone { command: why, kept })),
        Some(error) => {
            if took {
                let rest = if back { &mut stack.done } else { &mut stack.undone };
                rest.push(command);
            } else {
                *stack = before;
            }
            Err(error)
        }
    }
}

/// Takes back the last write of a command that is left. What does that again is the last of the
/// other commands.
fn take_back_one(
    app: &App,
    stack: &mut UndoStack,
    command: &mut Command,
    made: &[Made],
    back: bool,
) -> Result<Vec<String>, Error> {
    let stamp = Stamp { at: app.now().timestamp(), why: &command.why.clone() };
    let mut after = (stack.clone(), command.clone());
    after.1.made.pop();
    let note = |done: &[Made]| {
        let (stack, rest) = &mut after;
        let to = if back { &mut stack.undone } else { &mut stack.done };
        if let Some(opposite) = to.last_mut() {
            opposite.made.push(done.to_vec());
        }
        let opposite = if back { stack.undone.last() } else { stack.done.last() };
        let opposite = opposite.and_then(|opposite| stack.note(opposite, true));
        opposite.into_iter().chain(stack.note(rest, !rest.made.is_empty())).collect()
    };
    let done = app.write_as(stamp, note, |w| w.undo(made))?;
    (*stack, *command) = after;
    let kept = done.answer.into_iter();
    Ok(kept.map(|(_, kept)| format!("{} {}", kept.key, kept.field)).collect())
}

fn gone(back: bool) -> Error {
    Error::invalid(if back {
        "This was taken back already, or too much was done since. Nothing was changed."
    } else {
        "This was done again already, or something else was done since. Nothing was changed."
    })
}
