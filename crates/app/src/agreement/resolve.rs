//! A mismatch put right: the drafts take what the workspace holds, or the workspace takes what a
//! draft says. The one rule: each is one step of undo, whatever it touches.

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
    team::Team,
};
use mip::Span;
use mip_lint::{Edit, Fix, agreement::Topic};
use serde::Deserialize;

use super::{Agreement, Place, TopicView, agreement_of, held_together};
use crate::{
    App, Error,
    drafts::{
        TeamFacts, all,
        compose::{compose_text, edition},
        fixes, refuse_taken,
        units::Units,
    },
    here::{Here, Writing},
    teams, text,
};

/// Which places should take what the workspace holds.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementUse {
    /// Whose drafts.
    pub team: TeamId,
    /// What of.
    pub topic: Topic,
    /// Which one, as `TopicView.of` says.
    #[serde(default)]
    pub of: String,
    /// Only the place of this draft …
    pub draft: Option<DraftId>,
    /// … that begins here. Without them every place that differs.
    pub start: Option<usize>,
}

/// Which place says what the workspace should hold.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AgreementTake {
    /// Whose drafts.
    pub team: TeamId,
    /// What of.
    pub topic: Topic,
    /// Which one, as `TopicView.of` says.
    #[serde(default)]
    pub of: String,
    /// The draft.
    pub draft: DraftId,
    /// Where the place begins, as `AgreementPlace.start` says.
    pub start: usize,
}

impl App {
    /// Writes what the workspace holds into the drafts that say something else.
    pub fn agreement_use(&self, req: AgreementUse) -> Result<Agreement, Error> {
        self.write("agreement_use", |w| {
            let here = w.here();
            let (facts, drafts) = (TeamFacts::of(&here, req.team)?, all(&here, req.team)?);
            let topic = named(held_together(&here, &facts, &drafts)?, req.topic, &req.of)?;
            let places = meant(&topic, &req)?;
            let mut changed = Vec::new();
            for draft in drafts {
                let of_draft = places.iter().copied().filter(|place| place.draft == draft.id);
                let said = said(&here, &facts, &draft, req.topic, of_draft)?;
                changed.extend(Some(said).filter(|said| *said != draft));
            }
            changed.iter().try_for_each(|draft| w.put(req.team, draft))
        })?;
        agreement_of(&self.here(), req.team)
    }

    /// Has the workspace hold what a draft says.
    pub fn agreement_take(&self, req: AgreementTake) -> Result<Agreement, Error> {
        self.write("agreement_take", |w| {
            let here = w.here();
            let (facts, drafts) = (TeamFacts::of(&here, req.team)?, all(&here, req.team)?);
            let topic = named(held_together(&here, &facts, &drafts)?, req.topic, &req.of)?;
            let is_asked = |place: &&Place| place.draft == req.draft && place.start == req.start;
            let place = topic.places.iter().find(is_asked);
            let place = place.ok_or_else(|| Error::NotFound("place", req.of.clone()))?;
            if !place.takes {
                return Err(Error::invalid(
                    "The workspace works this out from other facts: change it where it is kept.",
                ));
            }
            hold(w, &facts, &drafts, &req, &place.written)
        })?;
        agreement_of(&self.here(), req.team)
    }
}

/// The places that should say what the workspace holds.
fn meant<'t>(topic: &'t TopicView, req: &AgreementUse) -> Result<Vec<&'t Place>, Error> {
    let is_meant = |place: &&Place| {
        !place.agrees
            && req.draft.is_none_or(|draft| draft == place.draft)
            && req.start.is_none_or(|start| start == place.start)
    };
    let places: Vec<_> = topic.places.iter().filter(is_meant).collect();
    if places.iter().all(|place| place.expected.is_none()) {
        return Err(Error::invalid(
            "The workspace holds nothing to use there: nothing was changed.",
        ));
    }
    Ok(places)
}

