//! Whatever makes the public portal read something else than a good proposal says is found, and what is
//! mended unseen is read as it was. The portal's reader is told here once more, from what it does: it
//! compares letter by letter.

#[path = "common/cases.rs"]
mod cases;
mod common;

use cases::cases;
use mip_lint::{Context, Finding, lint, mend};
use proptest::prelude::*;

const GOOD: &str = include_str!("fixtures/MIP004/ok/edition-complete.md");

/// What the portal lists of a proposal. `None` where it lists nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Listed {
    title: String,
    name: String,
    lines: Vec<(String, String)>,
    sentence: String,
    paragraph: String,
}

fn listed(text: &str) -> Option<Listed> {
    let text = text.replace("\r\n", "\n");
    let (mut found, mut preamble) = (Listed::default(), None);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let marks = line.len() - line.trim_start_matches('#').len();
        if line.starts_with("```") {
            lines.by_ref().find(|line| line.starts_with("```"));
            continue;
        }
        if !(1..=6).contains(&marks) || !line[marks..].starts_with(' ') {
            continue;
        }
        let words = line[marks..].trim();
        let block = || {
            let rest = lines.clone().skip_while(|line| line.trim().is_empty());
            rest.take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>()
        };
        match (marks, words) {
            (1, title) => title.clone_into(&mut found.title),
            (2, "Preamble") => {
                let rest = lines.clone().skip_while(|line| line.trim().is_empty());
                let mut rest = rest.peekable();
                rest.next_if(|line| line.starts_with("```"))?;
                let within = rest.take_while(|line| !line.starts_with("```"));
                preamble = Some(within.map(str::to_owned).collect::<Vec<_>>());
            }
            (2, "Sentence Summary") => found.sentence = block().join("\n"),
            (2, "Paragraph Summary") => found.paragraph = block().join("\n"),
            _ => {}
        }
    }
    for line in preamble? {
        let Some((key, value)) = line.split_once(':') else { continue };
        if found.name.is_empty() && line.contains("-SP") {
            found.name = line.chars().filter(|c| !": #-".contains(*c)).collect();
            continue;
        }
        let is_read = matches!(
            key,
            "Author(s)" | "Contributors" | "Tags" | "Status" | "Date Proposed" | "Date Ratified"
        );
        if is_read {
            let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            found.lines.push((key.to_owned(), value.to_owned()));
        }
    }
    found.lines.sort();
    (!found.name.is_empty()).then_some(found)
}

/// Something that people do to a proposal, or that comes along when they copy it.
#[derive(Debug, Clone)]
struct Slip {
    what: &'static str,
    from: &'static str,
    to: String,
}

/// Characters that nobody sees.
const UNSEEN: &[char] = &['\u{200b}', '\u{a0}', '\u{ad}', '\u{2060}', '\u{feff}', '\u{202f}'];

