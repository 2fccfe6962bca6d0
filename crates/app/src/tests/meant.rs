//! What is taken only when it is meant, and what is said of it.

use domain::{id::TeamId, item::State, team::Team};
use records::{Record, Stamp};
use serde::{Deserialize, Serialize};

use super::place;
use crate::{
    Code,
    evidence::{EvidenceAdd, NewEvidence},
    items::{ItemRef, ItemUpdate, many::ItemUpdateMany},
    kinds::Kept,
    members::{MemberPut, TeamMember},
    teams::TeamUpdate,
};

fn set(team: TeamId, item: &str, state: State) -> ItemUpdate {
    let (item, state) = (item.to_owned(), Some(state));
    ItemUpdate { team, item, state, owner: None, due: None, notes: None }
}

#[test]
fn a_handle_belongs_to_one_member_of_a_team_however_it_is_written() {
    let place = place();
    let (team, other) = (place.begin("Team"), place.begin("Other"));
    let named = |team, member, handle: &str| {
        let change = MemberPut { member, handle: Some(handle.into()), ..MemberPut::default() };
        place.member_put(TeamMember { team, change })
    };
    let ana = named(team, None, "@ana").unwrap();
    let ben = named(team, None, "@ben").unwrap();
    for twice in [named(team, None, "Ana "), named(team, Some(ben.id), "@ANA")] {
        let error = twice.unwrap_err();
        assert_eq!(error.code(), Code::Invalid);
        assert!(error.to_string().starts_with("@ana is in this team already"), "{error}");
    }
    assert_eq!(place.member_list(team).unwrap(), [ana.clone(), ben], "nothing was kept");
    named(team, Some(ana.id), "ana").unwrap();
    named(other, None, "@ana").unwrap();
}

#[test]
fn a_unit_id_that_another_team_has_is_kept_only_when_that_is_meant() {
    let place = place();
    let (ours, other) = (place.begin("Ours"), place.begin("Other"));
    let unit = |team, shares| {
        let unit_id = Some(Some(" ses-001".into()));
        let update = TeamUpdate { unit_id, shares_unit_id: shares, ..TeamUpdate::of(team) };
        place.team_update(update)
    };
    unit(ours, None).unwrap();
    let error = unit(other, None).unwrap_err();
    assert_eq!(error.code(), Code::Taken);
    assert!(error.to_string().contains("SES-001 is the Core Unit ID of Ours"), "{error}");
    assert_eq!(place.here().team(other).unwrap().unit_id, None);
    unit(other, Some(true)).unwrap();
    for again in [ours, other] {
        unit(again, None).expect("who shares it already is left in peace");
    }
}

#[test]
fn what_is_no_link_is_no_forum_thread() {
    let place = place();
    let team = place.begin("Team");
    let thread = |url: &str| {
        let forum_url = Some(Some(url.into()));
        place.team_update(TeamUpdate { forum_url, ..TeamUpdate::of(team) })
    };
    for bad in ["not a link", "forum.makerdao.com/t/1", "https://a b"] {
        let error = thread(bad).unwrap_err();
        assert_eq!(error.code(), Code::Invalid);
        assert!(error.to_string().contains("it begins with https://"), "{error}");
    }
    assert_eq!(thread(" https://forum.makerdao.com/t/1 ").unwrap().forum_url.unwrap().len(), 30);
    assert_eq!(thread("").unwrap().forum_url, None);
    // An import meets the record's own check.
    let odd = Team { forum_url: Some("not a link".into()), ..place.here().team(team).unwrap() };
    assert!(odd.check().is_err_and(|why| why.contains("no link")));
}

/// A team as a version kept it that did not look at its link.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Older {
    id: TeamId,
    #[serde(default)]
    forum_url: Option<String>,
}

impl Record for Older {
    const COLLECTION: &'static str = "teams";
    const TEXT: &'static [&'static str] = &[];
}

#[test]
fn a_thread_that_was_kept_before_links_were_looked_at_stays_and_hinders_nothing() {
    let place = place();
    let team = place.begin("Team");
    let older = Older { id: team, forum_url: Some("our thread".into()) };
    let home = Team::HOME.of(team, &team.to_string());
    place.store.write(Stamp { at: 1, why: "test" }, |tx| tx.put(&home, &older)).unwrap();
    let name = Some("Renamed".into());
    let kept = place.team_update(TeamUpdate { name, ..TeamUpdate::of(team) }).unwrap();
    assert_eq!((kept.name.as_str(), kept.forum_url.as_deref()), ("Renamed", Some("our thread")));
}

#[test]
fn an_item_that_is_done_without_evidence_says_so_until_something_shows_it() {
    let place = place();
    let team = place.begin("Team");
    let unshown = || place.item_get(ItemRef { team, item: "C1".into() }).unwrap().unshown;
    assert!(!unshown(), "it is not done");
    assert!(place.item_update(set(team, "C1", State::Done)).unwrap().unshown);
    let add = |evidence| place.evidence_add(EvidenceAdd { team, item: "C1".into(), evidence });
    let (text, title) = (" ".into(), String::new());
    assert!(add(NewEvidence::Text { text, title: title.clone() }).unwrap().unshown, "it is blank");
    let url = "https://example.org".into();
    assert!(!add(NewEvidence::Link { url, title }).unwrap().unshown);
    let items = vec!["C1".into(), "C3".into()];
    let many = ItemUpdateMany { team, items, state: Some(State::Done), owner: None, due: None };
    assert_eq!(place.item_update_many(many).unwrap(), ["C3"]);
    place.item_update(set(team, "C2", State::Doing)).unwrap();
    assert!(!place.item_get(ItemRef { team, item: "C2".into() }).unwrap().unshown);
}
