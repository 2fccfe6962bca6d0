//! Spelling, with a dictionary of the test's own.

use domain::id::TeamId;

use super::{Place, place};
use crate::{
    members::{MemberPut, TeamMember},
    settings::SettingsSet,
    spelling::{SpellingCheck, SpellingSuggest, SpellingWord},
};

/// A workspace whose one dictionary knows a few words.
fn with_words(words: &str) -> (Place, TeamId) {
    let place = place();
    let folder = place.dir.path().join("dictionaries");
    std::fs::create_dir(&folder).unwrap();
    let list: Vec<_> = words.split(' ').collect();
    let put = |name: &str, text: String| {
        use std::io::Write;
        std::fs::File::create(folder.join(name)).unwrap().write_all(text.as_bytes()).unwrap();
    };
    put("en_XX.aff", "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n".into());
    put("en_XX.dic", format!("{}\n{}\n", list.len(), list.join("\n")));
    speak(&place, "en_XX");
    let team = place.begin("Sustainable Skaling");
    (place, team)
}

fn speak(place: &Place, dictionary: &str) {
    let dictionary = Some(Some(dictionary.into()));
    place.settings_set(SettingsSet { dictionary, ..SettingsSet::default() }).unwrap();
}

fn wrong(place: &Place, team: TeamId, text: &str) -> Vec<String> {
    let check = SpellingCheck { team, text: Some(text.into()), draft: None };
    place.spelling_check(check).unwrap().mistakes.into_iter().map(|found| found.word).collect()
}

#[test]
fn a_word_that_no_dictionary_has_is_found_at_its_place() {
    let (place, team) = with_words("the wallet pays");
    let text = "Ω🚀 the\nwalet pays";
    let check = SpellingCheck { team, text: Some(text.into()), draft: None };
    let checked = place.spelling_check(check).unwrap();
    assert_eq!((checked.dictionary.as_deref(), checked.total), (Some("en_XX"), 1));
    let found = &checked.mistakes[0];
    assert_eq!((found.word.as_str(), found.line, found.start, found.end), ("walet", 2, 8, 13));
    let near = place.spelling_suggest(SpellingSuggest { word: "walet".into() }).unwrap();
    assert_eq!(near, ["wallet"]);
}

#[test]
fn names_of_the_team_and_what_it_taught_are_right() {
    let (place, team) = with_words("by");
    let change = MemberPut {
        handle: Some("@juanbug".into()),
        name: Some("Juan Guillen".into()),
        ..MemberPut::default()
    };
    place.member_put(TeamMember { team, change }).unwrap();
    assert_eq!(wrong(&place, team, "Skaling by Guillen’s juanbug, grotty"), ["grotty"]);
    let word = || SpellingWord { team, word: "grotty".into() };
    place.spelling_learn(word()).unwrap();
    assert_eq!(wrong(&place, team, "Grotty by grotty’s"), [""; 0]);
    assert_eq!(place.spelling_get(team).unwrap().words, ["grotty"]);
    place.spelling_forget(word()).unwrap();
    assert_eq!(wrong(&place, team, "grotty"), ["grotty"]);
    place.history_undo(None).unwrap();
    assert_eq!(wrong(&place, team, "grotty"), [""; 0], "forgetting is taken back");
    let two = SpellingWord { team, word: "two words".into() };
    assert!(place.spelling_learn(two).unwrap_err().to_string().contains("not one word"));
}

#[test]
fn a_whole_draft_is_checked_and_a_broken_dictionary_is_said() {
    let (place, team) = with_words("the");
    let rows = place.draft_compose(crate::drafts::DraftCompose { team, on: None }).unwrap();
    let check = || SpellingCheck { team, text: None, draft: Some(rows[1].id) };
    place.spelling_check(check()).unwrap();
    let neither = SpellingCheck { team, text: None, draft: None };
    assert!(place.spelling_check(neither).is_err());

    let aff = place.dir.path().join("dictionaries/en_YY.aff");
    std::fs::copy(place.dir.path().join("dictionaries/en_XX.aff"), aff).unwrap();
    let dic = place.dir.path().join("dictionaries/en_YY.dic");
    std::fs::copy(place.dir.path().join("workspace.launchpod"), dic).unwrap();
    speak(&place, "en_YY");
    let error = place.spelling_check(check()).unwrap_err().to_string();
    assert!(error.contains("en_YY.dic") && error.contains("Spelling is not checked"), "{error}");
}
