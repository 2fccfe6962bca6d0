//! The open workspace, or why it is not open. The one rule: a file that does not open is an answer, not an exit;
//! every command then says why, and the window shows how to go on.

use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicBool, Ordering},
};

use app::{App, Change, Error, Folder, Pack};
use chrono::Utc;
use serde::Serialize;
use tauri::{AppHandle, Emitter};

/// An error as the window gets it: `{ code, message }`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct Refusal(serde_json::Value);

impl Refusal {
    /// With a code that `ErrorCode` of the app knows.
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self(serde_json::json!({ "code": code, "message": message.into() }))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        serde_json::to_value(&error)
            .map_or_else(|_| Self::new("unexpected", error.to_string()), Self)
    }
}

/// What the window stands on.
pub(crate) struct Workspace {
    shell: AppHandle,
    folder: Folder,
    pack: &'static Pack,
    /// There was none in the folder before this start.
    is_new: bool,
    app: RwLock<Result<Arc<App>, Refusal>>,
    has_changed: Arc<AtomicBool>,
}

impl Workspace {
    /// Opens the workspace in `folder`, as far as it opens.
    pub(crate) fn new(shell: AppHandle, folder: Folder, pack: &'static Pack) -> Self {
        let is_new = !folder.has_workspace();
        if is_new {
            eprintln!("New workspace in {}.", folder.root().display());
        }
        let has_changed = Arc::default();
        let app = RwLock::new(open(&shell, &folder, pack, &has_changed));
        Self { shell, folder, pack, is_new, app, has_changed }
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Whether this start made it.
    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Whether anything was written since the last time this was called.
    pub(crate) fn has_changed(&self) -> bool {
        self.has_changed.swap(false, Ordering::Relaxed)
    }

    /// The app, or why there is none.
    pub(crate) fn app(&self) -> Result<Arc<App>, Refusal> {
        self.app.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens it again after it did not open, and tells the window.
    pub(crate) fn open_again(&self) -> Result<(), Refusal> {
        let mut app = self.app.write().unwrap_or_else(PoisonError::into_inner);
        if app.is_err() {
            *app = open(&self.shell, &self.folder, self.pack, &self.has_changed);
        }
        let answer = app.as_ref().map(|_| ()).map_err(Clone::clone);
        drop(app);
        // A window that is closing misses its event, and needs none.
        let _ = self.shell.emit("workspace", ());
        answer
    }

    /// Asks the app on a thread where waiting for the disk holds nobody up.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Refusal> {
        let app = self.app()?;
        off_thread(move || question(&app).map_err(Refusal::from)).await
    }
}

/// Runs `work` beside the window. A panic in it is an error like others: the window stays.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Refusal::new(
            "unexpected",
            "Launchpod made a mistake and did not do this. What was kept before is untouched.",
        ))
    })
}

fn open(
    shell: &AppHandle,
    folder: &Folder,
    pack: &'static Pack,
    has_changed: &Arc<AtomicBool>,
) -> Result<Arc<App>, Refusal> {
    let (shell, has_changed) = (shell.clone(), Arc::clone(has_changed));
    let on_change = move |change: Change| {
        has_changed.store(true, Ordering::Relaxed);
        // A window that is closing misses its event, and needs none.
        let _ = shell.emit("change", change);
    };
    App::open_with(pack, folder.clone(), Box::new(Utc::now), on_change)
        .and_then(|app| app.seated("window"))
        .map(Arc::new)
        .map_err(Refusal::from)
}
