//! A repository in a folder. The one rule: no link is followed, so nothing outside is ever read.

use std::{
    fs::File,
    io::Read,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use store::precedents::Skipped;
use walkdir::{DirEntry, WalkDir};

use super::{
    copy::{At, LARGEST, Listed, MarkdownFile, is_markdown, skip, too_large},
    skipped::SkipReason,
};

/// The Markdown files below `root`, by path.
pub(super) fn list(root: &Path, go_on: &dyn Fn() -> bool) -> Vec<Listed> {
    let walk = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
    walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .take_while(|_| go_on())
        .filter_map(|entry| match entry {
            Ok(entry) => listed(root, &entry),
            Err(error) => {
                let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
                Some(Listed::Not(path, unreadable(&error)))
            }
        })
        .collect()
}

/// What a folder is not searched for: `.git` and its like, and what tools put there.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.file_type().is_dir() && (name.starts_with('.') || name == "node_modules")
}

fn listed(root: &Path, entry: &DirEntry) -> Option<Listed> {
    let path = relative(root, entry.path());
    if entry.path_is_symlink() {
        return link(root, entry).map(|skipped| Listed::Not(path, skipped));
    }
    if !entry.file_type().is_file() || !is_markdown(&path) {
        return None;
    }
    Some(match entry.metadata() {
        Ok(about) => Listed::File(MarkdownFile {
            path,
            size: about.len(),
            stamp: about.modified().map_or(0, nanoseconds),
            at: At::File(entry.path().to_owned()),
        }),
        Err(error) => Listed::Not(path, unreadable(&error)),
    })
}

/// Why a link is not read. One that stays inside needs no word: its target is read in its place.
fn link(root: &Path, entry: &DirEntry) -> Option<Skipped> {
    let why = match entry.path().canonicalize() {
        Ok(target) if target.starts_with(root) => return None,
        Ok(target) if !target.is_dir() && !is_markdown(&entry.path().to_string_lossy()) => {
            return None;
        }
        Ok(target) => format!("it is a link that leads out, to {}", target.display()),
        Err(_) => "it is a link that leads nowhere".to_owned(),
    };
    Some(skip(SkipReason::Link, why))
}

/// The bytes of a file, as many as are read at most.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Skipped> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    match bytes.len() as u64 {
        all if all > LARGEST => Err(too_large(all)),
        _ => Ok(bytes),
    }
}

fn unreadable(error: &impl ToString) -> Skipped {
    skip(SkipReason::Unreadable, error.to_string())
}

fn relative(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn nanoseconds(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}
