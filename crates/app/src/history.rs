//! Who wrote what, when: of one record, newest first.

pub mod undo;

use chrono::{DateTime, Utc};
use domain::id::TeamId;
use records::RecordKey;
use serde::{Deserialize, Serialize};
use serde_json::Value;

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
    /// The fields that it wrote, with what they hold after it.
    pub fields: Vec<FieldThen>,
}

/// A field as a change left it.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FieldThen {
    /// Its path: `state`, `evidence`.
    pub field: String,
    /// Its value after the change; absent if it was emptied.
    #[ts(type = "unknown")]
    pub value: Option<Value>,
}

/// So many steps are given: the newest.
const MOST: usize = 100;

impl App {
    /// The changes of a record, the newest first.
    pub fn history_list(&self, req: RecordRef) -> Result<Vec<HistoryStep>, Error> {
        let doc = req.collection.home().of(req.team, &req.id);
        let key = RecordKey { collection: req.collection.name().into(), id: req.id };
        let steps = self.store.history(&doc, &key)?;
        let step = |step: records::Step| -> Result<HistoryStep, Error> {
            let then = self.store.as_of(&doc, &key, step.change)?.map(|stored| stored.body);
            let mut fields: Vec<_> = step.fields.iter().map(|path| top(path)).collect();
            fields.dedup();
            let value = |field: &str| then.as_ref().and_then(|body| body.get(field)).cloned();
            let fields = fields.into_iter().map(|field| FieldThen { value: value(&field), field });
            Ok(HistoryStep {
                change: step.change.hex(),
                who: step.who,
                at: DateTime::from_timestamp(step.at, 0).unwrap_or_default(),
                command: step.why,
                fields: fields.collect(),
            })
        };
        steps.into_iter().rev().take(MOST).map(step).collect()
    }
}

/// `evidence[]/0190…/text` is part of `evidence`.
fn top(path: &str) -> String {
    path.split(['/', '[']).next().unwrap_or(path).to_owned()
}
