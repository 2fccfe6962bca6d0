//! A bundle on its way through governance: its phase, the steps that led there, its freezes. The
//! one rule: the phase follows from the steps, and nothing is kept twice. When the proposals were
//! posted, where, and for which cycle stand with the team.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{DraftId, ExceptionId, FreezeId, StepId, VersionId},
    place::check_link,
    version::check_files,
};

mod check;
mod phase;

pub use check::{At, Objection, Seen, StepField, objections};
pub use phase::{Phase, PhaseUnknown};

/// The bundle of a team. There is one a team; its id is `bundle`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct Bundle {
    /// Always `bundle`.
    pub id: String,
    /// Every step that was taken, oldest first, those back too.
    pub steps: Vec<Step>,
    /// Every freeze, oldest first.
    pub freezes: Vec<Freeze>,
    /// What of the checklists is done outside.
    pub ticks: Vec<Tick>,
}

impl Bundle {
    /// The id of each.
    pub const ID: &'static str = "bundle";
}

impl Default for Bundle {
    fn default() -> Self {
        Self { id: Self::ID.into(), steps: Vec::new(), freezes: Vec::new(), ticks: Vec::new() }
    }
}

impl Record for Bundle {
    const COLLECTION: &'static str = "bundles";
    const TEXT: &'static [&'static str] = &[];

    fn check(&self) -> Result<(), String> {
        let exceptions = self.freezes.iter().flat_map(|freeze| &freeze.exceptions);
        let lists = exceptions.map(|one| &one.files);
        let lists = lists.chain(self.freezes.iter().map(|freeze| &freeze.files));
        for step in self.steps.iter().filter(|step| !step.url.is_empty()) {
            check_link("A step of the bundle", Some(&step.url))?;
        }
        check_files(lists.flatten().map(|file| (&file.path, &file.sha256)))
    }
}

/// A step from one phase to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "BundleStep"))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The id.
    pub id: StepId,
    /// Where it led.
    pub to: Phase,
    /// It led back to a phase that the bundle had been in.
    #[serde(default)]
    pub back: bool,
    /// The day it happened outside, or a poll opened. None for the posting, whose day is the team's.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The day a poll closes.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The pull request, the poll, the statement.
    #[serde(default)]
    pub url: String,
    /// Why, where the rules of the cycle spoke against it or a step led back.
    #[serde(default)]
    pub reason: String,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// Who wrote it down.
    #[serde(default)]
    pub by: String,
}

/// A bundle that must not change any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Freeze {
    /// The id.
    pub id: FreezeId,
    /// When it was frozen.
    pub at: DateTime<Utc>,
    /// Who froze it.
    #[serde(default)]
    pub by: String,
    /// What they said of it.
    #[serde(default)]
    pub note: String,
    /// The whole texts.
    pub version: VersionId,
    /// The digests of the files.
    #[serde(default)]
    pub files: Vec<Sealed>,
    /// When it was changed after all, and why.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    /// When it was given up: the bundle went back to be edited.
    #[serde(default)]
    pub lifted: Option<Lift>,
}

/// A file of a freeze: its digest without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Sealed {
    /// The draft.
    pub draft: DraftId,
    /// Its place in the repository.
    pub path: String,
    /// The SHA-256 of its bytes, in 64 hexadecimal digits.
    pub sha256: String,
}

/// A change of what is frozen, with its reason. While it is open, drafts can be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FreezeException"))]
#[serde(rename_all = "camelCase")]
pub struct Exception {
    /// The id.
    pub id: ExceptionId,
    /// When it was opened.
    pub at: DateTime<Utc>,
    /// Who opened it.
    #[serde(default)]
    pub by: String,
    /// Why the bundle had to change.
    pub reason: String,
    /// When it was closed, and the drafts could not be edited any more.
    #[serde(default)]
    pub closed: Option<DateTime<Utc>>,
    /// The whole texts at its end.
    #[serde(default)]
    pub version: Option<VersionId>,
    /// The digests at its end.
    #[serde(default)]
    pub files: Vec<Sealed>,
}

/// When and why a freeze was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FreezeLift"))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct Lift {
    pub at: DateTime<Utc>,
    #[serde(default)]
    pub by: String,
    #[serde(default)]
    pub reason: String,
}

