//! Texts that nobody should write, and random ones: no panic, linear time, nothing lost.

#[path = "common/cases.rs"]
mod cases;

use std::time::{Duration, Instant};

use cases::cases;
use chrono::NaiveDate;
use mip::compose::{Facts, Overrides, Source, Template, Templates};
use mip::{Matching, Outline, OutlineHeading, Position, Proposal, Span, compare, roundtrip, utf16};
use proptest::prelude::*;

/// Reads, edits and compares; fails when that takes longer than any linear reading would.
fn reads_in_time(what: &str, source: &str) -> usize {
    let start = Instant::now();
    let sections = Proposal::parse(source).sections.len();
    assert_eq!(roundtrip(source), Ok(()), "{what}");
    let took = start.elapsed();
    assert!(took < Duration::from_mins(5), "{what} took {took:?}");
    sections
}

#[test]
fn ten_thousand_headings_are_read_in_linear_time() {
    let mut source = String::new();
    for n in 0..10_000 {
        source += &"#".repeat(1 + n % 6);
        source += " h\r\ntext\n";
    }
    assert_eq!(reads_in_time("10,000 headings", &source), 10_000);
}

#[test]
fn fifty_megabytes_are_read_in_linear_time() {
    let line = "A line of text that is neither short nor long, with *some* marks and `code`.\n";
    let source = format!("# T\n\n{}", line.repeat(50 * 1024 * 1024 / line.len()));
    assert_eq!(reads_in_time("50 MB", &source), 1);
}

#[test]
fn a_fence_that_is_never_closed_swallows_the_rest_and_takes_no_longer() {
    let rest = "# not a heading\nkey: value\n\n".repeat(100_000);
    assert_eq!(reads_in_time("unclosed", &format!("## Preamble\n```\na: b\n{rest}")), 1);
}

#[test]
fn deep_nesting_neither_overflows_the_stack_nor_takes_for_ever() {
    for (what, text) in [
        ("quotes", "> ".repeat(20_000)),
        ("lists", "- ".repeat(20_000)),
        ("brackets", "[".repeat(50_000)),
        ("emphasis", "*a **b ".repeat(20_000)),
        ("comment", format!("<!--{}", "# a\n\n".repeat(20_000))),
        ("quoted lines", "> # a\n".repeat(20_000)),
        ("backticks", (1..600).map(|n| "`".repeat(n) + " ").collect()),
    ] {
        assert_eq!(
            reads_in_time(what, &format!("# T\n\n{text}\n\n# U\n")),
            match what {
                "comment" => 1,
                _ => 2,
            },
            "{what}"
        );
    }
}

/// What every reading keeps: spans lie on characters, sections are in order and fill the text.
fn check(source: &str) {
    let proposal = Proposal::parse(source);
    let on_characters = |span: Span| {
        assert!(source.get(span.range()).is_some(), "{span:?} cuts a character of {source:?}");
    };
    let mut end = None;
    for section in &proposal.sections {
        [section.heading, section.body, section.text, section.whole]
            .into_iter()
            .for_each(on_characters);
        assert!(end.is_none_or(|end| end == section.heading.start), "a gap in {source:?}");
        assert!(section.heading.end <= section.body.start && section.body.end <= section.whole.end);
        assert!(section.text.start >= section.body.start && section.text.end <= section.body.end);
        end = Some(section.body.end);
    }
    assert!(end.is_none_or(|end| end == source.len()), "the end is lost in {source:?}");
    if let Some(title) = &proposal.title {
        [Some(title.span), title.number_span].into_iter().flatten().for_each(on_characters);
        assert_eq!(title.number_span.map(|span| span.of(source)), title.number.as_deref());
    }
    if let Some(preamble) = &proposal.preamble {
        let lines = preamble.odd_lines.iter().map(|line| line.span);
        let spans = [Some(preamble.heading), Some(preamble.lines), preamble.fence];
        spans.into_iter().flatten().chain(lines).for_each(on_characters);
    }
    for entry in proposal.preamble.iter().flat_map(|preamble| &preamble.entries) {
        assert_eq!(entry.key_span.of(source), entry.key);
        assert_eq!(entry.value_span.of(source), entry.value);
    }
    assert_eq!(roundtrip(source), Ok(()));
}

const TEMPLATE: &str = "# MIP39c2-SP#: {{ team?.name or \"a\" }}\n\n## Preamble\n\n```\nMIP39c2-SP#: #\n\
    Status: {{ status or \"\" }}\n```\n\n## Motivation\n\n{# why #}\n{{ team?.name or \"\" }}\n\n## S\n\n{# what #}\n";

