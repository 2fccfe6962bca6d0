//! A draft gets the number that the editors gave it: its file and every text that names it follow.
//! The one rule: what will change is shown first, and one undo takes all of it back.

use std::path::Path;

use domain::{
    draft::{Draft, Edit},
    id::{DraftId, TeamId},
    item::Progress,
    numbering::{Numbered, renamed},
    team::Team,
};
use records::Record;
use serde::{Deserialize, Serialize};

use crate::{App, Error, drafts, here::Here, settings};

/// A number to give to a draft.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct NumberAssign {
    pub team: TeamId,
    pub draft: DraftId,
    pub number: u32,
}

/// What giving a number changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct NumberPreview {
    /// The name it has.
    pub from: String,
    /// The name it gets.
    pub to: String,
    /// The file it is.
    pub path_from: String,
    /// The file it becomes.
    pub path_to: String,
    /// Texts that name it and will follow.
    pub places: Vec<NumberPlace>,
    /// Texts that name it without saying which of several drafts they mean: they stay.
    pub unclear: Vec<NumberPlace>,
    /// A file that the last export wrote under the old name, and that stays where it is.
    pub exported: Option<String>,
}

/// A text that names the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct NumberPlace {
    /// Where: "MIP40c3-SP#, Motivation".
    pub place: String,
    /// How often.
    pub count: usize,
}

/// The records with the new name in them.
#[derive(Default)]
struct Renaming {
    drafts: Vec<Draft>,
    items: Vec<Progress>,
    team: Option<Team>,
    places: Vec<NumberPlace>,
}

impl App {
    /// What giving a draft this number would change.
    pub fn number_preview(&self, req: NumberAssign) -> Result<NumberPreview, Error> {
        Ok(renaming(&self.here(), req)?.1)
    }

    /// Gives a draft its number: its file and every text that names it follow.
    pub fn number_assign(&self, req: NumberAssign) -> Result<NumberPreview, Error> {
        self.write("number_assign", |w| {
            let (renaming, preview) = renaming(&w.here(), req)?;
            renaming.drafts.iter().try_for_each(|draft| w.put(req.team, draft))?;
            renaming.items.iter().try_for_each(|item| w.put(req.team, item))?;
            renaming.team.iter().try_for_each(|team| w.put(req.team, team))?;
            Ok(preview)
        })
    }
}

fn renaming(here: &Here<'_>, req: NumberAssign) -> Result<(Renaming, NumberPreview), Error> {
    let (all, kinds) = (drafts::all(here, req.team)?, here.kinds());
    let draft = all.iter().find(|draft| draft.id == req.draft);
    let draft = draft.ok_or_else(|| Error::NotFound("draft", req.draft.to_string()))?;
    drafts::refuse_taken(here, draft, req.team, req.number)?;
    let from = draft.number.map_or(Numbered::ToCome, Numbered::As);
    // `SP#` could be any of those that wait for a number.
    let mut others = all.iter().filter(|d| d.kind == draft.kind && d.id != draft.id);
    let is_clear = from != Numbered::ToCome || others.all(|other| other.number.is_some());
    let mut found = named(here, req.team, &all, &kinds.name(draft.kind, None), from, req.number)?;
    let places = std::mem::take(&mut found.places);
    if !is_clear {
        found = Renaming::default();
    }
    let mut numbered = found.drafts.iter().find(|d| d.id == draft.id).unwrap_or(draft).clone();
    numbered.renumber(Some(req.number), kinds);
    numbered.check().map_err(Error::Invalid)?;
    found.drafts.retain(|other| other.id != draft.id);
    let path = |draft: &Draft| kinds.path(draft.kind, &draft.name(kinds));
    let exported = exported_as(here, req.team, draft)?;
    let (places, unclear) = if is_clear { (places, Vec::new()) } else { (Vec::new(), places) };
    let preview = NumberPreview {
        from: draft.name(kinds),
        to: numbered.name(kinds),
        path_from: path(draft),
        path_to: path(&numbered),
        places,
        unclear,
        exported,
    };
    found.drafts.push(numbered);
    Ok((found, preview))
}

/// Every record whose texts name the draft that is called `to_come` without a number, with the
/// new name.
fn named(
    here: &Here<'_>,
    team: TeamId,
    drafts: &[Draft],
    to_come: &str,
    from: Numbered,
    to: u32,
) -> Result<Renaming, Error> {
    let stem = to_come.trim_end_matches('#');
    let mut found = Renaming::default();
    let mut places = Vec::new();
    let mut text = |text: &mut String, place: &dyn Fn() -> String| {
        let new = renamed(text, stem, from, to);
        new.is_some_and(|(new, count)| {
            *text = new;
            places.push(NumberPlace { place: place(), count });
            true
        })
    };
    for draft in drafts {
        let (mut new, name) = (draft.clone(), draft.name(here.kinds()));
        let mut edit = |edit: &mut Edit| {
            let heading = edit.id.clone();
            let is_named = text(&mut edit.body, &|| format!("{name}, {heading}"));
            // The facts that it was written over get the new name too: it is not out of date.
            if let Some((basis, _)) = renamed(&edit.basis, stem, from, to) {
                edit.basis = basis;
                return true;
            }
            is_named
        };
        let edits = new.sections.iter_mut().chain(&mut new.preamble);
        if edits.fold(false, |any, one| edit(one) | any) {
            found.drafts.push(new);
        }
    }
    for mut item in here.all::<Progress>(team)? {
        let id = item.id.clone();
        let notes = text(&mut item.notes, &|| format!("Item {id}, notes"));
        let evidence = item.evidence.iter_mut().fold(false, |any, kept| {
            text(&mut kept.text, &|| format!("Item {id}, evidence")) | any
        });
        if notes | evidence {
            found.items.push(item);
        }
    }
    let mut kept = here.team(team)?;
    let sentence = text(&mut kept.sentence_summary, &|| "Team, sentence summary".into());
    let paragraph = text(&mut kept.paragraph_summary, &|| "Team, paragraph summary".into());
    if sentence | paragraph {
        found.team = Some(kept);
    }
    found.places = places;
    Ok(found)
}

/// Where the last export wrote the draft, if the file is still there.
fn exported_as(here: &Here<'_>, team: TeamId, draft: &Draft) -> Result<Option<String>, Error> {
    let Some(folder) = settings::settings(here.records)?.export_folder else { return Ok(None) };
    let files = drafts::leaving::files(here, team)?;
    let file = files.iter().find(|(id, _)| *id == draft.id);
    let path = file.map(|(_, output)| Path::new(&folder).join(&output.path));
    Ok(path.filter(|path| path.is_file()).map(|path| path.display().to_string()))
}
