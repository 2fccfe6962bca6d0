//! Find and replace over the bundle.

use domain::id::TeamId;

use super::{Place, place};
use crate::{
    bundle::find::{BundleFind, BundleReplace, MatchPlace},
    drafts::{DraftCompose, DraftRef, DraftWrite},
    teams::TeamUpdate,
};

fn find(team: TeamId, text: &str) -> BundleFind {
    BundleFind { team, text: text.into(), case: false, word: false, regex: false }
}

fn replace(find: BundleFind, with: &str) -> BundleReplace {
    BundleReplace { find, with: with.into(), only: None, following: false }
}

/// A bundle with a section of the first two drafts written by somebody.
fn bundle(place: &Place, bodies: [&str; 2]) -> (TeamId, [DraftRef; 2], [String; 2]) {
    let team = place.begin("Ω🚀 Scaling");
    let rows = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let at = [0, 1].map(|n| DraftRef { team, draft: rows[n].id });
    let parts = at.map(|at| place.draft_get(at).unwrap().sections.last().unwrap().title.clone());
    for ((at, part), body) in at.iter().zip(&parts).zip(bodies) {
        write(place, *at, part, body);
    }
    (team, at, parts)
}

fn write(place: &Place, at: DraftRef, part: &str, body: &str) {
    let (part, body) = (part.to_owned(), Some(body.to_owned()));
    place
        .draft_write(DraftWrite {
            team: at.team,
            draft: at.draft,
            part,
            preamble: false,
            body: body.map(Into::into),
        })
        .unwrap();
}

fn body(place: &Place, at: DraftRef, part: &str) -> String {
    let view = place.draft_get(at).unwrap();
    view.sections.into_iter().find(|section| section.title == part).unwrap().body
}

#[test]
fn every_place_is_listed_with_its_line_and_counted_as_the_editor_counts() {
    let place = place();
    let (team, at, parts) = bundle(&place, ["One.\nΩ🚀 our Wallet here.", "No such."]);
    let found = place.bundle_find(find(team, "wallet")).unwrap();
    let mine: Vec<_> = found.matches.iter().filter(|one| one.draft == at[0].draft).collect();
    assert_eq!(mine.len(), 1, "{found:#?}");
    let one = mine[0];
    assert_eq!((one.part.as_str(), one.edited), (parts[0].as_str(), true));
    assert_eq!(
        (one.before.as_str(), one.text.as_str(), one.after.as_str()),
        ("Ω🚀 our ", "Wallet", " here.")
    );
    assert_eq!((one.start, one.end), (13, 19), "UTF-16 units of the section");
}

#[test]
fn capitals_words_and_patterns_are_told_apart() {
    let place = place();
    let (team, ..) = bundle(&place, ["cat Cat concat c.t (cat)", "nothing"]);
    let count = |change: fn(&mut BundleFind), text: &str| {
        let mut what = find(team, text);
        change(&mut what);
        place.bundle_find(what).unwrap().matches.iter().filter(|one| one.edited).count()
    };
    assert_eq!(count(|_| (), "cat"), 4);
    assert_eq!(count(|find| find.case = true, "Cat"), 1);
    assert_eq!(count(|find| find.word = true, "cat"), 3);
    assert_eq!(
        count(|find| find.word = true, "(cat)"),
        1,
        "what begins with no letter has no edge there"
    );
    assert_eq!(count(|_| (), "c.t"), 1, "a dot is a dot");
    assert_eq!(count(|find| find.regex = true, "c.t"), 5);
}

#[test]
fn replacing_everywhere_is_one_step_and_leaves_what_follows_facts() {
    let place = place();
    let (team, at, parts) = bundle(&place, ["Scaling at scale.", "We do scaling, scaling."]);
    let found = place.bundle_find(find(team, "scaling")).unwrap();
    assert!(found.following > 0, "the name of the team is a fact of the drafts");
    let fact = found.matches.iter().find_map(|one| one.fact.as_ref()).unwrap();
    assert_eq!(fact.label, "Team → Name");

    let done = place.bundle_replace(replace(find(team, "scaling"), "growth")).unwrap();
    assert_eq!((done.replaced, done.found.total), (3, found.following));
    assert_eq!(body(&place, at[0], &parts[0]), "growth at scale.");
    assert_eq!(body(&place, at[1], &parts[1]), "We do growth, growth.");
    place.history_undo(None).unwrap();
    assert_eq!(body(&place, at[0], &parts[0]), "Scaling at scale.");
    assert_eq!(
        body(&place, at[1], &parts[1]),
        "We do scaling, scaling.",
        "one undo takes all of it back"
    );
}

#[test]
fn text_that_follows_facts_becomes_somebodys_own_only_when_asked() {
    let place = place();
    let (team, at, _) = bundle(&place, ["x", "y"]);
    let name = || {
        let view = place.draft_get(at[0]).unwrap();
        let section = view.sections.into_iter().find(|one| one.title == "Core Unit Name").unwrap();
        (section.body, section.edited)
    };
    let all = BundleReplace { following: true, ..replace(find(team, "Ω🚀 Scaling"), "Growth") };
    place.bundle_replace(all).unwrap();
    assert_eq!(name(), ("Growth".into(), true));
    place.team_update(TeamUpdate { name: Some("Later".into()), ..TeamUpdate::of(team) }).unwrap();
    assert_eq!(name().0, "Growth", "it no longer follows");
}

#[test]
fn one_match_is_replaced_and_one_that_moved_is_refused() {
    let place = place();
    let (team, at, parts) = bundle(&place, ["a-1 a-2", "x"]);
    let pattern = BundleFind { regex: true, ..find(team, r"a-(\d)") };
    let only =
        |start| MatchPlace { draft: at[0].draft, part: parts[0].clone(), preamble: false, start };
    let one = |start| BundleReplace { only: Some(only(start)), ..replace(pattern.clone(), "b$1") };
    assert_eq!(place.bundle_replace(one(4)).unwrap().replaced, 1);
    assert_eq!(body(&place, at[0], &parts[0]), "a-1 b2");
    let error = place.bundle_replace(one(4)).unwrap_err();
    assert!(error.to_string().contains("not there any more"), "{error}");
    assert_eq!(body(&place, at[0], &parts[0]), "a-1 b2");
}

#[test]
fn a_dollar_is_a_dollar_unless_a_pattern_is_meant() {
    let place = place();
    let (team, at, parts) = bundle(&place, ["100 DAI", "x"]);
    place.bundle_replace(replace(find(team, "100 DAI"), "$100")).unwrap();
    assert_eq!(body(&place, at[0], &parts[0]), "$100");
}

#[test]
fn what_cannot_be_looked_for_is_said() {
    let place = place();
    let (team, ..) = bundle(&place, ["x", "y"]);
    let wrong = |find: BundleFind| place.bundle_find(find).unwrap_err().to_string();
    assert_eq!(wrong(find(team, "")), "Type what to look for.");
    let said = wrong(BundleFind { regex: true, ..find(team, "(") });
    assert!(said.contains("unclosed group"), "{said}");
    let lines = BundleReplace { following: true, ..replace(find(team, "core-unit"), "a\nb") };
    let error = place.bundle_replace(lines).unwrap_err();
    assert!(error.to_string().contains("one line of the preamble"), "{error}");
}
