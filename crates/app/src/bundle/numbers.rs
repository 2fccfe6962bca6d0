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
use serde::{Deserialize, Serialize};

use super::freeze;
use crate::{App, Error, drafts, teams};

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
        Ok(self.renaming(req)?.1)
    }

    /// Gives a draft its number: its file and every text that names it follow.
    pub fn number_assign(&self, req: NumberAssign) -> Result<NumberPreview, Error> {
        let (renaming, preview) = self.renaming(req)?;
        self.write("number_assign", |tx| {
            freeze::editable(tx, req.team)?;
            for draft in &renaming.drafts {
                tx.put(&drafts::document(req.team, draft.id), draft)?;
            }
            for item in &renaming.items {
                tx.put(&teams::core(req.team), item)?;
            }
            if let Some(team) = &renaming.team {
                tx.put(&teams::core(req.team), team)?;
            }
            Ok(())
        })?;
        Ok(preview)
    }

    fn renaming(&self, req: NumberAssign) -> Result<(Renaming, NumberPreview), Error> {
        if req.number == 0 {
            return Err(Error::invalid("Proposals are numbered from 1."));
        }
        let (all, kinds) = (self.drafts(req.team)?, self.pack.kinds());
        let draft = all.iter().find(|draft| draft.id == req.draft);
        let draft = draft.ok_or_else(|| Error::NotFound("draft", req.draft.to_string()))?;
        let of_kind = || all.iter().filter(|d| d.kind == draft.kind && d.id != draft.id);
        if of_kind().any(|other| other.number == Some(req.number)) {
            let name = kinds.name(draft.kind, Some(req.number));
            let why = format!("{name} is another draft of this bundle: look again.");
            return Err(Error::Invalid(why));
        }
        let own_line = kinds.name(draft.kind, None);
        let from = draft.number.map_or(Numbered::ToCome, Numbered::As);
        // `SP#` could be any of those that wait for a number.
        let is_clear = from != Numbered::ToCome || of_kind().all(|other| other.number.is_some());
        let mut found = self.named(req.team, &all, &own_line, from, req.number)?;
        let places = std::mem::take(&mut found.places);
        if !is_clear {
            found = Renaming::default();
        }
        let mut numbered = found.drafts.iter().find(|d| d.id == draft.id).unwrap_or(draft).clone();
        numbered.number = Some(req.number);
        // What somebody wrote over the line of the number would hide the number.
        numbered.preamble.retain(|edit| edit.id != own_line);
        found.drafts.retain(|other| other.id != draft.id);
        let path = |draft: &Draft| kinds.path(draft.kind, &draft.name(kinds));
        let exported = self.exported_as(req.team, draft)?;
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
        &self,
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
            let (mut new, name) = (draft.clone(), draft.name(self.pack.kinds()));
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
        for row in self.store.list_in::<Progress>(&teams::core(team))? {
            let (mut item, id) = (row.record.clone(), row.record.id.clone());
            let notes = text(&mut item.notes, &|| format!("Item {id}, notes"));
            let evidence = item.evidence.iter_mut().fold(false, |any, kept| {
                text(&mut kept.text, &|| format!("Item {id}, evidence")) | any
            });
            if notes | evidence {
                found.items.push(item);
            }
        }
        let mut kept = self.team(team)?;
        let sentence = text(&mut kept.sentence_summary, &|| "Team, sentence summary".into());
        let paragraph = text(&mut kept.paragraph_summary, &|| "Team, paragraph summary".into());
        if sentence | paragraph {
            found.team = Some(kept);
        }
        found.places = places;
        Ok(found)
    }

    /// Where the last export wrote the draft, if the file is still there.
    fn exported_as(&self, team: TeamId, draft: &Draft) -> Result<Option<String>, Error> {
        let Some(folder) = self.settings()?.export_folder else { return Ok(None) };
        let files = self.draft_files(team)?;
        let file = files.iter().find(|(id, _)| *id == draft.id);
        let path = file.map(|(_, output)| Path::new(&folder).join(&output.path));
        Ok(path.filter(|path| path.is_file()).map(|path| path.display().to_string()))
    }
}
