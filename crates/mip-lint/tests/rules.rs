//! Every rule over every draft in `fixtures/<CODE>/fires` and `/ok`. A draft whose name begins with
//! `edition` is held against the edition of `common`, one that begins with `MIP` is so named, one
//! that begins with `beside` knows its neighbours, and one that begins with `private` whom its team
//! keeps to itself, and one that begins with `same` that another file has its number.

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use mip_lint::{
    ALL, About, Beside, Context, Files, Finding, Private, Rule, Withheld, apply, lint, render, rule,
};

struct Fixture {
    rule: &'static Rule,
    fires: bool,
    name: String,
    source: String,
}

fn read(path: &Path) -> Fixture {
    let part = |up: usize| {
        let part = path.ancestors().nth(up).and_then(Path::file_name).expect("a part");
        part.to_string_lossy().into_owned()
    };
    Fixture {
        rule: rule(&part(2)).unwrap_or_else(|| panic!("{} is no rule", part(2))),
        fires: part(1) == "fires",
        name: part(0),
        source: std::fs::read_to_string(path).expect("a draft"),
    }
}

impl Fixture {
    /// What the rule that the draft is for finds.
    fn findings(&self, source: &str) -> Vec<Finding> {
        let edition = common::edition();
        let cycles = common::cycles();
        let context = Context {
            kinds: common::kinds(),
            edition: self.name.starts_with("edition").then_some(&edition),
            file_name: self.name.starts_with("MIP").then_some(&self.name),
            guidance: common::GUIDANCE,
            cycles: Some(&cycles),
            beside: self.name.starts_with("beside").then_some(Beside(&Disk)),
            same_number: if self.name.starts_with("same") { &["old/MIP40c3-SP10.md"] } else { &[] },
            private: if self.name.starts_with("private") { PRIVATE } else { Private::default() },
            ..Context::default()
        };
        let mut found = lint(source, &context);
        found.retain(|finding| finding.code == self.rule.code);
        found
    }
}

/// A repository with a few files.
struct Disk;

impl Files for Disk {
    fn has(&self, path: &str) -> bool {
        matches!(path, "MIP40c3-SP10.md" | "supporting_materials/MIP40c3-SP10/a b.pdf")
            || path.starts_with("../")
    }

    fn has_at_root(&self, path: &str) -> Option<bool> {
        Some(!path.contains("gone") && !path.contains("moved"))
    }

    fn own(&self, address: &str) -> Option<String> {
        address.split_once("makerdao/mips/blob/master/").map(|(_, path)| path.replace("#Ω", ""))
    }

    fn meant(&self, path: &str) -> Option<String> {
        path.contains("moved").then(|| "MIP40/here too.png".to_owned())
    }
}

const PRIVATE: Private<'_> = Private {
    names: &["@ana", "Ana Sørensen", "", "@x"],
    withheld: &[Withheld::Facilitator, Withheld::Authors],
};

fn folder(code: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(code)
}

#[test]
fn findings() {
    insta::glob!("fixtures/*/fires/*.md", |path| {
        let fixture = read(path);
        let found = fixture.findings(&fixture.source);
        assert!(!found.is_empty(), "{} says nothing of {}", fixture.rule.code, fixture.name);
        let mut text = render::text(&fixture.name, &fixture.source, &found);
        for fix in found.iter().filter_map(|finding| finding.fix.as_ref()) {
            let kind = if fix.safe { "safe" } else { "look" };
            write!(text, "\n\nfix ({kind}): {}", fix.title).unwrap();
        }
        insta::assert_snapshot!(text);
    });
}

#[test]
fn what_is_right_is_let_be() {
    insta::glob!("fixtures/*/ok/*.md", |path| {
        let fixture = read(path);
        let found = fixture.findings(&fixture.source);
        let drawn = render::text(&fixture.name, &fixture.source, &found);
        assert!(
            found.is_empty(),
            "{} is wrong about {}:\n{drawn}",
            fixture.rule.code,
            fixture.name
        );
    });
}

#[test]
fn a_fix_takes_its_finding_away() {
    let mut fixed = 0;
    insta::glob!("fixtures/*/fires/*.md", |path| {
        let fixture = read(path);
        assert!(fixture.fires);
        let before = fixture.findings(&fixture.source);
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            let text = apply(&fixture.source, fix).expect("a fix of this text");
            let after = fixture.findings(&text);
            assert!(
                after.len() < before.len(),
                "`{}` of {} leaves {} findings of {}:\n{text}",
                fix.title,
                fixture.name,
                after.len(),
                before.len()
            );
            fixed += 1;
        }
    });
    assert!(fixed >= 20, "only {fixed} fixes were tried");
}

#[test]
fn every_rule_has_a_code_and_a_name_of_its_own_a_page_and_fixtures() {
    for pair in ALL.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} is out of order or taken twice", pair[1].code);
    }
    for (at, known) in ALL.iter().enumerate() {
        for heading in ["## What it does", "## Why is this bad?", "## Example"] {
            assert!(known.explain.contains(heading), "{} lacks {heading}", known.code);
        }
        assert_eq!(
            rule(known.name).map(|rule| rule.code),
            Some(known.code),
            "the name is taken twice"
        );
        assert_eq!(rule(&known.code.to_lowercase()).map(|rule| rule.code), Some(known.code));
        assert_eq!(known.code, format!("MIP{:03}", at + 1));
        for kind in ["fires", "ok"] {
            let drafts =
                std::fs::read_dir(folder(known.code).join(kind)).map_or(0, Iterator::count);
            assert!(drafts > 0, "{} has no draft in {kind}", known.code);
        }
    }
    assert!(rule("MIP999").is_none());
    for (was, is) in [("title-not-file-name", "MIP013"), ("No-Unit-Tag", "MIP023")] {
        assert_eq!(rule(was).map(|rule| rule.code), Some(is), "a name of before is forgotten");
    }
}

#[test]
fn a_good_proposal_has_no_findings_of_any_rule() {
    let source = std::fs::read_to_string(folder("MIP004").join("ok/edition-complete.md"))
        .expect("a good proposal");
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
    for source in [source.clone(), source.replace('\n', "\r\n")] {
        assert_eq!(lint(&source, &context), []);
    }
}

#[test]
fn a_withdrawn_proposals_form_is_let_be_and_what_the_portal_lacks_is_not() {
    let source = |status| {
        format!(
            "# Budget\n\n## Preamble\n\n```\nStatus: {status}\nStatus: {status}\n```\n\n### Motivation\n\nTBD\n"
        )
    };
    let edition = common::edition();
    let kinds = common::kinds();
    let context = Context { kinds, edition: Some(&edition), ..Context::default() };
    let rules = |source: String| {
        let found = lint(&source, &context);
        let codes: BTreeSet<_> = found.iter().map(|finding| finding.code).collect();
        codes.into_iter().filter_map(rule).collect::<Vec<_>>()
    };
    let (before, after) = (rules(source("RFC")), rules(source("Withdrawn")));
    let of = |rules: &[&'static Rule], about| {
        rules.iter().filter(|rule| rule.about == about).map(|rule| rule.name).collect::<Vec<_>>()
    };
    assert!(of(&before, About::Form).len() >= 4, "{:?}", of(&before, About::Form));
    assert_eq!(of(&after, About::Form), [""; 0]);
    assert_eq!(of(&before, About::Portal), of(&after, About::Portal));
    assert!(of(&after, About::Portal).contains(&"no-date-proposed"));
}
