//! What takes a while: seen how far it is, and cancelled, from elsewhere. The one rule: there is one
//! of a kind at a time, and it gives up its place however it ends.

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use serde::Serialize;

use crate::Error;

/// What is under way, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// What is read, or the folder that is written.
    pub path: PathBuf,
    /// Parts that are done.
    pub done: usize,
    /// All of them; 0 while they are being counted.
    pub total: usize,
}

/// Why it ended early.
pub(crate) enum Halt {
    Cancelled,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The place of the one that there may be.
#[derive(Default)]
pub(crate) struct Task {
    running: Mutex<Option<Running>>,
    pub(crate) is_cancelled: AtomicBool,
}

impl Task {
    /// Takes the place. `is_taken` says what to tell whoever comes while another is under way.
    pub(crate) fn begin(
        &self,
        path: &Path,
        is_taken: impl FnOnce(&Path) -> String,
    ) -> Result<Turn<'_>, Error> {
        let mut running = self.lock();
        if let Some(other) = running.as_ref() {
            return Err(Error::Invalid(is_taken(&other.path)));
        }
        *running = Some(Running { path: path.to_owned(), done: 0, total: 0 });
        self.is_cancelled.store(false, Ordering::Relaxed);
        Ok(Turn(self))
    }

    pub(crate) fn running(&self) -> Option<Running> {
        self.lock().clone()
    }

    /// Ends the one that is under way, if one is. One that begins later is not meant.
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    fn lock(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One that is under way. Gives up its place when it is dropped.
pub(crate) struct Turn<'a>(&'a Task);

impl Turn<'_> {
    pub(crate) fn goes_on(&self) -> bool {
        !self.0.is_cancelled.load(Ordering::Relaxed)
    }

    /// Tells how far it is, and hears whether to go on.
    pub(crate) fn say(&self, done: usize, total: usize) -> Result<(), Halt> {
        if !self.goes_on() {
            return Err(Halt::Cancelled);
        }
        if let Some(running) = self.0.lock().as_mut() {
            (running.done, running.total) = (done, total);
        }
        Ok(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.lock() = None;
    }
}
