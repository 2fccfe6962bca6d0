//! What is written can be read again, and changed again.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;
use common::{NOW, Replica, Session, session};
use records::{Document, Error, LONGEST_TEXT, Record};
use serde::{Deserialize, Serialize};

/// What does not merge by character has no limit of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Page {
    id: String,
    text: String,
}

impl Record for Page {
    const COLLECTION: &'static str = "pages";
    const TEXT: &'static [&'static str] = &[];
}

fn refused(error: &Error) -> &str {
    let Error::Invalid(why) = error else { panic!("{error:?}") };
    why
}

#[test]
fn a_change_that_would_not_be_read_again_is_not_made() {
    let written = |megabytes: usize| {
        let mut edit = Document::new("team/core", "ana").unwrap().edit().unwrap();
        edit.put(&Page { id: "1".into(), text: "x".repeat(megabytes << 20) }).unwrap();
        edit.commit(NOW)
    };
    let error = written(65).unwrap_err();
    assert!(refused(&error).starts_with("This would write 66 MB at once, and 64 MB can be"));
    let (_, commit) = written(63).unwrap();
    assert!(commit.unwrap().change.is_whole());
}

#[test]
fn a_text_that_is_too_long_is_refused_and_one_that_was_there_keeps_nothing_from_being_changed() {
    let mut edit = Document::new("team/core", "ana").unwrap().edit().unwrap();
    let long = Session { notes: "x".repeat(LONGEST_TEXT + 1), ..session("1") };
    let error = edit.put(&long).unwrap_err();
    assert_eq!(
        refused(&error),
        "A text of sessions (notes) has 5 MB; split it so that each part is under 4 MB."
    );
}

#[test]
fn whoever_loads_a_document_writes_as_somebody_that_nobody_was_before() {
    // As two copies of a data folder: the same bytes, the same name, each in a process of its own.
    let mut first = Replica::new("ana");
    first.put(&session("1"));
    let changes = first.doc().changes_since(&[]);
    let load = || Document::load(None, changes.clone(), "ana").unwrap();
    let put = |document: Document, id: &str| {
        let mut edit = document.edit().unwrap();
        edit.put(&session(id)).unwrap();
        let (document, commit) = edit.commit(NOW).unwrap();
        (document, commit.unwrap().change)
    };
    let (mut one, of_one) = put(load(), "2");
    let (mut two, of_two) = put(load(), "2");
    assert_ne!(of_one.id, of_two.id, "the same words of two loads are two changes");
    assert_eq!(one.merge([of_two]).unwrap().applied.len(), 1);
    assert_eq!(two.merge([of_one]).unwrap().applied.len(), 1);
    assert_eq!(one.heads().len(), 2);
    assert_eq!(one.list::<Session>().unwrap(), two.list::<Session>().unwrap());
}
