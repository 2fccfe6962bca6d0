//! What the drafts of a bundle say of the same things, held against each other and against the
//! workspace. The one rule: the texts are read as they would be exported, so what somebody wrote
//! by hand is found out too.

mod expected;
mod resolve;

use std::collections::BTreeMap;

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
};
use mip::LineStarts;
use mip_lint::agreement::{self, Mention, Topic};
use serde::Serialize;

pub use resolve::{AgreementTake, AgreementUse};

use crate::{
    App, Error,
    drafts::{
        TeamFacts, all,
        compose::{Composition, compose_text},
        fixes::DraftPart,
        units::Units,
    },
    here::Here,
};
use expected::{Expected, TeamDrafts};

/// The longest line that a place shows, in characters.
const LONGEST: usize = 160;

/// Whether a bundle says one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// Topics of which something is said or known, those first that need somebody.
    pub topics: Vec<TopicView>,
    /// So many topics differ.
    pub differs: usize,
    /// So many miss something.
    pub missing: usize,
}

/// One thing that the drafts speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct TopicView {
    /// What.
    pub topic: Topic,
    /// Which one, where there are several: `@juanjuan`, `auditors wallet`, `MIP40c3`; else empty.
    pub of: String,
    /// What the workspace holds.
    pub held: Option<Held>,
    /// How it stands.
    pub state: AgreementState,
    /// Where the drafts say it, in their order.
    pub places: Vec<Place>,
    /// Drafts that should say it and do not: `MIP39c2-SP10`.
    pub silent: Vec<String>,
}

/// A fact of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// As it is written in drafts.
    pub value: String,
    /// The kind of record that it stands in: `teams`.
    pub collection: String,
    /// The record.
    pub id: String,
    /// The field.
    pub field: String,
}

/// How a topic stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum AgreementState {
    /// Two places say different things, or one says something else than the workspace.
    Differs,
    /// A draft that should say it is silent, or the workspace does not hold it.
    Missing,
    /// All say the same.
    Agrees,
}

/// Where a draft says something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export, rename = "AgreementPlace")]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The draft.
    pub draft: DraftId,
    /// `MIP39c2-SP10`.
    pub name: String,
    /// The heading or the key of the preamble; empty in the title.
    pub part: String,
    /// Whether `part` is a key of the preamble, or the title.
    pub preamble: bool,
    /// What is written.
    pub written: String,
    /// The line it stands in.
    pub line: String,
    /// Where it begins in the whole text, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it says what is expected there.
    pub agrees: bool,
    /// What is expected there, as it would be written; absent when the workspace holds nothing.
    pub expected: Option<String>,
    /// Whether what it says can become what the workspace holds.
    pub takes: bool,
}

impl App {
    /// What the drafts of a team say of the same things.
    pub fn agreement_get(&self, team: TeamId) -> Result<Agreement, Error> {
        agreement_of(&self.here(), team)
    }
}

pub(crate) fn agreement_of(here: &Here<'_>, team: TeamId) -> Result<Agreement, Error> {
    held_together(here, &TeamFacts::of(here, team)?, &all(here, team)?)
}

fn held_together(here: &Here<'_>, facts: &TeamFacts, drafts: &[Draft]) -> Result<Agreement, Error> {
    let bundle = TeamDrafts::of(here.kinds(), facts, drafts);
    let mut topics: BTreeMap<(Topic, String), TopicView> = bundle.topics();
    for draft in drafts {
        let composition = compose_text(here, facts, draft)?;
        for (expected, place) in places(&bundle, &composition) {
            let Expected { topic, of, held, .. } = expected;
            let empty = || TopicView::of(topic, &of, held);
            topics.entry((topic, of.clone())).or_insert_with(empty).places.push(place);
        }
    }
    let mut topics: Vec<_> = topics.into_values().filter(TopicView::says).collect();
    for topic in &mut topics {
        topic.settle(&bundle);
    }
    topics.sort_by_key(|topic| topic.state);
    let count = |state| topics.iter().filter(|topic| topic.state == state).count();
    let differs = count(AgreementState::Differs);
    Ok(Agreement { differs, missing: count(AgreementState::Missing), topics })
}

impl TopicView {
    fn of(topic: Topic, of: &str, held: Option<Held>) -> Self {
        let of = of.to_owned();
        let (state, places, silent) = (AgreementState::Agrees, Vec::new(), Vec::new());
        Self { topic, of, held, state, places, silent }
    }

    /// Whether there is anything to compare. One address alone can't differ from anything.
    fn says(&self) -> bool {
        let labelled = self.topic == Topic::Address && self.held.is_none();
        let single = labelled && self.places.len() < 2 && !self.of.starts_with('@');
        !single && (self.held.is_some() || !self.places.is_empty())
    }

    /// Where the workspace holds nothing, the first place is what the others are held against.
    fn settle(&mut self, bundle: &TeamDrafts<'_>) {
        let first = self.places.first().map(|place| agreement::normal(self.topic, &place.written));
        for place in self.places.iter_mut().filter(|place| place.expected.is_none()) {
            place.agrees = Some(agreement::normal(self.topic, &place.written)) == first;
        }
        self.silent = bundle.silent(self);
        let unknown = self.held.is_none() && self.places.iter().any(|place| place.takes);
        self.state = if self.places.iter().any(|place| !place.agrees) {
            AgreementState::Differs
        } else if unknown || !self.silent.is_empty() {
            AgreementState::Missing
        } else {
            AgreementState::Agrees
        };
    }
}

/// What a draft says, each with what is expected there.
fn places(bundle: &TeamDrafts<'_>, composition: &Composition<'_>) -> Vec<(Expected, Place)> {
    let text = &composition.text;
    let (units, lines) = (Units::of(text), LineStarts::of(text));
    let rows: Vec<_> = text.lines().collect();
    let place = |mention: Mention| {
        let expected = bundle.expected(composition.draft, &mention);
        let (part, preamble) = match composition.region(mention.span) {
            Some((DraftPart::Section(at), _)) => {
                (composition.composed.sections[at].title.clone(), false)
            }
            Some((DraftPart::Key(at), _)) => (composition.composed.preamble[at].0.clone(), true),
            Some((DraftPart::Title, _)) | None => (String::new(), true),
        };
        let written = mention.span.of(text).to_owned();
        let line = rows.get(lines.line(mention.span.start) - 1).copied().unwrap_or_default();
        let value = expected.value.as_deref();
        let place = Place {
            draft: composition.draft.id,
            name: composition.name.clone(),
            part,
            preamble,
            line: line.trim().chars().take(LONGEST).collect(),
            start: units.of_byte(mention.span.start),
            end: units.of_byte(mention.span.end),
            agrees: value.is_none_or(|value| {
                agreement::normal(mention.topic, value) == mention.value
                    || expected.also == mention.value
            }),
            expected: value.map(|value| agreement::written_as(mention.topic, &written, value)),
            takes: expected.takes,
            written,
        };
        (expected, place)
    };
    agreement::mentions(text, bundle.kinds).into_iter().map(place).collect()
}
