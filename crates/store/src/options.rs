//! How a file is opened.

use std::sync::Arc;

use crate::{Indexed, Listener, Notice, Overview, Watch};

/// How to open a file.
pub struct Options {
    pub(crate) who: String,
    pub(crate) listener: Listener,
    pub(crate) overview: Option<Overview>,
    pub(crate) index: &'static [Indexed],
    pub(crate) watch: Arc<dyn Watch>,
    pub(crate) snapshot_every: i64,
    pub(crate) now: i64,
}

impl Options {
    /// Changes will be signed `who`, any text. A claim, not a proof.
    pub fn new(who: impl Into<String>) -> Self {
        Self {
            who: who.into(),
            listener: Box::new(|_| ()),
            overview: None,
            index: &[],
            watch: Arc::new(crate::watch::Nobody),
            snapshot_every: 100,
            now: 0,
        }
    }

    /// Hears of each commit after it is on the disk, on the thread that made it, when the store
    /// can be used again.
    #[must_use]
    pub fn listener(mut self, listener: impl Fn(&Notice) + Send + Sync + 'static) -> Self {
        self.listener = Box::new(listener);
        self
    }

    /// Keeps a row a space. All processes that open a file should give the same one.
    #[must_use]
    pub fn overview(mut self, overview: Overview) -> Self {
        self.overview = Some(overview);
        self
    }

    /// What search knows of records. All processes that open a file should say the same.
    #[must_use]
    pub fn index(mut self, index: &'static [Indexed]) -> Self {
        self.index = index;
        self
    }

    /// When it is, in Unix seconds: what a copy is called that an upgrade makes first.
    #[must_use]
    pub fn now(mut self, now: i64) -> Self {
        self.now = now;
        self
    }

    /// Is told of reads and writes before they happen.
    #[must_use]
    pub fn watch(mut self, watch: Arc<dyn Watch>) -> Self {
        self.watch = watch;
        self
    }

    /// After so many changes since its last snapshot a document gets another one when it is
    /// quiet; 100 unless told otherwise. Fewer make loading faster and the file larger.
    #[must_use]
    pub fn snapshot_every(mut self, changes: i64) -> Self {
        self.snapshot_every = changes;
        self
    }
}
