//! Two workspaces that take each other's changes, in any order and twice, end equal. Sharing
//! between machines will stand on this.

use domain::{
    id::TeamId,
    item::State,
    session::{Session, TopicState},
};
use proptest::prelude::*;
use records::Envelope;
use store::DocId;

use super::{Place, noon, place};
use crate::{
    actions::ActionAdd,
    drafts::{DraftCompose, DraftWrite},
    evidence::{EvidenceAdd, NewEvidence},
    items::{ItemUpdate, ItemWaive},
    sessions::{SessionPlan, SessionUpdate, topics::TopicSet},
    teams::TeamUpdate,
};

/// A command that somebody gives; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Act {
    Rename(String),
    State(u8, u8),
    Notes(u8, String),
    Waive(u8),
    Evidence(u8, String),
    Plan(String),
    Note(u8, String),
    Topic(u8, u8),
    Action(u8, String),
    Write(u8, String),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let text = "[ab Ω🚀\n]{0,12}";
    let name = "[abΩ]{1,6}";
    prop_oneof![
        name.prop_map(Act::Rename),
        (0..4u8, 0..4u8).prop_map(|(item, state)| Act::State(item, state)),
        (0..4u8, text).prop_map(|(item, text)| Act::Notes(item, text)),
        (0..4u8).prop_map(Act::Waive),
        (0..4u8, text).prop_map(|(item, text)| Act::Evidence(item, text)),
        name.prop_map(Act::Plan),
        (any::<u8>(), text).prop_map(|(session, text)| Act::Note(session, text)),
        (any::<u8>(), 0..3u8).prop_map(|(session, state)| Act::Topic(session, state)),
        (any::<u8>(), name).prop_map(|(session, title)| Act::Action(session, title)),
        (0..3u8, text).prop_map(|(draft, text)| Act::Write(draft, text)),
        Just(Act::Undo),
        Just(Act::Redo),
    ]
}

/// Gives the command. One that is refused, because what it names is not there yet, does nothing.
fn run(place: &Place, team: TeamId, act: &Act) {
    let item = |number: u8| ["C1", "C4", "B4", "G2"][usize::from(number)].to_owned();
    let update = |item| ItemUpdate { team, item, state: None, owner: None, due: None, notes: None };
    let session = |number: u8| -> Option<Session> {
        let sessions = place.session_list(team).unwrap();
        let at = usize::from(number) % sessions.len().max(1);
        sessions.into_iter().nth(at)
    };
    match act.clone() {
        Act::Rename(name) => {
            place.team_update(TeamUpdate { name: Some(name), ..TeamUpdate::of(team) }).unwrap();
        }
        Act::State(number, state) => {
            let state = [State::Todo, State::Doing, State::Review, State::Done][usize::from(state)];
            place.item_update(ItemUpdate { state: Some(state), ..update(item(number)) }).unwrap();
        }
        Act::Notes(number, notes) => {
            place
                .item_update(ItemUpdate { notes: Some(notes.into()), ..update(item(number)) })
                .unwrap();
        }
        Act::Waive(number) => {
            let reason = "No need".into();
            place.item_waive(ItemWaive { team, item: item(number), reason, by: None }).unwrap();
        }
        Act::Evidence(number, text) => {
            let evidence = NewEvidence::Text { text, title: String::new() };
            place.evidence_add(EvidenceAdd { team, item: item(number), evidence }).unwrap();
        }
        Act::Plan(topic) => {
            let plan = SessionPlan { topics: vec![topic], ..SessionPlan::at(team, noon()) };
            place.session_plan(plan).unwrap();
        }
        Act::Note(number, notes) => {
            if let Some(session) = session(number) {
                let update = SessionUpdate::of(team, session.id);
                place
                    .session_update(SessionUpdate { notes: Some(notes.into()), ..update })
                    .unwrap();
            }
        }
        Act::Topic(number, state) => {
            let states = [TopicState::Open, TopicState::Discussed, TopicState::Deferred];
            let state = states[usize::from(state)];
            if let Some((session, topic)) =
                session(number).and_then(|s| Some((s.id, s.topics.first()?.id)))
            {
                place.topic_set(TopicSet { team, session, topic, state }).unwrap();
            }
        }
        Act::Action(number, title) => {
            if let Some(session) = session(number).map(|session| session.id) {
                let owner = String::new();
                place.action_add(ActionAdd { team, session, title, owner, due: None }).unwrap();
            }
        }
        Act::Write(number, body) => {
            // Undo may have taken the drafts back.
            if let Some(draft) =
                crate::drafts::all(&place.here(), team).unwrap().get(usize::from(number))
            {
                let (draft, part, body) = (draft.id, "Motivation".into(), Some(body));
                place
                    .draft_write(DraftWrite {
                        team,
                        draft,
                        part,
                        preamble: false,
                        body: body.map(Into::into),
                    })
                    .unwrap();
            }
        }
        Act::Undo => drop(place.history_undo(None).unwrap()),
        Act::Redo => drop(place.history_redo(None).unwrap()),
    }
}

/// Everything that one has goes to the other: shuffled, in parts, a third of it twice.
fn send(from: &Place, to: &Place, team: TeamId, shuffle: u64) {
    for doc in from.store.documents(team.uuid()).unwrap() {
        let mut changes = from.store.export(&doc, &[]).unwrap();
        let twice: Vec<Envelope> = changes.iter().step_by(3).cloned().collect();
        changes.extend(twice);
        let mut state = shuffle | 1;
        for at in (1..changes.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            changes.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        for part in changes.chunks(7) {
            to.store.import(&doc, part.to_vec()).unwrap();
        }
    }
}

fn kept(place: &Place) -> Vec<(DocId, String, String, String)> {
    let mut records = Vec::new();
    let each = |kept: store::Exported| {
        records.push((kept.doc, kept.collection, kept.id, kept.body));
        Ok::<_, store::Error>(())
    };
    place.store.each_record(each).unwrap();
    records
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_workspaces_that_take_each_others_changes_end_equal(
        acts in prop::collection::vec((any::<bool>(), act(), 0..6u8), 1..16),
        shuffle in any::<u64>(),
    ) {
        let (ana, ben) = (place(), place());
        let team = ana.begin("Team");
        // Taking the team itself back would leave nothing to write to.
        ana.undo_stack().clear(&ana.store).unwrap();
        ana.draft_compose(DraftCompose { team, on: None }).unwrap();
        send(&ana, &ben, team, shuffle);
        for (is_ana, act, then) in &acts {
            run(if *is_ana { &ana } else { &ben }, team, act);
            match then {
                0 => send(&ana, &ben, team, shuffle),
                1 => send(&ben, &ana, team, shuffle),
                _ => {}
            }
        }
        for _ in 0..2 {
            send(&ana, &ben, team, shuffle);
            send(&ben, &ana, team, shuffle);
        }
        prop_assert_eq!(kept(&ana), kept(&ben));
    }
}
