//! Which files are meant by what was typed. The rule: a file that is named is taken as it is; of a
//! folder, only what calls itself a subproposal, of whatever kind and with `.md` or without, and links
//! that lead out of it are not followed.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use domain::proposal::{Form, Kinds};
use walkdir::{DirEntry, WalkDir};

use super::IN_ALL;

/// What was found under the paths.
#[derive(Debug)]
pub struct Gathered<'a> {
    kinds: &'a Kinds,
    /// The proposals, each once, in the order of their names within a folder.
    pub files: Vec<Meant>,
    /// Other Markdown in folders that was passed over.
    pub others: usize,
    /// Links that lead out of their folder or nowhere, where a proposal or a folder may have been.
    pub links: usize,
    /// Files and folders that are not read, each with why.
    pub failed: Vec<String>,
    /// Bytes of the files so far.
    bytes: u64,
    seen: HashSet<PathBuf>,
}

/// A file to look at.
#[derive(Debug)]
pub struct Meant {
    /// Where it is.
    pub path: PathBuf,
    /// Somebody typed its name: it is taken whatever is excluded.
    pub named: bool,
}

/// The proposals that are meant by `paths`.
#[must_use]
pub fn proposals<'a>(paths: &[PathBuf], kinds: &'a Kinds) -> Gathered<'a> {
    let mut found = Gathered {
        kinds,
        files: Vec::new(),
        others: 0,
        links: 0,
        failed: Vec::new(),
        bytes: 0,
        seen: HashSet::new(),
    };
    for path in paths {
        if path.is_dir() {
            found.folder(path);
        } else {
            found.add(path.clone(), true);
        }
    }
    found
}

impl Gathered<'_> {
    fn folder(&mut self, folder: &Path) {
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        let root = folder.canonicalize().ok();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.path_is_symlink() => {
                    self.links += usize::from(is_missed(self.kinds, root.as_deref(), entry.path()));
                }
                Ok(entry) if !entry.file_type().is_file() => {}
                Ok(entry) if is_proposal(self.kinds, entry.path()) => {
                    self.add(entry.into_path(), false);
                }
                Ok(entry) => self.others += usize::from(is_markdown(entry.path())),
                Err(error) => self.failed.push(error.to_string()),
            }
        }
    }

    fn add(&mut self, path: PathBuf, named: bool) {
        // `.` and a file in it may both have been named.
        let path = path.strip_prefix("./").map(Path::to_owned).unwrap_or(path);
        if !self.seen.insert(path.clone()) {
            return;
        }
        // One that is too large, or can't be read, is told when its turn comes.
        let size = path.metadata().map_or(0, |about| about.len());
        let size = if size > mip::LARGEST as u64 { 0 } else { size };
        if self.bytes + size > IN_ALL {
            let path = path.display();
            self.failed.push(format!("{path}: left out, the files before it make 1 GiB together"));
            return;
        }
        self.bytes += size;
        self.files.push(Meant { path, named });
    }
}

/// Whether something is not looked at because only a link leads there. What lies in the same folder
/// is looked at in its own place.
fn is_missed(kinds: &Kinds, root: Option<&Path>, link: &Path) -> bool {
    match link.canonicalize() {
        Ok(target) if root.is_some_and(|root| target.starts_with(root)) => false,
        Ok(target) => target.is_dir() || is_proposal(kinds, link),
        Err(_) => is_markdown(link),
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || name == "node_modules"
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// Whether a file is called as a subproposal is: `MIP40c3-SP20.md`, of a kind that the pack has or of
/// another, and also where its ending is lost: the portal would pass it over.
fn is_proposal(kinds: &Kinds, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let code = kinds.code_of(&name).unwrap_or_default();
    let behind = name.get(code.len()..).unwrap_or_default();
    let is_marked = kinds.forms().iter().map(Form::mark).any(|mark| {
        let start = behind.get(..mark.len());
        !mark.is_empty() && start.is_some_and(|start| start.eq_ignore_ascii_case(mark))
    });
    // Another ending is that of another file: `MIP40c3-SP20.pdf`.
    let has_ending = path.extension().is_some_and(|end| {
        let is_word = |c: char| c.is_ascii_alphanumeric();
        end.len() <= 5 && end.to_string_lossy().chars().all(is_word)
    });
    let is_text = is_markdown(path) || !has_ending;
    !code.is_empty() && is_marked && is_text && !name.to_ascii_lowercase().contains("template")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_folder_only_what_is_called_as_a_proposal_is_taken() {
        let kinds = crate::rules(None).unwrap().kinds();
        for (name, is) in [
            ("MIP40c3-SP20.md", true),
            ("mip40C3-SP#.md", true),
            ("MIP40c3-SPX.md", true),
            ("MIP40c3-Subproposal-Template.md", false),
            ("mip40.md", false),
            ("README.md", false),
            ("MIP55c3-SP1.md", true),
            ("MIP41c5-SP8", true),
            ("MIP40c3-SP20.pdf", false),
            ("MIP40c3-SP20: Our budget.md", true),
            ("MIP40.md", false),
            ("FY21c3-SP1.md", false),
        ] {
            assert_eq!(is_proposal(kinds, Path::new(name)), is, "{name}");
        }
    }
}
