//! The files of a pack as text: embedded in the program, or read from a folder.
//! The one rule: both come out the same, so one check does for both.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use crate::{Error, Fault};

/// No pack is near it: what is larger was put there by mistake.
const MOST_BYTES: u64 = 1 << 20;
const MOST_FILES: usize = 500;

/// Names the files of a pack and takes their text into the program.
macro_rules! embedded {
    ($root:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), $root, $path)))),*]
    };
}

mod makerdao;

/// The text of each file, by its path from the pack's folder with `/` between parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// The files that the program brings along.
    #[must_use]
    pub fn makerdao() -> Self {
        makerdao::FILES.iter().map(|(path, text)| (*path, *text)).collect()
    }

    /// The files of a folder: `pack.toml`, `lifecycle.toml`, `headings.toml`, `playbook/*.toml`,
    /// `rules/*.toml` and `templates/**/*.md.tera`. Others are left alone, links out of the folder too.
    ///
    /// # Errors
    /// When there is no `pack.toml`, or a file cannot be read, is no UTF-8 or is over a megabyte.
    pub fn of_folder(folder: &Path) -> Result<Self, Error> {
        let mut found = Vec::new();
        list(folder, "", 0, &mut found)?;
        let (mut files, mut faults) = (BTreeMap::new(), Vec::new());
        for (path, at) in found {
            match text(&at) {
                Ok(text) => drop(files.insert(path, text)),
                Err(why) => faults.push(Fault::new(&path, why)),
            }
        }
        if faults.is_empty() { Ok(Self(files)) } else { Err(Error { faults }) }
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The files below a folder, in the order of their names.
    pub(crate) fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        let inside =
            move |path: &str| path.strip_prefix(folder).is_some_and(|p| p.starts_with('/'));
        self.paths().filter(move |(path, _)| inside(path))
    }

    /// Every file with its text, in the order of their names.
    pub fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Files {
    /// Line ends become LF: a pack that was unpacked on Windows is the same pack.
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let unix = |text: T| text.into().replace("\r\n", "\n");
        Self(files.into_iter().map(|(path, text)| (path.into(), unix(text))).collect())
    }
}

/// Whether a file belongs to a pack.
fn belongs(path: &str) -> bool {
    match path.split_once('/') {
        None => matches!(path, "pack.toml" | "lifecycle.toml" | "headings.toml"),
        Some(("playbook" | "rules", name)) => name.strip_suffix(".toml").is_some_and(is_name),
        Some(("templates", rest)) => rest.strip_suffix(".md.tera").is_some(),
        Some(_) => false,
    }
}

/// Whether a text is a file's name and not a path.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains('/')
}

fn list(
    folder: &Path,
    prefix: &str,
    depth: u8,
    found: &mut Vec<(String, PathBuf)>,
) -> Result<(), Error> {
    let place = if prefix.is_empty() { "." } else { prefix.trim_end_matches('/') };
    let unreadable =
        |why: std::io::Error| Fault::new(place, format!("the folder cannot be read: {why}"));
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() && depth < 4 && !name.starts_with('.') {
            list(&entry.path(), &format!("{path}/"), depth + 1, found)?;
        } else if kind.is_file() && belongs(&path) {
            found.push((path, entry.path()));
        }
        if found.len() > MOST_FILES {
            let what = format!("it holds more than {MOST_FILES} files: this is no rule pack");
            return Err(Fault::new(place, what).into());
        }
    }
    Ok(())
}

fn text(at: &Path) -> Result<String, String> {
    let size = fs::metadata(at).map_err(|why| format!("it cannot be read: {why}"))?.len();
    if size > MOST_BYTES {
        return Err(format!("it has {size} bytes, more than a megabyte: is it the right file?"));
    }
    let bytes = fs::read(at).map_err(|why| format!("it cannot be read: {why}"))?;
    let text = String::from_utf8(bytes).map_err(|why| {
        format!("it is not UTF-8 from byte {} on: save it as UTF-8", why.utf8_error().valid_up_to())
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text).replace("\r\n", "\n"))
}
