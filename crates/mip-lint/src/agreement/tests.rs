use super::*;

#[path = "../../tests/common/kinds.rs"]
mod kinds;

const BUDGET: &str = "\u{feff}# MIP40c3-SP10: Adding Ω🚀 Scaling Core Unit Budget

## Preamble

```
MIP40c3-SP#: 10
Tags: core-unit, cu-ses-001, budget
Date Proposed: 2021-04-07
Date Applied: 2021-04-08
Budget Start Date: 2021-06-01
```

## Sentence Summary

MIP40c3-SP9 adds a budget of 1,153,480 DAI for the Ω🚀 Scaling Core Unit (SES-002), after PE-001.

## Specification

### Motivation

Beside PE-001 we pay 3 people 10,000 DAI a month; see MIP40c3-SP14 and [the mandate](../../MIP39/MIP39c2-Subproposals/MIP39c2-SP11.md).
The grants have a cap: 30,000 DAI.

### List of Budget Breakdowns

| Group | Monthly (DAI) | 3 months (DAI) |
| --- | ---: | ---: |
| Team | 154,493 | 463,480 |
| **Total budget cap** | **384,493** | **1,153,480.00** |

### List of Budget Implementations

- Amount: 384493 DAI a month.
- Cap: 1,153,481 DAI, 3 months of it.
* Auditors Wallet:  `0x87AcDD9208f73bFc9207e1f6F0fDE906bcA95cc6`
- 0x87AcDD9208f73bFc9207e1f6F0fDE906bcA95cc7

### Budget Term

- Start date: 2021-06-01
- End date: about 2021-09-01

### Headcount Planning / Team Summary

| Role | Who |
| --- | --- |
| Facilitator | @juan.juan |
| Research | @else |
";

fn said(source: &str, topic: Topic) -> Vec<(String, String)> {
    let of_topic =
        mentions(source, kinds::kinds()).into_iter().filter(|mention| mention.topic == topic);
    of_topic.map(|mention| (mention.of, mention.span.of(source).to_owned())).collect()
}

fn values(source: &str, topic: Topic) -> Vec<String> {
    said(source, topic).into_iter().map(|(_, written)| written).collect()
}

#[test]
fn what_is_said_of_the_unit_is_found_and_other_units_are_not() {
    assert_eq!(values(BUDGET, Topic::UnitId), ["cu-ses-001", "SES-002"]);
    assert_eq!(values(BUDGET, Topic::UnitName), ["Ω🚀 Scaling", "Ω🚀 Scaling"]);
    let ids: Vec<_> =
        mentions(BUDGET, kinds::kinds()).into_iter().filter(|m| m.topic == Topic::UnitId).collect();
    assert_eq!((ids[0].value.as_str(), ids[0].key.as_deref()), ("SES-001", Some("Tags")));
}

#[test]
fn words_of_a_sentence_are_no_name() {
    for (said, name) in [
        ("SES-001 joins the DAO as the Core Unit that looks.", None),
        ("It pays for the new Core Unit.", None),
        ("It adds the Protocol and Oracles Core Unit.", Some("Protocol and Oracles")),
    ] {
        let text = format!("# T\n\n## Sentence Summary\n\n{said}\n");
        assert_eq!(values(&text, Topic::UnitName).first().map(String::as_str), name, "{said}");
    }
}

#[test]
fn the_whole_budget_is_found_and_amounts_of_a_part_are_not() {
    assert_eq!(values(BUDGET, Topic::Monthly), ["384,493", "384493 DAI"]);
    assert_eq!(values(BUDGET, Topic::Cap), ["1,153,480 DAI", "1,153,480.00", "1,153,481 DAI"]);
    let caps: Vec<_> =
        mentions(BUDGET, kinds::kinds()).into_iter().filter(|m| m.topic == Topic::Cap).collect();
    assert_eq!(caps[0].value, caps[1].value, "cents that are none and units do not count");
    assert_ne!(caps[1].value, caps[2].value);
}

#[test]
fn days_come_from_the_preamble_and_from_the_term() {
    assert_eq!(values(BUDGET, Topic::DateProposed), ["2021-04-07", "2021-04-08"]);
    assert_eq!(values(BUDGET, Topic::BudgetStart), ["2021-06-01", "2021-06-01"]);
    assert_eq!(values(BUDGET, Topic::BudgetEnd), ["2021-09-01"]);
}

#[test]
fn a_facilitator_is_who_has_the_role() {
    assert_eq!(values(BUDGET, Topic::Facilitator), ["@juan.juan"]);
    let text = "# MIP41c4-SP1: Facilitator Onboarding, SES Core Unit\n\n## Sentence Summary\n\nMIP41c4-SP1 adds @one as a facilitator.\n\n### Facilitator name and information\n\n- Mail: a@b.c\n- Forum name: @One.\n- Ethereum address: `0x87AcDD9208f73bFc9207e1f6F0fDE906bcA95cc6`\n";
    assert_eq!(values(text, Topic::Facilitator), ["@one", "@One"]);
    let all = mentions(text, kinds::kinds());
    let handles: Vec<_> = all.iter().filter(|m| m.topic == Topic::Facilitator).collect();
    assert_eq!(handles[0].value, handles[1].value);
    assert_eq!(said(text, Topic::Address)[0].0, "facilitator");
}

#[test]
fn an_address_is_compared_by_what_its_line_calls_it() {
    let found = said(BUDGET, Topic::Address);
    assert_eq!(
        found,
        [("auditors wallet".to_owned(), "0x87AcDD9208f73bFc9207e1f6F0fDE906bcA95cc6".to_owned())]
    );
}

#[test]
fn own_names_and_links_are_found_and_talk_of_other_proposals_is_not() {
    let found = said(BUDGET, Topic::Name);
    let name = |of: &str, name: &str| (of.to_owned(), name.to_owned());
    assert_eq!(found, [name("MIP40c3", "MIP40c3-SP9"), name("MIP39c2", "MIP39c2-SP11")]);
}

#[test]
fn any_text_can_be_read() {
    for text in [
        "",
        "|",
        "@",
        "MIP40c3-SP",
        "# Adding  Core Unit",
        "## Budget Term\nstart 2021-",
        "1",
        "Ω1,DAI",
    ] {
        for mention in mentions(text, kinds::kinds()) {
            assert!(!mention.value.is_empty(), "{text:?}: {mention:?}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn places_are_always_on_characters(text in "[#|@MIP40c3\\-SP DAI0-9,.xΩ🚀\n:]{0,200}") {
        for mention in mentions(&text, kinds::kinds()) {
            proptest::prop_assert!(text.get(mention.span.range()).is_some());
        }
    }
}
