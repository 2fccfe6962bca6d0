//! Teams: made, named, put away. A team is a space; its id is that of the space.

pub mod home;
pub(crate) mod overview;

use chrono::NaiveDate;
use domain::{
    cycle::Cycle,
    id::TeamId,
    space::SpaceKind,
    team::{PackRef, Team},
};
use serde::Deserialize;
use store::{Read, Whose};

use crate::{
    App, Error, Pack, Typed,
    here::{Here, Writing},
    kinds::Kept,
    patch::{Patch, apply, apply_typed, patch, typed_in},
    text,
};

/// What a team begins with. Everything but the name can wait.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TeamCreate {
    /// The working name.
    pub name: String,
    /// The governance cycle that it aims at, `YYYY-MM`.
    pub target: Option<Cycle>,
    /// The day that counts as today in it: of a sample, or of a team that is tried in another year.
    pub as_of: Option<NaiveDate>,
}

/// What to change of a team. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Team")]
pub struct TeamUpdate {
    pub team: TeamId,
    pub name: Option<String>,
    #[serde(default, deserialize_with = "patch")]
    pub unit_id: Patch<String>,
    /// Keeps a Core Unit ID that another team has, too.
    pub shares_unit_id: Option<bool>,
    pub sentence_summary: Option<String>,
    pub paragraph_summary: Option<Typed>,
    #[serde(default, deserialize_with = "patch")]
    pub target: Patch<Cycle>,
    #[serde(default, deserialize_with = "patch")]
    pub posted: Patch<NaiveDate>,
    pub archived: Option<bool>,
    #[serde(default, deserialize_with = "patch")]
    pub forum_url: Patch<String>,
}

impl TeamUpdate {
    /// Changes nothing yet.
    #[must_use]
    pub fn of(team: TeamId) -> Self {
        Self {
            team,
            name: None,
            unit_id: None,
            shares_unit_id: None,
            sentence_summary: None,
            paragraph_summary: None,
            target: None,
            posted: None,
            archived: None,
            forum_url: None,
        }
    }

    fn typed_in(&self) -> Option<String> {
        let fields = [
            ("name", self.name.is_some()),
            ("unitId", self.unit_id.is_some()),
            ("sentenceSummary", self.sentence_summary.is_some()),
            ("paragraphSummary", self.paragraph_summary.is_some()),
            ("forumUrl", self.forum_url.is_some()),
        ];
        let more = self.target.is_some() || self.posted.is_some() || self.archived.is_some();
        typed_in(self.team, &fields, more)
    }

    /// Made fit to be kept.
    fn fit(mut self) -> Result<Self, Error> {
        let unit_id = self.unit_id.map(|id| id.map(|id| text::unit_id(&id)).transpose());
        self.unit_id = unit_id.transpose()?;
        self.forum_url = text::link(self.forum_url)?;
        Ok(self)
    }

    fn apply_to(self, team: &mut Team) -> Result<(), Error> {
        apply(&mut team.name, self.name.map(|name| text::name("The team", &name)).transpose()?);
        apply(&mut team.unit_id, self.unit_id);
        apply(&mut team.sentence_summary, self.sentence_summary);
        apply_typed(&mut team.paragraph_summary, self.paragraph_summary.as_ref());
        apply(&mut team.target, self.target);
        apply(&mut team.posted, self.posted);
        apply(&mut team.archived, self.archived);
        apply(&mut team.forum_url, self.forum_url);
        Ok(())
    }
}

impl App {
    /// Begins a team.
    pub fn team_create(&self, req: TeamCreate) -> Result<Team, Error> {
        let name = text::name("The team", &req.name)?;
        let (target, as_of) = (req.target, req.as_of);
        self.write("team_create", |w| {
            let team = Team { target, as_of, ..fresh(w.pack, name) };
            add(w, &team)?;
            Ok(team)
        })
    }

    /// Changes a team. A new target moves the due dates that nobody set by hand.
    pub fn team_update(&self, req: TeamUpdate) -> Result<Team, Error> {
        let (field, req) = (req.typed_in(), req.fit()?);
        self.write_field("team_update", field, |w| {
            if let Some(Some(id)) =
                req.unit_id.as_ref().filter(|_| req.shares_unit_id != Some(true))
            {
                refuse_taken(&w.here(), req.team, id)?;
            }
            w.change(req.team, req.team, |team: &mut Team| req.apply_to(team))
        })
    }

    /// The team that somebody names by its name, Core Unit ID or id.
    pub fn team_named(&self, named: &str) -> Result<TeamId, Error> {
        match self.store.called::<Team>(&["name", "unitId"], named.trim())?.as_slice() {
            [team] => {
                let of = self.here().team_of(team.space.into())?;
                of.ok_or_else(|| Error::NotFound("team", named.to_owned()))
            }
            [] => Err(Error::NotFound("team", named.to_owned())),
            _ => Err(Error::Invalid(format!(
                "Several teams are called {named:?}: give the id of one."
            ))),
        }
    }
}

/// Refuses a Core Unit ID that another team has. Two copies of one unit may well share theirs, and
/// whoever means that says so; a team that shares it already is left in peace.
pub(crate) fn refuse_taken(here: &Here<'_>, team: TeamId, id: &str) -> Result<(), Error> {
    let has_it = here.find::<Team>(team, team)?.is_some_and(|of| of.unit_id.as_deref() == Some(id));
    if has_it { Ok(()) } else { refuse_another(here, team, id) }
}

/// The same, also where the team has it by now.
pub(crate) fn refuse_another(here: &Here<'_>, team: TeamId, id: &str) -> Result<(), Error> {
    let teams = here.records.select::<Team>(Whose::Everyone)?.into_iter().map(|row| row.record);
    let mut others = teams.filter(|of| of.id != team && of.unit_id.as_deref() == Some(id));
    match others.next() {
        Some(Team { name, .. }) => Err(Error::Taken(format!(
            "{id} is the Core Unit ID of {name}. Each unit has its own; nothing was kept."
        ))),
        None => Ok(()),
    }
}

/// A team of which nothing but its name is known.
pub(crate) fn fresh(pack: &Pack, name: String) -> Team {
    Team {
        id: TeamId::new(),
        name,
        unit_id: None,
        sentence_summary: String::new(),
        paragraph_summary: String::new(),
        target: None,
        posted: None,
        archived: false,
        as_of: None,
        pack: PackRef { name: pack.id().into(), version: pack.version().into() },
        forum_url: None,
    }
}

/// Keeps a team that is not there yet, in a space of its own.
pub(crate) fn add(w: &mut Writing<'_, '_>, team: &Team) -> Result<(), Error> {
    w.tx.space(team.id.uuid(), SpaceKind::Team.word())?;
    Ok(w.tx.put(&Team::HOME.of(team.id, &team.id()), team)?)
}