fn slips() -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut add = |what, from, to: String| slips.push(Slip { what, from, to });
    for heading in ["## Preamble", "## Sentence Summary", "## Paragraph Summary"] {
        let words = heading.trim_start_matches("## ");
        add("in small letters", heading, heading.to_lowercase());
        add("in capitals", heading, heading.to_uppercase());
        add("with a dot", heading, format!("{heading}."));
        add("with a colon", heading, format!("{heading}:"));
        add("in bold", heading, format!("## **{words}**"));
        add("at another level", heading, format!("#{heading}"));
        add("numbered", heading, format!("## 1. {words}"));
        add("without a space", heading, format!("##{words}"));
        add("lost", heading, String::new());
        add("a line of text", heading, words.to_owned());
        if words.contains(' ') {
            add(
                "with another space",
                heading,
                heading.replace("e S", "e\u{a0}S").replace("h S", "h\u{a0}S"),
            );
        }
    }
    for key in ["Author(s):", "Tags:", "Status:", "Date Proposed:"] {
        let bare = key.trim_end_matches(':');
        add("a space before the colon", key, format!("{bare} :"));
        add("a space before the key", key, format!(" {key}"));
        add("a tab before the key", key, format!("\t{key}"));
        add("a key in capitals", key, key.to_uppercase());
        add("no colon", key, bare.to_owned());
        for unseen in UNSEEN {
            add("something unseen behind the key", key, format!("{bare}{unseen}:"));
            add("something unseen before the key", key, format!("{unseen}{key}"));
        }
    }
    for status in ["rfc", "Rfc", "Submitted", "RFC.", "accepted", "R\u{200b}FC", "RFC\u{ad}"] {
        add("an odd status", "Status: RFC", format!("Status: {status}"));
    }
    let number = "MIP40c3-SP#: 10";
    for written in [
        "mip40c3-SP#: 10",
        "MIP40c3-sp#: 10",
        "MIP40c3-SP (number): 10",
        "MIP40c3-SP#:\t10",
        "MIP40c3-SP#: 10a",
        "MIP40c3-SP#: 11",
        "MIP40c3 SP#: 10",
        "",
    ] {
        add("another number", number, written.to_owned());
    }
    for unseen in UNSEEN {
        add("something unseen in the number", number, format!("MIP40c3-SP#: 1{unseen}0"));
        add("something unseen behind the number", number, format!("{number}{unseen}"));
        add("something unseen before the number", number, format!("{unseen}{number}"));
    }
    for line in ["Replaces: MIP40c3-SP9", "Dependencies: MIP39c2-SP1", "Extra: MIP41c4-SP: Ω"] {
        add("a line above the number", number, format!("{line}\n{number}"));
    }
    add("a byte order mark", "# MIP40c3", "\u{feff}# MIP40c3".to_owned());
    add("a title of its own", "### Motivation", "# Motivation".to_owned());
    add("a title without a space", "# MIP40c3", "#MIP40c3".to_owned());
    add("words before the fence", "```\nMIP", "See below.\n\n```\nMIP".to_owned());
    add("no fence", "```\nMIP", "MIP".to_owned());
    slips
}

fn found(source: &str) -> Vec<Finding> {
    let (edition, cycles) = (common::edition(), common::cycles());
    let context = Context {
        kinds: common::kinds(),
        edition: Some(&edition),
        file_name: Some("MIP40c3-SP10.md"),
        guidance: common::GUIDANCE,
        cycles: Some(&cycles),
        ..Context::default()
    };
    lint(source, &context)
}

#[test]
fn each_slip_that_the_portal_sees_is_found_and_what_is_mended_unseen_is_read_as_it_was() {
    let good = listed(GOOD).expect("the good one is listed");
    assert_eq!(found(GOOD), []);
    let (mut seen, mut mended_well) = (0, 0);
    for Slip { what, from, to } in slips() {
        assert!(GOOD.contains(from), "{from} is not in the good one");
        let text = GOOD.replacen(from, &to, 1);
        let reads = listed(&text);
        if reads.as_ref() == Some(&good) {
            continue;
        }
        seen += 1;
        let findings = found(&text);
        assert!(
            !findings.is_empty(),
            "{what}: {to:?} is not found, and the portal reads {reads:?}"
        );
        // A fix that is made unseen leaves nothing of this for the portal.
        let all_safe = findings.iter().all(|it| it.fix.as_ref().is_some_and(|fix| fix.safe));
        let mended = mend(&text, found, |_, fix| fix.safe);
        if all_safe {
            mended_well += 1;
            assert_eq!(listed(&mended.text).as_ref(), Some(&good), "{what}: {:?}", mended.text);
        }
    }
    assert!(seen > 90, "only {seen} slips change what the portal reads");
    assert!(mended_well > 50, "only {mended_well} are mended unseen");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(300)))]

    #[test]
    fn several_slips_together_are_found(some in prop::sample::subsequence(slips(), 1..5), crlf in any::<bool>()) {
        let good = listed(GOOD);
        let mut text = GOOD.to_owned();
        for Slip { from, to, .. } in &some {
            text = text.replacen(from, to, 1);
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        prop_assert!(listed(&text) == good || !found(&text).is_empty(), "{some:?}\n{text}");
    }

    /// Something unseen, or a letter more, in the line of the number or before it.
    #[test]
    fn a_letter_in_the_line_of_the_number_is_found(
        at in 0..15_usize,
        what in prop::sample::select(vec!["\u{200b}", "\u{a0}", " ", "x", ":", "#", "\t", "1"]),
    ) {
        let start = GOOD.find("MIP40c3-SP#: 10").unwrap_or_default();
        let mut text = GOOD.to_owned();
        text.insert_str(start + at, what);
        prop_assert!(listed(&text) == listed(GOOD) || !found(&text).is_empty(), "{text}");
    }
}
