//! Every real proposal can be linted, and what is found in them is written down, so that a change
//! of a rule shows in numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::proposal::Kind;
use mip::{Proposal, Section};
use mip_lint::{ALL, Context, Finding, Outline, OutlineHeading, lint};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/mips")
}

/// The subproposals beside the repository, or nothing where they are not.
fn proposals() -> Vec<PathBuf> {
    let root = corpus();
    let mut found = Vec::new();
    for kind in ["MIP39/MIP39c2", "MIP40/MIP40c3", "MIP41/MIP41c4"] {
        let folder = root.join(format!("{kind}-Subproposals"));
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            found.push(entry.path());
        }
    }
    if found.is_empty() {
        eprintln!("the corpus is absent: {} holds no proposals", root.display());
    }
    found.sort();
    found
}

/// The edition of the official templates that was in force when a proposal was posted.
fn edition(proposal: &Proposal<'_>) -> Option<Outline> {
    let kind = proposal.title.as_ref()?.kind?;
    let posted = ["Date Proposed", "Date Applied"].into_iter().find_map(|key| {
        let value = proposal.value(key)?;
        NaiveDate::parse_from_str(value, "%Y-%m-%d").ok()
    })?;
    editions(kind).into_iter().rfind(|(date, _)| *date <= posted).map(|(date, source)| {
        let template = Proposal::parse(&source);
        let heading = |section: &Section| OutlineHeading {
            level: section.level,
            title: section.title.clone(),
            required: true,
        };
        let headings = template.sections.iter().map(heading).collect();
        let entries = template.preamble.iter().flat_map(|preamble| &preamble.entries);
        Outline { kind, date, headings, keys: entries.map(|entry| entry.key.clone()).collect() }
    })
}

/// The official templates of a kind by date.
fn editions(kind: Kind) -> Vec<(NaiveDate, String)> {
    let folder = corpus().join(format!("template-editions/{}-Subproposal-Template", kind.code()));
    let mut editions = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    {
        let date = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok()).expect("a day");
        editions.push((date, std::fs::read_to_string(path).expect("a template")));
    }
    editions.sort();
    editions
}

fn read(path: &Path) -> (String, String) {
    let source = std::fs::read_to_string(path).expect("every proposal is text");
    (path.file_name().expect("a file").to_string_lossy().into_owned(), source)
}

/// For each rule, how many proposals it finds something in.
fn counted(paths: &[PathBuf], found: impl Fn(&str, &str) -> Vec<Finding>) -> String {
    let mut proposals: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        let (name, source) = read(path);
        let found = found(&name, &source);
        for finding in &found {
            assert!(source.get(finding.span.range()).is_some(), "{name} {finding:?}");
        }
        for code in found.iter().map(|finding| finding.code).collect::<BTreeSet<_>>() {
            *proposals.entry(code).or_default() += 1;
        }
    }
    let mut text = format!("{} proposals\n", paths.len());
    for rule in ALL {
        let count = proposals.get(rule.code).copied().unwrap_or_default();
        writeln!(text, "{} {} {count}", rule.code, rule.name).expect("a line");
    }
    text
}

#[test]
fn what_is_found_in_real_proposals() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    insta::assert_snapshot!(counted(&paths, |name, source| {
        lint(source, &Context { file_name: Some(name), ..Context::default() })
    }));
}

#[test]
fn what_is_found_when_they_are_held_against_the_edition_of_their_day() {
    let paths = proposals();
    if paths.is_empty() {
        return;
    }
    insta::assert_snapshot!(counted(&paths, |name, source| {
        let edition = edition(&Proposal::parse(source));
        let context = Context { edition: edition.as_ref(), file_name: Some(name), guidance: &[] };
        lint(source, &context)
    }));
}

#[test]
fn an_official_template_that_nobody_filled_is_said_to_be_one() {
    for kind in Kind::ALL {
        for (date, source) in editions(kind) {
            let found = lint(&source, &Context::default());
            let names: BTreeSet<_> = found.iter().map(|finding| finding.name).collect();
            for name in ["no-title", "bad-date", "guidance-left", "empty-value"] {
                assert!(names.contains(name), "{name} is quiet about {kind:?} of {date}");
            }
        }
    }
}
