//! Who wrote what, when: of one record, newest first.

mod back;
mod changed;
mod stack;
pub mod undo;

use chrono::{DateTime, Utc};
use domain::id::TeamId;
use records::RecordKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Past;

pub use back::{PutBack, StepRef};
pub(crate) use stack::{Command, UndoStack, given_as};

use crate::{App, Error, kinds::Collection};

/// Names a record of a team.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordRef {
    /// The team.
    pub team: TeamId,
    /// The kind: `items`, `sessions`, `drafts` …
    pub collection: Collection,
    /// The id.
    pub id: String,
}

/// What somebody did to a record.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct HistoryStep {
    /// The changes, oldest first: several where somebody typed in one field for a while.
    pub changes: Vec<String>,
    /// Who made it, by their own word.
    pub who: String,
    /// When, by their clock; the last of them.
    pub at: DateTime<Utc>,
    /// The command: `item_update`.
    pub command: String,
    /// The fields that it wrote; none while rows of an older version are still made anew.
    pub fields: Vec<FieldChange>,
    /// Whether they can be given back what they held before; not where the record came or went.
    pub can_be_put_back: bool,
}

/// What a step did to a field.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The field of the record: `state`, `groups`.
    pub field: String,
    /// What the entries of a list are called in which it is, the outermost first.
    pub within: Vec<String>,
    /// The field of the innermost of them; none where the entry itself came, went or moved.
    pub of: Option<String>,
    /// What was done.
    pub how: How,
    /// What it held before, a long text cut, `null` for nothing; absent where that is not known.
    #[ts(type = "unknown")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What it held after it, in the same way.
    #[ts(type = "unknown")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// What a step did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "HistoryHow")]
#[serde(rename_all = "camelCase")]
pub enum How {
    /// A value was written.
    Set,
    /// An entry came into a list.
    Added,
    /// An entry was taken out.
    Removed,
    /// An entry was moved.
    Moved,
}

impl FieldChange {
    /// Whether both are about the same place.
    fn is_at(&self, other: &Self) -> bool {
        (&self.field, &self.within, &self.of) == (&other.field, &other.within, &other.of)
    }

    /// It held nothing, and holds nothing.
    fn is_empty(&self) -> bool {
        let nothing = |value: &Option<Value>| match value {
            Some(Value::String(text)) => text.is_empty(),
            Some(Value::Array(entries)) => entries.is_empty(),
            value => value == &Some(Value::Null),
        };
        nothing(&self.before) && nothing(&self.after)
    }
}

impl App {
    /// What was done to a record, by its newest hundred changes, the newest first.
    pub fn history_list(&self, req: RecordRef) -> Result<Vec<HistoryStep>, Error> {
        let mut steps = changed::steps(self.past(&req)?);
        for step in &mut steps {
            step.can_be_put_back &= back::takes_back(req.collection, step);
        }
        Ok(steps)
    }

    /// The changes themselves, oldest first.
    fn past(&self, of: &RecordRef) -> Result<Vec<Past>, Error> {
        let doc = of.collection.home().of(of.team, &of.id);
        let key = RecordKey { collection: of.collection.name().into(), id: of.id.clone() };
        Ok(self.store.history(&doc, &key)?)
    }
}
