//! Who wrote what, when: of one record, newest first.

mod stack;
pub mod undo;

use chrono::{DateTime, Utc};
use domain::id::TeamId;
use records::RecordKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Past;

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

/// One change of a record.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct HistoryStep {
    /// The change.
    pub change: String,
    /// Who made it, by their own word.
    pub who: String,
    /// When, by their clock.
    pub at: DateTime<Utc>,
    /// The command: `item_update`.
    pub command: String,
    /// The fields that it wrote, with what they hold after it; none while rows of an older version
    /// are still made anew.
    pub fields: Vec<FieldThen>,
}

/// A field as a change left it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FieldThen {
    /// Its path: `state`, `evidence`.
    pub field: String,
    /// Its value after the change, a long text cut; absent if it was emptied.
    #[ts(type = "unknown")]
    pub value: Option<Value>,
}

impl App {
    /// The newest changes of a record, at most a hundred, the newest first.
    pub fn history_list(&self, req: RecordRef) -> Result<Vec<HistoryStep>, Error> {
        let doc = req.collection.home().of(req.team, &req.id);
        let key = RecordKey { collection: req.collection.name().into(), id: req.id };
        let step = |Past { step, after }: Past| HistoryStep {
            change: step.change.hex(),
            who: step.who,
            at: DateTime::from_timestamp(step.at, 0).unwrap_or_default(),
            command: step.why,
            fields: after.into_iter().map(then).collect(),
        };
        Ok(self.store.history(&doc, &key)?.into_iter().rev().map(step).collect())
    }
}

fn then((field, value): (String, Value)) -> FieldThen {
    FieldThen { field, value: Some(value).filter(|value| !value.is_null()) }
}
