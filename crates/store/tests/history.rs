//! Who changed what when, and taking it back.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use common::{Item, NOW, SPACE, Session, core, key, open, place, session};
use records::Stamp;
use store::{DocId, Read};

fn draft() -> DocId {
    DocId::new(SPACE, "draft/0190b5a0-0000-7000-8000-000000000000")
}

#[test]
fn a_record_remembers_every_change_through_deletion_and_undo() {
    let place = place();
    let stamp = |at, why| Stamp { at, why };
    let put = |at, session: &Session| {
        place.store.write(stamp(at, "session_log"), |tx| tx.put(&core(), session)).unwrap()
    };
    put(10, &session("1"));
    place.store.set_who("ben");
    put(20, &Session { score: 3, notes: "Ω".into(), ..session("1") });
    put(25, &session("2"));
    let deleted = place
        .store
        .write(stamp(30, "session_delete"), |tx| tx.delete::<Session>(&core(), "1"))
        .unwrap();
    place.store.write(stamp(40, "undo"), |tx| tx.undo_all(&deleted.made)).unwrap();

    let steps = open(&place.path).history(&core(), &key("1")).unwrap();
    let told: Vec<_> =
        steps.iter().map(|step| (step.who.as_str(), step.at, step.why.as_str())).collect();
    assert_eq!(
        told,
        [
            ("ana", 10, "session_log"),
            ("ben", 20, "session_log"),
            ("ben", 30, "session_delete"),
            ("ben", 40, "undo")
        ]
    );
    assert_eq!(steps[1].fields, ["notes", "score"]);
    let score = |step: &records::Step| {
        let then = place.store.as_of(&core(), &key("1"), step.change).unwrap();
        then.map(|then| then.body["score"].as_i64().unwrap_or_default())
    };
    assert_eq!(steps.iter().map(score).collect::<Vec<_>>(), [Some(0), Some(3), None, Some(3)]);
    let unknown = records::ChangeId([7; 32]);
    assert_eq!(place.store.as_of(&core(), &key("1"), unknown).unwrap(), None);
    assert_eq!(place.store.history(&core(), &key("none")).unwrap(), []);
}

#[test]
fn the_latest_by_the_clock_is_who_changed_it_last() {
    let place = place();
    let by = |who, at, score| {
        place.store.set_who(who);
        let session = Session { score, ..session("1") };
        place.store.write(Stamp { at, why: "w" }, |tx| tx.put(&core(), &session)).unwrap();
        let row = place.store.row::<Session>(&core(), "1").unwrap().unwrap();
        (row.changed_by, row.changed_at, row.record.score)
    };
    assert_eq!(by("ana", 10, 1), ("ana".into(), 10, 1));
    assert_eq!(by("ben", 20, 2), ("ben".into(), 20, 2));
    assert_eq!(by("ana", 15, 3), ("ben".into(), 20, 3), "a clock that is behind");
}

#[test]
fn a_put_that_changes_nothing_is_nobodys_change() {
    let place = place();
    place.put(&session("1"));
    let later = Stamp { at: NOW.at + 9, why: "w" };
    place
        .store
        .write(later, |tx| {
            tx.put(&core(), &session("1"))?;
            tx.put(&core(), &session("2"))
        })
        .unwrap();
    let row = place.store.row::<Session>(&core(), "1").unwrap().unwrap();
    assert_eq!(row.changed_at, NOW.at);
    assert_eq!(place.store.history(&core(), &key("1")).unwrap().len(), 1);
}

#[test]
fn a_command_in_several_documents_is_undone_and_done_again_as_one() {
    let place = place();
    let item = |state: &str| Item { id: "2.3".into(), state: state.into() };
    let both = |state: &str| {
        let done = place.store.write(NOW, |tx| {
            tx.put(&core(), &item(state))?;
            tx.put(&draft(), &item(state))
        });
        done.unwrap().made
    };
    let states = || -> Vec<String> {
        place.store.list::<Item>(SPACE).unwrap().into_iter().map(|row| row.record.state).collect()
    };
    both("open");
    let made = both("done");
    let undo = place
        .store
        .write(NOW, |tx| {
            // Looking first does not stand in the way of an undo.
            assert_eq!(tx.get::<Item>(&core(), "2.3")?, Some(item("done")));
            tx.undo_all(&made)
        })
        .unwrap();
    assert_eq!((states(), undo.answer), (vec!["open".into(), "open".into()], vec![]));
    let redo = place.store.write(NOW, |tx| tx.undo_all(&undo.made)).unwrap();
    assert_eq!(states(), ["done", "done"]);
    assert_eq!((redo.made.len(), redo.answer), (2, vec![]));
}

#[test]
fn an_undo_keeps_what_others_wrote_since_and_says_what() {
    let (ana, ben) = (place(), place());
    ana.put(&session("1"));
    let made = ana.put(&Session { score: 5, title: "mine".into(), ..session("1") }).made;
    ben.store.import(&core(), ana.store.export(&core(), &[]).unwrap()).unwrap();
    ben.put(&Session { score: 7, title: "mine".into(), ..session("1") });
    ana.store.import(&core(), ben.store.export(&core(), &[]).unwrap()).unwrap();

    let undone = ana.store.write(NOW, |tx| tx.undo_all(&made)).unwrap();
    let kept: Vec<_> = undone.answer.iter().map(|(doc, kept)| (doc, kept.field.as_str())).collect();
    assert_eq!(kept, [(&core(), "score")]);
    assert_eq!(ana.list(), [Session { score: 7, ..session("1") }], "the title is back");
}
