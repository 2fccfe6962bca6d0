//! What this installation remembers, which is no record and goes to no other machine.

use serde::{Serialize, de::DeserializeOwned};
use store::Rows;

use crate::{App, Error};

pub(crate) fn keep<T: Serialize>(app: &App, key: &str, value: &T) -> Result<(), Error> {
    let json = serde_json::to_string(value).map_err(|e| Error::Json(key.into(), e))?;
    Ok(app.store.local_set(key, Some(&json))?)
}

/// Whether it can be read.
pub(crate) fn fits<T: DeserializeOwned>(records: &dyn Rows, key: &str) -> Result<bool, Error> {
    let kept = records.local_get(key)?;
    Ok(kept.is_none_or(|json| serde_json::from_str::<T>(&json).is_ok()))
}

/// What this installation remembers under `key`. What can't be read any more is as if it had never
/// been said; `workspace::unreadable` tells of it.
pub(crate) fn local<T: DeserializeOwned>(
    records: &dyn Rows,
    key: &str,
) -> Result<Option<T>, Error> {
    let kept = records.local_get(key)?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()))
}
