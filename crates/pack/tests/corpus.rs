//! The pack against the public proposals: planner and templates agree with what was published.
//! Where the proposals are not there, the tests say so and check nothing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use domain::{
    cycle::{self, Cycle},
    proposal::Form,
};
use pack::Pack;

/// The folder of the proposals, if it is there.
fn corpus() -> Option<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus/mips"));
    let there = folder.is_dir();
    if !there {
        eprintln!("skipped: the public proposals are not at {}", folder.display());
    }
    there.then(|| folder.to_owned())
}

/// The lines of the first fence as keys and values.
fn preamble(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().skip_while(|line| !line.starts_with("```")).skip(1);
    lines
        .take_while(|line| !line.starts_with("```"))
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

fn date(preamble: &[(String, String)], keys: &[&str]) -> Option<NaiveDate> {
    let value = preamble.iter().find(|(key, _)| keys.contains(&key.as_str()))?;
    NaiveDate::parse_from_str(&value.1, "%Y-%m-%d").ok()
}

#[test]
fn every_ratified_proposal_was_posted_in_time_and_ratified_on_the_planned_day() {
    let Some(corpus) = corpus() else { return };
    let pack = Pack::makerdao().unwrap_or_else(|why| panic!("{why}"));
    let rules = pack.cycle_rules();
    let mut checked = 0;
    for form in pack.kinds().forms() {
        for entry in fs::read_dir(corpus.join(&form.folder)).unwrap() {
            let path = entry.unwrap().path();
            let preamble = preamble(&fs::read_to_string(&path).unwrap());
            let posted = date(&preamble, &["Date Proposed", "Date Applied"]);
            let Some((posted, ratified)) = posted.zip(date(&preamble, &["Date Ratified"])) else {
                continue;
            };
            let name = path.file_stem().unwrap().to_string_lossy();
            let plan = cycle::plan(rules, Cycle::of(ratified).unwrap()).unwrap();
            assert!(posted <= plan.post_by, "{name}: {posted} is after {}", plan.post_by);
            let off = (ratified - plan.ratified).num_days().abs();
            assert!(off <= 1, "{name}: ratified on {ratified}, planned for {}", plan.ratified);
            let first = cycle::earliest(rules, posted).unwrap();
            assert!(first.cycle <= plan.cycle, "{name}: it was no earlier than it could be");
            checked += 1;
        }
    }
    assert!(checked >= 70, "only {checked} proposals have both dates: were they read?");
}

/// The folder of a kind's editions.
fn editions_of(corpus: &Path, form: &Form) -> PathBuf {
    corpus.join(format!("template-editions/{}-Subproposal-Template", form.code))
}

/// Headings below the title, outside fences.
fn headings(text: &str) -> Vec<(u8, String)> {
    let mut in_fence = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
        }
        let title = line.trim_start_matches('#');
        let level = u8::try_from(line.len() - title.len()).unwrap();
        if !in_fence && level > 1 {
            found.push((level, title.trim().to_owned()));
        }
    }
    found
}

#[test]
fn every_edition_has_the_headings_that_were_published_on_its_date() {
    let Some(corpus) = corpus() else { return };
    let pack = Pack::makerdao().unwrap_or_else(|why| panic!("{why}"));
    for form in pack.kinds().forms() {
        for edition in pack.editions(form.kind) {
            let file = editions_of(&corpus, form).join(format!("{}.md", edition.date));
            let published = headings(&fs::read_to_string(file).unwrap());
            let ours: Vec<_> =
                edition.headings.iter().skip(1).map(|h| (h.level, h.title.clone())).collect();
            assert_eq!(ours, published, "{} of {}", form.code, edition.date);
        }
        let published = fs::read_dir(editions_of(&corpus, form)).unwrap().count();
        assert_eq!(pack.editions(form.kind).count(), published, "all editions of {}", form.code);
    }
}

#[test]
fn every_edition_has_the_keys_that_were_published_and_those_that_the_portal_reads() {
    let Some(corpus) = corpus() else { return };
    let pack = Pack::makerdao().unwrap_or_else(|why| panic!("{why}"));
    for form in pack.kinds().forms() {
        for edition in pack.editions(form.kind) {
            let file = editions_of(&corpus, form).join(format!("{}.md", edition.date));
            let published: Vec<_> = preamble(&fs::read_to_string(file).unwrap())
                .into_iter()
                // The first template of budgets names itself MIP40c2, which nothing else does.
                .map(|(key, _)| key.replace("MIP40c2-SP#", "MIP40c3-SP#"))
                .collect();
            let added = |key: &str| {
                ["Tags", "Date Proposed"].contains(&key) && !published.iter().any(|p| p == key)
            };
            let ours: Vec<_> = edition.keys.iter().filter(|key| !added(key)).cloned().collect();
            assert_eq!(ours, published, "{} of {}", form.code, edition.date);
            for key in ["Tags", "Date Proposed"] {
                assert!(edition.keys.iter().any(|ours| ours == key), "the portal reads {key}");
            }
        }
    }
}

#[test]
fn most_headings_of_an_edition_are_found_in_the_proposals_of_its_day_and_few_by_a_guess() {
    let Some(corpus) = corpus() else { return };
    let pack = Pack::makerdao().unwrap_or_else(|why| panic!("{why}"));
    let (mut named, mut variants, mut guesses, mut missing) = (0, 0, Vec::new(), 0);
    for form in pack.kinds().forms() {
        for entry in fs::read_dir(corpus.join(&form.folder)).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            let posted = date(&preamble(&text), &["Date Proposed", "Date Applied"]);
            let first = || pack.editions(form.kind).next();
            let edition = posted.and_then(|on| pack.edition(form.kind, on)).or_else(first).unwrap();
            let heading = |heading: &pack::Heading| mip::OutlineHeading {
                level: heading.level,
                title: heading.title.clone(),
                required: heading.required,
                also: heading.also.clone(),
            };
            let headings = edition.headings.iter().map(heading).collect();
            let outline =
                mip::Outline { kind: form.kind, date: edition.date, headings, keys: Vec::new() };
            let proposal = mip::Proposal::parse(&text);
            for wanted in mip::Matching::of(&proposal, &outline).headings {
                match wanted.found.map(|found| (found.how, found.section)) {
                    None => missing += 1,
                    Some((mip::How::Near { .. }, section)) => {
                        guesses.push((proposal.sections[section].title.clone(), wanted.title));
                    }
                    Some((mip::How::Variant, _)) => variants += 1,
                    Some(_) => named += 1,
                }
            }
        }
    }
    assert_eq!((named, variants, missing), (595, 127, 203));
    guesses.sort();
    for (written, meant) in &guesses {
        let first = |title: &str| title[..3].to_lowercase();
        assert_eq!(first(written), first(meant), "{written} is no {meant}");
    }
    assert_eq!(guesses.len(), 4, "{guesses:#?}");
}
