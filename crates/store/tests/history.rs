//! Who changed what when, and taking it back.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
use common::{Item, NOW, SPACE, Session, Topic, core, fast_place, key, open, place, session};
use std::{
    sync::{Arc, mpsc},
    time::Duration,
};

use records::Stamp;
use serde_json::{Value, json};
use store::{DocId, Past, Read};

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
    let told: Vec<_> = steps
        .iter()
        .map(|past| (past.step.who.as_str(), past.step.at, past.step.why.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("ana", 10, "session_log"),
            ("ben", 20, "session_log"),
            ("ben", 30, "session_delete"),
            ("ben", 40, "undo")
        ]
    );
    assert_eq!(steps[1].step.fields, ["notes", "score"]);
    let after: Vec<_> = steps.iter().map(|past| Value::from(past.after.clone())).collect();
    assert_eq!(
        after,
        [
            json!({"^here": null, "notes": "", "score": 0, "title": "session 1"}),
            json!({"notes": "Ω", "score": 3}),
            json!({"^deleted": null}),
            json!({"^deleted": null}),
        ]
    );
    assert_eq!(place.store.history(&core(), &key("none")).unwrap(), []);
}

/// The score after each change.
fn scores(past: &[Past]) -> Vec<Option<i64>> {
    past.iter().map(|past| past.after["score"].as_i64()).collect()
}

#[test]
fn a_value_is_what_whoever_wrote_it_saw_and_not_what_others_wrote_at_the_same_time() {
    let (ana, ben) = (place(), place());
    ana.put(&session("1"));
    ben.store.import(&core(), ana.store.export(&core(), &[]).unwrap()).unwrap();
    let topic = |id: &str| Topic { id: id.into(), title: format!("topic {id}") };
    ana.put(&Session { topics: vec![topic("a")], ..session("1") });
    ben.put(&Session { topics: vec![topic("b")], ..session("1") });
    ana.store.import(&core(), ben.store.export(&core(), &[]).unwrap()).unwrap();
    let both = ana.store.history(&core(), &key("1")).unwrap();
    let topics = |past: &Past| past.after["topics"].as_array().map(Vec::len);
    assert_eq!(both[1..].iter().map(topics).collect::<Vec<_>>(), [Some(1), Some(1)]);
    assert_eq!(ana.list()[0].topics.len(), 2, "they merged");
}

#[test]
fn the_newest_hundred_changes_are_rows_however_they_came() {
    let (ana, ben) = (fast_place(), fast_place());
    for score in 0..130 {
        ana.put(&Session { score, ..session("1") });
    }
    ana.put(&session("2"));
    ben.store.import(&core(), ana.store.export(&core(), &[]).unwrap()).unwrap();
    let newest: Vec<_> = (30..130).map(Some).collect();
    for place in [&ana, &ben] {
        let steps = place.steps();
        assert_eq!(scores(&place.store.history(&core(), &key("1")).unwrap()), newest);
        assert_eq!(place.store.history(&core(), &key("2")).unwrap().len(), 1);
        place.rebuild();
        assert_eq!(place.steps(), steps);
    }
}

#[test]
fn the_history_is_read_while_somebody_writes() {
    let place = place();
    place.put(&session("1"));
    let store = Arc::new(place.store);
    let (reader, (told, heard)) = (Arc::clone(&store), mpsc::channel());
    store
        .write(NOW, |tx| {
            tx.put(&core(), &Session { score: 1, ..session("1") })?;
            std::thread::spawn(move || told.send(reader.history(&core(), &key("1"))));
            let read = heard.recv_timeout(Duration::from_secs(30));
            let read = read.expect("it waits for the write").unwrap();
            assert_eq!(scores(&read), [Some(0)], "what is committed");
            Ok::<_, store::Error>(())
        })
        .unwrap();
}

#[test]
fn rows_of_the_version_before_tell_no_values_until_the_background_has_made_them() {
    let place = place();
    place.put(&Session { score: 5, ..session("1") });
    let before = (place.projection(), place.steps());
    let older = "ALTER TABLE history DROP COLUMN after;
        UPDATE projection SET tables = 1; UPDATE doc SET projected = 2;";
    place.sql().execute_batch(older).unwrap();
    let again = open(&place.path);
    let told = || again.history(&core(), &key("1")).unwrap();
    assert_eq!((told()[0].step.who.as_str(), told()[0].after.len()), ("ana", 0));
    assert_eq!(again.list::<Session>(SPACE).unwrap()[0].record.score, 5, "read from the old rows");
    while again.rebuild_step().unwrap() > 0 {}
    assert_eq!(scores(&told()), [Some(5)]);
    assert_eq!((place.projection(), place.steps()), before);
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
