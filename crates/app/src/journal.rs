//! What doing an item was like: the "dog food" notes beside the item that they are about.

use domain::{
    id::{EntryId, TeamId},
    item::JournalEntry,
};
use serde::Deserialize;
use store::DocId;

use crate::{App, Error, teams, text};

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
        let rows = self.store.list::<JournalEntry>(team.uuid())?;
        Ok(rows.into_iter().map(|row| row.record).collect())
    }

    /// Keeps an entry, signed and dated.
    pub fn journal_add(&self, req: JournalAdd) -> Result<JournalEntry, Error> {
        let item = self.playbook_item(&req.item)?.id.clone();
        let day = self.day_of(&self.team(req.team)?);
        let entry = JournalEntry {
            id: EntryId::new(),
            item,
            at: self.at_day(day),
            by: self.who(),
            hard: text::long("The entry", req.hard)?,
            missing: text::long("The entry", req.missing)?,
            minutes: req.minutes,
        };
        if entry.hard.trim().is_empty()
            && entry.missing.trim().is_empty()
            && entry.minutes.is_none()
        {
            return Err(Error::invalid(
                "Write what was hard, what was missing or how long it took.",
            ));
        }
        self.write("journal_add", |tx| {
            teams::team_in(tx, req.team)?;
            tx.put(&journal(req.team), &entry)?;
            Ok(entry)
        })
    }

    /// Takes an entry out. Undo brings it back.
    pub fn journal_remove(&self, req: JournalRef) -> Result<(), Error> {
        self.write("journal_remove", |tx| {
            Ok(tx.delete::<JournalEntry>(&journal(req.team), &req.entry.to_string())?)
        })
    }
}

/// Long texts live apart from the team's ordinary records, which load faster for it.
fn journal(team: TeamId) -> DocId {
    DocId::new(team.uuid(), "team/journal")
}
