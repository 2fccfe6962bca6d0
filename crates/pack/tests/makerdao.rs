//! The pack that the product brings along: what must be in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::{collections::BTreeSet, fs, path::Path};

use chrono::NaiveDate;
use domain::{bundle::Phase, cycle, proposal::Kind};
use pack::{CategoryGroup, Files, Pack};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A kind by its word.
fn kind(word: &str) -> Kind {
    word.parse().unwrap()
}

fn makerdao() -> &'static Pack {
    Pack::makerdao().unwrap_or_else(|why| panic!("{why}"))
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/makerdao"))
}

#[test]
fn the_program_brings_along_every_file_of_the_folder() {
    let embedded: BTreeSet<String> =
        Files::makerdao().paths().map(|(path, _)| path.to_owned()).collect();
    let mut on_disk =
        BTreeSet::from(["pack.toml", "headings.toml", "lifecycle.toml"].map(str::to_owned));
    let mut folders = ["playbook", "rules", "templates"].map(|name| folder().join(name)).to_vec();
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inside = path.strip_prefix(folder()).unwrap();
                on_disk.insert(inside.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    assert_eq!(embedded, on_disk, "files/makerdao.rs lists what is in packs/makerdao");
    assert_eq!(Files::of_folder(folder()).unwrap(), Files::makerdao(), "and both read the same");
}

/// A start trusts them for it: see `Pack::makerdao`.
#[test]
fn what_the_program_brings_along_passes_every_check_and_is_the_same_unchecked() {
    let checked = Pack::read(&Files::makerdao()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(format!("{checked:?}"), format!("{:?}", makerdao()));
    let on_disk = Pack::load(folder()).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(format!("{on_disk:?}"), format!("{checked:?}"), "and so is its folder");
}

#[test]
fn seven_stages_hold_seventy_items() {
    let pack = makerdao();
    let all = day("2023-01-01");
    let counts: Vec<_> =
        pack.stages().iter().map(|s| pack.items_of(s.number, all).count()).collect();
    assert_eq!(counts, [9, 9, 7, 14, 7, 12, 12]);
    assert_eq!(pack.items().len(), 70);
    let blocking = pack.items().iter().filter(|item| item.blocking).count();
    assert_eq!(blocking, 54, "7 + 7 + 6 + 11 + 4 + 7 + 12");
    let letters: String = pack.stages().iter().map(|stage| stage.letter).collect();
    assert_eq!(letters, "CTLBPRG");
    assert_eq!(pack.item("C1").unwrap().stage, 1);
    assert_eq!(pack.item("G12").unwrap().stage, 7);
    assert!(pack.item("C10").is_none());
}

#[test]
fn seven_items_come_into_force_with_the_rules_of_2022() {
    let on = |date| makerdao().items_in_force(day(date)).count();
    assert_eq!(on("2021-04-07"), 63, "the seed's own day");
    assert_eq!(on("2022-05-22"), 63);
    assert_eq!(on("2022-05-23"), 69, "MIP40 v2");
    assert_eq!(on("2022-08-22"), 70, "the succession plan");
    assert_eq!(on("2023-04-01"), 70, "closed, but still a method");
    let late: Vec<_> = (makerdao().items().iter())
        .filter(|item| !item.in_force_on(day("2021-04-07")))
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(late, ["C6", "T8", "B3", "B5", "B11", "B12", "B13"]);
}

#[test]
fn texts_are_whole_sentences_without_marks_of_their_authors() {
    for item in makerdao().items() {
        for text in [&item.why, &item.how, &item.done_when] {
            assert!(text.ends_with(['.', '?']), "{}: {text}", item.id);
            assert!(!text.contains('†'), "{}: {text}", item.id);
        }
        assert!(!item.evidence.contains('†'), "{}", item.id);
    }
}

#[test]
fn a_day_has_one_rule_pack() {
    let on = |date| makerdao().rules_on(day(date)).unwrap().id.as_str();
    assert_eq!((on("2021-05-24"), on("2021-05-25")), ("A", "B"));
    assert_eq!((on("2022-05-22"), on("2022-05-23")), ("B", "C"));
    assert_eq!((on("2023-03-26"), on("2023-03-27")), ("C", "D"));
    assert_eq!((on("2019-01-01"), on("2099-01-01")), ("A", "D"));
    let closed: Vec<_> =
        makerdao().rules().iter().filter(|r| r.closed.is_some()).map(|r| &r.id).collect();
    assert_eq!(closed, ["D"]);
}

#[test]
fn the_cycle_of_the_seed_comes_out() {
    let rules = makerdao().cycle_rules();
    let plan = cycle::earliest(rules, day("2021-04-07")).unwrap();
    assert_eq!((plan.cycle.to_string().as_str(), plan.pack.as_str()), ("2021-05", "A"));
    assert_eq!(plan.post_by, day("2021-04-07"));
    assert_eq!(plan.ratified, day("2021-05-25"));
    let names: Vec<_> = plan.events.iter().map(|event| event.name.as_str()).collect();
    let votes = ["Inclusion poll opens", "Governance poll", "Executive vote"];
    assert_eq!(names[2..], votes);
    let first = |posted| cycle::earliest(rules, day(posted)).unwrap().cycle.to_string();
    assert_eq!(
        (first("2021-12-08").as_str(), first("2021-12-09").as_str()),
        ("2022-01", "2022-02")
    );
    let september = cycle::plan(rules, "2022-09".parse().unwrap()).unwrap();
    assert_eq!((september.freeze_by, september.pack.as_str()), (day("2022-08-31"), "C"));
    assert!(september.new_budgets);
    let october = cycle::plan(rules, "2022-10".parse().unwrap()).unwrap();
    assert!(!october.new_budgets && october.notice.is_some(), "no window in October");
    let later = cycle::plan(rules, "2023-06".parse().unwrap()).unwrap();
    assert!(later.closed && !later.new_budgets);
}

#[test]
fn every_item_falls_due_at_its_time_before_the_seed_was_submitted() {
    let wednesday = day("2021-05-05");
    let due = |id: &str| makerdao().item(id).unwrap().when.due(wednesday);
    assert_eq!(due("C1"), Some(day("2020-12-16")));
    assert_eq!(due("G6"), Some(day("2021-04-07")), "the day the seed was posted");
    assert_eq!(due("G9"), Some(day("2021-04-28")));
    assert_eq!(due("G12"), Some(day("2021-05-24")), "an open range is due at its start");
    assert_eq!(due("R11"), None, "it runs all the time");
}

#[test]
fn an_edition_is_in_force_until_the_next_one() {
    let pack = makerdao();
    let on = |kind, date| pack.edition(kind, day(date)).map(|edition| edition.date.to_string());
    assert_eq!(on(kind("mip40c3"), "2021-03-24"), None, "none before the first");
    assert_eq!(on(kind("mip40c3"), "2021-04-07").as_deref(), Some("2021-03-25"));
    assert_eq!(on(kind("mip39c2"), "2021-05-12").as_deref(), Some("2021-03-25"));
    assert_eq!(on(kind("mip41c4"), "2030-01-01").as_deref(), Some("2023-02-28"));
    let counts: Vec<_> = pack.kinds().iter().map(|kind| pack.editions(kind).count()).collect();
    assert_eq!(counts, [6, 10, 11], "27 editions were published");
    let first = pack.edition(kind("mip40c3"), day("2021-04-07")).unwrap();
    assert_eq!(first.until, Some(day("2021-04-15")));
}

#[test]
fn a_section_that_does_not_always_apply_is_not_required() {
    let newest = makerdao().edition(kind("mip40c3"), day("2022-07-01")).unwrap();
    let optional: Vec<_> =
        newest.headings.iter().filter(|h| !h.required).map(|h| h.title.as_str()).collect();
    let expected = [
        "Considerations for Budget Modifications",
        "Considerations for Unwinding and Defunding",
        "Proposal Parameters",
    ];
    assert_eq!(optional, expected);
}

#[test]
fn a_feed_finds_its_section_in_the_wording_of_each_edition() {
    let pack = makerdao();
    let feed = &pack.item("T2").unwrap().feeds[0];
    let heading = |date| pack.heading(feed, pack.edition(kind("mip41c4"), day(date)).unwrap());
    assert_eq!(heading("2021-04-07"), Some("Facilitator name and information"));
    assert_eq!(heading("2023-03-01"), Some("Facilitator Account and Information"));
    let value = &pack.item("C6").unwrap().feeds[0];
    let old = pack.edition(kind("mip40c3"), day("2021-04-07")).unwrap();
    assert_eq!(pack.heading(value, old), None, "the old edition has no such section");
    let on = day("2021-04-07");
    let mandate = pack.edition(kind("mip39c2"), on).unwrap();
    let items: Vec<_> =
        pack.items_for(mandate, "Core Unit Mandate", on).iter().map(|i| &i.id).collect();
    assert_eq!(items, ["C2", "C3", "C4", "T1", "P2", "P6"]);
}

#[test]
fn sixteen_categories_are_canonical() {
    let count = |group| makerdao().categories().iter().filter(|c| c.group == group).count();
    assert_eq!(count(CategoryGroup::Headcount), 3);
    assert_eq!(count(CategoryGroup::NonHeadcount), 12);
    assert_eq!(count(CategoryGroup::Contingency), 1);
}

#[test]
fn every_step_of_a_bundle_has_something_to_do_outside() {
    let lists = makerdao().checklists();
    let phases: Vec<_> = lists.iter().map(|list| list.phase).collect();
    assert_eq!(phases, Phase::ALL[1..], "all but the first, which is the playbook's");
    assert!(lists.iter().all(|list| !list.tasks.is_empty() && list.about.ends_with('.')));
    let later = makerdao().later_keys();
    assert_eq!(
        later.iter().map(|later| later.fact.as_str()).collect::<Vec<_>>(),
        ["forum_url", "poll_url"]
    );
}
