//! How far a team is with an item of the playbook, and what shows it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{EntryId, EvidenceId},
    place::{check_link, is_digest},
    playbook::Item,
};

/// Where an item stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "ItemState"))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has begun.
    #[default]
    Todo,
    /// Somebody is at it.
    Doing,
    /// Ready for review.
    Review,
    /// Done.
    Done,
    /// Need not be done: see the waiver.
    Waived,
}

impl State {
    /// Whether nothing is left to do: done or waived.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Waived)
    }
}

/// What a team has done about one item. Its id is the item's, `C1`, so two people who begin the
/// same item at the same time write to the same record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct Progress {
    /// The item's id: `C1`.
    pub id: String,
    /// Where it stands.
    pub state: State,
    /// Who has taken it: a handle or a role.
    pub owner: String,
    /// When it is to be done.
    pub due: Option<NaiveDate>,
    /// What the team wants to remember, in Markdown.
    pub notes: String,
    /// What shows that it is done.
    pub evidence: Vec<Evidence>,
    /// Why it need not be done.
    pub waiver: Option<Waiver>,
}

impl Progress {
    /// Goes into a state, if one is given. A waiver ends with it.
    pub fn enter(&mut self, state: Option<State>) {
        if let Some(state) = state {
            (self.state, self.waiver) = (state, None);
        }
    }

    /// Whether it counts as done and nothing shows it, although the playbook asks for evidence. The
    /// gate lets it pass: whoever decides is told.
    #[must_use]
    pub fn is_unshown(&self, item: &Item) -> bool {
        let shows = |one: &Evidence| one.kind != EvidenceKind::Text || !one.text.trim().is_empty();
        let asks = !item.evidence.trim().is_empty();
        self.state == State::Done && asks && !self.evidence.iter().any(shows)
    }

    /// Need not be done.
    pub fn waive(&mut self, waiver: Waiver) {
        (self.state, self.waiver) = (State::Waived, Some(waiver));
    }
}

impl Record for Progress {
    const COLLECTION: &'static str = "items";
    const TEXT: &'static [&'static str] = &["notes", "evidence.text"];

    /// A file of evidence is named by its digest, and a link leads to a page.
    fn check(&self) -> Result<(), String> {
        for link in self.evidence.iter().filter(|one| one.kind == EvidenceKind::Link) {
            check_link("A link as evidence", Some(&link.url))?;
        }
        let odd = |one: &&Evidence| !one.sha256.is_empty() && !is_digest(&one.sha256);
        match self.evidence.iter().find(odd) {
            Some(Evidence { title, .. }) => Err(format!(
                "{title:?} can't be evidence: the digest of a file has 64 hexadecimal digits."
            )),
            None => Ok(()),
        }
    }
}

/// Why an item need not be done, by whom, since when. Shown in the export of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Waiver {
    /// A sentence.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub on: NaiveDate,
}

/// What shows that an item is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The id.
    pub id: EvidenceId,
    /// What kind; it says which of the other fields is filled.
    pub kind: EvidenceKind,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// A link's address.
    #[serde(default)]
    pub url: String,
    /// The text itself, in Markdown. It also fills the section that the item feeds.
    #[serde(default)]
    pub text: String,
    /// A file's SHA-256 in hexadecimal; its copy is in the workspace under this name.
    #[serde(default)]
    pub sha256: String,
    /// A file's size in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    #[serde(default)]
    pub size: u64,
}

/// The kinds of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names are the docs")]
pub enum EvidenceKind {
    Link,
    File,
    Text,
}

/// What doing an item was like: first impressions for those who come after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct JournalEntry {
    /// The id.
    pub id: EntryId,
    /// The item that it is about.
    pub item: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// By whom.
    #[serde(default)]
    pub by: String,
    /// What was hard.
    #[serde(default)]
    pub hard: String,
    /// What was missing.
    #[serde(default)]
    pub missing: String,
    /// How long it took, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
}

impl Record for JournalEntry {
    const COLLECTION: &'static str = "journal";
    const TEXT: &'static [&'static str] = &["hard", "missing"];

    fn check(&self) -> Result<(), String> {
        let says = [&self.hard, &self.missing].iter().any(|text| !text.trim().is_empty());
        if says || self.minutes.is_some() {
            return Ok(());
        }
        Err("Write what was hard, what was missing or how long it took.".into())
    }
}
