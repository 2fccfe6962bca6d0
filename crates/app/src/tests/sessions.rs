//! Sessions after each other: what one leaves, the next ones have.

use domain::session::{Session, TopicState};

use super::{noon, place};
use crate::{
    actions::{ActionAdd, ActionUpdate},
    sessions::{SessionCarried, SessionPlan, SessionUpdate, topics::TopicSet},
};

#[test]
fn deferred_topics_come_back_and_actions_stay_until_done() {
    let place = place();
    let team = place.begin("Team");
    let plan = |topics: &[&str]| SessionPlan {
        who: vec!["Coach".into(), " ".into()],
        topics: topics.iter().map(|topic| (*topic).into()).collect(),
        ..SessionPlan::at(team, noon())
    };
    let first = place.session_plan(plan(&["Wallets", "Pay"])).unwrap();
    assert_eq!((first.title.as_str(), first.who.len()), ("Coaching 1", 1));
    let topic = first.topics[0].id;
    place
        .topic_set(TopicSet { team, session: first.id, topic, state: TopicState::Deferred })
        .unwrap();
    let discussed = TopicSet {
        team,
        session: first.id,
        topic: first.topics[1].id,
        state: TopicState::Discussed,
    };
    place.topic_set(discussed).unwrap();
    let add = |owner: &str| ActionAdd {
        team,
        session: first.id,
        title: "Ask the signers".into(),
        owner: owner.into(),
        due: None,
    };
    let action = place.action_add(add("Ops lead")).unwrap();
    place
        .session_update(SessionUpdate {
            held_at: Some(Some(noon())),
            ..SessionUpdate::of(team, first.id)
        })
        .unwrap();

    let carried = |at| place.session_carried(SessionCarried { team, at }).unwrap();
    assert_eq!(carried(noon()), ["Wallets"], "what planning will put on the agenda");
    assert!(carried(noon() - chrono::TimeDelta::days(1)).is_empty(), "not before it was left");
    let second = place.session_plan(plan(&["Scores"])).unwrap();
    assert!(carried(noon()).is_empty(), "it has them");
    let titles: Vec<_> = second.topics.iter().map(|topic| topic.title.as_str()).collect();
    assert_eq!(titles, ["Wallets", "Scores"]);
    assert_eq!(second.topics[0].from, Some(first.id));
    let home = place.team_get(team).unwrap();
    assert_eq!(home.actions, std::slice::from_ref(&action));
    assert_eq!(
        (home.next_session.unwrap().id, home.last_session.unwrap().id),
        (second.id, first.id)
    );
    place
        .action_update(ActionUpdate { done: Some(true), ..ActionUpdate::of(team, action.id) })
        .unwrap();
    assert!(place.team_get(team).unwrap().actions.is_empty());
}

#[test]
fn a_session_that_is_written_down_afterwards_has_nothing_of_later_ones() {
    let place = place();
    let team = place.begin("Team");
    let held = |at, topic: &str| SessionPlan {
        topics: vec![topic.into()],
        held_at: Some(at),
        ..SessionPlan::at(team, at)
    };
    let days = |days| noon() + chrono::Duration::days(days);
    let titles = |session: &Session| -> Vec<String> {
        session.topics.iter().map(|topic| topic.title.clone()).collect()
    };
    place.session_plan(held(days(7), "Scores")).unwrap();
    let before = place.session_plan(held(days(0), "Wallets")).unwrap();
    assert_eq!(titles(&before), ["Wallets"]);
    let after = place.session_plan(SessionPlan::at(team, days(14))).unwrap();
    assert_eq!(titles(&after), ["Wallets", "Scores"]);
}
