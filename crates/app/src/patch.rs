//! Requests that change some fields and leave the others: a field that is absent stays as it is,
//! `null` empties it.

use serde::{Deserialize, Deserializer};

use crate::Typed;

/// A field of a patch that can be emptied: `None` leaves it, `Some(None)` empties it.
pub type Patch<T> = Option<Option<T>>;

/// Tells `null` from absent, which serde alone does not.
pub(crate) fn patch<'de, T, D>(deserializer: D) -> Result<Patch<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

/// Writes what a patch says into `field`.
pub(crate) fn apply<T>(field: &mut T, new: Option<T>) {
    if let Some(new) = new {
        *field = new;
    }
}

/// Writes what was typed into a text, over what has become of it since.
pub(crate) fn apply_typed(text: &mut String, typed: Option<&Typed>) {
    if let Some(typed) = typed {
        *text = typed.over(text);
    }
}

/// The field that is typed in, where a request changes that one and nothing else: what is kept every few
/// letters is then taken back in one step.
pub(crate) fn typed_in(
    of: impl std::fmt::Display,
    fields: &[(&str, bool)],
    more: bool,
) -> Option<String> {
    let mut given = fields.iter().filter(|(_, is_given)| *is_given);
    let (name, _) = given.next().filter(|_| !more)?;
    given.next().is_none().then(|| format!("{of} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Due {
        #[serde(default, deserialize_with = "patch")]
        due: Patch<u8>,
    }

    #[test]
    fn absent_leaves_and_null_empties() {
        let due = |json| serde_json::from_str::<Due>(json).unwrap().due;
        assert_eq!(
            (due("{}"), due(r#"{"due":null}"#), due(r#"{"due":3}"#)),
            (None, Some(None), Some(Some(3)))
        );
    }
}
