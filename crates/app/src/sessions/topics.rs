//! What is to be talked about in a session.

use domain::{
    id::{SessionId, TeamId, TopicId},
    session::{Session, TopicState},
};
use serde::Deserialize;

use super::fresh;
use crate::{App, Error, text};

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

impl App {
    /// Adds a topic at the end of the agenda.
    pub fn topic_add(&self, req: TopicAdd) -> Result<Session, Error> {
        let title = text::name("The topic", &req.title)?;
        self.write("topic_add", |w| {
            w.change(req.team, req.session, |session: &mut Session| {
                session.topics.push(fresh(title, None));
                Ok(())
            })
        })
    }

    /// Says what became of a topic.
    pub fn topic_set(&self, req: TopicSet) -> Result<Session, Error> {
        self.write("topic_set", |w| {
            w.change(req.team, req.session, |session: &mut Session| {
                let topic = session.topics.iter_mut().find(|topic| topic.id == req.topic);
                let missing = || Error::NotFound("topic", req.topic.to_string());
                topic.ok_or_else(missing)?.state = req.state;
                Ok(())
            })
        })
    }
}
