//! Every real proposal can be linted, and what is found in them is written down, so that a change
//! of a rule shows in numbers.

#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/cycles.rs"]
mod cycles;
#[path = "common/kinds.rs"]
mod kinds;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use mip::{LineStarts, Proposal};
use mip_lint::{ALL, Context, Finding, Outline, apply, lint};

use corpus::{edition, editions, proposals, read};
use kinds::kinds;

/// Only the kinds are known.
fn known() -> Context<'static> {
    Context { kinds: kinds(), ..Context::default() }
}

/// What is found in each proposal, as a user would see it, and in how many each rule finds
/// something.
fn found(paths: &[PathBuf], found_in: impl Fn(&str, &str) -> Vec<Finding>) -> String {
    let mut proposals: BTreeMap<&str, usize> = BTreeMap::new();
    let mut each = String::new();
    for path in paths {
        let (name, source) = read(path);
        let lines = LineStarts::of(&source);
        let mut found: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for finding in found_in(&name, &source) {
            assert!(source.get(finding.span.range()).is_some(), "{name} {finding:?}");
            let at = lines.position(finding.span.start).line.to_string();
            found.entry((finding.code, finding.name)).or_default().push(at);
        }
        writeln!(each, "\n{name}").expect("a line");
        for ((code, rule), lines) in found {
            *proposals.entry(code).or_default() += 1;
            writeln!(each, "  {rule} {}", lines.join(" ")).expect("a line");
        }
    }
    let mut text = format!("{} proposals; lines behind the rules\n\n", paths.len());
    for rule in ALL {
        let count = proposals.get(rule.code).copied().unwrap_or_default();
        writeln!(text, "{} {} {count}", rule.code, rule.name).expect("a line");
    }
    text + &each
}

#[test]
fn what_is_found_in_real_proposals() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    let cycles = cycles::cycles();
    insta::assert_snapshot!(found(&paths, |name, source| {
        let cycles = Some(&cycles);
        let context = Context { file_name: Some(name), cycles, ..known() };
        lint(source, &context)
    }));
}

#[test]
fn what_is_found_when_they_are_held_against_the_edition_of_their_day() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    let cycles = cycles::cycles();
    insta::assert_snapshot!(found(&paths, |name, source| {
        let edition = edition(&Proposal::parse(source));
        let context = Context {
            edition: edition.as_ref(),
            is_older: edition.is_none(),
            file_name: Some(name),
            cycles: Some(&cycles),
            ..known()
        };
        lint(source, &context)
    }));
}

/// The lines of the fence under `## Preamble`, by plain search.
fn preamble(source: &str) -> Vec<&str> {
    let lines = source.lines().map(str::trim_end).skip_while(|line| *line != "## Preamble");
    let fenced = lines.skip_while(|line| !line.starts_with("```")).skip(1);
    fenced.take_while(|line| !line.starts_with("```")).collect()
}

/// Whether a tag `cu-abc-001` stands in a line, by plain search.
fn names_unit(line: &str) -> bool {
    line.match_indices("cu-").any(|(at, _)| {
        let rest = &line[at + 3..];
        let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_lowercase()).len();
        let rest = rest[letters..].strip_prefix('-').unwrap_or_default();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        letters > 0 && digits == 3
    })
}

/// Whether `0x` and 40 hexadecimal digits stand in a text, by plain search.
fn has_address(source: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_hexdigit();
    source.split("0x").skip(1).any(|rest| rest.chars().take_while(|c| is_digit(*c)).count() >= 40)
}

