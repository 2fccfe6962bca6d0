//! A bundle says one thing, or the workspace says which places do not.

use domain::{
    budget::{Budget, Group, Line},
    id::{GroupId, LineId, TeamId},
};
use mip_lint::agreement::Topic;

use super::{Place, place};
use crate::{
    agreement::{Agreement, AgreementState, AgreementTake, AgreementUse, TopicView},
    budgets::BudgetPut,
    drafts::{DraftCompose, DraftRef, DraftWrite},
    members::{MemberPut, TeamMember},
    teams::TeamUpdate,
};

const ADDRESS: &str = "0x87AcDD9208f73bFc9207e1f6F0fDE906bcA95cc6";

/// A bundle of which everything is known and nothing is written by hand.
fn bundle() -> (Place, TeamId, [DraftRef; 3]) {
    let place = place();
    let team = place.begin("Ω🚀 Scaling");
    let unit = TeamUpdate { unit_id: Some(Some("SES-001".into())), ..TeamUpdate::of(team) };
    place.team_update(unit).unwrap();
    let change = MemberPut {
        handle: Some("@juan".into()),
        facilitator: Some(true),
        address: Some(ADDRESS.into()),
        visibility: Some(domain::team::Visibility::Public),
        ..MemberPut::default()
    };
    place.member_put(TeamMember { team, change }).unwrap();
    let line =
        Line { id: LineId::new(), title: "Salaries".into(), monthly: "1000".parse().unwrap() };
    let group = Group { id: GroupId::new(), name: "Team".into(), lines: vec![line] };
    let budget = Budget { groups: vec![group], ..Budget::default() };
    place.budget_put(BudgetPut { team, budget }).unwrap();
    let rows = place.draft_compose(DraftCompose { team, on: None }).unwrap();
    let at = [0, 1, 2].map(|n: usize| DraftRef { team, draft: rows[n].id });
    (place, team, at)
}

fn write(place: &Place, at: DraftRef, part: &str, preamble: bool, body: &str) {
    let DraftRef { team, draft } = at;
    let (part, body) = (part.to_owned(), Some(body.to_owned()));
    place
        .draft_write(DraftWrite { team, draft, part, preamble, body: body.map(Into::into) })
        .unwrap();
}

fn topic(agreement: &Agreement, topic: Topic) -> &TopicView {
    let found = agreement.topics.iter().find(|view| view.topic == topic);
    found.unwrap_or_else(|| panic!("no {topic:?}: {agreement:#?}"))
}

fn all_of(team: TeamId, topic: Topic, of: &str) -> AgreementUse {
    AgreementUse { team, topic, of: of.into(), draft: None, start: None }
}

#[test]
fn a_bundle_that_follows_its_facts_agrees() {
    let (place, team, _) = bundle();
    let agreement = place.agreement_get(team).unwrap();
    assert_eq!((agreement.differs, agreement.missing), (0, 0), "{agreement:#?}");
    let ids = &topic(&agreement, Topic::UnitId).places;
    assert!(ids.len() >= 6, "section and tag of each: {ids:#?}");
    for known in [Topic::UnitName, Topic::Facilitator, Topic::Address, Topic::Cap, Topic::Monthly] {
        assert!(
            topic(&agreement, known).places.len() > usize::from(known != Topic::Address),
            "{known:?}"
        );
    }
}

#[test]
fn what_somebody_wrote_by_hand_is_found_out_and_takes_what_the_workspace_holds() {
    let (place, team, [mandate, budget, _]) = bundle();
    write(&place, mandate, "Core Unit ID", false, "Ω🚀 It is SES-002.");
    write(&place, mandate, "Tags", true, "core-unit, cu-ses-003");
    write(
        &place,
        budget,
        "List of Budget Breakdowns",
        false,
        "| Group | Monthly |\n| --- | --- |\n| Total budget cap | 1,000 | 3,001 |",
    );
    let agreement = place.agreement_get(team).unwrap();
    assert_eq!(agreement.differs, 2);
    let ids = topic(&agreement, Topic::UnitId);
    let wrong: Vec<_> = ids.places.iter().filter(|place| !place.agrees).collect();
    assert_eq!(ids.state, AgreementState::Differs);
    let told: Vec<_> = wrong
        .iter()
        .map(|p| (p.part.as_str(), p.written.as_str(), p.expected.as_deref()))
        .collect();
    assert_eq!(
        told,
        [("Tags", "cu-ses-003", Some("cu-ses-001")), ("Core Unit ID", "SES-002", Some("SES-001"))]
    );
    assert_eq!(ids.held.as_ref().unwrap().value, "SES-001");
    place.agreement_use(all_of(team, Topic::UnitId, "")).unwrap();
    let agreement = place.agreement_use(all_of(team, Topic::Cap, "")).unwrap();
    assert_eq!(agreement.differs, 0, "{agreement:#?}");
    let text = place.draft_get(mandate).unwrap().text;
    assert!(text.contains("Ω🚀 It is SES-001.") && text.contains("Tags: core-unit, cu-ses-001\n"));
    assert!(place.draft_get(budget).unwrap().text.contains("| 1,000 | 3,000 |"));
    place.history_undo(None).unwrap();
    place.history_undo(None).unwrap();
    assert_eq!(place.agreement_get(team).unwrap().differs, 2, "a step of undo each");
}

