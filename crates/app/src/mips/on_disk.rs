//! The files round a proposal, as the linter asks for them. The rule: what is outside the repository, or
//! cannot be told, is not said to be missing.

use std::{
    cell::OnceCell,
    collections::HashMap,
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use mip_lint::Files;
use pack::Pack;

/// So many folders above a proposal a clone is looked for.
const DEEPEST: usize = 8;
/// So many files are looked at to find one that was meant.
const MOST: usize = 20_000;

/// What many proposals that are looked at together have in common: the files of their clones.
#[derive(Debug, Default)]
pub struct Clones(Mutex<HashMap<PathBuf, Arc<Vec<PathBuf>>>>);

impl Clones {
    /// The files below a root, without those that are hidden. Each clone is walked once.
    fn files(&self, root: &Path) -> Arc<Vec<PathBuf>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let walk = || {
            let is_shown = |entry: &walkdir::DirEntry| {
                entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
            };
            let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
            let files = walk.filter_entry(is_shown).take(MOST).flatten();
            let files = files.filter(|entry| entry.file_type().is_file());
            files.filter_map(|it| it.path().strip_prefix(root).ok().map(Path::to_owned)).collect()
        };
        known.entry(root.to_owned()).or_insert_with(|| Arc::new(walk())).clone()
    }
}

/// The files of the clone, or the folder, that a proposal stands in.
pub(super) struct OnDisk<'a> {
    folder: PathBuf,
    pack: &'a Pack,
    clones: &'a Clones,
    root: OnceCell<Option<PathBuf>>,
    /// `owner/name` of the repositories that this is a clone of.
    names: OnceCell<Vec<String>>,
}

impl<'a> OnDisk<'a> {
    pub(super) fn beside(file: &Path, pack: &'a Pack, clones: &'a Clones) -> Self {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        Self { folder, pack, clones, root: OnceCell::new(), names: OnceCell::new() }
    }

    fn root(&self) -> Option<&Path> {
        self.root.get_or_init(|| root_of(&self.folder, self.pack)).as_deref()
    }

    fn names(&self) -> &[String] {
        self.names.get_or_init(|| {
            let config = self.root().map(|root| root.join(".git/config"));
            let config = config.and_then(|file| std::fs::read_to_string(file).ok());
            let config = config.unwrap_or_default();
            let urls = config.lines().filter_map(|line| line.trim().strip_prefix("url ="));
            // A fork is a clone of the pack's repository, too; somebody else's folder is none.
            let forms = self.pack.kinds().forms();
            let is_laid_out = |root: &Path| forms.iter().any(|it| root.join(&it.folder).is_dir());
            let of_pack =
                self.root().filter(|root| is_laid_out(root)).map(|_| self.pack.repository());
            urls.chain(of_pack).filter_map(repository).collect()
        })
    }
}

/// The root of the clone above a folder; without one, what is above the folder in which the pack's
/// repository keeps such proposals.
fn root_of(folder: &Path, pack: &Pack) -> Option<PathBuf> {
    let whole = folder.canonicalize().ok()?;
    let is_clone = |above: &&Path| above.join(".git").exists();
    if let Some(clone) = whole.ancestors().take(DEEPEST).find(is_clone) {
        return Some(clone.to_owned());
    }
    let of_kind = pack.kinds().forms().iter().find(|form| whole.ends_with(&form.folder))?;
    whole.ancestors().nth(of_kind.folder.split('/').count()).map(Path::to_owned)
}

/// `owner/name` of an address at GitHub.
fn repository(url: &str) -> Option<String> {
    let (_, path) = url.trim().split_once("github.com")?;
    let mut parts = path.trim_start_matches([':', '/']).split('/');
    let (owner, name) = (parts.next()?, parts.next()?);
    let name = name.strip_suffix(".git").unwrap_or(name);
    (!owner.is_empty() && !name.is_empty()).then(|| format!("{owner}/{name}").to_ascii_lowercase())
}