/// The draft as it says in these places what is expected there.
fn said<'p>(
    here: &Here<'_>,
    facts: &TeamFacts,
    before: &Draft,
    topic: Topic,
    places: impl Iterator<Item = &'p Place>,
) -> Result<Draft, Error> {
    let mut draft = before.clone();
    let mut rest = Vec::new();
    for place in places {
        let Some(expected) = &place.expected else { continue };
        let edited = draft.preamble.iter().any(|edit| edit.id == place.part);
        if topic == Topic::DateProposed && !edited {
            draft.on = day(expected)?;
            edition(here.pack, draft.kind, draft.on)?;
        } else {
            rest.push((place, expected));
        }
    }
    let composition = compose_text(here, facts, before)?;
    let units = Units::of(&composition.text);
    let edit = |(place, expected): &(&Place, &String)| Edit {
        span: Span::new(units.to_byte(place.start), units.to_byte(place.end)),
        text: (*expected).clone(),
    };
    let mut edits: Vec<_> = rest.iter().map(edit).collect();
    edits.sort_by_key(|edit| edit.span);
    let fix = Fix { title: String::new(), edits, safe: true };
    let frame = || {
        let name = &composition.name;
        Error::Invalid(format!(
            "One of these places stands in a line of {name} that the edition gives. Nothing was changed: write it in the draft."
        ))
    };
    let parts = composition.rewritten(&fix).ok_or_else(frame)?;
    fixes::keep(&mut draft, &composition.composed, parts);
    // A line that says just what the facts give follows them again.
    let given = compose_text(here, facts, &draft)?.composed.preamble;
    draft.preamble.retain(|edit| {
        let was = before.preamble.contains(edit);
        let given = given.iter().find(|(key, _)| *key == edit.id);
        was || given.is_none_or(|(_, piece)| piece.text != edit.body)
    });
    Ok(draft)
}

/// Keeps what is written in a place where the workspace holds it.
fn hold(
    w: &mut Writing<'_, '_>,
    facts: &TeamFacts,
    drafts: &[Draft],
    req: &AgreementTake,
    written: &str,
) -> Result<(), Error> {
    let (team, is_asked) = (req.team, |draft: &&Draft| draft.id == req.draft);
    let draft = drafts.iter().find(is_asked);
    let draft = draft.ok_or_else(|| Error::NotFound("draft", req.draft.to_string()))?;
    match req.topic {
        Topic::UnitId => {
            let id = text::unit_id(written.trim_start_matches("cu-"))?;
            teams::refuse_taken(&w.here(), team, &id)?;
            w.put(team, &Team { unit_id: Some(id), ..facts.team.clone() })
        }
        Topic::UnitName => {
            let name = text::name("The team", written)?;
            w.put(team, &Team { name, ..facts.team.clone() })
        }
        Topic::Facilitator | Topic::Address => {
            let member = facts.proposed(draft);
            let member = member.ok_or_else(|| Error::NotFound("member", written.to_owned()))?;
            let mut member = member.clone();
            if req.topic == Topic::Address {
                written.trim().clone_into(&mut member.address);
            } else {
                member.handle = text::name("The member", written)?;
            }
            w.put(team, &member)
        }
        Topic::BudgetStart | Topic::BudgetEnd => {
            let mut budget = facts.budget.budget.clone();
            let start = req.topic == Topic::BudgetStart;
            *(if start { &mut budget.from } else { &mut budget.until }) = Some(day(written)?);
            w.put(team, &budget)
        }
        Topic::DateProposed => hold_date(w, facts, drafts, day(written)?),
        Topic::Name => hold_number(w, team, draft, written),
        Topic::Monthly | Topic::Cap => Ok(()),
    }
}

fn hold_date(
    w: &mut Writing<'_, '_>,
    facts: &TeamFacts,
    drafts: &[Draft],
    on: chrono::NaiveDate,
) -> Result<(), Error> {
    let team = facts.team.id;
    w.put(team, &Team { posted: facts.team.posted.map(|_| on), ..facts.team.clone() })?;
    for draft in drafts {
        edition(w.pack, draft.kind, on)?;
        w.put(team, &Draft { on, ..draft.clone() })?;
    }
    Ok(())
}

fn hold_number(
    w: &mut Writing<'_, '_>,
    team: TeamId,
    draft: &Draft,
    written: &str,
) -> Result<(), Error> {
    let number = written.rsplit("SP").next().and_then(|number| number.parse().ok());
    let no_number = || Error::invalid(format!("{written:?} has no number to take."));
    let number = number.filter(|number| *number > 0).ok_or_else(no_number)?;
    refuse_taken(&w.here(), draft, team, number)?;
    let mut draft = draft.clone();
    draft.renumber(Some(number), w.pack.kinds());
    w.put(team, &draft)
}

fn named(agreement: Agreement, topic: Topic, of: &str) -> Result<TopicView, Error> {
    let found = agreement.topics.into_iter().find(|view| view.topic == topic && view.of == of);
    found.ok_or_else(|| Error::NotFound("topic", of.to_owned()))
}

fn day(written: &str) -> Result<chrono::NaiveDate, Error> {
    let wrong = |_| Error::invalid(format!("{written:?} is no day: write it as yyyy-mm-dd."));
    written.trim().parse().map_err(wrong)
}