/// What the public figures were counted by: the text alone, without our reader.
fn counted_by_hand(rule: &str, name: &str, source: &str) -> bool {
    let preamble = preamble(source);
    match rule {
        "no-date-proposed" => !preamble.iter().any(|line| line.starts_with("Date Proposed:")),
        "no-paragraph-summary" => !source.lines().any(|line| {
            line.starts_with('#') && line.trim_start_matches('#').trim() == "Paragraph Summary"
        }),
        "no-core-unit-tag" => !preamble
            .iter()
            .any(|line| line.to_lowercase().starts_with("tags:") && names_unit(line)),
        "title-differs-from-file" => {
            let stem = name.trim_end_matches(".md");
            !source.lines().any(|line| line.starts_with(&format!("# {stem}:")))
        }
        "no-full-address" => name.starts_with("MIP40") && !has_address(source),
        other => panic!("{other} was not counted"),
    }
}

#[test]
fn what_the_portal_lacks_is_reported_once_a_proposal_and_for_just_those_that_lack_it() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    let cycles = cycles::cycles();
    let mut reported: BTreeMap<&str, usize> = BTreeMap::new();
    for path in &paths {
        let (name, source) = read(path);
        let (edition, file_name) = (edition(&Proposal::parse(&source)), Some(&*name));
        let (edition, cycles) = (edition.as_ref(), Some(&cycles));
        for context in
            [Context { file_name, ..known() }, Context { file_name, edition, cycles, ..known() }]
        {
            let found = lint(&source, &context);
            for (rule, _) in COUNTED {
                let count = found.iter().filter(|finding| finding.name == *rule).count();
                // What its edition never had is no finding.
                let has = |edition: &Outline| {
                    edition.headings.iter().any(|it| it.title == "Paragraph Summary")
                };
                let is_asked = *rule != "no-paragraph-summary" || context.edition.is_none_or(has);
                let by_hand = is_asked && counted_by_hand(rule, &name, &source);
                assert_eq!(count, usize::from(by_hand), "{rule} of {name}");
            }
        }
        for (rule, _) in COUNTED {
            *reported.entry(rule).or_default() +=
                usize::from(counted_by_hand(rule, &name, &source));
        }
    }
    assert_eq!(reported, COUNTED.iter().copied().collect());
}

/// How many of the proposals that are here lack what the portal or its readers want.
const COUNTED: &[(&str, usize)] = &[
    ("no-date-proposed", 20),
    ("no-paragraph-summary", 52),
    ("no-core-unit-tag", 11),
    ("title-differs-from-file", 1),
    ("no-full-address", 13),
];

#[test]
fn an_official_template_that_nobody_filled_is_said_to_be_one() {
    for form in kinds().forms() {
        for (date, source) in editions(form) {
            let found = lint(&source, &known());
            let names: BTreeSet<_> = found.iter().map(|finding| finding.name).collect();
            for name in ["no-title", "bad-date", "guidance-left", "empty-value"] {
                assert!(names.contains(name), "{name} is quiet about {} of {date}", form.code);
            }
        }
    }
}

/// What is said of a text, each as often as it is said.
fn said(findings: &[Finding]) -> BTreeMap<(&'static str, String), usize> {
    let mut said = BTreeMap::new();
    for finding in findings {
        *said.entry((finding.code, finding.message.clone())).or_default() += 1;
    }
    said
}

#[test]
fn no_fix_makes_a_finding_that_was_not_there() {
    let cycles = cycles::cycles();
    let (mut made, mut wrong) = (0, Vec::new());
    for path in &proposals() {
        let (name, source) = read(path);
        let edition = edition(&Proposal::parse(&source));
        let context = Context {
            edition: edition.as_ref(),
            is_older: edition.is_none(),
            file_name: Some(&name),
            cycles: Some(&cycles),
            ..known()
        };
        let before = lint(&source, &context);
        let was = said(&before);
        for (finding, fix) in before.iter().filter_map(|it| Some((it, it.fix.as_ref()?))) {
            let text = apply(&source, fix).expect("a fix of this text");
            made += 1;
            for (new, count) in said(&lint(&text, &context)) {
                if count > was.get(&new).copied().unwrap_or_default() {
                    let (code, message) = new;
                    wrong.push(format!(
                        "{name}: {} of {} makes {code} {message}",
                        fix.title, finding.code
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    eprintln!("{made} fixes were made");
}
