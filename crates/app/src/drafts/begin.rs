//! A draft that begins from a file. The one rule: nothing of the file is lost. What the edition has
//! a place for becomes an edit; what it has none for becomes a section or key of the draft's own.

use std::{collections::BTreeSet, path::PathBuf};

use chrono::NaiveDate;
use domain::{
    draft::{Draft, Edit, Extra},
    id::{MemberId, TeamId},
    proposal::{Kind, Kinds},
};
use mip::{Proposal, compose::Composed};
use mip_lint::agreement::{self, Topic};
use serde::{Deserialize, Serialize};

use super::{
    DraftRef, DraftView,
    compose::compose_text,
    facts::TeamFacts,
    fresh,
    places::{Correction, Places, SectionPlace},
    view,
};
use crate::{
    App, Error,
    here::Here,
    mips::{self, Asked},
};

/// Which file to begin a draft from, and how to read it.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftImport {
    /// Whose draft it becomes.
    pub team: TeamId,
    /// The file.
    pub path: PathBuf,
    /// What it proposes, where its title does not say.
    pub kind: Option<Kind>,
    /// Which heading of the edition a section is, where that was found wrong or not at all.
    #[serde(default)]
    pub matches: Vec<Correction>,
}

/// What a file would become. Nothing is written yet.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// The file.
    pub path: PathBuf,
    /// What it proposes.
    pub kind: Kind,
    /// Its title line.
    pub title: String,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its day, which chooses the edition.
    pub on: NaiveDate,
    /// The day of that edition.
    pub edition: NaiveDate,
    /// Whom it proposes, if that is one of the members.
    pub facilitator: Option<String>,
    /// Its sections in their order, each with its place in the edition.
    pub sections: Vec<SectionPlace>,
    /// The edition's headings, to choose from.
    pub headings: Vec<String>,
    /// Headings that no section is: they follow the facts.
    pub missing: Vec<String>,
    /// Keys of the preamble that the edition does not have: they are kept as the draft's own.
    pub own_keys: Vec<String>,
    /// What else is told of how it was read.
    pub notes: Vec<String>,
}

/// A file taken apart.
pub(super) struct Begun {
    /// With an edit for each part that the file has.
    pub(super) draft: Draft,
    pub(super) preview: ImportPreview,
}

impl App {
    /// What a file would become as a draft.
    pub fn draft_import_preview(&self, req: DraftImport) -> Result<ImportPreview, Error> {
        Ok(begun(&self.here(), &req, None)?.preview)
    }

    /// Makes a draft of a file. A draft of the same kind and number, or of the same kind without
    /// anything written, is left alone: the bundle then has two, and one can be removed.
    pub fn draft_import(&self, req: DraftImport) -> Result<DraftView, Error> {
        let draft = self.write("draft_import", |w| {
            let draft = pruned(begun(&w.here(), &req, None)?.draft);
            w.put(req.team, &draft)?;
            Ok(draft.id)
        })?;
        view(&self.here(), DraftRef { team: req.team, draft })
    }
}

