//! Putting fields of a record back to what they held before a change, whatever came since.

use automerge::{ReadDoc, Value};

use super::{Inverse, is_text};
use crate::{
    Edit, Error, RecordKey,
    leaf::Leaf,
    path::{self, DELETED, HERE},
};

impl Edit {
    /// Gives the fields that a change wrote to a record what they held before it. Unlike an undo it
    /// goes over what was written since, so it is what somebody asks for who sees both. Whether the
    /// record is there stays as it is.
    pub fn put_back(&mut self, key: &RecordKey, inverse: &Inverse) -> Result<(), Error> {
        let prefix = path::prefix(key);
        let is_field = |at: &&String| {
            let leaf = at.strip_prefix(&prefix);
            leaf.is_some_and(|leaf| leaf != HERE && leaf != DELETED)
        };
        for at in inverse.paths.iter().filter(is_field) {
            match self.found(at, Some(&inverse.before))? {
                Some((value, text)) if is_text(&value) => {
                    let old = self.tx.text_at(&text, &inverse.before)?;
                    self.write(at, &Leaf::Text(old))?;
                }
                Some((Value::Scalar(value), _)) => self.set(at, value.into_owned())?,
                None if self.found(at, None)?.is_some() => self.clear(at)?,
                None | Some(_) => {}
            }
        }
        Ok(())
    }
}
