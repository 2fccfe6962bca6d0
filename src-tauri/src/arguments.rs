//! What the program was started with. The one rule: a word it does not know stops it with a sentence.

use std::{ffi::OsString, path::PathBuf};

use crate::problem::Problem;

const HELP: &str = "\
Launchpod: from an idea to three proposals in seven stages.

Usage: launchpod-desktop [--data DIR]

  --data DIR   the folder that holds the workspace (also: LAUNCHPOD_DATA)
  --version    which version this is
  --help       this text";

/// What is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The window, over this folder or the usual one.
    Window {
        /// What `--data` named.
        data: Option<PathBuf>,
    },
    /// Words at the terminal, no window.
    Words(String),
}

/// Reads the arguments after the program's name.
pub(crate) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Wish, Problem> {
    let mut data = None;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        match text.split_once('=').unwrap_or((&text, "")) {
            ("--data", "") => data = Some(PathBuf::from(arguments.next().unwrap_or_default())),
            ("--data", folder) => data = Some(PathBuf::from(folder)),
            ("--help" | "-h", _) => return Ok(Wish::Words(HELP.to_owned())),
            ("--version" | "-V", _) => {
                return Ok(Wish::Words(format!("Launchpod {}", env!("CARGO_PKG_VERSION"))));
            }
            _ => {
                return Err(Problem::new(format!(
                    "Launchpod does not know {text:?}. The one option it takes is --data with a folder; --help says more."
                )));
            }
        }
    }
    if data.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) {
        return Err(Problem::new("--data needs the name of a folder, as in --data my-workspace."));
    }
    Ok(Wish::Window { data })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Result<Wish, String> {
        read(words.iter().map(OsString::from)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn the_folder_is_read_in_both_spellings() {
        let wanted = Ok(Wish::Window { data: Some(PathBuf::from("a b")) });
        assert_eq!(of(&["--data", "a b"]), wanted);
        assert_eq!(of(&["--data=a b"]), wanted);
        assert_eq!(of(&[]), Ok(Wish::Window { data: None }));
    }

    #[test]
    fn a_missing_folder_or_an_unknown_word_is_said_in_a_sentence() {
        assert!(of(&["--data"]).is_err_and(|said| said.contains("needs the name of a folder")));
        assert!(of(&["--date", "x"]).is_err_and(|said| said.contains("\"--date\"")));
    }
}
