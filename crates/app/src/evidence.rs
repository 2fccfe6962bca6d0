//! What shows that an item is done: a link, a text, or a file that is copied into the workspace
//! under its SHA-256, so that it can't change or get lost behind the team's back.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use domain::{
    id::{EvidenceId, TeamId},
    item::{Evidence, EvidenceKind},
    place::no_link,
};
use serde::Deserialize;

use crate::{
    App, Error, Folder, Typed, by_digest,
    items::{self, ItemRef, ItemView},
    patch::apply_typed,
    text,
};

/// The largest file that is copied, in bytes.
const LARGEST: u64 = 256 << 20;

/// Evidence to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EvidenceAdd {
    /// The team.
    pub team: TeamId,
    /// The item's id.
    pub item: String,
    /// The evidence itself.
    pub evidence: NewEvidence,
}

/// The kinds of evidence, each with what it needs.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum NewEvidence {
    /// A page: `https://…`.
    Link {
        /// The address.
        url: String,
        /// What it is called; the address if empty.
        #[serde(default)]
        title: String,
    },
    /// A file on this machine, which is copied.
    File {
        /// Where it is now.
        path: PathBuf,
    },
    /// A text, which also fills the section that the item feeds.
    Text {
        /// Markdown.
        text: String,
        /// What it is called.
        #[serde(default)]
        title: String,
    },
}

/// Names a piece of evidence.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct EvidenceRef {
    pub team: TeamId,
    pub item: String,
    pub evidence: EvidenceId,
}

/// A new text for a piece of evidence.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Evidence")]
pub struct EvidenceWrite {
    pub team: TeamId,
    pub item: String,
    pub evidence: EvidenceId,
    pub text: Typed,
}

impl App {
    /// Adds evidence to an item. A file is in the workspace before the item names it.
    pub fn evidence_add(&self, req: EvidenceAdd) -> Result<ItemView, Error> {
        let evidence = evidence_of(&self.folder, req.evidence)?;
        let at = ItemRef { team: req.team, item: req.item };
        self.write("evidence_add", |w| {
            items::change(w, &at, |progress| {
                progress.evidence.push(evidence);
                Ok(())
            })
        })
    }

    /// Changes the text of a piece of evidence.
    pub fn evidence_write(&self, req: EvidenceWrite) -> Result<ItemView, Error> {
        let typed = req.text.fit("The evidence")?;
        let at = ItemRef { team: req.team, item: req.item };
        self.write_field("evidence_write", Some(req.evidence.to_string()), |w| {
            items::change(w, &at, |progress| {
                let found = progress.evidence.iter_mut().find(|kept| kept.id == req.evidence);
                let missing = || Error::NotFound("evidence", req.evidence.to_string());
                apply_typed(&mut found.ok_or_else(missing)?.text, Some(&typed));
                Ok(())
            })
        })
    }

    /// Takes a piece of evidence off an item. A copied file stays in the workspace: undo needs it.
    pub fn evidence_remove(&self, req: EvidenceRef) -> Result<ItemView, Error> {
        let at = ItemRef { team: req.team, item: req.item };
        self.write("evidence_remove", |w| {
            items::change(w, &at, |progress| {
                progress.evidence.retain(|kept| kept.id != req.evidence);
                Ok(())
            })
        })
    }
}

fn evidence_of(folder: &Folder, new: NewEvidence) -> Result<Evidence, Error> {
    let empty = Evidence {
        id: EvidenceId::new(),
        kind: EvidenceKind::Text,
        title: String::new(),
        url: String::new(),
        text: String::new(),
        sha256: String::new(),
        size: 0,
    };
    match new {
        NewEvidence::Link { url, title } => {
            let url = url.trim().to_owned();
            if let Some(why) = no_link(&url) {
                return Err(Error::Invalid(why));
            }
            Ok(Evidence { kind: EvidenceKind::Link, url, title: title.trim().to_owned(), ..empty })
        }
        NewEvidence::Text { text, title } => {
            let text = text::long("The evidence", text)?;
            Ok(Evidence { text, title: title.trim().to_owned(), ..empty })
        }
        NewEvidence::File { path } => {
            let (sha256, size) = keep(&path, &folder.files())?;
            let name = path.file_name().unwrap_or(path.as_os_str());
            let title = name.to_string_lossy().into_owned();
            Ok(Evidence { kind: EvidenceKind::File, title, sha256, size, ..empty })
        }
    }
}

/// Copies a file into `folder` under its SHA-256; gives that and the size. Once is enough.
fn keep(path: &Path, folder: &Path) -> Result<(String, u64), Error> {
    let failed = |source| Error::File {
        path: path.to_owned(),
        source,
        kept: "The file was not added; everything else is as it was.",
    };
    let mut file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(Error::invalid(format!("{} is no file.", path.display())));
    }
    if about.len() > LARGEST {
        let (has, most) = (about.len() >> 20, LARGEST >> 20);
        let why = format!("{} has {has} MB; up to {most} MB can be kept.", path.display());
        return Err(Error::invalid(why));
    }
    by_digest::keep(&mut file, folder).map_err(failed)
}