#[test]
fn the_workspace_takes_what_a_draft_says() {
    let (place, team, [mandate, _, facilitator]) = bundle();
    write(&place, mandate, "Core Unit Name", false, "**Sustainable Scaling**");
    let agreement = place.agreement_get(team).unwrap();
    let names = topic(&agreement, Topic::UnitName);
    let said = names.places.iter().find(|place| !place.agrees).unwrap();
    assert_eq!(said.written, "Sustainable Scaling");
    let take = |said: &crate::agreement::Place, topic, of: &str| {
        let (of, draft, start) = (of.to_owned(), said.draft, said.start);
        place.agreement_take(AgreementTake { team, topic, of, draft, start })
    };
    let agreement = take(said, Topic::UnitName, "").unwrap();
    assert_eq!(place.here().team(team).unwrap().name, "Sustainable Scaling");
    assert_eq!(agreement.differs, 0, "{agreement:#?}");

    let other = ADDRESS.replace("87Ac", "87aC");
    write(
        &place,
        facilitator,
        "Facilitator name and information",
        false,
        "- Forum name: @juan\n- Address: 0x0000000000000000000000000000000000000001",
    );
    let agreement = place.agreement_get(team).unwrap();
    let own = topic(&agreement, Topic::Address);
    assert_eq!((own.of.as_str(), own.state), ("@juan", AgreementState::Differs));
    take(&own.places[0], Topic::Address, "@juan").unwrap();
    assert!(place.member_list(team).unwrap()[0].address.ends_with("01"), "{other}");

    let cap = topic(&place.agreement_get(team).unwrap(), Topic::Cap).places[0].clone();
    let error = take(&cap, Topic::Cap, "").unwrap_err();
    assert!(error.to_string().contains("works this out"), "{error}");
}

#[test]
fn what_only_a_draft_knows_or_does_not_say_is_missing() {
    let (place, team, [mandate, budget, _]) = bundle();
    // Editions from then on have the term as a section.
    let on = Some("2022-06-01".parse().unwrap());
    place.draft_compose(DraftCompose { team, on }).unwrap();
    write(&place, mandate, "Core Unit ID", false, "To be given.");
    write(&place, mandate, "Tags", true, "core-unit");
    write(&place, mandate, "Sentence Summary", false, "A unit.");
    write(&place, budget, "Budget Term", false, "- Start date: 2021-06-01");
    let agreement = place.agreement_get(team).unwrap();
    let ids = topic(&agreement, Topic::UnitId);
    assert_eq!(
        (ids.state, &ids.silent[..]),
        (AgreementState::Missing, &["MIP39c2-SP#".to_owned()][..])
    );
    let start = topic(&agreement, Topic::BudgetStart);
    assert_eq!((start.state, start.held.as_ref()), (AgreementState::Missing, None));
    let (draft, at) = (start.places[0].draft, start.places[0].start);
    let take =
        AgreementTake { team, topic: Topic::BudgetStart, of: String::new(), draft, start: at };
    let agreement = place.agreement_take(take).unwrap();
    assert_eq!(topic(&agreement, Topic::BudgetStart).state, AgreementState::Agrees);
    let kept = place.budget_get(team).unwrap().budget;
    assert_eq!(kept.from.unwrap().to_string(), "2021-06-01");
}

#[test]
fn a_number_that_was_given_is_asked_for_wherever_a_draft_is_named() {
    let (place, team, [mandate, budget, _]) = bundle();
    write(&place, budget, "Motivation", false, "See [it](../MIP39c2-SP#.md) and MIP39c2-SP#.");
    let number = Some(Some(7));
    let numbered = crate::drafts::DraftUpdate { number, ..crate::drafts::DraftUpdate::of(mandate) };
    place.draft_update(numbered).unwrap();
    let agreement = place.agreement_get(team).unwrap();
    let names = topic(&agreement, Topic::Name);
    assert_eq!((names.of.as_str(), names.state), ("MIP39c2-SP7", AgreementState::Differs));
    place.agreement_use(all_of(team, Topic::Name, "MIP39c2-SP7")).unwrap();
    let text = place.draft_get(budget).unwrap().text;
    assert!(text.contains("See [it](../MIP39c2-SP7.md) and MIP39c2-SP7."), "{text}");
}

#[test]
fn the_day_of_a_draft_follows_the_day_of_the_posting() {
    let (place, team, [mandate, ..]) = bundle();
    let posted = Some(Some("2021-04-09".parse().unwrap()));
    place.team_update(TeamUpdate { posted, ..TeamUpdate::of(team) }).unwrap();
    write(&place, mandate, "Date Proposed", true, "2021-04-01");
    let agreement = place.agreement_get(team).unwrap();
    assert_eq!(topic(&agreement, Topic::DateProposed).state, AgreementState::Differs);
    let agreement = place.agreement_use(all_of(team, Topic::DateProposed, "")).unwrap();
    assert_eq!(agreement.differs, 0, "{agreement:#?}");
    let view = place.draft_get(mandate).unwrap();
    assert_eq!(view.draft.on.to_string(), "2021-04-09");
    assert!(view.draft.preamble.is_empty(), "the line follows its fact again");
}
