//! Coaching sessions: planned, held, followed up.

pub mod topics;

use chrono::{DateTime, Utc};
use domain::{
    id::{SessionId, TeamId, TopicId},
    session::{Session, Topic, TopicState, carried_over},
};
use serde::Deserialize;

use crate::{
    App, Error, Typed,
    here::Here,
    patch::{Patch, apply, apply_typed, patch},
    text,
};

/// A session to plan. Topics left over from earlier sessions come first.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionPlan {
    /// With which team.
    pub team: TeamId,
    /// When it begins.
    pub at: DateTime<Utc>,
    /// What it is called; "Coaching 5" if absent.
    pub title: Option<String>,
    /// Who takes part.
    #[serde(default)]
    pub who: Vec<String>,
    /// What to talk about, after what is left over.
    #[serde(default)]
    pub topics: Vec<String>,
    /// What was said, where it was held already.
    #[serde(default)]
    pub notes: Option<String>,
    /// When it ended, where it was held already.
    #[serde(default)]
    pub held_at: Option<DateTime<Utc>>,
}

/// What to change of a session. What is absent stays.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Session")]
pub struct SessionUpdate {
    pub team: TeamId,
    pub session: SessionId,
    pub title: Option<String>,
    pub at: Option<DateTime<Utc>>,
    pub who: Option<Vec<String>>,
    pub notes: Option<Typed>,
    /// `null` reopens a session that was ended.
    #[serde(default, deserialize_with = "patch")]
    pub held_at: Patch<DateTime<Utc>>,
}

/// Names a session of a team.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct SessionRef {
    pub team: TeamId,
    pub session: SessionId,
}

/// A session that is thought of.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct SessionCarried {
    pub team: TeamId,
    pub at: DateTime<Utc>,
}

impl SessionPlan {
    /// One that has only its time.
    #[must_use]
    pub fn at(team: TeamId, at: DateTime<Utc>) -> Self {
        let (who, topics) = (Vec::new(), Vec::new());
        Self { team, at, title: None, who, topics, notes: None, held_at: None }
    }
}

impl SessionUpdate {
    /// Changes nothing yet.
    #[must_use]
    pub fn of(team: TeamId, session: SessionId) -> Self {
        Self { team, session, title: None, at: None, who: None, notes: None, held_at: None }
    }
}

impl App {
    /// A team's sessions, the latest first.
    pub fn session_list(&self, team: TeamId) -> Result<Vec<Session>, Error> {
        list(&self.here(), team)
    }

    /// One session.
    pub fn session_get(&self, req: SessionRef) -> Result<Session, Error> {
        self.here().get(req.team, req.session)
    }

    /// The topics that a session at this time would begin with, from earlier ones.
    pub fn session_carried(&self, req: SessionCarried) -> Result<Vec<String>, Error> {
        let left = left(&list(&self.here(), req.team)?, req.at);
        Ok(left.into_iter().map(|(_, topic)| topic.title).collect())
    }

    /// Plans a session, or keeps one that was held. What earlier ones left open or deferred is on its agenda already.
    pub fn session_plan(&self, req: SessionPlan) -> Result<Session, Error> {
        let typed = |title: &String| Ok(fresh(text::name("A topic", title)?, None));
        let typed = req.topics.iter().map(typed).collect::<Result<Vec<_>, Error>>()?;
        let notes = text::long("The notes", req.notes.clone().unwrap_or_default())?;
        self.write("session_plan", |w| {
            let mut session = planned(&list(&w.here(), req.team)?, &req, typed)?;
            session.notes = notes;
            w.put(req.team, &session)?;
            Ok(session)
        })
    }

    /// Changes a session, ends it or reopens it.
    pub fn session_update(&self, req: SessionUpdate) -> Result<Session, Error> {
        let title = req.title.map(|title| text::name("The session", &title)).transpose()?;
        let notes = req.notes.map(|notes| notes.fit("The notes")).transpose()?;
        let others = title.is_some() || req.at.is_some() || req.who.is_some();
        let typed = !others && req.held_at.is_none();
        let field = typed.then(|| format!("{} notes", req.session));
        self.write_field("session_update", field, |w| {
            w.change(req.team, req.session, |session: &mut Session| {
                apply(&mut session.title, title);
                apply(&mut session.at, req.at);
                apply(&mut session.who, req.who.as_deref().map(names));
                apply_typed(&mut session.notes, notes.as_ref());
                apply(&mut session.held_at, req.held_at);
                Ok(())
            })
        })
    }

    /// Takes a session out of the list. Undo brings it back.
    pub fn session_remove(&self, req: SessionRef) -> Result<(), Error> {
        self.write("session_remove", |w| w.delete::<Session>(req.team, req.session))
    }
}

/// A team's sessions, the latest first.
pub(crate) fn list(here: &Here<'_>, team: TeamId) -> Result<Vec<Session>, Error> {
    let mut sessions: Vec<Session> = here.all(team)?;
    sessions.sort_by_key(|session| std::cmp::Reverse((session.at, session.id)));
    Ok(sessions)
}

/// The session to come among `others`: what earlier ones left comes before the topics of its own.
fn planned(others: &[Session], req: &SessionPlan, own: Vec<Topic>) -> Result<Session, Error> {
    let called = || format!("Coaching {}", others.len() + 1);
    let left = left(others, req.at).into_iter();
    let left = left.map(|(from, topic)| fresh(topic.title, Some(from)));
    Ok(Session {
        id: SessionId::new(),
        title: text::name("The session", &req.title.clone().unwrap_or_else(called))?,
        at: req.at,
        who: names(&req.who),
        topics: left.chain(own).collect(),
        notes: String::new(),
        held_at: req.held_at,
    })
}

/// What earlier sessions left for one at this time. One that is written down afterwards has nothing
/// of those that came after it.
fn left(others: &[Session], at: DateTime<Utc>) -> Vec<(SessionId, Topic)> {
    let was = |other: &Session| other.held_at.map_or(other.at, |held| held.min(other.at));
    let before = |from| others.iter().any(|other| other.id == from && was(other) <= at);
    carried_over(others).into_iter().filter(|(from, _)| before(*from)).collect()
}

fn fresh(title: String, from: Option<SessionId>) -> Topic {
    Topic { id: TopicId::new(), title, state: TopicState::Open, from }
}

fn names(typed: &[String]) -> Vec<String> {
    typed.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
