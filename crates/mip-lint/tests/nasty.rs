//! Texts that nobody should write, and random ones: no panic, and every span stands on characters.

#[path = "common/cases.rs"]
mod cases;
mod common;

use std::time::Instant;

use cases::cases;
use mip_lint::{Context, Finding, apply, lint, locate, mend, render};
use proptest::prelude::*;

/// Lints with all that can be known, and checks what every finding promises.
fn linted(source: &str) -> Vec<Finding> {
    let edition = common::edition();
    let cycles = common::cycles();
    let file_name = Some("MIP40c3-SP10.md");
    let context = Context {
        kinds: common::kinds(),
        edition: Some(&edition),
        file_name,
        guidance: common::GUIDANCE,
        cycles: Some(&cycles),
        ..Context::default()
    };
    let found = lint(source, &context);
    for finding in &found {
        assert!(source.get(finding.span.range()).is_some(), "{finding:?} in {source:?}");
        assert!(!finding.message.is_empty() && !finding.message.ends_with('.'), "{finding:?}");
        if let Some(fix) = &finding.fix {
            let on_characters = |edit: &mip_lint::Edit| source.get(edit.span.range()).is_some();
            assert!(fix.edits.iter().all(on_characters), "{finding:?} in {source:?}");
            let fixed = apply(source, fix);
            assert!(fixed.is_some_and(|fixed| fixed != source), "{finding:?} in {source:?}");
        }
    }
    let is_sorted = found.windows(2).all(|pair| pair[0].span <= pair[1].span);
    assert!(is_sorted, "out of order in {source:?}");
    found
}

/// Pieces of proposals, good and bad, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\n", "\r\n", "\n\n", " ", "\t", "\u{feff}", "Ω🚀", "# MIP40C3-SP#20: Ω🚀\n", "## Preamble\n",
            "# MIP40c3-SP10: B\n", "# Preamble #\n", "```\n", "~~~", "MIP40c3-SP#: #10\n",
            "Tags: cu-SES-001 ,, Ω🚀,template\n", "Date Proposed: 2021-25-03\n", "Date Ratified:\n",
            "Date proposed: 2021-6-8\n", "Authors: Ω\n", "Status: TBD\n", ": x\n", "no key\n",
            "## Sentence Summary\n", "One. Two. Ω Three.\n", "### Sentence Summary\n",
            "## Specification\n", "### Motivation\n", "### Core Unit ID\n", "SES-01 Ω-001 ses-001\n",
            "### Budget Breakdown\n", "## Motivation\n", "### Core Unit ID\nSES-001\n",
            "Say which problem the budget solves.\n", "- Why are you proposing this Core Unit?\n",
            "<yyyy-mm-dd>", "[insert Ω]", "???", "<", "[", "lorem ipsum", "TBD", "<!--", "-->",
            "0x87acDD9208f73bFc9207e1f6F0fDE906bcA95cc6", "0x87Ac…5cc6", "0x", "0xΩ", "://",
            "![Ω](../x.png)", "<img src=Ω", "<img src='http://a'>", "![](", "* ", "> ", "| a |\n|---|\n",
            "| Ω | May | June | Total |\n|---|---|---|---|\n| a | 1,000 | 2k | 3,001 |\n", "| Total | 1 | Ω |\n",
            "| Contingency, 15% | (3) | $4 DAI | 1.234 |\n", "Status: Withdrawn\n", "Status: Accepted\n",
            "Tags: active, core unit, active,, cu-ses-001,mkr-budget\n", "Date Proposed: 2022-06-08\n",
            "Budget Start Date: 2022-07-01\nBudget End Date: 2023-09-30\n", "Date Ratified: 2021-12-20\n",
            "Forum URL: http://forum.Ω.org/t/Ω\n", "[Ω](#Ω) [](www.Ω.com)", "[a]: www.x.com\n", "[x][a]",
            "3 of 5 multisig, two out of Ω signers 24/7\n", "- \n", "1.\n", "### Budget Term\n1st May 2022\n",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(400)))]

    #[test]
    fn no_text_makes_a_rule_panic_or_point_beside_the_text(source in pieces()) {
        let found = linted(&source);
        prop_assert_eq!(locate("x.md", &source, &found).len(), found.len());
        prop_assert_eq!(render::text("x.md", &source, &found).is_empty(), found.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(150)))]

    #[test]
    fn fixes_that_are_made_unseen_come_to_an_end(source in pieces()) {
        let edition = common::edition();
        let cycles = common::cycles();
        let context = Context {
            kinds: common::kinds(),
            edition: Some(&edition),
            cycles: Some(&cycles),
            file_name: Some("MIP40c3-SP10.md"),
            ..Context::default()
        };
        let mut text = source;
        for turn in 0.. {
            let found = lint(&text, &context);
            let Some(fix) = found.iter().filter_map(|found| found.fix.as_ref()).find(|fix| fix.safe)
            else {
                break;
            };
            let code = found.iter().find(|found| found.fix.as_ref() == Some(fix)).map(|f| f.code);
            prop_assert!(turn < 200, "{code:?} is never done with {text:?}");
            text = apply(&text, fix).expect("a fix of this text");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(100)))]

    /// Those that are asked about too: what they make of the text is read and linted like any other.
    #[test]
    fn a_text_with_its_fixes_made_is_read_and_linted_again(source in pieces()) {
        let mended = mend(&source, linted, |_, _| true);
        prop_assert_eq!(mip::roundtrip(&mended.text), Ok(()));
        prop_assert_eq!(linted(&mended.text), mended.left);
    }
}

