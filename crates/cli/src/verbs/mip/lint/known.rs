//! What was found before: at another commit, or when a baseline was written. The rule: what is left out
//! is counted.

use std::{
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use app::mips;
use mip_lint::Judged;
use serde::{Deserialize, Serialize};

use super::{Lint, Looked};
use crate::out;

/// Where the findings of before come from.
pub(super) enum Known {
    Nothing,
    /// The texts at a commit.
    Since(String),
    /// A file that was written before.
    Baseline {
        folder: PathBuf,
        files: HashMap<String, Vec<String>>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Of this file's form.
    version: u32,
    files: HashMap<String, Vec<String>>,
}

const VERSION: u32 = 1;

impl Known {
    pub(super) fn of(asked: &Lint) -> anyhow::Result<Self> {
        if let Some(reference) = &asked.since {
            return Ok(Self::Since(reference.clone()));
        }
        let Some(path) = &asked.baseline else { return Ok(Self::Nothing) };
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{} could not be read", path.display()))?;
        let file: File = serde_json::from_str(&text)
            .map_err(|error| anyhow!("{}: this is no baseline: {error}", path.display()))?;
        if file.version != VERSION {
            let version = file.version;
            return Err(anyhow!(
                "{}: a baseline of the form {version} can not be read",
                path.display()
            ));
        }
        Ok(Self::Baseline { folder: folder_of(path)?, files: file.files })
    }

    /// Leaves what is new, and counts the rest.
    pub(super) fn take_out(
        &self,
        looked: &mut Looked,
        path: &Path,
        judge: &impl Fn(&str) -> Judged,
    ) -> anyhow::Result<()> {
        let before = match self {
            Self::Nothing => return Ok(()),
            Self::Since(reference) => match mips::text_at(path, reference)? {
                Some(text) => mips::said(&text, &judge(&text).found),
                None => Vec::new(),
            },
            Self::Baseline { folder, files } => {
                files.get(&below(folder, path)?).cloned().unwrap_or_default()
            }
        };
        let all = looked.judged.found.len();
        let known = mips::known(&before, &looked.source, &looked.judged.found);
        let mut known = known.into_iter();
        looked.judged.found.retain(|_| known.next() == Some(false));
        looked.known = all - looked.judged.found.len();
        Ok(())
    }
}

/// Writes a baseline of what was found.
pub(super) fn write(path: &Path, files: &[Looked]) -> anyhow::Result<()> {
    let folder = folder_of(path)?;
    let mut found = BTreeMap::new();
    let mut count = 0;
    for file in files.iter().filter(|file| !file.judged.found.is_empty()) {
        let said = mips::said(&file.source, &file.judged.found);
        count += said.len();
        found.insert(below(&folder, Path::new(&file.path))?, said);
    }
    let text =
        serde_json::to_string_pretty(&serde_json::json!({ "version": VERSION, "files": found }))?;
    mips::write(path, &(text + "\n"))?;
    out::line(&format!("{count} findings are known from now on, in {}.", path.display()))
}

fn folder_of(file: &Path) -> anyhow::Result<PathBuf> {
    Ok(std::path::absolute(file)?.parent().map(Path::to_owned).unwrap_or_default())
}

/// A path below a folder, with `/` on every machine; the whole path where it is not below it.
fn below(folder: &Path, path: &Path) -> anyhow::Result<String> {
    let path = std::path::absolute(path)?;
    let path = path.strip_prefix(folder).unwrap_or(&path);
    Ok(path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
}
