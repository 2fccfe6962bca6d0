//! What a template is filled with. The rule: every text knows the record and field it came from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tera::Value;

use super::piece;

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FactSource"))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The collection of its record: `budgets`.
    pub collection: String,
    /// The record's id.
    pub id: String,
    /// The field.
    pub field: String,
    /// What the window shows: `Budget → Permanent Team`.
    pub label: String,
}

impl Source {
    /// A source from its parts.
    #[must_use]
    pub fn new(
        collection: impl Into<String>,
        id: impl Into<String>,
        field: impl Into<String>,
        label: impl Into<String>,
    ) -> Self {
        Self {
            collection: collection.into(),
            id: id.into(),
            field: field.into(),
            label: label.into(),
        }
    }
}

/// A tree of facts; what templates see is its root, a [`Facts::Map`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// A text to print.
    Text {
        /// The text, any line ends.
        value: String,
        /// Where it came from.
        source: Source,
    },
    /// Something that holds or does not, to ask with `{% if %}`.
    Flag(bool),
    /// Facts in order, to go through with `{% for %}`.
    List(Vec<Facts>),
    /// Facts by name.
    Map(BTreeMap<String, Facts>),
}

impl Facts {
    /// A text with its source.
    #[must_use]
    pub fn text(value: impl Into<String>, source: Source) -> Self {
        Self::Text { value: value.into(), source }
    }

    /// Facts by name.
    #[must_use]
    pub fn map<K: Into<String>>(facts: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Map(facts.into_iter().map(|(key, fact)| (key.into(), fact)).collect())
    }

    /// Facts in order.
    #[must_use]
    pub fn list(facts: impl IntoIterator<Item = Self>) -> Self {
        Self::List(facts.into_iter().collect())
    }

    /// As Tera takes it; the sources of marked texts are added to `sources`.
    pub(super) fn marked<'a>(&'a self, sources: &mut Vec<&'a Source>) -> Value {
        match self {
            Self::Text { value, source } => {
                sources.push(source);
                Value::from(piece::mark(value, sources.len() - 1))
            }
            Self::Flag(flag) => Value::from(*flag),
            Self::List(list) => {
                let values: Vec<Value> = list.iter().map(|fact| fact.marked(sources)).collect();
                Value::from(values)
            }
            Self::Map(map) => {
                let values: BTreeMap<String, Value> =
                    map.iter().map(|(key, fact)| (key.clone(), fact.marked(sources))).collect();
                Value::from(values)
            }
        }
    }
}