#[test]
fn lines_and_columns_count_characters() {
    let source = "\u{feff}# MIP40c3-SP10: Ω🚀\r\n\r\nΩ🚀 TBD\r\n";
    let found = lint(source, &Context { kinds: common::kinds(), ..Context::default() });
    let found: Vec<_> = locate("a.md", source, &found)
        .into_iter()
        .filter(|found| found.name == "placeholder-left")
        .map(|found| (found.line, found.column, found.end_line, found.end_column))
        .collect();
    assert_eq!(found, [(3, 4, 3, 7)]);
}

#[test]
fn findings_cross_the_wire_in_camel_case() {
    let found = lint(
        "# MIP40c3-SP10: Ω🚀\n\n## preamble\n",
        &Context { kinds: common::kinds(), ..Context::default() },
    );
    let found = locate("a.md", "# MIP40c3-SP10: Ω🚀\n\n## preamble\n", &found);
    let first = found.iter().find(|found| found.code == "MIP001").expect("a finding");
    insta::assert_json_snapshot!(first);
}

#[test]
fn ten_thousand_headings_are_linted() {
    let mut source = String::from("# MIP40c3-SP10: Ω🚀\n\n## Preamble\n\n```\n```\n\n");
    for n in 0..10_000 {
        source += &"#".repeat(1 + n % 6);
        source += [" Motivation\r\n", " Ω🚀\n", " Budget Breakdown\ntext\n"][n % 3];
    }
    assert!(linted(&source).len() > 1_000);
}

#[test]
fn five_megabytes_are_linted() {
    let line = "Ω🚀 pays 0x87acDD9208f73bFc9207e1f6F0fDE906bcA95cc6 TBD [x](https://a.b). ";
    for (megabytes, end) in [(5, "\n"), (1, ""), (1, "\n\n")] {
        let times = megabytes * 1024 * 1024 / line.len();
        let source = format!("# MIP40c3-SP10: B\n\n{}", format!("{line}{end}").repeat(times));
        assert!(linted(&source).len() > times, "every line has an address and a TBD");
    }
}

/// Four times the text takes some four times as long, where what grows with its square takes sixteen
/// times. The least of several is taken, and several are tried: other programs run beside.
#[test]
fn tables_nesting_and_lines_take_as_long_as_they_are() {
    let fences = |times| -> String { (3..times).map(|n| "`".repeat(n % 60 + 3) + "a\n").collect() };
    let nested =
        |times| -> String { (0..times).map(|n| "  ".repeat(n % 40) + "- Ω TBD\n").collect() };
    let table = |times: usize| {
        format!("| Ω | May | Total |\n|---|---|---|\n{}", "| a | 1,000 | 1,001 |\n".repeat(times))
    };
    let wide = |times: usize| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(times));
        [row(" Total |"), row("---|"), row(" 1,000 |"), row(" 2 |")].concat()
    };
    let quotes = |times: usize| "> > Ω 3 of 5 multisig <your name>\n\n".repeat(times);
    let line = |times: usize| "Ω [a](#b) 0xab TBD 2/4 signers https://a.b/0x1 ".repeat(times);
    let texts: [(&str, &dyn Fn(usize) -> String); 6] = [
        ("fences", &fences),
        ("nested lists", &nested),
        ("a long table", &table),
        ("a wide table", &wide),
        ("quotes", &quotes),
        ("a long line", &line),
    ];
    for (what, text) in texts {
        let least = |times: usize| {
            let source = format!("# MIP40c3-SP10: B\n\n## Specification\n\n{}\n", text(times));
            let once = |_| {
                let began = Instant::now();
                linted(&source);
                began.elapsed()
            };
            (0..3).map(once).min().expect("three times").as_secs_f64()
        };
        let growth = || least(2_000) / least(500);
        assert!((0..5).any(|_| growth() < 10.0), "{what} takes longer than it is");
    }
}

#[test]
fn an_id_without_end_is_linted() {
    let ids = "SES-1".repeat(100_000);
    linted(&format!("# MIP40c3-SP10: B\n\n### Core Unit ID\n\nSES-001\n\n### Rest\n\n{ids}\n"));
}

#[test]
fn nesting_without_end_is_linted() {
    linted(&format!("<p>\n{}>\n", "<img ".repeat(200_000)));
    for (open, times) in [
        ("> ", 20_000),
        ("![", 20_000),
        ("<img ", 100_000),
        ("://", 500_000),
        ("--TBD ", 100_000),
        ("<", 100_000),
        ("[", 100_000),
        ("0x", 100_000),
        ("?", 1_000_000),
        ("signer ", 100_000),
        ("[a](#b) ", 20_000),
        ("- ", 20_000),
        ("| Total | 1,000 |\n|---|---|\n| Total | 2,000 |\n\n", 5_000),
    ] {
        linted(&format!("# MIP40c3-SP10: B\n\n## Sentence Summary\n\n{}\n", open.repeat(times)));
    }
}
