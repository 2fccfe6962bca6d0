//! The templates as `mip` reads and fills them: what the product does with them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use mip::compose::{Facts, Overrides, Ready, Source, Template, Templates, compose};
use pack::{Edition, Pack};

fn makerdao() -> &'static Pack {
    Pack::makerdao().unwrap_or_else(|why| panic!("{why}"))
}

fn template(edition: &Edition) -> Ready {
    let code = makerdao().kinds().code(&edition.kind);
    let read = Template::read(edition.kind, code, edition.date, &edition.source);
    let read = read.unwrap_or_else(|why| panic!("{why}"));
    no_parts().ready(read).unwrap_or_else(|why| panic!("{why}"))
}

/// An edition's source is whole: it needs no parts.
fn no_parts() -> Templates {
    Templates::new(&[]).unwrap()
}

fn editions() -> impl Iterator<Item = &'static Edition> {
    makerdao().kinds().iter().flat_map(|kind| makerdao().editions(kind))
}

/// A text that comes from the field of its own name.
fn fact(value: &str) -> Facts {
    Facts::text(value, Source::new("facts", "1", value, value))
}

fn texts(names: &[&str]) -> Facts {
    Facts::map(names.iter().map(|name| (*name, fact(name))))
}

fn all_facts() -> Facts {
    let line = texts(&["title", "monthly", "total"]);
    let group = Facts::map([
        ("name", fact("Permanent Team")),
        ("monthly", fact("154,493")),
        ("total", fact("463,480")),
        ("lines", Facts::list([line])),
    ]);
    let budget = Facts::map([
        ("currency", fact("DAI")),
        ("months", fact("3")),
        ("monthly", fact("384,493")),
        ("cap", fact("1,153,480")),
        ("groups", Facts::list([group])),
    ]);
    let items = makerdao().items().iter().map(|item| (item.id.clone(), fact(&item.title)));
    Facts::map([
        ("number", fact("10")),
        ("authors", fact("@someone")),
        ("tags", fact("core-unit, cu-abc-001")),
        ("date_proposed", fact("2021-04-07")),
        ("team", texts(&["name", "unit_id", "sentence_summary", "paragraph_summary"])),
        ("members", Facts::list([texts(&["role", "name", "handle", "fte", "from"])])),
        ("facilitator", texts(&["name", "handle", "address", "contacts"])),
        ("budget", budget),
        ("items", Facts::map(items)),
    ])
}

#[test]
fn mip_reads_every_edition_as_the_pack_does() {
    for edition in editions() {
        let read = template(edition);
        let ours = edition.headings.iter().filter(|h| h.level > 1 && h.title != "Preamble");
        let ours: Vec<_> = ours.map(|heading| (heading.level, heading.title.as_str())).collect();
        let theirs: Vec<_> =
            read.template.sections.iter().map(|s| (s.level, s.title.as_str())).collect();
        assert_eq!(theirs, ours, "{} of {}", read.template.code, edition.date);
        let keys: Vec<_> = read.template.preamble.iter().map(|(key, _)| key).collect();
        assert_eq!(keys, edition.keys.iter().collect::<Vec<_>>());
        for section in read.template.sections.iter().filter(|s| s.title != "Specification") {
            let guidance = no_parts().guidance(section).map(str::to_owned);
            assert!(guidance.is_some_and(|text| text.ends_with('.')), "{}", section.title);
        }
    }
}

#[test]
fn every_edition_is_composed_with_no_facts_and_with_all() {
    for edition in editions() {
        let read = template(edition);
        let none = compose(&read, &Facts::map([("", fact(""))]), edition.date).unwrap();
        let filled = |s: &&mip::compose::ComposedSection| !s.body.text.is_empty();
        let left: Vec<_> = none.sections.iter().filter(filled).map(|s| &s.title).collect();
        assert!(left.iter().all(|title| *title == "Proposal Parameters"), "{left:?}");
        let all = compose(&read, &all_facts(), edition.date).unwrap();
        let empty: Vec<_> = (all.sections.iter())
            .filter(|section| section.body.text.is_empty())
            .map(|section| section.title.as_str())
            .filter(|title| *title != "Specification")
            .collect();
        assert!(
            empty.iter().all(|t| *t == "Considerations for Unwinding and Defunding"),
            "{empty:?}"
        );
        let text = all.text(&Overrides::default());
        assert!(!text.contains("{{") && !text.contains("{%"), "{text}");
        assert!(!text.contains("\n\n\n"), "one blank line between blocks: {text}");
    }
}

#[test]
fn every_number_of_a_budget_says_where_it_comes_from() {
    let edition =
        makerdao().edition("mip40c3".parse().unwrap(), "2021-04-07".parse().unwrap()).unwrap();
    let composed = compose(&template(edition), &all_facts(), edition.date).unwrap();
    let breakdown = composed.sections.iter().find(|s| s.title == "List of Budget Breakdowns");
    let body = &breakdown.unwrap().body;
    for amount in ["154,493", "463,480", "384,493", "1,153,480"] {
        let from: Vec<_> = body.facts.iter().filter(|fact| fact.source.field == amount).collect();
        assert!(!from.is_empty(), "{amount} has a source");
        for fact in from {
            assert_eq!(fact.span.of(&body.text), amount, "and the span shows it");
        }
    }
}
