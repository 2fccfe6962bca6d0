//! What doing an item was like: the "dog food" notes beside the item that they are about.

use domain::{
    id::{EntryId, TeamId},
    item::JournalEntry,
};
use serde::Deserialize;

use crate::{App, Error, items::playbook_item, text};

/// An entry to add.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in JournalEntry")]
pub struct JournalAdd {
    pub team: TeamId,
    pub item: String,
    #[serde(default)]
    pub hard: String,
    #[serde(default)]
    pub missing: String,
    pub minutes: Option<u32>,
}

/// Names an entry of a team's journal.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct JournalRef {
    pub team: TeamId,
    pub entry: EntryId,
}

impl App {
    /// A team's journal, oldest first.
    pub fn journal_list(&self, team: TeamId) -> Result<Vec<JournalEntry>, Error> {
        self.here().all(team)
    }

    /// Keeps an entry, signed and dated.
    pub fn journal_add(&self, req: JournalAdd) -> Result<JournalEntry, Error> {
        let item = playbook_item(self.pack, &req.item)?.id.clone();
        let hard = text::long("The entry", req.hard)?;
        let missing = text::long("The entry", req.missing)?;
        self.write("journal_add", |w| {
            let (at, by) = w.here().signed(req.team)?;
            let (id, minutes) = (EntryId::new(), req.minutes);
            let entry = JournalEntry { id, item, at, by, hard, missing, minutes };
            w.put(req.team, &entry)?;
            Ok(entry)
        })
    }

    /// Takes an entry out. Undo brings it back.
    pub fn journal_remove(&self, req: JournalRef) -> Result<(), Error> {
        self.write("journal_remove", |w| w.delete::<JournalEntry>(req.team, req.entry))
    }
}
