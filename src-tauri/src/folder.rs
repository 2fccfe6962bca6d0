//! The folders that a start names: of the workspace and of the rule pack. The one rule: each is right,
//! or the window does not open.

use std::{env, fs, path::PathBuf};

use app::{Folder, Pack};

use crate::problem::Problem;

/// The folder that was asked for, by `--data`, by `LAUNCHPOD_DATA`, or where the system keeps such things.
pub(crate) fn choose(asked: Option<PathBuf>) -> Result<Folder, Problem> {
    let asked = named(asked, "LAUNCHPOD_DATA");
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

/// Where else a workspace is, for whoever finds a new one instead of theirs.
pub(crate) fn elsewhere(folder: &Folder) -> Vec<PathBuf> {
    folder.others(named(None, "LAUNCHPOD_DATA"))
}

/// The rule pack that was asked for, by `--pack`, by `LAUNCHPOD_PACK`, or that of the product.
pub(crate) fn pack(asked: Option<PathBuf>) -> Result<&'static Pack, Problem> {
    let asked = named(asked, "LAUNCHPOD_PACK");
    app::rules(asked.as_deref()).map_err(|error| Problem::new(error.to_string()))
}

/// A folder by its option, or else by a variable.
fn named(asked: Option<PathBuf>, variable: &str) -> Option<PathBuf> {
    let set = || env::var_os(variable).filter(|name| !name.is_empty()).map(PathBuf::from);
    asked.or_else(set).map(|folder| std::path::absolute(&folder).unwrap_or(folder))
}