/// A task of a checklist that is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "BundleTick"))]
#[serde(rename_all = "camelCase")]
pub struct Tick {
    /// The task, as the rule pack names it: `forum-post`.
    pub id: String,
    /// When it was ticked.
    pub at: DateTime<Utc>,
    /// Who ticked it.
    #[serde(default)]
    pub by: String,
}

/// What has to be done outside at a step, as the rule pack has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Checklist {
    /// The phase that the step leads to.
    pub phase: Phase,
    /// What the phase is, as a sentence.
    pub about: String,
    /// What to do, in order.
    #[serde(default, alias = "task")]
    pub tasks: Vec<Task>,
}

/// Something to do outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "LifecycleTask"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Task {
    /// Its id, one in the whole pack: `forum-post`.
    pub id: String,
    /// What to do, in a few words.
    pub title: String,
    /// How.
    pub how: String,
    /// The text it comes from: `MIP0`.
    pub source: String,
}

impl Bundle {
    /// The steps that lead to where the bundle is, those that were taken back left out.
    #[must_use]
    pub fn path(&self) -> Vec<&Step> {
        let mut path: Vec<&Step> = Vec::new();
        for step in &self.steps {
            let there = path.iter().position(|before| before.to == step.to);
            match there {
                Some(at) if step.back => path.truncate(at + 1),
                Some(at) => path.truncate(at),
                None if step.back => path.clear(),
                None => {}
            }
            if !step.back {
                path.push(step);
            }
        }
        path
    }

    /// Where the bundle is. `posted`: whether the team has posted its proposals.
    #[must_use]
    pub fn phase(&self, posted: bool) -> Phase {
        let phase = self.path().last().map_or(Phase::Conception, |step| step.to);
        match (phase, posted) {
            (Phase::Conception, true) => Phase::Rfc,
            (Phase::Rfc, false) => Phase::Conception,
            (phase, _) => phase,
        }
    }

    /// The phase that a step back leads to.
    #[must_use]
    pub fn before(&self, posted: bool) -> Option<Phase> {
        let now = self.phase(posted);
        let path = self.path();
        let earlier = path.iter().rev().map(|step| step.to).find(|to| *to != now);
        match now {
            Phase::Conception => None,
            Phase::Rfc => Some(Phase::Conception),
            _ => earlier.or(Some(if posted { Phase::Rfc } else { Phase::Conception })),
        }
    }

    /// The step that led to a phase, if the bundle is in it or beyond.
    #[must_use]
    pub fn reached(&self, phase: Phase) -> Option<&Step> {
        self.path().into_iter().find(|step| step.to == phase)
    }

    /// The freeze that holds.
    #[must_use]
    pub fn frozen(&self) -> Option<&Freeze> {
        self.freezes.last().filter(|freeze| freeze.lifted.is_none())
    }

    /// The same, to be changed.
    pub fn frozen_mut(&mut self) -> Option<&mut Freeze> {
        self.freezes.last_mut().filter(|freeze| freeze.lifted.is_none())
    }

    /// Ticks a task, or takes its tick away.
    pub fn tick(&mut self, tick: Tick, done: bool) {
        self.ticks.retain(|other| other.id != tick.id);
        self.ticks.extend(done.then_some(tick));
    }

    /// The freeze that holds while no exception is open: drafts may not be edited.
    #[must_use]
    pub fn held(&self) -> Option<&Freeze> {
        self.frozen().filter(|freeze| freeze.open().is_none())
    }
}

impl Freeze {
    /// The exception that lets drafts be edited now.
    #[must_use]
    pub fn open(&self) -> Option<&Exception> {
        self.exceptions.iter().rfind(|exception| exception.closed.is_none())
    }

    /// What the files have to be now: as of the last exception that was closed, or of the freeze.
    #[must_use]
    pub fn files_now(&self) -> (VersionId, &[Sealed]) {
        let closed = self.exceptions.iter().rev();
        let mut closed = closed.filter_map(|e| Some((e.version?, e.files.as_slice())));
        closed.next().unwrap_or((self.version, &self.files))
    }
}

#[cfg(test)]
mod tests;
