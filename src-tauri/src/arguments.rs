//! What the program was started with. The one rule: a word it does not know stops it with a sentence.

use std::{ffi::OsString, path::PathBuf};

use crate::problem::Problem;

const HELP: &str = "\
Launchpod: from an idea to approved proposals, stage by stage.

Usage: launchpod-desktop [--data DIR] [--pack DIR]

  --data DIR   the folder that holds the workspace (also: LAUNCHPOD_DATA)
  --pack DIR   the folder of the rule pack (also: LAUNCHPOD_PACK)
  --version    which version this is
  --help       this text";

/// What is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// The window, over this folder or the usual one.
    Window {
        /// What `--data` named.
        data: Option<PathBuf>,
        /// What `--pack` named.
        pack: Option<PathBuf>,
    },
    /// Words at the terminal, no window.
    Words(String),
}

/// Reads the arguments after the program's name.
pub(crate) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Wish, Problem> {
    let (mut data, mut pack) = (None, None);
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        let mut folder = |named: &str| match named {
            "" => PathBuf::from(arguments.next().unwrap_or_default()),
            named => PathBuf::from(named),
        };
        match text.split_once('=').unwrap_or((&text, "")) {
            ("--data", named) => data = Some(folder(named)),
            ("--pack", named) => pack = Some(folder(named)),
            ("--help" | "-h", _) => return Ok(Wish::Words(HELP.to_owned())),
            ("--version" | "-V", _) => {
                return Ok(Wish::Words(format!("Launchpod {}", env!("CARGO_PKG_VERSION"))));
            }
            _ => {
                return Err(Problem::new(format!(
                    "Launchpod does not know {text:?}. The options it takes are --data and --pack with a folder; --help says more."
                )));
            }
        }
    }
    for (option, folder) in [("--data", &data), ("--pack", &pack)] {
        if folder.as_ref().is_some_and(|folder| folder.as_os_str().is_empty()) {
            return Err(Problem::new(format!(
                "{option} needs the name of a folder, as in {option} my-folder."
            )));
        }
    }
    Ok(Wish::Window { data, pack })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Result<Wish, String> {
        read(words.iter().map(OsString::from)).map_err(|problem| problem.to_string())
    }

    #[test]
    fn the_folder_is_read_in_both_spellings() {
        let wanted = |data: Option<&str>, pack: Option<&str>| {
            Ok(Wish::Window { data: data.map(PathBuf::from), pack: pack.map(PathBuf::from) })
        };
        assert_eq!(of(&["--data", "a b"]), wanted(Some("a b"), None));
        assert_eq!(of(&["--data=a b", "--pack", "c"]), wanted(Some("a b"), Some("c")));
        assert_eq!(of(&["--pack=c"]), wanted(None, Some("c")));
        assert_eq!(of(&[]), wanted(None, None));
    }

    #[test]
    fn a_missing_folder_or_an_unknown_word_is_said_in_a_sentence() {
        assert!(of(&["--data"]).is_err_and(|said| said.contains("needs the name of a folder")));
        assert!(of(&["--pack="]).is_err_and(|said| said.contains("--pack needs the name")));
        assert!(of(&["--date", "x"]).is_err_and(|said| said.contains("\"--date\"")));
    }
}
