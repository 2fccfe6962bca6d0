//! The shell's own commands: what only a window can do. The one rule: every function here is a command
//! (`build.rs` reads their names), and none of them touches what users write.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::Utc;
use serde::Serialize;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::{
    folder,
    pick::Picked,
    placement::{Look, ZOOMS},
    renderer::Painting,
    window::{self, Frame},
    workspace::{Refusal, Workspace, off_thread},
};

/// The first screen is painted: the window may be seen.
#[tauri::command]
pub(crate) async fn window_ready(
    window: WebviewWindow,
    frame: State<'_, Arc<Frame>>,
) -> Result<(), Refusal> {
    window::show(&window, &frame);
    Ok(())
}

/// The page was painted in the window that is seen.
#[tauri::command]
pub(crate) async fn window_painted(painting: State<'_, Arc<Painting>>) -> Result<(), Refusal> {
    painting.done();
    Ok(())
}

/// From the next start on, pages are painted the fast way again.
#[tauri::command]
pub(crate) async fn window_fast(frame: State<'_, Arc<Frame>>) -> Result<(), Refusal> {
    frame.change(|placement| placement.safe = false);
    Ok(())
}

/// The page has heard that the window is to be closed, and says itself when.
#[tauri::command]
pub(crate) async fn window_waits(frame: State<'_, Arc<Frame>>) -> Result<(), Refusal> {
    frame.closing.hear();
    Ok(())
}

/// What was typed is kept, or may go: closes the window.
#[tauri::command]
pub(crate) async fn window_close(window: WebviewWindow) -> Result<(), Refusal> {
    window.destroy().map_err(|error| unexpected("The window could not be closed", &error))
}

/// The theme that the settings say.
#[tauri::command]
pub(crate) async fn window_theme(
    window: WebviewWindow,
    frame: State<'_, Arc<Frame>>,
    req: Look,
) -> Result<(), Refusal> {
    window::wear(&window, &frame, req)
        .map_err(|error| unexpected("The theme could not be changed", &error))
}

/// How large everything is drawn, in percent.
#[tauri::command]
pub(crate) async fn window_zoom(
    window: WebviewWindow,
    frame: State<'_, Arc<Frame>>,
    req: u16,
) -> Result<(), Refusal> {
    if !ZOOMS.contains(&req) {
        let (least, most) = (ZOOMS.start(), ZOOMS.end());
        let why = format!("Everything can be drawn at {least} to {most} %, not at {req} %.");
        return Err(Refusal::new("invalid", why));
    }
    window::draw_at(&window, req)
        .map_err(|error| unexpected("The size could not be changed", &error))?;
    frame.change(|placement| placement.zoom = req);
    Ok(())
}

/// Opens a link in the browser. The window has asked before.
#[tauri::command]
pub(crate) async fn open_link(shell: AppHandle, req: String) -> Result<(), Refusal> {
    // Anything else would let text that came from someone else start programs.
    if !["https://", "http://", "mailto:"].iter().any(|start| req.starts_with(start)) {
        return Err(Refusal::new(
            "invalid",
            "Only links to the web and to mail addresses are opened.",
        ));
    }
    shell
        .opener()
        .open_url(req, None::<&str>)
        .map_err(|error| unexpected("The link could not be opened", &error))
}

/// Shows a folder in the system's file browser: the workspace's, or one that the user picked.
#[tauri::command]
pub(crate) async fn open_folder(
    shell: AppHandle,
    workspace: State<'_, Arc<Workspace>>,
    picked: State<'_, Picked>,
    req: PathBuf,
) -> Result<(), Refusal> {
    let picked = picked.all();
    let is_known = [workspace.folder().root()]
        .into_iter()
        .chain(picked.iter().map(PathBuf::as_path))
        .any(|known| is_below(&req, known));
    if !is_known || !req.is_dir() {
        return Err(Refusal::new(
            "invalid",
            "Only the workspace's folder and folders that you picked are shown.",
        ));
    }
    shell
        .opener()
        .open_path(req.to_string_lossy(), None::<&str>)
        .map_err(|error| unexpected("The folder could not be shown", &error))
}

/// What the window stands on.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct WorkspaceState {
    open: bool,
    problem: Option<Refusal>,
    folder: PathBuf,
    /// Where there is another, if this start made one: whoever began it may not have meant to.
    begun: Option<Vec<PathBuf>>,
    /// Pages are painted the safe way in this start, and whether that is new.
    safe: bool,
    fell_back: bool,
    /// How large everything is drawn, in percent.
    zoom: u16,
    version: &'static str,
}

/// Whether the workspace is open, where it is, and if not why.
#[tauri::command]
pub(crate) async fn workspace_state(
    workspace: State<'_, Arc<Workspace>>,
    painting: State<'_, Arc<Painting>>,
    frame: State<'_, Arc<Frame>>,
) -> Result<WorkspaceState, Refusal> {
    let problem = workspace.app().err();
    Ok(WorkspaceState {
        open: problem.is_none(),
        problem,
        begun: workspace.is_new().then(|| folder::elsewhere(workspace.folder())),
        folder: workspace.folder().root().to_owned(),
        safe: painting.is_safe(),
        fell_back: painting.fell_back(),
        zoom: frame.change(|placement| placement.zoom),
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// The copies that could be restored; answers also while the file does not open.
#[tauri::command]
pub(crate) async fn workspace_copies(
    workspace: State<'_, Arc<Workspace>>,
) -> Result<Vec<app::backups::BackupView>, Refusal> {
    let folder = workspace.folder().clone();
    off_thread(move || Ok(app::recovery::copies(&folder)?)).await
}

/// Puts a copy in the place of a file that does not open, and opens it. The file is kept.
#[tauri::command]
pub(crate) async fn workspace_restore(
    workspace: State<'_, Arc<Workspace>>,
    req: String,
) -> Result<(), Refusal> {
    let workspace = Arc::clone(&workspace);
    if workspace.app().is_ok() {
        return Err(Refusal::new(
            "invalid",
            "The workspace is open: restore the copy from the settings.",
        ));
    }
    off_thread(move || {
        app::recovery::restore(workspace.folder(), &req, Utc::now())?;
        workspace.open_again()
    })
    .await
}

/// Opens the workspace again, after what was in the way is gone.
#[tauri::command]
pub(crate) async fn workspace_retry(workspace: State<'_, Arc<Workspace>>) -> Result<(), Refusal> {
    let workspace = Arc::clone(&workspace);
    off_thread(move || workspace.open_again()).await
}

/// Whether `path` is `folder` or in it, links and `..` followed.
fn is_below(path: &Path, folder: &Path) -> bool {
    path.canonicalize()
        .ok()
        .zip(folder.canonicalize().ok())
        .is_some_and(|(path, folder)| path.starts_with(folder))
}

fn unexpected(what: &str, error: &dyn std::error::Error) -> Refusal {
    Refusal::new("unexpected", format!("{what}: {error}."))
}
