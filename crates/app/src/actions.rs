//! What sessions agreed on. In the team's list until it is done.

use chrono::NaiveDate;
use domain::{
    id::{ActionId, SessionId, TeamId},
    session::Action,
};
use serde::Deserialize;

use crate::{
    App, Error,
    patch::{Patch, apply, patch},
    sessions, teams, text,
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
        let rows = self.store.list::<Action>(team.uuid())?;
        let mut actions: Vec<_> = rows.into_iter().map(|row| row.record).collect();
        let place = |action: &Action| (action.done_on, action.due.is_none(), action.due, action.id);
        actions.sort_by_key(place);
        Ok(actions)
    }

    /// Keeps an action of a session.
    pub fn action_add(&self, req: ActionAdd) -> Result<Action, Error> {
        let (id, title) = (ActionId::new(), text::name("The action", &req.title)?);
        let ActionAdd { team, session, owner, due, .. } = req;
        let action = Action { id, session, title, owner, due, done_on: None };
        self.write("action_add", |tx| {
            sessions::session_in(tx, team, session)?;
            tx.put(&teams::core(team), &action)?;
            Ok(action)
        })
    }

    /// Changes an action, or says whether it is done.
    pub fn action_update(&self, req: ActionUpdate) -> Result<Action, Error> {
        let title = req.title.map(|title| text::name("The action", &title)).transpose()?;
        self.write("action_update", |tx| {
            let day = self.day_of(&teams::team_in(tx, req.team)?);
            let found = tx.get::<Action>(&teams::core(req.team), &req.action.to_string())?;
            let missing = || Error::NotFound("action", req.action.to_string());
            let mut action = found.ok_or_else(missing)?;
            apply(&mut action.title, title);
            apply(&mut action.owner, req.owner);
            apply(&mut action.due, req.due);
            apply(&mut action.done_on, req.done.map(|done| done.then_some(day)));
            tx.put(&teams::core(req.team), &action)?;
            Ok(action)
        })
    }
}
