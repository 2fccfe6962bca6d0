//! Random histories of one person, taken back and done again. The one rule: every step leads to
//! just what stood there, and keeps nothing from it.

mod common;
use common::{Replica, Session, session, topic};
use proptest::prelude::*;
use records::{Commit, RecordKey};

/// What somebody does to one of two sessions.
#[derive(Debug, Clone)]
enum Act {
    Score(i64),
    Owner(Option<u8>),
    Tags(Vec<u8>),
    Month(u8, Option<u8>),
    Topics(Vec<u8>),
    Notes(String),
    TopicNotes(String),
    Delete,
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let few = || proptest::collection::vec(0u8..4, 0..4);
    prop_oneof![
        (0..3i64).prop_map(Act::Score),
        proptest::option::of(0u8..2).prop_map(Act::Owner),
        few().prop_map(Act::Tags),
        (0u8..2, proptest::option::of(0u8..3)).prop_map(|(at, what)| Act::Month(at, what)),
        few().prop_map(Act::Topics),
        "[aé🚀]{0,6}".prop_map(Act::Notes),
        "[aé🚀]{0,6}".prop_map(Act::TopicNotes),
        Just(Act::Delete),
        Just(Act::Undo),
        Just(Act::Undo),
        Just(Act::Redo),
    ]
}

fn changed(mut s: Session, act: &Act) -> Session {
    let name = |n: &u8| n.to_string();
    match act {
        Act::Score(score) => s.score = *score,
        Act::Owner(owner) => s.owner = owner.as_ref().map(name),
        Act::Tags(tags) => s.tags = tags.iter().map(name).collect(),
        Act::Month(at, Some(what)) => drop(s.months.insert(name(at), name(what))),
        Act::Month(at, None) => drop(s.months.remove(&name(at))),
        Act::Topics(order) => {
            let mut topics = vec![];
            for id in order.iter().map(name) {
                if topics.iter().all(|t: &common::Topic| t.id != id) {
                    let there = s.topics.iter().find(|t| t.id == id).cloned();
                    topics.push(there.unwrap_or_else(|| topic(&id, "T")));
                }
            }
            s.topics = topics;
        }
        Act::Notes(notes) => s.notes.clone_from(notes),
        Act::TopicNotes(notes) => {
            if let Some(first) = s.topics.first_mut() {
                first.notes.clone_from(notes);
            }
        }
        Act::Delete | Act::Undo | Act::Redo => {}
    }
    s
}

/// One person's changes, with what stood there before and after each.
struct Desk {
    ana: Replica,
    done: Vec<(Commit, State, State)>,
    undone: Vec<(Commit, State, State)>,
}
type State = [Option<Session>; 2];

impl Desk {
    fn state(&self) -> State {
        ["1", "2"].map(|id| self.ana.get(id))
    }

    fn undo(&mut self) {
        let Some((change, before, after)) = self.done.pop() else { return };
        let (undo, kept) = self.ana.undo(&change);
        assert_eq!((self.state(), kept), (before.clone(), vec![]));
        self.undone.push((undo, before, after));
    }

    fn redo(&mut self) {
        let Some((undo, before, after)) = self.undone.pop() else { return };
        let (redo, kept) = self.ana.undo(&undo);
        assert_eq!((self.state(), kept), (after.clone(), vec![]));
        self.done.push((redo, before, after));
    }

    fn run(&mut self, id: &str, act: &Act) {
        match act {
            Act::Undo => return self.undo(),
            Act::Redo => return self.redo(),
            _ => {}
        }
        let before = self.state();
        let made = match act {
            Act::Delete => self.ana.edit(|edit| edit.delete(&RecordKey::of::<Session>(id))),
            act => {
                let there = self.ana.get(id).unwrap_or_else(|| session(id));
                self.ana.put(&changed(there, act))
            }
        };
        let Some(made) = made else { return };
        self.done.push((made, before, self.state()));
        self.undone.clear();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_history_is_taken_back_to_its_start_and_done_again_to_its_end(
        acts in proptest::collection::vec((prop_oneof![Just("1"), Just("2")], act()), 1..40)
    ) {
        let mut desk = Desk { ana: Replica::new("ana"), done: vec![], undone: vec![] };
        for (id, act) in &acts {
            desk.run(id, act);
        }
        while !desk.undone.is_empty() {
            desk.redo();
        }
        let end = desk.state();
        while !desk.done.is_empty() {
            desk.undo();
        }
        prop_assert_eq!(desk.state(), [None, None]);
        while !desk.undone.is_empty() {
            desk.redo();
        }
        prop_assert_eq!(desk.state(), end);
    }
}
