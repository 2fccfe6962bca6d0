//! Proposals of the user's own copy of a repository, to learn from. The one rule: the copy is only
//! read, and what is made of it stays on this machine, in a file that can be deleted.

mod archive;
mod asked;
mod copy;
mod folder;
mod headings;
mod index;
mod reading;
mod show;
mod skipped;
mod view;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

pub use asked::{PrecedentFor, PrecedentIndex, PrecedentLengths, PrecedentRef, PrecedentSections};
use domain::precedent::{Outcome, Quartiles};
use pack::Edition;
pub use skipped::{SkipReason, SkippedFile, SkippedFiles};
use store::precedents::{Length, Precedents, Query};
pub use view::{
    Indexed, OutcomeLength, Precedent, PrecedentHit, PrecedentHits, PrecedentPassage,
    PrecedentSection, PrecedentSource, PrecedentState, SectionLengths, SnippetPart, Tally,
};

use crate::{App, Error, running::Task};

/// So many passages are given when nobody says how many.
const PASSAGES: usize = 30;
/// So many places are given when nobody says how many.
const HITS: usize = 200;
/// Fewer proposals than this have no usual length: their quartiles would be but themselves.
const ENOUGH: u32 = 4;

/// The index and the indexing that is under way, if one is.
pub(crate) struct Library {
    path: PathBuf,
    index: Mutex<Option<Arc<Precedents>>>,
    pub(crate) indexing: Task,
}

impl Library {
    /// Nothing is opened before it is asked for.
    pub(crate) fn at(path: PathBuf) -> Self {
        Self { path, index: Mutex::default(), indexing: Task::default() }
    }

    pub(crate) fn index(&self) -> Result<Arc<Precedents>, Error> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = index.as_ref() {
            return Ok(Arc::clone(open));
        }
        let open = Arc::new(Precedents::open(&self.path)?);
        *index = Some(Arc::clone(&open));
        Ok(open)
    }
}

impl App {
    /// Indexes a folder or a zip archive; from the second time on only what changed in it. Until it
    /// is done, and if it is cancelled, the index is what it was before.
    pub fn precedent_index(&self, req: PrecedentIndex) -> Result<Indexed, Error> {
        let outcome = index::run(&self.precedents, self.pack, &req.path, self.now())?;
        let state = self.precedent_state(())?;
        Ok(Indexed { state, ..outcome })
    }

    /// What is indexed, what was left out and why, and how far an indexing is.
    pub fn precedent_state(&self, (): ()) -> Result<PrecedentState, Error> {
        // Asked first: one that ends meanwhile is seen as running, and asked about again.
        let running = self.precedents.indexing.running();
        show::state(self.precedents.index()?.as_ref(), self.pack, running)
    }

    /// Ends the indexing that is under way, if one is; the index stays what it was before.
    pub fn precedent_cancel(&self, (): ()) -> Result<(), Error> {
        self.precedents.indexing.cancel();
        Ok(())
    }

    /// The places where words are, the best first; without words the proposals.
    pub fn precedent_search(&self, req: PrecedentFor) -> Result<PrecedentHits, Error> {
        let query = Query {
            text: req.text,
            kind: req.kind,
            status: req.status,
            heading: req.section.map(|heading| headings::key(self.pack, req.kind, &heading)),
            tag: req.tag.map(|tag| tag.trim().to_lowercase()),
            from: req.from,
            to: req.to,
            limit: req.limit.unwrap_or(HITS),
        };
        Ok(self.precedents.index()?.search(&query)?.into())
    }

    /// A precedent, whole.
    pub fn precedent_get(&self, req: PrecedentRef) -> Result<Precedent, Error> {
        let found = self.precedents.index()?.get(&req.name)?;
        let (path, proposal) = found.ok_or(Error::NotFound("precedent", req.name))?;
        Ok(Precedent::of(path, proposal))
    }

    /// How others wrote a section of the edition: what was accepted first, then the newest.
    pub fn precedent_sections(
        &self,
        req: PrecedentSections,
    ) -> Result<Vec<PrecedentPassage>, Error> {
        let heading = headings::key(self.pack, Some(req.kind), &req.heading);
        let most = req.limit.unwrap_or(PASSAGES);
        let passages =
            self.precedents.index()?.passages(req.kind, &heading, req.status.as_deref(), most)?;
        Ok(passages.into_iter().map(PrecedentPassage::from).collect())
    }

    /// How long each section of an edition is in other proposals; empty ones do not count.
    pub fn precedent_lengths(&self, req: PrecedentLengths) -> Result<Vec<SectionLengths>, Error> {
        let Some(kind) = req.kind.of_bundle() else { return Ok(Vec::new()) };
        let on = req.on.unwrap_or(chrono::NaiveDate::MAX);
        let Some(edition) = self.pack.edition(kind, on) else { return Ok(Vec::new()) };
        let lengths = self.precedents.index()?.lengths(req.kind)?;
        let headings = titles(edition);
        let of = |heading: &&str| {
            let key = headings::key(self.pack, Some(req.kind), heading);
            section_lengths((*heading).to_owned(), &lengths, &key)
        };
        Ok(headings.iter().map(of).collect())
    }

    /// Empties the index. The copy that it was made of is not touched.
    pub fn precedent_forget(&self, (): ()) -> Result<PrecedentState, Error> {
        if self.precedents.indexing.running().is_some() {
            return Err(Error::invalid(
                "The precedents are being indexed. Cancel that first; nothing was forgotten.",
            ));
        }
        self.precedents.index()?.forget()?;
        self.precedent_state(())
    }
}

/// The headings that a proposal fills, without its title and "Preamble".
fn titles(edition: &Edition) -> Vec<&str> {
    let filled = edition.headings.iter().filter(|heading| heading.level > 1);
    filled.map(|heading| &*heading.title).filter(|title| *title != "Preamble").collect()
}

fn section_lengths(heading: String, lengths: &[Length], key: &str) -> SectionLengths {
    let of = |outcome: Outcome| {
        let words = lengths.iter().filter(|it| it.outcome == outcome && it.heading == key);
        // A heading that was left empty says nothing of how long its text should be.
        let words = Quartiles::of(words.map(|it| it.words).filter(|words| *words > 0).collect());
        words.map(|words| OutcomeLength { outcome, words })
    };
    let by_outcome: Vec<_> = Outcome::ALL.into_iter().filter_map(of).collect();
    let is_usual =
        |it: &&OutcomeLength| it.outcome == Outcome::Accepted && it.words.count >= ENOUGH;
    let accepted = by_outcome.iter().find(is_usual).map(|it| it.words);
    SectionLengths { heading, accepted, by_outcome }
}
