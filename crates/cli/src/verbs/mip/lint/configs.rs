//! The configuration of each file: the one that was named, or the nearest above it.

use std::{
    cell::RefCell,
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, anyhow};
use mip_lint::{CONFIG_FILE, Config, Finding, Judged};

use super::Lint;

/// Configurations that were read, by the folder that asked.
pub(super) struct Configs<'a> {
    asked: &'a Lint,
    named: Option<Read>,
    read: RefCell<HashMap<PathBuf, Read>>,
}

/// A configuration and the folder that its globs begin in.
#[derive(Clone)]
struct Read {
    folder: PathBuf,
    rules: Arc<Config>,
}

/// What counts for one file.
pub(super) struct FileConfig {
    pub(super) rules: Arc<Config>,
    /// The file below the configuration's folder, with `/`.
    path: String,
}

impl FileConfig {
    pub(super) fn excludes(&self) -> bool {
        self.rules.excludes(&self.path)
    }

    pub(super) fn judge(&self, findings: Vec<Finding>) -> Judged {
        self.rules.judge(&self.path, findings)
    }
}

impl<'a> Configs<'a> {
    pub(super) fn of(asked: &'a Lint) -> anyhow::Result<Self> {
        let mut configs = Self { asked, named: None, read: RefCell::default() };
        configs.named = match &asked.config {
            Some(file) => Some(configs.read_file(file)?),
            None if asked.isolated => Some(configs.none(&std::env::current_dir()?)?),
            None => None,
        };
        Ok(configs)
    }

    pub(super) fn of_file(&self, file: &Path) -> anyhow::Result<FileConfig> {
        let file = std::path::absolute(file)?;
        let read = match &self.named {
            Some(read) => read.clone(),
            None => self.above(file.parent().unwrap_or(Path::new("/")))?,
        };
        let path = file.strip_prefix(&read.folder).unwrap_or(&file);
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Ok(FileConfig { rules: read.rules, path: parts.join("/") })
    }

    /// The nearest one at or above a folder, or none at all.
    fn above(&self, folder: &Path) -> anyhow::Result<Read> {
        if let Some(read) = self.read.borrow().get(folder) {
            return Ok(read.clone());
        }
        let file = folder.join(CONFIG_FILE);
        let read = if file.is_file() {
            self.read_file(&file)?
        } else {
            match folder.parent() {
                Some(parent) => self.above(parent)?,
                None => self.none(folder)?,
            }
        };
        self.read.borrow_mut().insert(folder.to_owned(), read.clone());
        Ok(read)
    }

    fn read_file(&self, file: &Path) -> anyhow::Result<Read> {
        let text = fs::read_to_string(file)
            .with_context(|| format!("{} could not be read", file.display()))?;
        let rules = Config::parse(&text).map_err(|error| anyhow!("{}:{error}", file.display()))?;
        let folder = std::path::absolute(file)?.parent().map(Path::to_owned).unwrap_or_default();
        self.settled(folder, rules)
    }

    fn none(&self, folder: &Path) -> anyhow::Result<Read> {
        self.settled(folder.to_owned(), Config::default())
    }

    fn settled(&self, folder: PathBuf, rules: Config) -> anyhow::Result<Read> {
        let rules = rules.with(self.asked.select.as_deref(), &self.asked.ignore)?;
        Ok(Read { folder, rules: Arc::new(rules) })
    }
}
