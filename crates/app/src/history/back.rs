//! Giving a record what it held before a step of its history.

use domain::{
    draft::Draft,
    id::TeamId,
    team::{Member, Team},
};
use records::{ChangeId, Record, RecordKey};
use serde::{Deserialize, Serialize};
use store::{Made, Rows, Whose};

use super::{FieldChange, HistoryStep, RecordRef};
use crate::{
    App, Error,
    here::{Here, Writing},
    kinds::Collection,
    members::refuse_twice,
    teams::refuse_another,
};

/// Names a step of the history of a record.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StepRef {
    /// The team.
    pub team: TeamId,
    /// The kind.
    pub collection: Collection,
    /// The id.
    pub id: String,
    /// The changes of the step, oldest first.
    pub changes: Vec<String>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct PutBack {
    /// The record holds something else now.
    pub changed: bool,
}

impl App {
    /// The oldest change of a step of this record: it knows what was there before all of them.
    fn oldest(&self, of: &RecordRef, changes: &[String]) -> Result<ChangeId, Error> {
        let past = self.past(of)?;
        let change = changes.first().and_then(|hex| ChangeId::parse(hex));
        let is_its = |change: &ChangeId| past.iter().any(|past| past.step.change == *change);
        let gone = || Error::NotFound("step of the history", changes.join(", "));
        change.filter(is_its).ok_or_else(gone)
    }

    /// Gives the fields that a step wrote what they held before it, whatever came since.
    pub fn history_put_back(&self, req: StepRef) -> Result<PutBack, Error> {
        let StepRef { team, collection, id, changes } = req;
        if stands(collection) {
            return Err(Error::invalid("The way of a bundle is corrected on the bundle's page."));
        }
        let of = RecordRef { team, collection, id: id.clone() };
        let change = self.oldest(&of, &changes)?;
        self.write("history_put_back", |w| {
            let made = Made { doc: collection.home().of(team, &id), change };
            put_back(w, team, collection, &made, &id)
        })
    }
}

/// A bundle's steps and versions stand for what happened.
fn stands(collection: Collection) -> bool {
    matches!(collection, Collection::Bundles | Collection::Versions)
}

/// Whether a step is offered to be put back. The number of a draft is not: texts follow it.
pub(super) fn takes_back(collection: Collection, step: &HistoryStep) -> bool {
    let is_number = |change: &FieldChange| change.field == "number";
    let numbers = collection == Collection::Drafts && step.fields.iter().any(is_number);
    !stands(collection) && !numbers
}

fn put_back(
    w: &mut Writing<'_, '_>,
    team: TeamId,
    of: Collection,
    made: &Made,
    id: &str,
) -> Result<PutBack, Error> {
    let before = json(w, of, made, id)?;
    let before = before.ok_or_else(|| Error::NotFound(of.word(), id.to_owned()))?;
    let key = RecordKey { collection: of.name().into(), id: id.to_owned() };
    w.put_back(team, of.in_files(), made, &key)?;
    let after = json(w, of, made, id)?.unwrap_or_default();
    // As with any other write: what is not valid is refused, unless it was so before.
    let wrong = |json: &str| of.misfit(json).or_else(|| of.invalid(json));
    match wrong(&after) {
        Some(why) if wrong(&before) != Some(why.clone()) => Err(Error::Invalid(format!(
            "What was there before does not fit any more: {why} Nothing was changed."
        ))),
        _ => {
            fits_others(&w.here(), team, of, [&before, &after])?;
            Ok(PutBack { changed: before != after })
        }
    }
}

/// What only one of several records may say is refused where another says it by now.
fn fits_others(
    here: &Here<'_>,
    team: TeamId,
    of: Collection,
    [before, after]: [&str; 2],
) -> Result<(), Error> {
    match of {
        Collection::Members => {
            let [was, is]: [Option<Member>; 2] = [before, after].map(read);
            let [Some(was), Some(is)] = [was, is] else { return Ok(()) };
            // Its own handle of before is no reason to let it have another's.
            let mut others = here.all::<Member>(team)?;
            others.retain(|other| other.id != is.id);
            if was.handle == is.handle { Ok(()) } else { refuse_twice(&others, &is, &is.handle) }
        }
        Collection::Teams => {
            let [was, is] = [before, after].map(|json| read::<Team>(json).and_then(|t| t.unit_id));
            match is.filter(|id| was.as_ref() != Some(id)) {
                Some(id) => refuse_another(here, team, &id),
                None => Ok(()),
            }
        }
        Collection::Drafts => {
            let [was, is] = [before, after].map(|json| read::<Draft>(json).and_then(|d| d.number));
            let follow = "Texts that name the draft follow its number: give it on the draft's page. Nothing was changed.";
            if was == is { Ok(()) } else { Err(Error::invalid(follow)) }
        }
        _ => Ok(()),
    }
}

fn read<R: Record>(json: &str) -> Option<R> {
    serde_json::from_str(json).ok()
}

/// The record as this write sees it.
fn json(
    w: &Writing<'_, '_>,
    of: Collection,
    made: &Made,
    id: &str,
) -> Result<Option<String>, Error> {
    let mut body = None;
    w.tx.each(of.name(), Whose::One(&made.doc, id), &mut |raw| body = Some(raw.body.to_owned()))?;
    Ok(body)
}
