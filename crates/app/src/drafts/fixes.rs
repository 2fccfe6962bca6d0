//! Quick fixes of findings, kept as what somebody wrote. The one rule: a fix is offered only where
//! it changes parts that a draft keeps; headings and the frame are the edition's.

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
};
use mip::{Span, compose::Composed};
use mip_lint::{Edit, Finding, Fix};
use serde::{Deserialize, Serialize};

use super::{
    DraftRef, DraftView,
    compose::{Composition, compose},
    facts::TeamFacts,
    units::Units,
    view,
    write::put,
};
use crate::{App, Error, here::Here};

/// So many fixes are made in one go: a fix that brings its own finding back would never end.
const MOST: usize = 500;

/// Which finding to fix.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftFix {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// The rule: `MIP020`.
    pub code: String,
    /// Where the finding begins, as `FindingView.start` says.
    pub start: usize,
}

/// Which fixes of a draft to make.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftFixAll {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// Also those that somebody should look at.
    #[serde(default)]
    pub asked: bool,
    /// Only those of this rule: `MIP020`.
    pub code: Option<String>,
}

/// What many fixes did.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Fixed {
    /// What each did, as on its button, in the order they were made.
    pub done: Vec<String>,
    /// The draft after them.
    pub view: DraftView,
}

impl App {
    /// Makes the fix of one finding.
    pub fn draft_fix(&self, req: DraftFix) -> Result<DraftView, Error> {
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_fix", |w| {
            let here = w.here();
            let (facts, mut draft) =
                (TeamFacts::of(&here, at.team)?, here.get::<Draft>(at.team, at.draft)?);
            let composition = compose(&here, &facts, &draft)?;
            let parts = composition
                .at(&req.code, req.start)
                .find_map(|finding| composition.rewritten(finding.fix.as_ref()?));
            let parts = parts.ok_or_else(|| Error::NotFound("fix", req.code.clone()))?;
            let composed = composition.composed;
            keep(&mut draft, &composed, parts);
            w.put(at.team, &draft)
        })?;
        view(&self.here(), at)
    }

    /// Makes every safe fix of a draft, one after the other: each looks at what the last one left.
    pub fn draft_fix_all(&self, req: DraftFixAll) -> Result<Fixed, Error> {
        let at = DraftRef { team: req.team, draft: req.draft };
        let done = self.write("draft_fix_all", |w| {
            let here = w.here();
            let (facts, mut draft) =
                (TeamFacts::of(&here, at.team)?, here.get::<Draft>(at.team, at.draft)?);
            let mut done = Vec::new();
            while done.len() < MOST
                && let Some(title) = fix_next(&here, &facts, &mut draft, &req)?
            {
                done.push(title);
            }
            w.put(at.team, &draft)?;
            Ok(done)
        })?;
        Ok(Fixed { done, view: view(&self.here(), at)? })
    }
}

/// Makes the first fix that is asked for. What it did; nothing where none is left that changes the
/// draft.
fn fix_next(
    here: &Here<'_>,
    facts: &TeamFacts,
    draft: &mut Draft,
    req: &DraftFixAll,
) -> Result<Option<String>, Error> {
    let composition = compose(here, facts, draft)?;
    let is_meant = |code: &str| req.code.as_ref().is_none_or(|only| only == code);
    let mut meant = composition.findings.iter().filter(|finding| is_meant(finding.code));
    let next = meant.find_map(|finding| {
        let fix = finding.fix.as_ref().filter(|fix| fix.safe || req.asked)?;
        Some((fix.title.clone(), composition.rewritten(fix)?))
    });
    let composed = composition.composed;
    Ok(next.and_then(|(title, parts)| keep(draft, &composed, parts).then_some(title)))
}

/// A part of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftPart {
    Title,
    /// A key, by its place in [`Composed::preamble`].
    Key(usize),
    /// A section, by its place in [`Composed::sections`].
    Section(usize),
}

