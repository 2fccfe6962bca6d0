//! What happens without anyone asking. The one rule: nothing here may hold up a command or stop at an error;
//! the next round tries again.

use std::{
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use tauri::AppHandle;

use crate::{instance::Seat, window, workspace::Workspace};

/// How soon the window shows what another process did, and comes forward when asked.
const ROUND: Duration = Duration::from_millis(500);
/// Quiet enough for snapshots, which a write would wait for.
const QUIET: Duration = Duration::from_secs(2);
/// How often to ask whether a backup is due; how far apart they are is the app's to know.
const BACKUP: Duration = Duration::from_mins(1);

/// Starts the rounds, which end with the process. `seat` is kept by them.
pub(crate) fn start(shell: AppHandle, workspace: Arc<Workspace>, seat: Seat) {
    thread::spawn(move || {
        let mut quiet_since = Some(Instant::now());
        let mut backup_asked = Instant::now();
        loop {
            thread::sleep(ROUND);
            if seat.is_asked_forward() {
                window::bring_forward(&shell);
            }
            let Ok(app) = workspace.app() else { continue };
            let _ = app.notice_others();
            if workspace.has_changed() {
                quiet_since = Some(Instant::now());
            }
            if quiet_since.is_some_and(|since| since.elapsed() > QUIET)
                && !app.idle().unwrap_or(false)
            {
                quiet_since = None;
            }
            if backup_asked.elapsed() > BACKUP {
                let _ = app.backup_if_due();
                backup_asked = Instant::now();
            }
        }
    });
}
