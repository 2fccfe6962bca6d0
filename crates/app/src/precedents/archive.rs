//! A repository in a zip archive. The one rule: nothing is unpacked to the disk, and of what is
//! unpacked in memory there is never more than the limits say.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use store::precedents::Skipped;
use zip::{ZipArchive, read::ZipFile};

use super::{
    copy::{At, LARGEST, Listed, MarkdownFile, RATIO, is_markdown, skip, too_large},
    skipped::SkipReason,
};
use crate::Error;

/// So many entries are looked at.
const ENTRIES: usize = 200_000;

/// An open archive.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
}

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let refused = |why: String| {
            Error::Invalid(format!(
                "{} can't be read as a zip archive: {why}. Choose the folder of your clone, or a zip archive of it. The index is as it was.",
                path.display()
            ))
        };
        let file = File::open(path).map_err(|error| refused(error.to_string()))?;
        let zip =
            ZipArchive::new(BufReader::new(file)).map_err(|error| refused(error.to_string()))?;
        match zip.len() {
            entries if entries > ENTRIES => Err(refused(format!(
                "it has {entries} entries, and at most {ENTRIES} are looked at"
            ))),
            _ => Ok(Self { zip }),
        }
    }

    pub(super) fn list(&mut self, go_on: &dyn Fn() -> bool) -> Vec<Listed> {
        (0..self.zip.len()).take_while(|_| go_on()).filter_map(|at| self.listed(at)).collect()
    }

    fn listed(&mut self, at: usize) -> Option<Listed> {
        // Raw: what it is packed with does not matter before it is read.
        let entry = match self.zip.by_index_raw(at) {
            Ok(entry) => entry,
            Err(error) => {
                return Some(Listed::Not(format!("entry {at}"), unreadable(&error)));
            }
        };
        let path = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
        if entry.is_dir() || !is_markdown(&path) || is_hidden(&path) {
            return None;
        }
        Some(match refusal(&entry, &path) {
            Some(skipped) => Listed::Not(path, skipped),
            None => Listed::File(MarkdownFile {
                path,
                size: entry.size(),
                stamp: i64::from(entry.crc32()),
                at: At::Entry(at),
            }),
        })
    }

    /// The bytes of an entry. What it says of its size is not believed.
    pub(super) fn read(&mut self, at: usize) -> Result<Vec<u8>, Skipped> {
        let entry = self.zip.by_index(at).map_err(|error| unreadable(&error))?;
        let most = LARGEST.min(entry.compressed_size().saturating_mul(RATIO));
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        match bytes.len() as u64 {
            all if all > LARGEST => Err(too_large(all)),
            all if all > most => Err(bomb()),
            _ => Ok(bytes),
        }
    }
}

/// Why an entry is not read.
fn refusal<R: Read>(entry: &ZipFile<'_, R>, path: &str) -> Option<Skipped> {
    if climbs_out(path) {
        return Some(skip(SkipReason::Outside, "its name leads out of the archive"));
    }
    if entry.is_symlink() {
        return Some(skip(SkipReason::Link, "it is a link; links in archives are not followed"));
    }
    (entry.size() > entry.compressed_size().saturating_mul(RATIO)).then(bomb)
}

fn bomb() -> Skipped {
    skip(SkipReason::Ratio, "it unpacks to more than 200 times its size")
}

fn unreadable(error: &impl ToString) -> Skipped {
    skip(SkipReason::Unreadable, error.to_string())
}

/// Whether a name is absolute or has more steps up than down.
fn climbs_out(path: &str) -> bool {
    let mut depth = 0_i32;
    let leaves = path.split('/').any(|part| {
        depth += match part {
            ".." => -1,
            "" | "." => 0,
            _ => 1,
        };
        depth < 0
    });
    leaves || path.starts_with('/') || path.as_bytes().get(1) == Some(&b':')
}

fn is_hidden(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next_back();
    parts.any(|part| {
        part == "node_modules"
            || part == "__MACOSX"
            || (part.starts_with('.') && !part.starts_with(".."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_climbs_out_is_told_from_one_with_dots() {
        for out in ["../a.md", "a/../../b.md", "/etc/a.md", "C:/a.md"] {
            assert!(climbs_out(out), "{out}");
        }
        for inside in ["a.md", "a/../b.md", "..a/b.md", "mips-master/MIP40/x.md"] {
            assert!(!climbs_out(inside), "{inside}");
        }
    }
}