/// `owner/name`, the branch and the path of an address at GitHub that leads to a file.
fn file_at_github(address: &str) -> Option<(String, &str, &str)> {
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split(['#', '?']).next()?.split_once('/')?;
    let mut parts = path.splitn(3, '/');
    let name = format!("{}/{}", parts.next()?, parts.next()?).to_ascii_lowercase();
    let rest = parts.next()?;
    let rest = match host {
        "github.com" | "www.github.com" => {
            let (kind, rest) = rest.split_once('/')?;
            matches!(kind, "blob" | "tree" | "raw").then_some(rest)?
        }
        "raw.githubusercontent.com" => rest,
        _ => return None,
    };
    let (branch, path) = rest.split_once('/')?;
    Some((name, branch, path))
}

impl Files for OnDisk<'_> {
    fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    fn has_at_root(&self, path: &str) -> Option<bool> {
        let path = Path::new(path);
        let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        let root = self.root().filter(|_| is_inside)?;
        Some(root.join(path).exists())
    }

    fn own(&self, address: &str) -> Option<String> {
        let (name, branch, path) = file_at_github(address)?;
        // What stood there at another commit may have moved since.
        let is_branch = matches!(branch, "master" | "main" | "HEAD");
        let is_own = is_branch && !path.is_empty() && self.names().contains(&name);
        is_own.then(|| mip_lint::unescaped(path))
    }

    fn meant(&self, path: &str) -> Option<String> {
        let root = self.root()?;
        let wanted = Path::new(path);
        let stem = |path: &Path| Some(path.file_stem()?.to_string_lossy().to_lowercase());
        let files = self.clones.files(root);
        let like = files.iter().filter(|path| stem(path).is_some() && stem(path) == stem(wanted));
        // Of several the one whose folder and ending agree best.
        let folder = |path: &Path| path.parent().and_then(Path::file_name).map(ToOwned::to_owned);
        let best = like.max_by_key(|path| {
            (folder(path) == folder(wanted), path.extension() == wanted.extension())
        })?;
        Some(best.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_own_repository_are_paths_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("MIP40/MIP40c3-Subproposals");
        std::fs::create_dir_all(place.join("supporting_materials/MIP40c3-SP20")).unwrap();
        std::fs::File::create(place.join("supporting_materials/MIP40c3-SP20/a b.jpeg")).unwrap();
        let pack = crate::rules(None).unwrap();
        let clones = Clones::default();
        let disk = OnDisk::beside(&place.join("MIP40c3-SP20.md"), pack, &clones);
        let path = "MIP40/MIP40c3-Subproposals/supporting_materials/MIP40c3-SP20";
        let github = "https://github.com";
        let own =
            disk.own(&format!("{github}/MakerDAO/mips/blob/master/{path}/a%20b.png?raw=true"));
        assert_eq!(own, Some(format!("{path}/a b.png")));
        let raw = "https://raw.githubusercontent.com/makerdao/mips/main/x.png";
        assert_eq!(disk.own(raw).as_deref(), Some("x.png"));
        for other in
            ["makerdao/mips/blob/0123abc/x.png", "a/b/blob/master/x", "makerdao/mips/pull/1"]
        {
            assert_eq!(disk.own(&format!("{github}/{other}")), None, "{other}");
        }
        assert_eq!(disk.has_at_root(&format!("{path}/a b.png")), Some(false));
        assert_eq!(disk.has_at_root("MIP40"), Some(true));
        assert_eq!(disk.has_at_root("../x"), None, "outside nothing is looked for");
        assert_eq!(disk.meant(&format!("{path}/A b.png")), Some(format!("{path}/a b.jpeg")));
        assert_eq!(disk.meant("c.png"), None);
        let elsewhere = OnDisk::beside(&folder.path().join("x.md"), pack, &clones);
        assert_eq!(elsewhere.has_at_root("MIP40"), None, "no root is known there");
    }
}
