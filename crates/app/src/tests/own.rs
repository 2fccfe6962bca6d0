//! Sections of a draft's own, as somebody arranges them.

use serde_json::json;

use super::begin::{FILE, begun};
use crate::{
    drafts::{
        DraftRef, DraftView, DraftWrite,
        own::{DraftAdd, DraftArrange},
    },
    rfc::paste::RfcAdd,
};

#[test]
fn a_section_of_ones_own_is_renamed_moved_and_deepened_and_what_names_it_follows() {
    let begun = begun(FILE);
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    let at = begun.of(&view);
    let DraftRef { team, draft } = at;
    let titles = |view: &DraftView| -> Vec<(String, u8)> {
        let own = view.sections.iter().filter(|section| section.own);
        own.map(|section| (section.title.clone(), section.level)).collect()
    };
    let all = |view: &DraftView| -> Vec<String> {
        view.sections.iter().map(|section| section.title.clone()).collect()
    };
    let before = [("References", 2), ("Details", 4), ("Budget Breakdown by us", 3)];
    assert_eq!(titles(&view), before.map(|(title, level)| (title.to_owned(), level)));
    let arrange = |part: &str, title: Option<&str>, level, after: Option<&str>| {
        let (part, title, after) = (part.into(), title.map(Into::into), after.map(Into::into));
        begun.place.draft_arrange(DraftArrange { team, draft, part, title, level, after })
    };
    let comment =
        json!([{ "author": "Ana", "text": "More?", "draft": draft, "section": "Details" }]);
    let comments = serde_json::from_value(comment).unwrap();
    begun.place.rfc_add(RfcAdd { team, comments, known: vec![] }).unwrap();

    let view = arrange("Details", Some(" In detail "), Some(3), None).unwrap();
    assert_eq!(titles(&view)[1], ("In detail".into(), 3));
    assert!(view.text.contains("### In detail\n\nMore."), "{}", view.text);
    let about = begun.place.rfc_list(team).unwrap().comments[0].comment.section.clone();
    assert_eq!(about.as_deref(), Some("In detail"), "the comment is about it still");

    let order = all(&view);
    let first = order[0].clone();
    let view = arrange("In detail", None, None, Some(&first)).unwrap();
    assert_eq!(all(&view)[1], "In detail");
    let others = |titles: Vec<String>| -> Vec<String> {
        titles.into_iter().filter(|title| title != "In detail").collect()
    };
    assert_eq!(others(all(&view)), others(order), "nothing else has moved");
    assert_eq!(all(&arrange("In detail", None, None, Some("")).unwrap())[0], "In detail");

    let why = |said: Result<DraftView, crate::Error>| said.unwrap_err().to_string();
    let taken = why(arrange("In detail", Some("Motivation"), None, None));
    assert!(taken.contains("already"), "{taken}");
    assert!(why(arrange("Motivation", Some("Why"), None, None)).contains("of the template"));
    assert!(why(arrange("In detail", None, Some(7), None)).contains("from 2 to 6"));
    assert!(why(arrange("In detail", None, None, Some("Nowhere"))).contains("Nowhere"));
    begun.place.history_undo(None).unwrap();
    assert_eq!(all(&begun.place.draft_get(at).unwrap())[1], "In detail", "one undo, one move");
}

#[test]
fn what_stands_behind_a_section_that_is_deleted_keeps_its_place() {
    let begun = begun(FILE);
    let view = begun.place.draft_import(begun.import(vec![])).unwrap();
    let DraftRef { team, draft } = begun.of(&view);
    for (part, after) in [("One", "Motivation"), ("Two", "One"), ("Three", "Two")] {
        let (part, after, body) = (part.to_owned(), after.to_owned(), "Words.".to_owned());
        begun.place.draft_add(DraftAdd { team, draft, part, level: 3, after, body }).unwrap();
    }
    let titles = || -> Vec<String> {
        let view = begun.place.draft_get(DraftRef { team, draft }).unwrap();
        view.sections.into_iter().map(|section| section.title).collect()
    };
    let before = titles();
    let at = before.iter().position(|title| title == "Motivation").unwrap();
    assert_eq!(before[at + 1..at + 4], ["One", "Two", "Three"]);
    let gone = DraftWrite { team, draft, part: "Two".into(), preamble: false, body: None };
    begun.place.draft_write(gone).unwrap();
    let others: Vec<_> = before.into_iter().filter(|title| title != "Two").collect();
    assert_eq!(titles(), others);
}
