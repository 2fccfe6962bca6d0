//! Files and folders that somebody chooses: by the system's dialog, or by a path that is typed. The one
//! rule: a dialog that did not open is told, so that the page offers a field.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use serde::Deserialize;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::workspace::{Refusal, off_thread};

/// Nobody reads a dialog and thinks better of it within so little: none was shown.
const AT_ONCE: Duration = Duration::from_millis(250);

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
        shown(asking, |asking| asking.blocking_pick_folder().map(|it| vec![it])).await?.pop()
    };
    picked.add(folder.as_ref());
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
    shown(asking, move |asking| {
        if req.multiple {
            asking.blocking_pick_files()
        } else {
            asking.blocking_pick_file().map(|it| vec![it])
        }
    })
    .await
}

/// What the system's dialog answers; an error when there was none.
async fn shown(
    asking: FileDialogBuilder<tauri::Wry>,
    ask: impl FnOnce(FileDialogBuilder<tauri::Wry>) -> Option<Vec<FilePath>> + Send + 'static,
) -> Result<Vec<PathBuf>, Refusal> {
    let begun = Instant::now();
    let answer = off_thread(move || Ok(ask(asking))).await?;
    if answer.is_none() && begun.elapsed() < AT_ONCE {
        return Err(Refusal::new(
            "unexpected",
            "The system opened no dialog to choose files; its desktop portal may be missing.",
        ));
    }
    let paths = answer.unwrap_or_default().into_iter();
    Ok(paths.filter_map(|path| path.into_path().ok()).collect())
}

/// A path that was typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathTyped {
    path: String,
    folder: bool,
}

/// The file or folder of a path that was typed, if it is there.
#[tauri::command]
pub(crate) async fn path_typed(
    shell: AppHandle,
    picked: State<'_, Picked>,
    req: PathTyped,
) -> Result<PathBuf, Refusal> {
    let home = shell.path().home_dir().ok();
    let path = typed(&req, home.as_deref()).map_err(|why| Refusal::new("invalid", why))?;
    picked.add(Some(&path).filter(|_| req.folder));
    Ok(path)
}

fn typed(req: &PathTyped, home: Option<&Path>) -> Result<PathBuf, String> {
    // As a file manager copies it, or a shell wants it.
    let text = req.path.trim().trim_matches(['"', '\'']);
    let path = match (text.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(text),
    };
    if !path.is_absolute() {
        return Err("Type the whole path: from the root of the disk on, or from ~.".to_owned());
    }
    let what = if req.folder { "folder" } else { "file" };
    let about = path
        .metadata()
        .map_err(|error| format!("There is no {what} {}: {error}.", path.display()))?;
    match (req.folder, about.is_dir()) {
        (true, false) => Err(format!("{} is a file, and a folder is asked for.", path.display())),
        (false, true) => Err(format!("{} is a folder, and a file is asked for.", path.display())),
        _ => Ok(path),
    }
}

/// Folders that the user named in this run, which may be shown outside.
#[derive(Debug, Default)]
pub(crate) struct Picked(Mutex<Vec<PathBuf>>);

impl Picked {
    /// All of them.
    pub(crate) fn all(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, folder: Option<&PathBuf>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(folder.cloned());
    }
}

/// What the tests answer for the user: the system's dialogs are not part of the page they drive.
fn answered() -> Option<Vec<PathBuf>> {
    let answer = std::env::var_os("LAUNCHPOD_PICK").filter(|_| cfg!(debug_assertions))?;
    Some(std::env::split_paths(&answer).filter(|path| !path.as_os_str().is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_people_type_it_and_what_is_wrong_with_it_is_said() {
        let base = tempfile::tempdir().unwrap();
        let (home, file) = (base.path(), base.path().join("a b.md"));
        std::fs::File::create(&file).unwrap();
        let of = |path: &str, folder| typed(&PathTyped { path: path.into(), folder }, Some(home));
        assert_eq!(of(&format!(" \"{}\" \n", file.display()), false).as_ref(), Ok(&file));
        assert_eq!(of("~/a b.md", false).as_ref(), Ok(&file));
        assert_eq!(of("~", true).as_deref(), Ok(home));
        let wrong = |path: &str, folder| of(path, folder).unwrap_err();
        assert!(wrong("a b.md", false).contains("whole path"));
        assert!(wrong("", true).contains("whole path"));
        assert!(wrong("~/nowhere", true).starts_with("There is no folder"));
        assert!(wrong("~/a b.md", true).contains("is a file"));
        assert!(wrong("~", false).contains("is a folder"));
    }
}
