//! The folder of the workspace. The one rule: it is there and is a folder, or the window does not open.

use std::{env, fs, path::PathBuf};

use app::Folder;

use crate::problem::Problem;

/// The folder that was asked for, by `--data`, by `LAUNCHPOD_DATA`, or where the system keeps such things.
pub(crate) fn choose(asked: Option<PathBuf>) -> Result<Folder, Problem> {
    let asked = asked
        .or_else(|| {
            env::var_os("LAUNCHPOD_DATA").filter(|name| !name.is_empty()).map(PathBuf::from)
        })
        .map(|folder| std::path::absolute(&folder).unwrap_or(folder));
    let folder = Folder::choose(asked).map_err(|error| Problem::new(error.to_string()))?;
    // The lock on the window is taken in it before the workspace is opened.
    fs::create_dir_all(folder.root()).map_err(|error| {
        Problem::new(format!(
            "The folder {} could not be made: {error}. Nothing was changed. \
             Name one that you may write to, with --data DIR.",
            folder.root().display()
        ))
    })?;
    Ok(folder)
}
