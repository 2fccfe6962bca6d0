//! Drafts follow their facts until somebody writes.

use domain::draft::Draft;

use super::{Place, place};
use crate::{
    drafts::{
        DraftCompose, DraftRef, DraftSettle, DraftUpdate, DraftView, DraftWrite, SectionView,
    },
    evidence::{EvidenceAdd, NewEvidence},
    members::{MemberPut, TeamMember},
    teams::TeamUpdate,
};

fn mandate(place: &Place, team: domain::id::TeamId) -> DraftRef {
    let drafts = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    DraftRef { team, draft: drafts[0].id }
}

fn section<'a>(view: &'a DraftView, title: &str) -> &'a SectionView {
    view.sections.iter().find(|section| section.title == title).unwrap()
}

fn write(at: DraftRef, part: &str, body: Option<&str>) -> DraftWrite {
    let DraftRef { team, draft } = at;
    let (part, body) = (part.to_owned(), body.map(str::to_owned));
    DraftWrite { team, draft, part, preamble: false, body: body.map(Into::into) }
}

#[test]
fn a_bundle_has_one_of_each_kind_and_a_facilitator_proposal_for_each_facilitator() {
    let place = place();
    let team = place.begin("Team");
    let kinds = || -> Vec<String> {
        let drafts: Vec<Draft> = crate::drafts::all(&place.here(), team).unwrap();
        drafts.into_iter().map(|draft| draft.kind.to_string()).collect()
    };
    mandate(&place, team);
    assert_eq!(kinds(), ["mip39c2", "mip40c3", "mip41c4"]);
    for handle in ["@one", "@two"] {
        let change = MemberPut {
            handle: Some(handle.into()),
            facilitator: Some(true),
            ..MemberPut::default()
        };
        place.member_put(TeamMember { team, change }).unwrap();
    }
    mandate(&place, team);
    mandate(&place, team);
    let facilitators = kinds().into_iter().filter(|kind| kind == "mip41c4").count();
    assert_eq!(facilitators, 2, "the one that was nobody's is the first one's now");
}

#[test]
fn a_section_follows_its_fact_until_somebody_writes_then_both_are_shown() {
    let place = place();
    let team = place.begin("Before");
    let at = mandate(&place, team);
    let name = |title: &str| {
        place.team_update(TeamUpdate { name: Some(title.into()), ..TeamUpdate::of(team) }).unwrap()
    };
    name("Ω🚀 Scaling");
    let view = place.draft_get(at).unwrap();
    let unit = section(&view, "Core Unit Name");
    assert_eq!((unit.body.as_str(), unit.edited), ("Ω🚀 Scaling", false));
    let fact = &unit.facts[0];
    assert_eq!((fact.start, fact.end, fact.label.as_str()), (0, 11, "Team → Name"), "UTF-16 units");
    let found: String =
        String::from_utf16(&view.text.encode_utf16().collect::<Vec<_>>()[unit.start..unit.end])
            .unwrap();
    assert_eq!(found, unit.body, "the place in the whole text is counted in UTF-16 too");

    place.draft_write(write(at, "Core Unit Name", Some("Our own words"))).unwrap();
    let view = place.draft_get(at).unwrap();
    assert!(view.text.contains("### Core Unit Name\n\nOur own words\n"), "{}", view.text);
    name("Later");
    let unit = section(&place.draft_get(at).unwrap(), "Core Unit Name").clone();
    assert_eq!(
        (unit.body.as_str(), unit.composed.as_str(), unit.stale),
        ("Our own words", "Later", true)
    );
    let view = place
        .draft_settle(DraftSettle {
            team: at.team,
            draft: at.draft,
            part: "Core Unit Name".into(),
            preamble: false,
            seen: Some("Later".into()),
        })
        .unwrap();
    assert!(!section(&view, "Core Unit Name").stale);
    place.draft_write(write(at, "Core Unit Name", None)).unwrap();
    assert_eq!(
        section(&place.draft_get(at).unwrap(), "Core Unit Name").body,
        "Later",
        "it follows again"
    );
}

#[test]
fn evidence_of_an_item_fills_the_section_that_the_item_feeds() {
    let place = place();
    let team = place.begin("Team");
    let at = mandate(&place, team);
    let empty = section(&place.draft_get(at).unwrap(), "Core Unit Mandate").clone();
    assert_eq!(empty.body, "", "nothing is known, so nothing is said");
    assert!(empty.guidance.is_some() && empty.items.contains(&"C4".to_owned()), "{empty:?}");
    let evidence = NewEvidence::Text { text: "We own the queue.".into(), title: String::new() };
    place.evidence_add(EvidenceAdd { team, item: "C4".into(), evidence }).unwrap();
    let view = place.draft_get(at).unwrap();
    let filled = section(&view, "Core Unit Mandate");
    assert!(filled.body.contains("We own the queue."), "{}", filled.body);
    assert!(filled.facts.iter().any(|fact| fact.collection == "items" && fact.id == "C4"));
}

#[test]
fn an_empty_section_is_a_finding_until_it_is_written() {
    let place = place();
    let team = place.begin("Team");
    let at = mandate(&place, team);
    let has = |view: &DraftView| {
        view.findings
            .iter()
            .any(|f| f.section.as_deref() == Some("Core Unit Mandate") && f.name == "empty-section")
    };
    assert!(has(&place.draft_get(at).unwrap()));
    place.draft_write(write(at, "Core Unit Mandate", Some("We own the queue."))).unwrap();
    let view = place.draft_get(at).unwrap();
    assert!(!has(&view), "{:#?}", view.findings);
}

#[test]
fn a_number_names_the_file_and_the_day_chooses_the_edition() {
    let place = place();
    let team = place.begin("Team");
    let at = mandate(&place, team);
    let view =
        place.draft_update(DraftUpdate { number: Some(Some(7)), ..DraftUpdate::of(at) }).unwrap();
    assert_eq!(view.path, "MIP39/MIP39c2-Subproposals/MIP39c2-SP7.md");
    assert_eq!(view.edition.to_string(), "2021-03-25");
    let later = Some("2022-06-01".parse().unwrap());
    let view = place.draft_update(DraftUpdate { on: later, ..DraftUpdate::of(at) }).unwrap();
    assert_eq!(view.edition.to_string(), "2022-03-28");
    let early = Some("2020-01-01".parse().unwrap());
    let error = place.draft_update(DraftUpdate { on: early, ..DraftUpdate::of(at) }).unwrap_err();
    assert!(error.to_string().contains("2020-01-01"), "{error}");
    assert_eq!(place.draft_get(at).unwrap().edition.to_string(), "2022-03-28", "nothing was kept");
}
