//! Who is told what a store is asked, before it answers.

/// Told before reads and writes: so a test can land another write in between, or note what a
/// command reads.
pub trait Watch: Send + Sync {
    /// A collection is about to be read, whether by a write or beside one.
    fn read(&self, _collection: &str) {}
    /// A write is about to begin. It holds nothing yet.
    fn before_write(&self) {}
}

pub(crate) struct Nobody;

impl Watch for Nobody {}
