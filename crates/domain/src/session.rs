//! Coaching sessions: what was planned, said and agreed.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    Record,
    id::{ActionId, SessionId, TopicId},
};

/// One meeting of a coach with a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The id.
    pub id: SessionId,
    /// What it is called: "Coaching 5".
    pub title: String,
    /// When it begins.
    pub at: DateTime<Utc>,
    /// Who takes part: handles or roles.
    #[serde(default)]
    pub who: Vec<String>,
    /// What to talk about, in order.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// What was said, in Markdown.
    #[serde(default)]
    pub notes: String,
    /// When it was ended. A session without it is planned or under way.
    #[serde(default)]
    pub held_at: Option<DateTime<Utc>>,
}

impl Record for Session {
    const COLLECTION: &'static str = "sessions";
    const TEXT: &'static [&'static str] = &["notes"];
}

/// Something to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Topic {
    /// The id.
    pub id: TopicId,
    /// A few words.
    pub title: String,
    /// Whether it was talked about.
    #[serde(default)]
    pub state: TopicState,
    /// The session that left it open or deferred it.
    #[serde(default)]
    pub from: Option<SessionId>,
}

/// What became of a topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum TopicState {
    /// Not talked about yet.
    #[default]
    Open,
    /// Talked about.
    Discussed,
    /// Put off: comes back on the next agenda.
    Deferred,
}

/// What somebody promised in a session. In the team's list until it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Action {
    /// The id.
    pub id: ActionId,
    /// The session that agreed on it.
    pub session: SessionId,
    /// What is to be done.
    pub title: String,
    /// By whom.
    #[serde(default)]
    pub owner: String,
    /// Until when.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// When it was done.
    #[serde(default)]
    pub done_on: Option<NaiveDate>,
}

impl Record for Action {
    const COLLECTION: &'static str = "actions";
    const TEXT: &'static [&'static str] = &[];
}

/// What the next agenda begins with: topics of `held` sessions that were deferred or never
/// reached, unless a later session already has them. Oldest first.
#[must_use]
pub fn carried_over(sessions: &[Session]) -> Vec<(SessionId, Topic)> {
    let taken: Vec<_> = sessions
        .iter()
        .flat_map(|session| &session.topics)
        .filter_map(|topic| Some((topic.from?, topic.title.as_str())))
        .collect();
    let mut held: Vec<_> = sessions.iter().filter(|session| session.held_at.is_some()).collect();
    held.sort_by_key(|session| session.at);
    let left = held.iter().flat_map(|session| {
        session
            .topics
            .iter()
            .filter(|topic| topic.state != TopicState::Discussed)
            .filter(|topic| !taken.contains(&(session.id, topic.title.as_str())))
            .map(|topic| (session.id, topic.clone()))
    });
    left.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(topics: &[(&str, TopicState)], held: bool) -> Session {
        let at = DateTime::from_timestamp(1_617_800_000, 0).unwrap();
        let topic = |(title, state): &(&str, TopicState)| Topic {
            id: TopicId::new(),
            title: (*title).into(),
            state: *state,
            from: None,
        };
        let held_at = held.then_some(at);
        let (title, who, notes) = ("Coaching".into(), vec![], String::new());
        let topics = topics.iter().map(topic).collect();
        Session { id: SessionId::new(), title, at, who, topics, notes, held_at }
    }

    #[test]
    fn what_was_deferred_or_not_reached_comes_back_until_a_later_session_has_it() {
        use TopicState::{Deferred, Discussed, Open};
        let first = session(&[("Wallets", Deferred), ("Scores", Discussed), ("Pay", Open)], true);
        let titles = |sessions: &[Session]| -> Vec<String> {
            carried_over(sessions).into_iter().map(|(_, topic)| topic.title).collect()
        };
        assert_eq!(titles(std::slice::from_ref(&first)), ["Wallets", "Pay"]);

        let mut second = session(&[("Wallets", Open)], false);
        second.topics[0].from = Some(first.id);
        assert_eq!(titles(&[first, second]), ["Pay"], "the second already has the wallets");
    }
}
