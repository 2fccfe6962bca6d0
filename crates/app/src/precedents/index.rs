//! Indexing. The one rule: one transaction for all of it, so that whoever cancels, or pulls the
//! plug, has the index of before.

use std::{collections::HashMap, path::Path};

use chrono::{DateTime, Utc};
use pack::Pack;
use sha2::{Digest, Sha256};
use store::precedents::{File, Indexing, KnownFile, Source};

use super::{
    Library,
    copy::{Copy, Listed, MarkdownFile},
    headings::Headings,
    reading,
    view::Indexed,
};
use crate::{Error, running::Halt};

/// Indexes what is at `path`.
pub(super) fn run(
    library: &Library,
    pack: &Pack,
    path: &Path,
    now: DateTime<Utc>,
) -> Result<Indexed, Error> {
    let is_taken = |other: &Path| {
        format!("{} is being indexed already. Cancel that first, or wait for it.", other.display())
    };
    let turn = library.indexing.begin(path, is_taken)?;
    let mut copy = Copy::open(path)?;
    let index = library.index()?;
    // Listed before the transaction: another process may want to write meanwhile.
    let listed = copy.list(&|| turn.goes_on());
    let source = Source {
        path: path
            .canonicalize()
            .unwrap_or_else(|_| path.to_owned())
            .to_string_lossy()
            .into_owned(),
        indexed_at: now.timestamp(),
        reader: reading::version(pack),
    };
    let done = index.index(|indexing| {
        let (mut round, headings) = (Round::new(indexing, &source)?, Headings::of(pack));
        for (at, one) in listed.iter().enumerate() {
            turn.say(at, listed.len())?;
            round.take(indexing, &mut copy, &headings, one)?;
        }
        turn.say(listed.len(), listed.len())?;
        round.finish(indexing, &source)
    });
    match done {
        Ok(indexed) => Ok(indexed),
        Err(Halt::Cancelled) => Ok(Indexed { stopped: true, ..Indexed::default() }),
        Err(Halt::Failed(error)) => Err(error),
    }
}

/// One indexing: what was known, and what has been done so far.
struct Round {
    known: HashMap<String, KnownFile>,
    /// Files older than this, in nanoseconds, that look unchanged are; nothing when none is trusted.
    trusted: Option<i64>,
    /// Another reader would read the same bytes otherwise.
    is_same_reader: bool,
    proposals: usize,
    done: Indexed,
}

impl Round {
    fn new(indexing: &Indexing<'_>, source: &Source) -> Result<Self, Halt> {
        let before = indexing.before();
        let is_same_reader = before.is_some_and(|before| before.reader == source.reader);
        let same = before.filter(|before| is_same_reader && before.path == source.path);
        Ok(Self {
            known: indexing.known()?,
            trusted: same.map(|before| before.indexed_at.saturating_mul(1_000_000_000)),
            is_same_reader,
            proposals: 0,
            done: Indexed::default(),
        })
    }

    fn take(
        &mut self,
        indexing: &mut Indexing<'_>,
        copy: &mut Copy,
        headings: &Headings<'_>,
        one: &Listed,
    ) -> Result<(), Halt> {
        let found = match one {
            Listed::File(found) => found,
            Listed::Not(path, skipped) => {
                self.known.remove(path);
                self.done.skipped += 1;
                let file = File {
                    path: path.clone(),
                    size: 0,
                    stamp: 0,
                    hash: None,
                    skipped: Some(skipped.clone()),
                };
                return Ok(indexing.put(&file, None)?);
            }
        };
        let known = self.known.remove(&found.path);
        if let Some(known) = known.as_ref().filter(|known| self.is_unchanged(known, found)) {
            self.kept(known);
            return Ok(());
        }
        let mut file = File {
            path: found.path.clone(),
            size: found.size,
            stamp: found.stamp,
            hash: None,
            skipped: None,
        };
        let bytes = match copy.read(found) {
            Ok(bytes) => bytes,
            Err(skipped) => {
                self.done.skipped += 1;
                file.skipped = Some(skipped);
                return Ok(indexing.put(&file, None)?);
            }
        };
        file.hash = Some(Sha256::digest(&bytes).into());
        if let Some(known) = known.filter(|it| self.is_same_reader && it.hash == file.hash) {
            self.kept(&known);
            file.skipped = known.skipped;
            return Ok(indexing.touch(&file)?);
        }
        match reading::read(headings, &found.path, &bytes) {
            Ok(proposal) => {
                self.done.read += 1;
                self.proposals += 1;
                indexing.put(&file, Some(&proposal))?;
            }
            Err(skipped) => {
                self.done.skipped += 1;
                file.skipped = Some(skipped);
                indexing.put(&file, None)?;
            }
        }
        Ok(())
    }

    fn is_unchanged(&self, known: &KnownFile, found: &MarkdownFile) -> bool {
        // What changed in the same moment as it was indexed may have the time of before.
        let is_old = self.trusted.is_some_and(|before| known.stamp < before);
        is_old && known.hash.is_some() && (known.size, known.stamp) == (found.size, found.stamp)
    }

    fn kept(&mut self, known: &KnownFile) {
        if known.skipped.is_some() {
            self.done.skipped += 1;
        } else {
            self.done.kept += 1;
            self.proposals += 1;
        }
    }

    fn finish(mut self, indexing: &mut Indexing<'_>, source: &Source) -> Result<Indexed, Halt> {
        if self.proposals == 0 {
            return Err(Halt::Failed(Error::Invalid(format!(
                "There is no proposal in {}: {} Markdown files, none with a preamble of a MIP. Choose the folder of your clone of the proposals' repository, or a zip archive of it. The index is as it was.",
                source.path, self.done.skipped
            ))));
        }
        for (path, known) in &self.known {
            self.done.removed += usize::from(known.skipped.is_none());
            indexing.remove(path)?;
        }
        indexing.finish(source)?;
        Ok(self.done)
    }
}
