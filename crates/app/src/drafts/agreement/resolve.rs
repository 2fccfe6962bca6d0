//! A mismatch put right: the drafts take what the workspace holds, or the workspace takes what a
//! draft says. The one rule: each is one step of undo, whatever it touches.

use domain::{
    draft::Draft,
    id::{DraftId, MemberId, TeamId},
};
use mip::Span;
use mip_lint::{Edit, Fix, agreement::Topic};
use serde::Deserialize;

use super::{Agreement, Place, TopicView};
use crate::{
    App, Error,
    budgets::BudgetPut,
    bundle::freeze,
    drafts::{document, facts::Known, fixes, units::Units},
    members::{MemberPut, TeamMember},
    teams::{self, TeamUpdate},
    text,
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
        let facts = Known::of(self, req.team)?;
        let mut drafts = self.drafts(req.team)?;
        let topic = named(self.agreement(&facts, &drafts)?, req.topic, &req.of)?;
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
        let mut changed = Vec::new();
        for draft in &mut drafts {
            let id = draft.id;
            let of_draft = places.iter().copied().filter(|place| place.draft == id);
            if self.say(&facts, draft, req.topic, of_draft)? {
                changed.push(&*draft);
            }
        }
        self.write("agreement_use", |tx| {
            freeze::editable(tx, req.team)?;
            changed.iter().try_for_each(|draft| Ok(tx.put(&document(req.team, draft.id), *draft)?))
        })?;
        self.agreement_get(req.team)
    }

    /// Has a draft say in these places what is expected there. Whether it is different by it.
    fn say<'p>(
        &self,
        facts: &Known,
        draft: &mut Draft,
        topic: Topic,
        places: impl Iterator<Item = &'p Place>,
    ) -> Result<bool, Error> {
        let before = draft.clone();
        let mut rest = Vec::new();
        for place in places {
            let Some(expected) = &place.expected else { continue };
            let edited = draft.preamble.iter().any(|edit| edit.id == place.part);
            if topic == Topic::DateProposed && !edited {
                draft.on = day(expected)?;
                self.edition(draft.kind, draft.on)?;
            } else {
                rest.push((place, expected));
            }
        }
        let composition = self.compose_text(facts, &before)?;
        let units = Units::of(&composition.text);
        let edit = |(place, expected): &(&Place, &String)| Edit {
            span: Span::new(units.to_byte(place.start), units.to_byte(place.end)),
            text: (*expected).clone(),
        };
        let mut edits: Vec<_> = rest.iter().map(edit).collect();
        edits.sort_by_key(|edit| edit.span);
        let fix = Fix { title: String::new(), edits, safe: true };
        let parts = composition.rewritten(&fix).unwrap_or_default();
        fixes::keep(draft, &composition.composed, parts);
        // A line that says just what the facts give follows them again.
        let given = self.compose_text(facts, draft)?.composed.preamble;
        draft.preamble.retain(|edit| {
            let was = before.preamble.contains(edit);
            let given = given.iter().find(|(key, _)| *key == edit.id);
            was || given.is_none_or(|(_, piece)| piece.text != edit.body)
        });
        Ok(*draft != before)
    }

    /// Has the workspace hold what a draft says.
    pub fn agreement_take(&self, req: AgreementTake) -> Result<Agreement, Error> {
        let facts = Known::of(self, req.team)?;
        let drafts = self.drafts(req.team)?;
        let topic = named(self.agreement(&facts, &drafts)?, req.topic, &req.of)?;
        let here = |place: &&Place| place.draft == req.draft && place.start == req.start;
        let place = topic.places.iter().find(here);
        let place = place.ok_or_else(|| Error::NotFound("place", req.of.clone()))?;
        if !place.takes {
            return Err(Error::invalid(
                "The workspace works this out from other facts: change it where it is kept.",
            ));
        }
        self.hold(&facts, drafts, &req, &place.written)?;
        self.agreement_get(req.team)
    }

    fn hold(
        &self,
        facts: &Known,
        drafts: Vec<Draft>,
        req: &AgreementTake,
        written: &str,
    ) -> Result<(), Error> {
        let team = req.team;
        match req.topic {
            Topic::UnitId => {
                let id = text::unit_id(written.trim_start_matches("cu-"))?;
                let change = TeamUpdate { unit_id: Some(Some(id)), ..TeamUpdate::of(team) };
                self.team_update(change).map(drop)
            }
            Topic::UnitName => {
                let change = TeamUpdate { name: Some(written.into()), ..TeamUpdate::of(team) };
                self.team_update(change).map(drop)
            }
            Topic::Facilitator | Topic::Address => {
                let draft = drafts.iter().find(|draft| draft.id == req.draft);
                let member = draft.and_then(|draft| facts.facilitator(draft)).map(|who| who.id);
                self.hold_of_member(team, member, req.topic, written)
            }
            Topic::BudgetStart | Topic::BudgetEnd => {
                let mut budget = facts.budget.budget.clone();
                let start = req.topic == Topic::BudgetStart;
                *(if start { &mut budget.from } else { &mut budget.until }) = Some(day(written)?);
                self.budget_put(BudgetPut { team, budget }).map(drop)
            }
            Topic::DateProposed => self.hold_date(team, drafts, day(written)?),
            Topic::Name => self.hold_number(team, drafts, req.draft, written),
            Topic::Monthly | Topic::Cap => Ok(()),
        }
    }

    fn hold_of_member(
        &self,
        team: TeamId,
        member: Option<MemberId>,
        topic: Topic,
        written: &str,
    ) -> Result<(), Error> {
        let member = member.ok_or_else(|| Error::NotFound("member", written.to_owned()))?;
        let mut change = MemberPut { member: Some(member), ..MemberPut::default() };
        let field = if topic == Topic::Address { &mut change.address } else { &mut change.handle };
        *field = Some(written.to_owned());
        self.member_put(TeamMember { team, change }).map(drop)
    }

    fn hold_date(
        &self,
        team: TeamId,
        drafts: Vec<Draft>,
        on: chrono::NaiveDate,
    ) -> Result<(), Error> {
        drafts.iter().try_for_each(|draft| self.edition(draft.kind, on).map(drop))?;
        self.write("agreement_take", |tx| {
            freeze::editable(tx, team)?;
            let mut kept = teams::team_in(tx, team)?;
            kept.posted = kept.posted.map(|_| on);
            tx.put(&teams::core(team), &kept)?;
            for draft in drafts {
                tx.put(&document(team, draft.id), &Draft { on, ..draft })?;
            }
            Ok(())
        })
    }

    fn hold_number(
        &self,
        team: TeamId,
        drafts: Vec<Draft>,
        id: DraftId,
        written: &str,
    ) -> Result<(), Error> {
        let number = written.rsplit("SP").next().and_then(|number| number.parse().ok());
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            return Err(Error::invalid(format!("{written:?} has no number to take.")));
        }
        self.write("agreement_take", |tx| {
            freeze::editable(tx, team)?;
            for draft in drafts.into_iter().filter(|draft| draft.id == id) {
                tx.put(&document(team, id), &Draft { number, ..draft })?;
            }
            Ok(())
        })
    }
}

fn named(agreement: Agreement, topic: Topic, of: &str) -> Result<TopicView, Error> {
    let found = agreement.topics.into_iter().find(|view| view.topic == topic && view.of == of);
    found.ok_or_else(|| Error::NotFound("topic", of.to_owned()))
}

fn day(written: &str) -> Result<chrono::NaiveDate, Error> {
    let wrong = |_| Error::invalid(format!("{written:?} is no day: write it as yyyy-mm-dd."));
    written.trim().parse().map_err(wrong)
}
