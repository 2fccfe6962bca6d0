//! The shell's own commands: what only a window can do. The one rule: every function here is a command
//! (`build.rs` reads their names), and none of them touches what users write.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::Utc;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::{
    placement::Look,
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

/// Which folder to ask for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PickFolder {
    title: String,
    from: Option<PathBuf>,
}

/// Asks for a folder; nothing when the user thinks better of it.
#[tauri::command]
pub(crate) async fn pick_folder(
    shell: AppHandle,
    picked: State<'_, Picked>,
    req: PickFolder,
) -> Result<Option<PathBuf>, Refusal> {
    let folder = if let Some(paths) = answered() {
        paths.into_iter().next()
    } else {
        let mut asking = shell.dialog().file().set_title(req.title);
        if let Some(from) = req.from {
            asking = asking.set_directory(from);
        }
        off_thread(move || Ok(asking.blocking_pick_folder()))
            .await?
            .and_then(|path| path.into_path().ok())
    };
    picked.0.lock().unwrap_or_else(PoisonError::into_inner).extend(folder.clone());
    Ok(folder)
}

/// Which files to ask for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PickFiles {
    title: String,
    #[serde(default)]
    multiple: bool,
    #[serde(default)]
    kinds: Vec<FileKind>,
}

/// A kind of file by the ends of its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileKind {
    name: String,
    extensions: Vec<String>,
}

/// Asks for files; none when the user thinks better of it.
#[tauri::command]
pub(crate) async fn pick_files(shell: AppHandle, req: PickFiles) -> Result<Vec<PathBuf>, Refusal> {
    if let Some(paths) = answered() {
        return Ok(paths);
    }
    let mut asking = shell.dialog().file().set_title(req.title);
    for kind in &req.kinds {
        asking = asking.add_filter(
            &kind.name,
            &kind.extensions.iter().map(String::as_str).collect::<Vec<_>>(),
        );
    }
    let files = off_thread(move || {
        Ok(if req.multiple {
            asking.blocking_pick_files()
        } else {
            asking.blocking_pick_file().map(|it| vec![it])
        })
    });
    let files = files.await?.unwrap_or_default().into_iter();
    Ok(files.filter_map(|path| path.into_path().ok()).collect())
}

/// Folders that the user named in this run, which may be shown outside.
#[derive(Debug, Default)]
pub(crate) struct Picked(Mutex<Vec<PathBuf>>);

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
    let picked = picked.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
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
pub(crate) struct WorkspaceState {
    open: bool,
    problem: Option<Refusal>,
    folder: PathBuf,
    version: &'static str,
}

/// Whether the workspace is open, where it is, and if not why.
#[tauri::command]
pub(crate) async fn workspace_state(
    workspace: State<'_, Arc<Workspace>>,
) -> Result<WorkspaceState, Refusal> {
    let problem = workspace.app().err();
    Ok(WorkspaceState {
        open: problem.is_none(),
        problem,
        folder: workspace.folder().root().to_owned(),
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

/// What the tests answer for the user: the system's dialogs are not part of the page they drive.
fn answered() -> Option<Vec<PathBuf>> {
    let answer = std::env::var_os("LAUNCHPOD_PICK").filter(|_| cfg!(debug_assertions))?;
    Some(std::env::split_paths(&answer).collect())
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
