//! The certificate of a freeze: which files, with which digests, were frozen when, by whom, and
//! what was changed since. The one rule: what is written can be checked by anyone with the files
//! and no Launchpod; what it does not prove is said in it.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use domain::place::stays_inside;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of this layout.
const FORMAT: &str = "launchpod-freeze/1";
/// What stands before the JSON in the page.
const FENCE: &str = "```json\n";
/// No certificate is near it.
const MOST_FILES: usize = 1000;

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Certificate {
    /// The layout: `launchpod-freeze/1`.
    pub format: String,
    /// The team, by its name.
    pub team: String,
    /// When it was frozen, by the clock of whoever froze it.
    pub frozen_at: DateTime<Utc>,
    /// Who froze it, by their own word.
    pub frozen_by: String,
    /// What they said of it.
    pub note: String,
    /// The governance cycle it is for.
    pub cycle: Option<String>,
    /// The files as they were frozen.
    pub files: Vec<Certified>,
    /// What was changed since, oldest first.
    pub exceptions: Vec<Changed>,
    /// SHA-256 of all that stands above.
    pub digest: String,
}

/// A file and its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Certified {
    /// Its place, from the folder of the certificate, with `/` between parts.
    pub path: String,
    /// SHA-256 of its bytes in 64 hexadecimal digits.
    pub sha256: String,
}

/// A change after the freeze.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Changed {
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When it was ended.
    pub closed: DateTime<Utc>,
    /// The files from then on.
    pub files: Vec<Certified>,
}

/// Why a text is no certificate that can be checked. Each is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCertificate {
    /// A page without the block that is checked.
    #[error("it holds no block of JSON: a certificate ends with one")]
    NoBlock,
    /// Not what a certificate holds.
    #[error("it is no certificate of a freeze: {0}")]
    Unreadable(String),
    /// A later Launchpod wrote it.
    #[error("its layout is {0:?}, and this version knows {FORMAT:?}: update Launchpod")]
    Newer(String),
    /// A file outside of the folder, or one named twice.
    #[error("it names a file that no certificate names: {0:?}")]
    BadPath(String),
    /// It proves nothing.
    #[error("it names no files, or more than {MOST_FILES}")]
    BadCount,
}

/// A certificate as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCertificate {
    /// What it says.
    pub certificate: Certificate,
    /// What shows that somebody changed it after it was written, as a sentence.
    pub edited: Option<String>,
}

impl Certificate {
    /// A certificate with its digest.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        FORMAT.clone_into(&mut self.format);
        self.digest = self.own_digest();
        self
    }

    /// The files as they have to be now.
    #[must_use]
    pub fn files_now(&self) -> &[Certified] {
        self.exceptions.last().map_or(&self.files, |change| &change.files)
    }

    fn own_digest(&self) -> String {
        let bare = Self { digest: String::new(), ..self.clone() };
        // A struct of texts can always be written.
        sha256(serde_json::to_string(&bare).unwrap_or_default().as_bytes())
    }

    /// As JSON, with a line end.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// As a page for people that ends with the JSON.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = format!("# Freeze certificate: {}\n\n", one_line(&self.team));
        let cycle = self.cycle.as_deref().map(|cycle| format!(" for the cycle {cycle}"));
        let (cycle, by) = (cycle.unwrap_or_default(), one_line(&self.frozen_by));
        // Writing to a string can't fail.
        let _ = writeln!(page, "Frozen {} by {by}{cycle}.", instant(self.frozen_at));
        if !self.note.is_empty() {
            let _ = writeln!(page, "\n> {}", one_line(&self.note));
        }
        page.push_str("\n## Files as they were frozen\n\n");
        page.push_str(&table(&self.files));
        for change in &self.exceptions {
            let (from, to) = (instant(change.at), instant(change.closed));
            let (by, reason) = (one_line(&change.by), one_line(&change.reason));
            let _ = write!(page, "\n## Exception of {from}\n\nBy {by}, ended {to}: {reason}\n\n");
            page.push_str(&table(&change.files));
        }
        page.push_str(ABOUT);
        let _ = write!(page, "\n{FENCE}{}```\n", self.json());
        page
    }
}

const ABOUT: &str = "
## What this proves, and what not

Whoever has the files can compute SHA-256 of each and compare: the same digits mean the same bytes.
`launchpod mip verify` does it for all of them. The time and the name are those that the writer's
machine gave; nobody else vouches for them. Publish the digest of this certificate where others see
the time, in the forum thread for example: from then on it proves that the files have not changed.

";

/// Reads a certificate: its JSON, or the page that ends with it.
///
/// # Errors
/// When it is not one, or names files outside of its folder.
pub fn read(text: &str) -> Result<ReadCertificate, NoCertificate> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let page = !text.trim_start().starts_with('{');
    let json = if page {
        let (_, rest) = text.rsplit_once(FENCE).ok_or(NoCertificate::NoBlock)?;
        rest.rsplit_once("```").ok_or(NoCertificate::NoBlock)?.0
    } else {
        text.as_str()
    };
    let unreadable = |why: serde_json::Error| NoCertificate::Unreadable(why.to_string());
    let value: serde_json::Value = serde_json::from_str(json).map_err(unreadable)?;
    let format = value.get("format").and_then(serde_json::Value::as_str).unwrap_or_default();
    if format.starts_with("launchpod-freeze/") && format != FORMAT {
        return Err(NoCertificate::Newer(format.to_owned()));
    }
    let certificate: Certificate = serde_json::from_value(value).map_err(unreadable)?;
    certificate.check()?;
    let edited = if certificate.own_digest() != certificate.digest {
        Some("The certificate was changed after it was written: its own digest is another.".into())
    } else if page && certificate.markdown() != text {
        Some("The page around the certificate's data was changed after it was written.".into())
    } else {
        None
    };
    Ok(ReadCertificate { certificate, edited })
}

impl Certificate {
    fn check(&self) -> Result<(), NoCertificate> {
        if self.format != FORMAT {
            return Err(NoCertificate::Unreadable(format!("its format is {:?}", self.format)));
        }
        let lists = self.exceptions.iter().map(|change| &change.files);
        for files in std::iter::once(&self.files).chain(lists) {
            if files.is_empty() || files.len() > MOST_FILES {
                return Err(NoCertificate::BadCount);
            }
            let mut seen = std::collections::BTreeSet::new();
            for file in files {
                if !stays_inside(&file.path) || !seen.insert(&file.path) {
                    return Err(NoCertificate::BadPath(file.path.clone()));
                }
            }
        }
        Ok(())
    }
}

/// SHA-256 in 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn table(files: &[Certified]) -> String {
    let row = |file: &Certified| format!("| `{}` | `{}` |\n", file.path, file.sha256);
    let rows: String = files.iter().map(row).collect();
    format!("| file | SHA-256 |\n|---|---|\n{rows}")
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// What people wrote, without what would begin a block of its own.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("```", "'''")
}

#[cfg(test)]
mod tests;
