//! A draft as the window shows it. Spans are UTF-16 units here, the editor's; everywhere else
//! they are bytes.

use domain::draft::{Allowed, Draft, Edit};
use mip::{LineStarts, Span, compose::ComposedSection, utf16};
use mip_lint::Finding;
use pack::Pack;
use serde::Serialize;

use super::{
    allow,
    compose::{Composition, overrides},
    units::Units,
};

/// A composed draft.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// What is kept of it.
    pub draft: Draft,
    /// `MIP39c2-SP10`.
    pub name: String,
    /// Its place in the repository: `MIP39/MIP39c2-Subproposals/MIP39c2-SP10.md`.
    pub path: String,
    /// Its title line.
    pub title: String,
    /// The day of the edition that it follows.
    pub edition: chrono::NaiveDate,
    /// By which edition its findings are told, and what decided on it, in words.
    pub judged: String,
    /// The lines of its preamble.
    pub preamble: Vec<PreambleView>,
    /// Its sections, in the order of the edition.
    pub sections: Vec<SectionView>,
    /// The whole text, as it is exported.
    pub text: String,
    /// What the linter says, in the order of the text.
    pub findings: Vec<FindingView>,
    /// What somebody lets stand, each with its reason; those first that nothing is found for now.
    pub allowed: Vec<AllowedView>,
    /// Headings and keys of what somebody wrote that the edition of this day has no place for.
    /// They are kept, but not exported.
    pub unplaced: Vec<String>,
}

/// A line of the preamble.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PreambleView {
    /// `Author(s)`.
    pub key: String,
    /// What is exported.
    pub value: String,
    /// What the facts give.
    pub composed: String,
    /// Somebody wrote it.
    pub edited: bool,
}

/// A section of a draft.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct SectionView {
    /// The heading of the edition, which names the section.
    pub title: String,
    /// Its level: 2 for `##`.
    pub level: u8,
    /// What is exported, in Markdown.
    pub body: String,
    /// What the facts give.
    pub composed: String,
    /// Somebody wrote it.
    pub edited: bool,
    /// The edition does not have it: somebody's own heading.
    pub own: bool,
    /// Somebody wrote it, and the facts have changed since: both should be shown.
    pub stale: bool,
    /// What belongs here.
    pub guidance: Option<String>,
    /// The places of `composed` that came from facts.
    pub facts: Vec<FactView>,
    /// Items of the playbook that fill it.
    pub items: Vec<String>,
    /// Words of `body`: what has a letter or a digit.
    pub words: usize,
    /// Where `body` begins in the whole text, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A place that came from a fact.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// Where it begins in `composed`, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is: "Budget → Permanent Team".
    pub label: String,
    /// The kind of record that it came from.
    pub collection: String,
    /// The record.
    pub id: String,
    /// The field.
    pub field: String,
}

/// What the linter says of a place.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// `MIP003`.
    pub code: String,
    /// `empty-section`.
    pub name: String,
    /// How bad it is.
    pub level: mip_lint::Level,
    /// The line in the whole text, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    /// Where it begins in the whole text, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The section that it is in; absent in the title and the preamble.
    pub section: Option<String>,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// A change that mends it and can be kept: `draft_fix`.
    pub fix: Option<FixView>,
    /// It was in the file that the draft was begun from.
    pub known: bool,
}

/// A change that mends a finding.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct FixView {
    /// What it does, as on a button.
    pub title: String,
    /// Whether it can be made unseen.
    pub safe: bool,
}

/// A finding that somebody lets stand.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct AllowedView {
    /// Who said so, why and when.
    pub allowed: Allowed,
    /// What it silences; absent when that is no longer found.
    pub finding: Option<FindingView>,
}