/// What any matching keeps: it says of every section what it is, and says it both ways.
fn check_matching(source: &str) {
    let heading = |title: &str| OutlineHeading {
        level: 2,
        title: title.to_owned(),
        required: true,
        also: vec!["Text".to_owned(), format!("{title} | ID")],
    };
    let outline = Outline {
        kind: "mip39c2".parse().expect("a kind"),
        date: NaiveDate::MIN,
        headings: ["S", "Motivation", "Core Unit ID"].map(heading).into(),
        keys: Vec::new(),
    };
    let proposal = Proposal::parse(source);
    let matching = Matching::of(&proposal, &outline);
    assert_eq!(matching.of_section.len(), proposal.sections.len());
    assert_eq!(matching.headings.len(), 3);
    for (index, of_section) in matching.of_section.iter().enumerate() {
        if let Some(heading) = of_section {
            assert_eq!(matching.headings[*heading].found.map(|found| found.section), Some(index));
        }
    }
    let found = matching.headings.iter().filter(|heading| heading.found.is_some()).count();
    assert_eq!(found, matching.of_section.iter().flatten().count());
    let left = matching.unmatched(&proposal);
    assert!(left.into_iter().all(|index| matching.heading(index).is_none()));
    assert!(compare(&proposal, &proposal, Some(&outline), &[]).is_same(), "{source:?}");
}

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("# "),
        Just("## Preamble"),
        Just("### S"),
        Just("MIP40c3-SP#1: "),
        Just("```"),
        Just("~~~"),
        Just("Key: value"),
        Just(": "),
        Just("\n"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("==="),
        Just("---"),
        Just("> "),
        Just("- "),
        Just("<!--"),
        Just("-->"),
        Just("    "),
        Just("\t"),
        Just("Ω🚀"),
        Just("\u{feff}"),
        Just("| a |"),
        Just("[a]: b"),
        Just("*"),
        Just("`"),
        Just("text"),
        Just(" "),
        Just("\u{a0}"),
        Just("\\"),
        Just("<b>"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_at_random_is_read_and_comes_back(source in markdown()) {
        check(&source);
    }

    #[test]
    fn characters_at_random_are_read_and_come_back(source in any::<String>()) {
        check(&source);
    }

    #[test]
    fn bytes_at_random_are_a_text_or_an_error_with_a_place(bytes: Vec<u8>) {
        match mip::read(&bytes) {
            Ok(source) => prop_assert_eq!(source.text().as_bytes(), bytes),
            Err(error) => prop_assert!(error.position().line >= 1 && error.position().column >= 1),
        }
    }

    #[test]
    fn every_byte_has_a_position_and_a_unit(source in markdown(), byte in 0_usize..400) {
        prop_assert!(Position::of(&source, byte).line >= 1);
        let back = utf16::to_byte(&source, utf16::from_byte(&source, byte));
        prop_assert_eq!(back, source.floor_char_boundary(byte));
    }

    #[test]
    fn an_edit_changes_its_section_and_leaves_every_other_byte(
        source in markdown(), body in "[a-z ]{1,9}(\n[a-z]{1,9}){0,3}", at in 0_usize..8,
    ) {
        let proposal = Proposal::parse(&source);
        if let Some(section) = proposal.sections.get(at) {
            let edited = proposal.with_section(at, &body).unwrap();
            prop_assert!(edited.starts_with(&source[..section.heading.end]));
            prop_assert!(edited.ends_with(&source[section.body.end..]));
            let lines = |text: &str| text.lines().flat_map(|l| l.split('\r')).map(str::to_owned).collect::<Vec<_>>();
            prop_assert!(lines(&edited).join("\n").contains(body.trim_end()));
        }
    }

    #[test]
    fn every_section_is_matched_or_not_and_each_is_compared_with_itself(source in markdown()) {
        check_matching(&source);
    }

    #[test]
    fn any_two_texts_are_compared_and_every_section_has_its_row(a in markdown(), b in markdown()) {
        let (a, b) = (Proposal::parse(&a), Proposal::parse(&b));
        let rows = compare(&a, &b, None, &[]).sections;
        let sides = rows.iter().flat_map(|row| [&row.a, &row.b]).flatten();
        let sections = sides.filter(|side| side.section.is_some()).count();
        prop_assert_eq!(sections, a.sections.len() + b.sections.len());
    }

    #[test]
    fn bytes_at_random_are_read_past_and_what_was_replaced_is_counted(bytes: Vec<u8>, text in markdown()) {
        let mixed = [text.repeat(20).as_bytes(), &bytes[..bytes.len().min(9)]].concat();
        if let Ok(lossy) = mip::read_lossy(&mixed) {
            check(lossy.source.text());
            prop_assert_eq!(lossy.is_exact(), lossy.source.text().as_bytes() == mixed);
            prop_assert_eq!(lossy.is_exact(), lossy.note().is_none());
        }
    }

    #[test]
    fn what_is_composed_from_anything_is_read_and_comes_back(
        name in any::<String>(), status in any::<String>(), body in markdown(),
    ) {
        let on = NaiveDate::MIN;
        let template = Template::read("mip39c2".parse().unwrap(), "MIP39c2", on, TEMPLATE).unwrap();
        let fact = Facts::text(name, Source::new("teams", "1", "name", "Name"));
        let facts = Facts::map([("team", Facts::map([("name", fact)]))]);
        let ready = Templates::new(&[]).unwrap().ready(template).unwrap();
        let composed = mip::compose(&ready, &facts, on).unwrap();
        let written = Overrides {
            title: None,
            preamble: [("Status".to_owned(), status)].into(),
            sections: [("S".to_owned(), body)].into(),
        };
        for text in [composed.text(&Overrides::default()), composed.text(&written)] {
            check(&text);
            check_matching(&text);
        }
    }
}
