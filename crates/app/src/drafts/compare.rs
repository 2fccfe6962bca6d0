//! A draft beside a file. The one rule: nothing is written; what is taken over is written as if
//! somebody had typed it.

use std::path::PathBuf;

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
};
use mip::compose::{Composed, ComposedSection};
use serde::{Deserialize, Serialize};

use super::{
    begin::{Begun, DraftImport, begun},
    compose::{compose_text, overrides},
    extra,
    facts::TeamFacts,
    places::{Correction, SectionPlace},
};
use crate::{App, Error};

/// Which file to hold a draft against.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftCompare {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// The file.
    pub path: PathBuf,
    /// Which heading a section of the file is, where that was found wrong.
    #[serde(default)]
    pub matches: Vec<Correction>,
}

/// A draft beside a file, part by part.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The draft.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// Keys of the preamble, then sections, in the order of the draft; what only the file has
    /// stands behind what it follows there.
    pub rows: Vec<ComparedRow>,
}

/// A part of a draft beside that of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ComparedRow {
    /// The key, or the heading as the draft has it.
    pub part: String,
    /// Whether it is a key of the preamble.
    pub preamble: bool,
    /// Its level as a section; 0 for a key.
    pub level: u8,
    /// How the two stand.
    pub state: ComparedState,
    /// What the draft says.
    pub here: Option<String>,
    /// What the file says.
    pub there: Option<String>,
    /// The heading as the file has it, where that is another.
    pub renamed: Option<String>,
    /// What only the file has stands behind this part.
    pub after: Option<String>,
}

/// How a part of a draft and that of a file stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ComparedState {
    /// Both say the same, blank lines and line ends aside.
    Same,
    /// They differ.
    Changed,
    /// Only the draft has it.
    OnlyHere,
    /// Only the file has it.
    OnlyThere,
}

impl App {
    /// Holds a draft against a file.
    pub fn draft_compare(&self, req: DraftCompare) -> Result<Compared, Error> {
        let here = self.here();
        let facts = TeamFacts::of(&here, req.team)?;
        let draft: Draft = here.get(req.team, req.draft)?;
        let (path, kind) = (req.path.clone(), Some(draft.kind));
        let read = DraftImport { team: req.team, path, kind, matches: req.matches };
        // The file as it would be as a draft of this edition: both were taken apart alike.
        let file = begun(&here, &read, Some(draft.on))?;
        let composed = compose_text(&here, &facts, &draft)?.composed;
        let rows = rows(&composed, &draft, &file);
        Ok(Compared { name: draft.name(here.kinds()), path: req.path, rows })
    }
}

/// The parts of a draft as they come, each beside that of the file, and what only the file has.
fn rows(
    composed: &Composed,
    draft: &Draft,
    Begun { draft: file, preview }: &Begun,
) -> Vec<ComparedRow> {
    let (here, there) = (overrides(draft), overrides(file));
    let mut rows = Vec::new();
    for (key, piece) in &composed.preamble {
        let said = here.preamble.get(key).unwrap_or(&piece.text).clone();
        rows.push(ComparedRow::of(key, 0, Some(said), there.preamble.get(key).cloned()));
    }
    for ComposedSection { title, level, body, .. } in &composed.sections {
        let said = here.sections.get(title).unwrap_or(&body.text).clone();
        let is = |place: &&SectionPlace| place.heading.as_ref() == Some(title);
        let renamed = preview.sections.iter().find(is).map(|place| place.title.clone());
        let renamed = renamed.filter(|name| name != title);
        let row = ComparedRow::of(title, *level, Some(said), there.sections.get(title).cloned());
        rows.push(ComparedRow { renamed, ..row });
    }
    for own in &file.extra {
        let is_key = own.level == 0;
        let alike = rows.iter().filter(|row| row.preamble == is_key);
        let Some(at) = extra::place(alike.map(|row| &*row.part), own) else { continue };
        let said = if is_key { &there.preamble } else { &there.sections };
        let row = ComparedRow::of(&own.id, own.level, None, said.get(&own.id).cloned());
        let keys = rows.iter().filter(|row| row.preamble && !is_key).count();
        rows.insert(keys + at, ComparedRow { after: Some(own.after.clone()), ..row });
    }
    rows
}

impl ComparedRow {
    fn of(part: &str, level: u8, here: Option<String>, there: Option<String>) -> Self {
        let bare = |text: &Option<String>| text.as_ref().map(|text| squeezed(text));
        let state = match (bare(&here), bare(&there)) {
            (Some(here), Some(there)) if here == there => ComparedState::Same,
            (Some(_), Some(_)) => ComparedState::Changed,
            (_, None) => ComparedState::OnlyHere,
            (None, _) => ComparedState::OnlyThere,
        };
        let (renamed, after) = (None, None);
        Self {
            part: part.to_owned(),
            preamble: level == 0,
            level,
            state,
            here,
            there,
            renamed,
            after,
        }
    }
}

/// A text without what does not count when two are compared: line ends, spaces at the end of lines,
/// blank lines round it.
fn squeezed(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}