impl Composition<'_> {
    /// The draft as the window shows it.
    pub(crate) fn view(&self, pack: &Pack) -> DraftView {
        let name = self.name.clone();
        let written = overrides(self.draft);
        let unplaced = self.composed.without_place(&written).into_iter().map(str::to_owned);
        DraftView {
            path: pack.kinds().path(self.draft.kind, &name),
            title: self.layout.title.of(&self.text).to_owned(),
            edition: self.edition.date,
            judged: self.judged.clone(),
            preamble: self.preamble(),
            sections: self.sections(pack),
            findings: self.located(self.findings.iter(), &self.known),
            allowed: self.allowed(),
            unplaced: unplaced.collect(),
            draft: self.draft.clone(),
            text: self.text.clone(),
            name,
        }
    }

    fn preamble(&self) -> Vec<PreambleView> {
        let line = |(key, piece): &(String, mip::compose::Piece)| {
            let edited = edit(&self.draft.preamble, key);
            PreambleView {
                key: key.clone(),
                composed: piece.text.clone(),
                edited: edited.is_some(),
                value: edited.map_or(&piece.text, |edit| &edit.body).clone(),
            }
        };
        self.composed.preamble.iter().map(line).collect()
    }

    fn sections(&self, pack: &Pack) -> Vec<SectionView> {
        let units = Units::of(&self.text);
        let section = |(section, place): (&ComposedSection, &Span)| {
            let edited = edit(&self.draft.sections, &section.title);
            let composed = &section.body.text;
            let body = edited.map_or(composed, |edit| &edit.body);
            let own = self.draft.extra.iter().any(|extra| extra.is(&section.title, false));
            let items = pack.items_for(self.edition, &section.title, self.draft.on);
            SectionView {
                title: section.title.clone(),
                level: section.level,
                words: mip::count_words(body),
                body: body.clone(),
                composed: composed.clone(),
                edited: edited.is_some(),
                own: own && section.guidance.is_none(),
                stale: edited.is_some_and(|edit| edit.basis != *composed),
                guidance: section.guidance.clone(),
                facts: facts(section),
                items: items.into_iter().map(|item| item.id.clone()).collect(),
                start: units.of_byte(place.start),
                end: units.of_byte(place.end),
            }
        };
        self.composed.sections.iter().zip(&self.layout.bodies).map(section).collect()
    }

    fn located<'f>(
        &self,
        findings: impl Iterator<Item = &'f Finding>,
        known: &[bool],
    ) -> Vec<FindingView> {
        let units = Units::of(&self.text);
        let sections = allow::sections(&self.text);
        let lines = LineStarts::of(&self.text);
        let finding = |(index, finding): (usize, &Finding)| {
            let at = lines.position(finding.span.start);
            let fix = finding.fix.as_ref().filter(|fix| self.rewritten(fix).is_some());
            FindingView {
                code: finding.code.into(),
                name: finding.name.into(),
                level: finding.level,
                line: at.line,
                column: at.column,
                start: units.of_byte(finding.span.start),
                end: units.of_byte(finding.span.end),
                section: allow::section_at(&sections, finding.span.start).map(str::to_owned),
                message: finding.message.clone(),
                help: finding.help.clone(),
                fix: fix.map(|fix| FixView { title: fix.title.clone(), safe: fix.safe }),
                known: known.get(index).copied().unwrap_or_default(),
            }
        };
        findings.enumerate().map(finding).collect()
    }

    fn allowed(&self) -> Vec<AllowedView> {
        let silent = |allowed: &&Allowed| self.allowed.iter().all(|(_, by)| by.id != allowed.id);
        let idle = self.draft.allowed.iter().filter(silent);
        let idle = idle.map(|allowed| AllowedView { allowed: allowed.clone(), finding: None });
        let found = self.located(self.allowed.iter().map(|(finding, _)| finding), &[]);
        let found = found.into_iter().zip(&self.allowed).map(|(finding, (_, allowed))| {
            AllowedView { allowed: (*allowed).clone(), finding: Some(finding) }
        });
        idle.chain(found).collect()
    }
}

fn edit<'a>(edits: &'a [Edit], id: &str) -> Option<&'a Edit> {
    edits.iter().find(|edit| edit.id == id)
}

fn facts(section: &ComposedSection) -> Vec<FactView> {
    let fact = |fact: &mip::compose::FactSpan| FactView {
        start: utf16::from_byte(&section.body.text, fact.span.start),
        end: utf16::from_byte(&section.body.text, fact.span.end),
        label: fact.source.label.clone(),
        collection: fact.source.collection.clone(),
        id: fact.source.id.clone(),
        field: fact.source.field.clone(),
    };
    section.body.facts.iter().map(fact).collect()
}
