//! The user's copy of a repository, as a folder or as an archive. The one rule: nothing in it is
//! trusted; every limit is held while reading, whatever a file says of its size.

use std::path::{Path, PathBuf};

use store::precedents::Skipped;

use super::{archive::Archive, folder, skipped::SkipReason};
use crate::{Error, mips::IN_ALL};

/// The largest file that is read, in bytes.
pub(super) const LARGEST: u64 = mip::LARGEST as u64;
/// A file that unpacks to more than so many times its size is not text that somebody wrote.
pub(super) const RATIO: u64 = 200;

/// A Markdown file.
#[derive(Debug, Clone)]
pub(super) struct MarkdownFile {
    /// From the root, with `/` between parts.
    pub(super) path: String,
    /// As far as is known before it is read.
    pub(super) size: u64,
    /// Its time in nanoseconds, or its checksum.
    pub(super) stamp: i64,
    /// Where to read it.
    pub(super) at: At,
}

#[derive(Debug, Clone)]
pub(super) enum At {
    File(PathBuf),
    Entry(usize),
}

/// What a listing says of a name.
#[derive(Debug)]
pub(super) enum Listed {
    File(MarkdownFile),
    Not(String, Skipped),
}

/// Where the files come from.
pub(super) enum Copy {
    Folder(PathBuf),
    Archive(Box<Archive>),
}

impl Copy {
    /// Opens a folder or a zip archive.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let failed = |source| Error::File {
            path: path.to_owned(),
            source,
            kept: "Choose the folder of your clone, or a zip archive of it. The index is as it was.",
        };
        let path = path.canonicalize().map_err(failed)?;
        if path.is_dir() {
            Ok(Self::Folder(path))
        } else {
            Ok(Self::Archive(Box::new(Archive::open(&path)?)))
        }
    }

    /// Every Markdown file, by path; those of an archive in its order. `go_on` is asked often.
    pub(super) fn list(&mut self, go_on: &dyn Fn() -> bool) -> Vec<Listed> {
        let mut listed = match self {
            Self::Folder(root) => folder::list(root, go_on),
            Self::Archive(archive) => archive.list(go_on),
        };
        let mut total = 0_u64;
        for one in &mut listed {
            let Listed::File(found) = one else { continue };
            let refused = if found.size > LARGEST {
                Some(too_large(found.size))
            } else if total.saturating_add(found.size) > IN_ALL {
                Some(skip(SkipReason::TooMuch, "the files before it make 1 GiB together"))
            } else {
                total += found.size;
                None
            };
            if let Some(skipped) = refused {
                *one = Listed::Not(std::mem::take(&mut found.path), skipped);
            }
        }
        listed
    }

    /// The bytes of a file.
    pub(super) fn read(&mut self, found: &MarkdownFile) -> Result<Vec<u8>, Skipped> {
        match (self, &found.at) {
            (Self::Archive(archive), At::Entry(at)) => archive.read(*at),
            (_, At::File(path)) => folder::read(path),
            (Self::Folder(_), At::Entry(_)) => Err(skip(SkipReason::Unreadable, "it is gone")),
        }
    }
}

/// Whether a name is that of a Markdown file.
pub(super) fn is_markdown(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    matches!(end.as_deref(), Some("md" | "markdown"))
}

pub(super) fn skip(reason: SkipReason, why: impl Into<String>) -> Skipped {
    Skipped { reason: reason.word().to_owned(), why: why.into() }
}

pub(super) fn too_large(bytes: u64) -> Skipped {
    skip(SkipReason::TooLarge, format!("it has {bytes} bytes; at most 64 MiB of a file are read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_more_than_64_mib_is_left_out_and_so_is_what_comes_after_1_gib() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: u64| {
            std::fs::File::create(dir.path().join(name)).unwrap().set_len(bytes).unwrap();
        };
        // Holes: they take no room on the disk.
        file("a.md", LARGEST + 1);
        for number in 10..26 {
            file(&format!("{number}.md"), LARGEST);
        }
        file("y.md", 1);
        file("z.md", 0);
        let listed = Copy::open(dir.path()).unwrap().list(&|| true);
        let left_out: Vec<_> = listed
            .iter()
            .filter_map(|one| match one {
                Listed::Not(path, skipped) => Some((path.as_str(), skipped.reason.as_str())),
                Listed::File(_) => None,
            })
            .collect();
        assert_eq!(left_out, [("a.md", "too_large"), ("y.md", "too_much")]);
        assert_eq!(listed.len(), 19);
    }

    #[test]
    fn a_file_that_has_grown_since_it_was_listed_is_not_read_beyond_64_mib() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        std::fs::File::create(&path).unwrap().set_len(5).unwrap();
        let mut copy = Copy::open(dir.path()).unwrap();
        let Some(Listed::File(found)) = copy.list(&|| true).pop() else { panic!("it is listed") };
        std::fs::File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
        assert_eq!(copy.read(&found).unwrap_err().reason, "too_large");
    }
}
