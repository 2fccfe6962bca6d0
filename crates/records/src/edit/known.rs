//! What an edit holds a record against. The one rule: what this version does not know of it stays.

use crate::{
    Error, Record, RecordKey,
    leaf::{Leaves, flatten, rank_of},
    path::RANK,
};

/// Refuses what is not valid, unless it was so before: two changes that were each fine may have
/// merged into it, and that must not keep anyone from changing something else.
pub(super) fn check<R: Record>(new: &R, old: Option<&R>) -> Result<(), Error> {
    new.check().or_else(|why| {
        let was_so = old.is_some_and(|old| old.check().as_ref() == Err(&why));
        if was_so { Ok(()) } else { Err(Error::Invalid(why)) }
    })
}

/// What `R` knows of the kept leaves: fields that it doesn't know are in neither side of the
/// comparison and stay. Leaves of an element that comes back to its list count as known.
pub(super) fn known<R: Record>(
    key: &RecordKey,
    old: &R,
    kept: &Leaves,
    new: &Leaves,
) -> Result<Leaves, Error> {
    let json =
        serde_json::to_value(old).map_err(|source| Error::Shape { key: key.clone(), source })?;
    let mut base = flatten(&json, R::TEXT, kept)
        .map_err(|why| Error::Unkeepable { collection: R::COLLECTION, why })?;
    let absent = |at: &String| element(at).is_some_and(|e| rank_of(kept, e).is_none());
    base.extend(
        kept.iter()
            .filter(|(at, _)| absent(at) && is_present(new, at))
            .map(|(at, leaf)| (at.clone(), leaf.clone())),
    );
    Ok(base)
}

/// The innermost list element that a leaf belongs to: `topics[]/0190`.
fn element(at: &str) -> Option<&str> {
    let list = at.rfind("[]/")? + "[]/".len();
    at[list..].find('/').map(|end| &at[..list + end])
}

/// Whether to delete this leaf itself: not where its element left the list, which the rank alone says.
pub(super) fn is_present(new: &Leaves, at: &str) -> bool {
    at.ends_with(RANK) || element(at).is_none_or(|element| rank_of(new, element).is_some())
}
