//! How much may be written. The one rule: what is written can be read again, and changed again.

use crate::{
    Error,
    envelope::LARGEST,
    leaf::{Leaf, Leaves},
};

/// The longest text that merges by character, in bytes: ten times what the longest proposal holds.
pub const LONGEST_TEXT: usize = 4 << 20;

/// Refuses a change that would not be read again.
pub(crate) fn is_readable(bytes: u64) -> Result<(), Error> {
    if bytes <= LARGEST {
        return Ok(());
    }
    let (has, most) = (bytes.div_ceil(1 << 20), LARGEST >> 20);
    Err(Error::Invalid(format!(
        "This would write {has} MB at once, and {most} MB can be: do it in parts. Nothing was kept of it."
    )))
}

/// Refuses a text that is longer than any screen takes, unless it was so before: whichever way it
/// comes in, it can be changed afterwards.
pub(crate) fn is_short(collection: &str, new: &Leaves, kept: &Leaves) -> Result<(), Error> {
    for (at, leaf) in new.iter().filter(|(at, leaf)| kept.get(*at) != Some(leaf)) {
        if let Leaf::Text(text) = leaf
            && text.len() > LONGEST_TEXT
        {
            let (has, most) = (text.len().div_ceil(1 << 20), LONGEST_TEXT >> 20);
            return Err(Error::Invalid(format!(
                "A text of {collection} ({at}) has {has} MB; split it so that each part is under {most} MB."
            )));
        }
    }
    Ok(())
}
