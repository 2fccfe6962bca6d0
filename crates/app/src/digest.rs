//! SHA-256 as it is written: 64 hexadecimal digits. Files of evidence are named by it, and exports
//! are recognised by it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The digest of some bytes.
pub(crate) fn of(bytes: &[u8]) -> String {
    written(Sha256::new_with_prefix(bytes))
}

/// A finished digest in hexadecimal.
pub(crate) fn written(digest: Sha256) -> String {
    digest.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