/// Keeps the new texts of parts as what somebody wrote. Whether anything is different by it.
pub(crate) fn keep(
    draft: &mut Draft,
    composed: &Composed,
    parts: Vec<(DraftPart, String)>,
) -> bool {
    let before = (draft.title.clone(), draft.preamble.clone(), draft.sections.clone());
    for (part, text) in parts {
        match part {
            DraftPart::Title => draft.title = Some(text),
            DraftPart::Key(at) => {
                let (key, piece) = &composed.preamble[at];
                put(&mut draft.preamble, key, text, piece.text.clone());
            }
            DraftPart::Section(at) => {
                let section = &composed.sections[at];
                put(&mut draft.sections, &section.title, text, section.body.text.clone());
            }
        }
    }
    before != (draft.title.clone(), draft.preamble.clone(), draft.sections.clone())
}

impl Composition<'_> {
    /// Findings of a rule that begin in a place, in UTF-16 units.
    pub(crate) fn at(&self, code: &str, start: usize) -> impl Iterator<Item = &Finding> {
        let units = Units::of(&self.text);
        let is =
            move |found: &&Finding| found.code == code && units.of_byte(found.span.start) == start;
        self.findings.iter().filter(is)
    }

    /// The parts that a fix changes, with their new texts. `None` where it changes anything else.
    pub(crate) fn rewritten(&self, fix: &Fix) -> Option<Vec<(DraftPart, String)>> {
        let mut parts: Vec<(DraftPart, Span, Vec<&Edit>)> = Vec::new();
        for edit in &fix.edits {
            let (part, region) = self.region(edit.span)?;
            match parts.last_mut() {
                Some((last, _, edits)) if *last == part => edits.push(edit),
                _ => parts.push((part, region, vec![edit])),
            }
        }
        let rewritten = |(part, region, edits): (DraftPart, Span, Vec<&Edit>)| {
            let mut text = String::new();
            let mut at = region.start;
            for edit in edits {
                text.push_str(self.text.get(at..edit.span.start)?);
                text.push_str(&edit.text);
                at = edit.span.end;
            }
            text.push_str(self.text.get(at..region.end)?);
            let is_line = !matches!(part, DraftPart::Section(_));
            // Lines of the frame, not a value: `Key: value` with another key behind it.
            if is_line && text.trim().contains('\n') {
                return None;
            }
            let text = if is_line { text.trim() } else { text.trim_matches('\n') };
            Some((part, text.to_owned()))
        };
        parts.into_iter().map(rewritten).collect()
    }

    /// The part that a span lies in, with all that belongs to it and not to the frame.
    pub(crate) fn region(&self, span: Span) -> Option<(DraftPart, Span)> {
        let within = |region: Span| region.start <= span.start && span.end <= region.end;
        if within(self.layout.title) {
            return Some((DraftPart::Title, self.layout.title));
        }
        for (at, ((key, _), value)) in
            self.composed.preamble.iter().zip(&self.layout.values).enumerate()
        {
            // An empty value stands behind the colon, or behind the space after it.
            let line = self.text.get(..value.start)?.rfind('\n').map_or(0, |at| at + 1);
            let region = Span::new(line + key.len() + 1, value.end);
            if within(region) {
                return Some((DraftPart::Key(at), region));
            }
        }
        let bodies = &self.layout.bodies;
        for (at, body) in bodies.iter().enumerate() {
            let end = bodies.get(at + 1).map_or(self.text.len(), |_| self.heading(at + 1).start);
            let region = Span::new(self.heading(at).end, end);
            if within(region) && (span.start > region.start || body.is_empty()) {
                return Some((DraftPart::Section(at), region));
            }
        }
        None
    }

    /// The heading of a section, from its `#` to the end of its line.
    fn heading(&self, at: usize) -> Span {
        let (section, body) = (&self.composed.sections[at], self.layout.bodies[at]);
        let end = body.start - if body.is_empty() { 0 } else { 2 };
        Span::new(end - section.title.len() - 1 - usize::from(section.level), end)
    }
}
