//! Coaching sessions: planned, held, followed up.

use chrono::{DateTime, Utc};
use domain::{
    id::{SessionId, TeamId, TopicId},
    session::{Session, Topic, TopicState, carried_over},
};
use serde::Deserialize;
use store::Tx;

use crate::{
    App, Error,
    patch::{Patch, apply, patch},
    teams, text,
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
    pub notes: Option<String>,
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

/// A topic to add to a session's agenda.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Topic")]
pub struct TopicAdd {
    pub team: TeamId,
    pub session: SessionId,
    pub title: String,
}

/// What became of a topic.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in Topic")]
pub struct TopicSet {
    pub team: TeamId,
    pub session: SessionId,
    pub topic: TopicId,
    pub state: TopicState,
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
        let rows = self.store.list::<Session>(team.uuid())?;
        let mut sessions: Vec<_> = rows.into_iter().map(|row| row.record).collect();
        sessions.sort_by_key(|session| std::cmp::Reverse((session.at, session.id)));
        Ok(sessions)
    }

    /// One session.
    pub fn session_get(&self, req: SessionRef) -> Result<Session, Error> {
        let found = self.store.get(&teams::core(req.team), &req.session.to_string())?;
        found.ok_or_else(|| Error::NotFound("session", req.session.to_string()))
    }

    /// Plans a session. What earlier ones left open or deferred is on its agenda already.
    pub fn session_plan(&self, req: SessionPlan) -> Result<Session, Error> {
        let earlier = self.session_list(req.team)?;
        let title = req.title.unwrap_or_else(|| format!("Coaching {}", earlier.len() + 1));
        let left = carried_over(&earlier).into_iter();
        let left = left.map(|(from, topic)| fresh(topic.title, Some(from)));
        let typed = req.topics.iter().map(|title| Ok(fresh(text::name("A topic", title)?, None)));
        let topics = left.map(Ok).chain(typed).collect::<Result<_, Error>>()?;
        let (id, title) = (SessionId::new(), text::name("The session", &title)?);
        let who = names(&req.who);
        let notes = String::new();
        let session = Session { id, title, at: req.at, who, topics, notes, held_at: None };
        self.write("session_plan", |tx| {
            teams::team_in(tx, req.team)?;
            tx.put(&teams::core(req.team), &session)?;
            Ok(session)
        })
    }

    /// Changes a session, ends it or reopens it.
    pub fn session_update(&self, req: SessionUpdate) -> Result<Session, Error> {
        let title = req.title.map(|title| text::name("The session", &title)).transpose()?;
        let notes = req.notes.map(|notes| text::long("The notes", notes)).transpose()?;
        let others = title.is_some() || req.at.is_some() || req.who.is_some();
        let typed = !others && req.held_at.is_none();
        let field = typed.then(|| format!("{} notes", req.session));
        self.write_session("session_update", field, req.team, req.session, |session| {
            apply(&mut session.title, title);
            apply(&mut session.at, req.at);
            apply(&mut session.who, req.who.as_deref().map(names));
            apply(&mut session.notes, notes);
            apply(&mut session.held_at, req.held_at);
            Ok(())
        })
    }

    /// Takes a session out of the list. Undo brings it back.
    pub fn session_remove(&self, req: SessionRef) -> Result<(), Error> {
        self.write("session_remove", |tx| {
            Ok(tx.delete::<Session>(&teams::core(req.team), &req.session.to_string())?)
        })
    }

    /// Adds a topic at the end of the agenda.
    pub fn topic_add(&self, req: TopicAdd) -> Result<Session, Error> {
        let title = text::name("The topic", &req.title)?;
        self.write_session("topic_add", None, req.team, req.session, |session| {
            session.topics.push(fresh(title, None));
            Ok(())
        })
    }

    /// Says what became of a topic.
    pub fn topic_set(&self, req: TopicSet) -> Result<Session, Error> {
        self.write_session("topic_set", None, req.team, req.session, |session| {
            let topic = session.topics.iter_mut().find(|topic| topic.id == req.topic);
            let missing = || Error::NotFound("topic", req.topic.to_string());
            topic.ok_or_else(missing)?.state = req.state;
            Ok(())
        })
    }

    fn write_session(
        &self,
        why: &'static str,
        field: Option<String>,
        team: TeamId,
        id: SessionId,
        change: impl FnOnce(&mut Session) -> Result<(), Error>,
    ) -> Result<Session, Error> {
        self.write_field(why, field, |tx| {
            let mut session = session_in(tx, team, id)?;
            change(&mut session)?;
            tx.put(&teams::core(team), &session)?;
            Ok(session)
        })
    }
}

/// The session as this write sees it.
pub(crate) fn session_in(tx: &mut Tx<'_>, team: TeamId, id: SessionId) -> Result<Session, Error> {
    let found = tx.get::<Session>(&teams::core(team), &id.to_string())?;
    found.ok_or_else(|| Error::NotFound("session", id.to_string()))
}

fn fresh(title: String, from: Option<SessionId>) -> Topic {
    Topic { id: TopicId::new(), title, state: TopicState::Open, from }
}

fn names(typed: &[String]) -> Vec<String> {
    typed.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
