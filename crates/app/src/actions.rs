//! What sessions agreed on. In the team's list until it is done.

use chrono::NaiveDate;
use domain::{
    id::{ActionId, SessionId, TeamId},
    session::{Action, Session},
};
use serde::Deserialize;

use crate::{
    App, Error,
    here::Here,
    patch::{Patch, apply, patch},
    text,
};

/// An action to keep.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Action")]
pub struct ActionAdd {
    pub team: TeamId,
    pub session: SessionId,
    pub title: String,
    #[serde(default)]
    pub owner: String,
    pub due: Option<NaiveDate>,
}

/// What to change of an action. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Action")]
pub struct ActionUpdate {
    pub team: TeamId,
    pub action: ActionId,
    pub title: Option<String>,
    pub owner: Option<String>,
    #[serde(default, deserialize_with = "patch")]
    pub due: Patch<NaiveDate>,
    pub done: Option<bool>,
}

impl ActionUpdate {
    /// Changes nothing yet.
    #[must_use]
    pub fn of(team: TeamId, action: ActionId) -> Self {
        Self { team, action, title: None, owner: None, due: None, done: None }
    }
}

impl App {
    /// A team's actions: open ones by due date, those without one after them, then what is done.
    pub fn action_list(&self, team: TeamId) -> Result<Vec<Action>, Error> {
        list(&self.here(), team)
    }

    /// Keeps an action of a session.
    pub fn action_add(&self, req: ActionAdd) -> Result<Action, Error> {
        let (id, title) = (ActionId::new(), text::name("The action", &req.title)?);
        let ActionAdd { team, session, owner, due, .. } = req;
        let action = Action { id, session, title, owner, due, done_on: None };
        self.write("action_add", |w| {
            w.here().get::<Session>(team, session)?;
            w.put(team, &action)?;
            Ok(action)
        })
    }

    /// Changes an action, or says whether it is done.
    pub fn action_update(&self, req: ActionUpdate) -> Result<Action, Error> {
        let title = req.title.map(|title| text::name("The action", &title)).transpose()?;
        self.write("action_update", |w| {
            let here = w.here();
            let day = here.day_of(&here.team(req.team)?);
            w.change(req.team, req.action, |action: &mut Action| {
                apply(&mut action.title, title);
                apply(&mut action.owner, req.owner);
                apply(&mut action.due, req.due);
                apply(&mut action.done_on, req.done.map(|done| done.then_some(day)));
                Ok(())
            })
        })
    }
}

/// A team's actions: open ones by due date, those without one after them, then what is done.
pub(crate) fn list(here: &Here<'_>, team: TeamId) -> Result<Vec<Action>, Error> {
    let mut actions: Vec<Action> = here.all(team)?;
    let place = |action: &Action| (action.done_on, action.due.is_none(), action.due, action.id);
    actions.sort_by_key(place);
    Ok(actions)
}