/// Takes a file apart; `as_of` gives the edition of that day in place of the file's own.
pub(super) fn begun(
    here: &Here<'_>,
    req: &DraftImport,
    as_of: Option<NaiveDate>,
) -> Result<Begun, Error> {
    // The file is never written to: what is no text in it may be shown as replaced.
    let lossy = mips::read_lossy(&req.path)?;
    let source = &lossy.source;
    let proposal = Proposal::parse(source.text());
    let kinds = here.kinds();
    let named = || mips::kind_of(kinds, &proposal).map(|form| form.kind);
    let kind = req.kind.or_else(named).ok_or_else(|| {
        let path = req.path.display();
        Error::Invalid(format!(
            "{path}: neither its title nor its preamble says which kind of proposal it is. \
             Choose {}; nothing was written.",
            kinds.choice()
        ))
    })?;
    let facts = TeamFacts::of(here, req.team)?;
    let mut notes: Vec<_> = lossy.note().into_iter().collect();
    let said = mips::posted(&proposal);
    let mut on = as_of.or(said).unwrap_or_else(|| here.day_of(&facts.team));
    if said.is_none() {
        notes.push(format!("It gives no date that can be read, so it is taken as of {on}."));
    }
    if let Some(first) = here.pack.editions(kind).next().filter(|first| on < first.date) {
        notes.push(format!("It is of {on}, before the first template of {}.", first.date));
        on = first.date;
    }
    let facilitator = proposed(&facts, kind, source.text(), kinds);
    let number = number_of(&proposal, kinds);
    let mut draft = Draft { number, ..fresh(kind, facilitator.as_ref().map(|who| who.0), on) };
    let composition = compose_text(here, &facts, &draft)?;
    let edition = composition.edition;
    let composed = composition.composed;
    let places = Places::find(&proposal, &mips::outline(edition), &req.matches);
    let title = proposal.title.as_ref().map(|title| title.text.clone()).unwrap_or_default();
    draft.title = Some(title.clone()).filter(|own| !own.is_empty() && *own != composed.title.text);
    let own_keys = keys(&mut draft, &proposal, &composed, &mut notes);
    sections(&mut draft, &proposal, &composed, &places, &mut notes);
    let before = mips::lint(here.pack, source.text(), Asked::default());
    draft.known = mips::said(source.text(), &before);
    draft.known.truncate(mips::REMEMBERED);
    let preview = ImportPreview {
        path: req.path.clone(),
        kind,
        title,
        number,
        on,
        edition: edition.date,
        facilitator: facilitator.map(|(_, handle)| handle),
        headings: composed.sections.iter().map(|section| section.title.clone()).collect(),
        missing: places.missing(&composed),
        sections: places.sections,
        own_keys,
        notes,
    };
    Ok(Begun { draft, preview })
}

/// The member whom a text of a kind proposes as a facilitator.
fn proposed(
    facts: &TeamFacts,
    kind: Kind,
    text: &str,
    kinds: &Kinds,
) -> Option<(MemberId, String)> {
    kinds.form(kind).filter(|form| form.is_of_a_facilitator())?;
    let said = agreement::mentions(text, kinds);
    let handles = said.iter().filter(|mention| mention.topic == Topic::Facilitator);
    let mut handles = handles.map(|mention| mention.value.as_str());
    handles.find_map(|handle| {
        let is = |name: &str| agreement::normal(Topic::Facilitator, name) == handle;
        let member = facts.members().iter().find(|who| is(&who.handle) || is(&who.name))?;
        Some((member.id, member.handle.clone()))
    })
}

/// Its number by its title, or else by the line of the preamble.
fn number_of(proposal: &Proposal<'_>, kinds: &Kinds) -> Option<u32> {
    let read = |text: &str| text.trim_start_matches(['#', ' ']).trim().parse().ok();
    let entries = proposal.preamble.iter().flat_map(|preamble| &preamble.entries);
    let mut lines = entries.filter(|entry| kinds.is_number_key(&entry.key));
    let titled = proposal.title.as_ref().and_then(|title| read(title.number.as_deref()?));
    titled.or_else(|| lines.find_map(|entry| read(&entry.value))).filter(|number| *number > 0)
}

/// Values that differ from what the facts give become edits, unknown keys the draft's own. Gives
/// the names of those.
fn keys(
    draft: &mut Draft,
    proposal: &Proposal<'_>,
    composed: &Composed,
    notes: &mut Vec<String>,
) -> Vec<String> {
    let mut own = Vec::new();
    let mut after = String::new();
    let Some(preamble) = &proposal.preamble else {
        notes.push("It has no preamble: its lines follow the facts.".into());
        return own;
    };
    let mut lines: Vec<(usize, &str, &str)> = Vec::new();
    lines.extend(preamble.entries.iter().map(|e| (e.key_span.start, &*e.key, &*e.value)));
    lines.extend(preamble.odd_lines.iter().map(|odd| (odd.span.start, "", &*odd.text)));
    lines.sort_by_key(|line| line.0);
    for (_, key, value) in lines {
        let (key, value) = (key.trim(), value.trim());
        let repeated = draft.preamble.iter().position(|edit| edit.id == key);
        let behind = if key.is_empty() { draft.preamble.len().checked_sub(1) } else { repeated };
        if let Some(at) = behind.filter(|_| !value.is_empty()) {
            let edit = &mut draft.preamble[at];
            notes.push(format!("{value:?} stands behind the value of {} now.", edit.id));
            edit.body = format!("{} {value}", edit.body).trim_start().into();
        } else if !key.is_empty() && repeated.is_none() {
            let known = composed.preamble.iter().find(|(own, _)| own == key);
            if known.is_none() {
                let extra = Extra { id: key.to_owned(), level: 0, after: after.clone() };
                draft.extra.push(extra);
                own.push(key.to_owned());
            }
            let basis = known.map(|(_, piece)| piece.text.clone()).unwrap_or_default();
            draft.preamble.push(Edit { id: key.to_owned(), body: value.to_owned(), basis });
            key.clone_into(&mut after);
        }
    }
    own
}

