use chrono::NaiveDate;

use super::*;
use crate::OutlineHeading;

fn outline(headings: &[(u8, &str, &[&str])]) -> Outline {
    let heading = |(level, title, also): &(u8, &str, &[&str])| OutlineHeading {
        level: *level,
        title: (*title).to_owned(),
        required: true,
        also: also.iter().map(|also| (*also).to_owned()).collect(),
    };
    Outline {
        kind: "mip40c3".parse().unwrap(),
        date: NaiveDate::MIN,
        headings: headings.iter().map(heading).collect(),
        keys: Vec::new(),
    }
}

fn budget() -> Outline {
    outline(&[
        (1, "MIP40c3-SP#: …", &[]),
        (2, "Preamble", &[]),
        (2, "Sentence Summary", &[]),
        (2, "Specification", &[]),
        (3, "Motivation", &[]),
        (3, "Core Unit ID", &["Core Unit"]),
        (3, "List of Budget Breakdowns", &["Budget Breakdown"]),
    ])
}

/// Each heading of the edition, what it takes and why, and what is left.
fn told(source: &str, outline: &Outline, corrections: &[Correction]) -> Vec<String> {
    let proposal = Proposal::parse(source);
    let matching = Matching::corrected(&proposal, outline, corrections);
    let mut lines: Vec<_> = (matching.headings.iter())
        .map(|heading| match heading.found {
            None => format!("{}: none", heading.title),
            Some(found) => {
                let section = &proposal.sections[found.section];
                let marks = "#".repeat(section.level.into());
                let mut line =
                    format!("{}: {marks} {}, {}", heading.title, section.title, found.how);
                line += if found.same_level { "" } else { ", another level" };
                line += if found.same_parent { "" } else { ", elsewhere" };
                line
            }
        })
        .collect();
    for index in matching.unmatched(&proposal) {
        lines.push(format!("left: {}", proposal.sections[index].title));
    }
    lines
}

#[test]
fn a_section_is_found_by_name_case_number_known_wording_and_spelling() {
    let source = "# MIP40c3-SP1: x\n## Preamble\n```\n```\n## 1. *Sentence* summary:\n## Specification\n\
        ### Motivations\n### Core Unit\n### Budget breakdown\n#### Salaries\n### Extras\n#### Of extras\n";
    assert_eq!(
        told(source, &budget(), &[]),
        [
            "Sentence Summary: ## 1. Sentence summary:, same words, written differently",
            "Specification: ## Specification, same wording",
            "Motivation: ### Motivations, a guess: 90 % the same letters",
            "Core Unit ID: ### Core Unit, known other wording",
            "List of Budget Breakdowns: ### Budget breakdown, known other wording",
            "left: Extras",
        ]
    );
}

#[test]
fn of_several_the_one_that_stands_where_the_edition_has_it_is_taken() {
    let source = "# MIP40c3-SP1: x\n## Team\n### Motivation\n## Specification\n#### Motivation\n### Motivation\n";
    let told = told(source, &budget(), &[]);
    assert_eq!(told[2], "Motivation: ### Motivation, same wording");
    let proposal = Proposal::parse(source);
    assert_eq!(
        Matching::of(&proposal, &budget()).of_section,
        [None, None, None, Some(1), None, Some(2)]
    );
    let moved = "# x\n## Motivation\n# Core Unit ID\n";
    let found: Vec<_> =
        self::told(moved, &budget(), &[]).into_iter().filter(|l| !l.contains("none")).collect();
    assert_eq!(
        found,
        [
            "Motivation: ## Motivation, same wording, another level, elsewhere",
            "Core Unit ID: # Core Unit ID, same wording, another level, elsewhere",
        ]
    );
}

#[test]
fn a_known_name_is_no_guess_for_another_heading_and_the_title_is_none() {
    let outline = outline(&[(2, "Budget Terms", &[]), (2, "Budget Term", &[]), (2, "Title", &[])]);
    assert_eq!(
        told("# Title\n## Budget Term\n", &outline, &[]),
        ["Budget Terms: none", "Budget Term: ## Budget Term, same wording", "Title: none"]
    );
}

#[test]
fn what_somebody_says_goes_before_every_name() {
    let source = "# x\n## Specification\n### Motivation\n### Why we ask\n### Core Unit ID\n";
    let say = |section, title: &str, heading: Option<&str>| Correction {
        section,
        title: title.to_owned(),
        heading: heading.map(str::to_owned),
    };
    let corrections = [
        say(None, "why we ask", Some("motivation")),
        say(Some(4), "Core Unit ID", None),
        say(Some(99), "Motivation", Some("Nothing of that name")),
        say(None, "No such section", Some("Core Unit ID")),
        say(None, "x", Some("Core Unit ID")),
    ];
    assert_eq!(
        told(source, &budget(), &corrections),
        [
            "Sentence Summary: none",
            "Specification: ## Specification, same wording",
            "Motivation: ### Why we ask, as told",
            "Core Unit ID: none",
            "List of Budget Breakdowns: none",
            "left: Motivation",
            "left: Core Unit ID",
        ]
    );
}

#[test]
fn a_match_crosses_the_wire_with_its_reason() {
    let matching = Matching::of(&Proposal::parse("## Sentence Sumary\n"), &budget());
    let found = matching.headings[0].found.unwrap();
    assert!(found.how.is_guess() && !found.how.is_named_so());
    assert_eq!(
        serde_json::to_value(found).unwrap(),
        serde_json::json!({
            "section": 0, "how": "near", "likeness": 93, "sameLevel": true, "sameParent": true
        })
    );
}
