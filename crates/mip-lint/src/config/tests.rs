use super::*;

const WHOLE: &str = r#"
ignore = ["long-sentence-summary"]
exclude = ["old/**"]
on = "2021-04-07"

[levels]
MIP001 = "warning"

[[allow]]
rule = "no-number-line"
files = ["MIP40/**/*-SP2?.md"]
reason = "The editor knows."
"#;

fn found(config: &Config, path: &str) -> (Vec<&'static str>, Vec<String>) {
    let findings = crate::lint("# Ω🚀\n", &crate::Context::default());
    assert!(findings.iter().any(|finding| finding.code == "MIP001"), "{findings:?}");
    let judged = config.judge(path, findings);
    let codes = judged.found.iter().map(|finding| finding.code).collect();
    (codes, judged.allowed.into_iter().map(|allowed| allowed.reason).collect())
}

#[test]
fn a_file_says_what_counts_and_how_much() {
    let config = Config::parse(WHOLE).unwrap();
    assert_eq!(config.on, NaiveDate::from_ymd_opt(2021, 4, 7));
    assert!(config.excludes("old/a.md") && !config.excludes("new/a.md"));
    let findings = crate::lint("# Ω🚀\n", &crate::Context::default());
    let judged = config.judge("x.md", findings);
    let first = judged.found.iter().find(|finding| finding.code == "MIP001").unwrap();
    assert_eq!(first.level, Level::Warning);
}

#[test]
fn the_command_line_selects_instead_and_ignores_besides() {
    let only = ["no-preamble".to_owned()];
    let config = Config::parse("ignore = ['MIP001']").unwrap().with(Some(&only), &[]).unwrap();
    assert_eq!(found(&config, "x.md").0, ["MIP001"], "asked for by name");
    let none = config.with(None, &only).unwrap();
    assert_eq!(found(&none, "x.md").0, Vec::<&str>::new());
}

#[test]
fn what_is_allowed_keeps_its_reason() {
    let text = "[[allow]]\nrule = 'no-preamble'\nfiles = ['a/*.md']\nreason = 'A note.'";
    let config = Config::parse(text).unwrap();
    assert_eq!(found(&config, "a/x.md").1, ["A note."]);
    assert_eq!(found(&config, "b/x.md").1, Vec::<String>::new());
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (text, said) in [
        (
            "\nignore = ['no-preambel']",
            "2:11: no rule is called \"no-preambel\"; near it: no-preamble (MIP001)",
        ),
        ("select = ['zzz']", "1:11: no rule is called \"zzz\"; `launchpod"),
        ("[levels]\nMIP01 = 'error'", "2:1: no rule is called \"MIP01\"; near it: "),
        ("on = '7 April'", "1:6: a day is written as in"),
        ("exclude = ['a/{b']", "1:12: "),
        ("ignor = []", "1:1: unknown field `ignor`"),
        ("[[allow]]\nrule='MIP001'\nfiles=['*']\nreason=' '", "4:8: say why"),
        ("select = [", "1:"),
    ] {
        let error = Config::parse(text).unwrap_err().to_string();
        assert!(error.starts_with(said), "{text:?} said {error:?}");
    }
}