/// A part that says just what the facts give follows them.
fn pruned(mut draft: Draft) -> Draft {
    let Draft { preamble, sections, extra, .. } = &mut draft;
    let own = |id: &str, key| extra.iter().any(|extra| extra.is(id, key));
    preamble.retain(|edit| own(&edit.id, true) || edit.body != edit.basis);
    sections.retain(|edit| own(&edit.id, false) || edit.body.trim() != edit.basis.trim());
    draft
}

/// Bodies become edits of the heading they were matched with, or sections of the draft's own behind
/// the one before.
fn sections(
    draft: &mut Draft,
    proposal: &Proposal<'_>,
    composed: &Composed,
    places: &Places,
    notes: &mut Vec<String>,
) {
    let mut taken: BTreeSet<String> = composed.sections.iter().map(|s| s.title.clone()).collect();
    taken.extend(draft.extra.iter().map(|extra| extra.id.clone()));
    let mut last = String::new();
    for place in &places.sections {
        let section = &proposal.sections[place.section];
        let body = proposal.section_text(place.section).unwrap_or_default();
        if let Some(heading) = &place.heading {
            let basis = composed.sections.iter().find(|own| own.title == *heading);
            let basis = basis.map(|own| own.body.text.clone()).unwrap_or_default();
            draft.sections.push(Edit { id: heading.clone(), body, basis });
            heading.clone_into(&mut last);
        } else if taken.insert(section.title.clone()) && !section.title.is_empty() {
            let (id, level) = (section.title.clone(), section.level.clamp(2, 6));
            draft.extra.push(Extra { id: id.clone(), level, after: last.clone() });
            draft.sections.push(Edit { id: id.clone(), body, basis: String::new() });
            last = id;
        } else if let Some(edit) = draft.sections.iter_mut().find(|edit| edit.id == last) {
            // The title is taken: it stands in the text of the section before it.
            let heading = section.heading.of(proposal.source).trim_end();
            let parts = [edit.body.as_str(), heading, &body];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            edit.body = parts.join("\n\n");
            notes.push(format!("A second “{}” stands in the text of {last}.", section.title));
        } else {
            let id = format!("{} (2)", section.title);
            taken.insert(id.clone());
            draft.extra.push(Extra {
                id: id.clone(),
                level: section.level.clamp(2, 6),
                after: String::new(),
            });
            draft.sections.push(Edit { id: id.clone(), body, basis: String::new() });
            last = id;
        }
    }
    outside(draft, proposal, notes);
}

/// Text that stands under no heading of its own: before the title, under it, behind the preamble.
fn outside(draft: &mut Draft, proposal: &Proposal<'_>, notes: &mut Vec<String>) {
    let source = proposal.source;
    let first = proposal.sections.first().map_or(source.len(), |section| section.heading.start);
    let mut texts = vec![source.get(..first).unwrap_or_default().trim_start_matches('\u{feff}')];
    if let Some(section) = proposal.title.as_ref().and_then(|it| proposal.sections.get(it.section))
    {
        let within = proposal.preamble.as_ref().filter(|preamble| preamble.is_without_heading);
        let end = within.map_or(section.text.end, |preamble| preamble.heading.start);
        texts.extend(source.get(section.text.start..end));
    }
    if let Some(preamble) = &proposal.preamble {
        let end = proposal.sections.get(preamble.section).map_or(0, |section| section.body.end);
        let fence = preamble.fence.map_or(end, |fence| fence.end);
        texts.extend(source.get(fence..end));
    }
    let texts: Vec<_> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        return;
    }
    let text = texts.join("\n\n").replace("\r\n", "\n");
    notes.push("Text that stood under no heading begins the first section now.".into());
    if let Some(edit) = draft.sections.first_mut() {
        edit.body = format!("{text}\n\n{}", edit.body).trim_end().into();
    } else {
        let id = "Text".to_owned();
        draft.extra.push(Extra { id: id.clone(), level: 2, after: String::new() });
        draft.sections.push(Edit { id, body: text, basis: String::new() });
    }
}
