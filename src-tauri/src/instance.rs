//! One window a workspace. The one rule: whoever holds the lock on `window.lock` has the window,
//! so a killed window leaves nothing behind that stops the next.

use std::{
    fs::{self, File, TryLockError},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::problem::Problem;

/// What came of asking for the window's seat.
#[derive(Debug)]
pub(crate) enum Claim {
    /// This process has it, as long as it keeps this.
    First(Seat),
    /// Another has it, and was asked to come forward.
    Second,
}

/// The right to show the window.
#[derive(Debug)]
pub(crate) struct Seat {
    request: PathBuf,
    /// None in a folder that takes no files; the window then says so.
    _lock: Option<File>,
}

impl Seat {
    /// Whether another start has asked for the window since the last time this was called.
    pub(crate) fn is_asked_forward(&self) -> bool {
        fs::remove_file(&self.request).is_ok()
    }
}

/// Takes the seat in `folder`, or asks its holder to come forward.
pub(crate) fn claim(folder: &Path) -> Result<Claim, Problem> {
    let request = folder.join("window.asked");
    let lock = match File::options().create(true).append(true).open(folder.join("window.lock")) {
        Ok(lock) => lock,
        Err(error) if is_refusal(error.kind()) => {
            return Ok(Claim::First(Seat { request, _lock: None }));
        }
        Err(error) => return Err(locked_out(folder, &error)),
    };
    match lock.try_lock() {
        Ok(()) => {
            // Left by someone who asked a window that was closing.
            let _ = fs::remove_file(&request);
            Ok(Claim::First(Seat { request, _lock: Some(lock) }))
        }
        Err(TryLockError::WouldBlock) => {
            File::create(&request).map_err(|error| locked_out(folder, &error))?;
            Ok(Claim::Second)
        }
        Err(TryLockError::Error(error)) => Err(locked_out(folder, &error)),
    }
}

/// Errors that the window itself explains better, on its own screen.
fn is_refusal(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::StorageFull
    )
}

fn locked_out(folder: &Path, error: &std::io::Error) -> Problem {
    Problem::new(format!(
        "Launchpod could not find out whether {} is open already: {error}. Nothing was changed.",
        folder.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_start_asks_the_first_forward_once() {
        let folder = tempfile::tempdir().unwrap();
        let Claim::First(seat) = claim(folder.path()).unwrap() else {
            panic!("nobody else is here")
        };
        assert!(!seat.is_asked_forward(), "nobody has asked yet");
        assert!(matches!(claim(folder.path()).unwrap(), Claim::Second), "the seat is taken");
        assert!(seat.is_asked_forward(), "the second start asked");
        assert!(!seat.is_asked_forward(), "one request is answered once");
    }

    #[test]
    fn a_window_that_is_gone_leaves_the_seat_free() {
        let folder = tempfile::tempdir().unwrap();
        drop(claim(folder.path()).unwrap());
        assert!(matches!(claim(folder.path()).unwrap(), Claim::First(_)));
    }
}
