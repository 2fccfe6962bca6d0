//! What may be kept in a document: plain serde structs with a string `id`.

use serde::{Serialize, de::DeserializeOwned};

/// A kind of record. The struct has a string field `id`; fields that are absent in an old record
/// need `#[serde(default)]`, and so does every list and nested struct, because an empty one is not
/// written. Fields the struct doesn't know stay in the document untouched.
pub trait Record: Serialize + DeserializeOwned {
    /// Where it lives, in camelCase plural: `"sessions"`.
    const COLLECTION: &'static str;
    /// Fields that merge by character: `"notes"`, or `"topics.notes"` inside a list or a struct.
    const TEXT: &'static [&'static str];

    /// What is wrong with this one, in a sentence for whoever made it. Asked at the one door that
    /// every command and every import of records goes through.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}
