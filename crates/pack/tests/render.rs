//! What comes out of the templates, before `mip` keeps the provenance of each part.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use domain::proposal::Kind;
use pack::{Edition, Pack};
use serde_json::{Value, json};

fn makerdao() -> &'static Pack {
    Pack::makerdao().unwrap_or_else(|why| panic!("{why}"))
}

fn render(edition: &Edition, facts: &Value) -> String {
    let mut tera = tera::Tera::default();
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_template(&edition.file, &edition.source).unwrap();
    tera.render(&edition.file, &tera::Context::from_serialize(facts).unwrap()).unwrap()
}

/// The text below a heading, up to the next one.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text.find(&format!("# {heading}\n")).unwrap() + heading.len() + 3;
    let end = text[start..].find("\n#").map_or(text.len(), |end| start + end);
    text[start..end].trim()
}

fn all_facts() -> Value {
    let texts = |ids: &mut dyn Iterator<Item = &str>| -> serde_json::Map<String, Value> {
        ids.map(|id| (id.to_owned(), json!(format!("The text of {id}.")))).collect()
    };
    json!({
        "number": "10",
        "authors": "@a, @b",
        "tags": "core-unit, cu-abc-001",
        "status": "RFC",
        "date_proposed": "2021-04-07",
        "team": {
            "name": "Ω & <b>Pods</b>",
            "unit_id": "ABC-001",
            "sentence_summary": "It pods.",
            "paragraph_summary": "It pods a lot.",
        },
        "members": [{ "role": "Lead", "handle": "@a", "fte": "0.5", "from": "2021-06" }],
        "facilitator": { "handle": "@a", "address": "0xabc" },
        "budget": {
            "currency": "DAI", "months": 3, "monthly": "300", "cap": "900",
            "from": "2021-06-01", "until": "2022-05-31",
            "groups": [
                { "name": "Team", "monthly": "100", "total": "300", "lines": [
                    { "title": "Pay", "monthly": "90", "total": "270" },
                    { "title": "Gas", "monthly": "10", "total": "30" },
                ] },
                { "name": "Grants", "monthly": "200", "total": "600", "lines": [] },
            ],
        },
        "items": texts(&mut makerdao().items().iter().map(|item| item.id.as_str())),
    })
}

/// A kind by its word.
fn kind(word: &str) -> Kind {
    word.parse().unwrap()
}

/// Editions of every date and kind.
fn editions() -> impl Iterator<Item = &'static Edition> {
    makerdao().kinds().iter().flat_map(|kind| makerdao().editions(kind))
}

/// Text that stands there whatever is known.
const CONSTANT: [&str; 1] = ["Proposal Parameters"];
/// Sections that no fact fills.
const BY_HAND: [&str; 1] = ["Considerations for Unwinding and Defunding"];

#[test]
fn with_no_facts_every_section_is_empty() {
    for edition in editions() {
        let text = render(edition, &json!({}));
        for heading in edition.headings.iter().skip(2) {
            let is_empty = section(&text, &heading.title).is_empty();
            let expected = !CONSTANT.contains(&heading.title.as_str());
            assert_eq!(is_empty, expected, "{} of {}", heading.title, edition.date);
        }
    }
}

#[test]
fn with_all_facts_every_section_has_text_and_no_guidance() {
    for edition in editions() {
        let text = render(edition, &all_facts());
        for left in ["{#", "#}", "{{", "{%"] {
            assert!(!text.contains(left), "{left} is left in {} of {}", edition.file, edition.date);
        }
        for heading in edition.headings.iter().skip(2).filter(|h| h.title != "Specification") {
            let is_empty = section(&text, &heading.title).is_empty();
            let expected = BY_HAND.contains(&heading.title.as_str());
            assert_eq!(is_empty, expected, "{} of {}", heading.title, edition.date);
        }
        let name = makerdao().kinds().name(edition.kind, Some(10));
        assert!(text.starts_with(&format!("# {name}: ")), "{text}");
        assert!(text.contains("Ω & <b>Pods</b>"), "text is not escaped: it is Markdown");
        assert!(text.contains("\nDate Proposed: 2021-04-07\n"), "{text}");
        assert!(text.contains("\nTags: core-unit, cu-abc-001\n"), "{text}");
    }
}

#[test]
fn the_sentence_summary_is_one_sentence() {
    for edition in editions().filter(|e| e.headings.iter().any(|h| h.title == "Sentence Summary")) {
        let text = render(edition, &all_facts());
        let summary = section(&text, "Sentence Summary");
        assert_eq!(summary.matches(". ").count(), 0, "{summary}");
        assert!(summary.ends_with('.') && !summary.contains('\n'), "{summary}");
    }
}

#[test]
fn a_budget_shows_a_table_for_each_group_and_one_of_the_totals() {
    let seed = makerdao().edition(kind("mip40c3"), "2021-04-07".parse().unwrap()).unwrap();
    let text = render(seed, &all_facts());
    let tables = section(&text, "List of Budget Breakdowns").split("\n\n**Pay policy**").next();
    let expected = "\
**Team**

| Item | Monthly (DAI) | 3 months (DAI) |
| --- | ---: | ---: |
| Pay | 90 | 270 |
| Gas | 10 | 30 |
| **Team, total** | **100** | **300** |

**Grants**

| Item | Monthly (DAI) | 3 months (DAI) |
| --- | ---: | ---: |
| **Grants, total** | **200** | **600** |

**Total and cap**

| Group | Monthly (DAI) | 3 months (DAI) |
| --- | ---: | ---: |
| Team | 100 | 300 |
| Grants | 200 | 600 |
| **Total budget cap** | **300** | **900** |";
    assert_eq!(tables, Some(expected));
}

#[test]
fn a_bar_or_a_line_end_in_a_name_does_not_break_the_table() {
    let mut facts = all_facts();
    facts["budget"]["groups"][0]["lines"][0]["title"] = json!("Pay | tax\nand more");
    facts["members"][0]["role"] = json!("Lead | coach");
    let seed = makerdao().edition(kind("mip40c3"), "2021-04-07".parse().unwrap()).unwrap();
    let text = render(seed, &facts);
    assert!(text.contains("\n| Pay \\| tax and more | 90 | 270 |\n"), "{text}");
    assert!(text.contains("\n| Lead \\| coach | @a | 0.5 | 2021-06 |\n"), "{text}");
}

#[test]
fn an_edition_is_dated_as_its_time_wanted_it() {
    let on = |kind, date: &str| makerdao().edition(kind, date.parse().unwrap()).unwrap();
    let old = render(on(kind("mip39c2"), "2021-04-07"), &all_facts());
    assert!(old.contains("\nDate Proposed: 2021-04-07\nDate Applied: 2021-04-07\n"), "{old}");
    let new = render(on(kind("mip39c2"), "2022-04-07"), &all_facts());
    assert!(!new.contains("Date Applied"), "{new}");
    let term = render(on(kind("mip40c3"), "2022-07-07"), &all_facts());
    assert!(term.contains("\nBudget Start Date: 2021-06-01\n"), "{term}");
}
