//! `launchpod mip lint` as it is typed: what it looks at, what it prints, what it mends.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use common::{file, json, launchpod, text};
use serde_json::Value;
use tempfile::TempDir;

/// A budget with a number that still has its `#`, which can be mended without a look.
const HASH: &str =
    "# MIP40c3-SP20: Ω🚀\n\n## Preamble\n\n```\nMIP40c3-SP#: #20\nAuthor(s): @a\n```\n";

fn lint(dir: &TempDir, words: &[&str]) -> std::process::Output {
    launchpod(dir.path(), &[&["mip", "lint"], words].concat())
}

fn codes(findings: &Value) -> Vec<String> {
    let codes = findings.as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned());
    codes.collect()
}

#[test]
fn what_can_be_mended_is_shown_first_and_then_mended_in_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    let path = path.to_str().unwrap();
    let diff = lint(&dir, &["--diff", "--select", "MIP011", path]);
    assert_eq!(diff.status.code(), Some(1));
    let shown = text(&diff.stdout);
    assert!(shown.contains("-MIP40c3-SP#: #20\n+MIP40c3-SP#: 20"), "{shown}");
    assert_eq!(fs::read_to_string(path).unwrap(), HASH, "only shown");

    let fix = lint(&dir, &["--fix", "--select", "MIP011", path]);
    assert_eq!(fix.status.code(), Some(0), "nothing is left: {}", text(&fix.stdout));
    assert!(text(&fix.stdout).contains("1 mended."), "{}", text(&fix.stdout));
    assert_eq!(fs::read_to_string(path).unwrap(), HASH.replace("#20", "20"));
    let again = lint(&dir, &["--diff", "--select", "MIP011", path]);
    assert_eq!(
        (again.status.code(), again.stdout.len()),
        (Some(0), 0),
        "and nothing is left to do"
    );
}

#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = dir.path().join("link.md");
    symlink(&path, &link).unwrap();
    lint(&dir, &["--fix", link.to_str().unwrap()]);
    assert!(fs::read_to_string(&path).unwrap().contains("SP#: 20"));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_same_findings_come_in_every_format() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "a b/MIP40c3-SP20.md", HASH.as_bytes());
    let path = path.to_str().unwrap();
    let findings = json(dir.path(), 1, &["mip", "lint", path]);
    let findings = findings.as_array().unwrap();
    let hash = findings.iter().find(|finding| finding["code"] == "MIP011").unwrap();
    assert_eq!((&hash["line"], &hash["column"]), (&6.into(), &14.into()));
    assert_eq!(hash["fix"]["safe"], true);

    let sarif: Value =
        serde_json::from_slice(&lint(&dir, &["--format", "sarif", path]).stdout).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), findings.len());
    for result in results {
        let rule = &run["tool"]["driver"]["rules"]
            [usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(
            place["artifactLocation"]["uri"].as_str().unwrap().ends_with("a%20b/MIP40c3-SP20.md")
        );
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    let result = results.iter().find(|result| result["ruleId"] == "MIP011").unwrap();
    let replaced = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replaced["insertedContent"]["text"], "20");

    let github = text(&lint(&dir, &["--format", "github", path]).stdout);
    assert_eq!(github.lines().count(), findings.len(), "{github}");
    assert!(github.contains(",line=6,col=14,"), "{github}");
    assert!(
        github.lines().all(|line| line.starts_with("::error ") || line.starts_with("::warning "))
    );
}

#[test]
fn a_folder_gives_its_proposals_and_nothing_that_lies_outside() {
    let dir = tempfile::tempdir().unwrap();
    let repo = dir.path().join("repo");
    for name in [
        "repo/MIP40/MIP40c3-SP20.md",
        "repo/README.md",
        "repo/.git/MIP40c3-SP1.md",
        "out/MIP40c3-SP9.md",
    ] {
        file(&dir, name, HASH.as_bytes());
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path().join("out"), repo.join("link")).unwrap();
    let repo = repo.to_str().unwrap();
    let findings = json(dir.path(), 1, &["mip", "lint", repo]);
    let paths: std::collections::BTreeSet<_> =
        findings.as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(paths.len(), 1, "{paths:?}");
    let told = text(&lint(&dir, &[repo]).stdout);
    assert!(told.contains("1 file checked") && told.contains("1 other Markdown file"), "{told}");
    let empty = lint(&dir, &[file(&dir, "none/x.txt", b"").parent().unwrap().to_str().unwrap()]);
    assert_eq!(empty.status.code(), Some(2), "nothing to look at is not known to be good");
    let said = text(&empty.stdout);
    assert!(said.contains("Nothing was checked: no proposal was found in"), "{said}");
    // Whatever is asked for, nothing is not good, and why is said; no baseline is made of it.
    let (none, known) = (dir.path().join("none"), dir.path().join("known.json"));
    let (none, known) = (none.to_str().unwrap(), known.to_str().unwrap());
    for more in [
        &["--diff"][..],
        &["--format", "json"],
        &["--format", "sarif"],
        &["--write-baseline", known],
    ] {
        let empty = lint(&dir, &[&[none], more].concat());
        let said = text(&empty.stderr);
        assert!(said.contains("Nothing was checked"), "{more:?}: {said}");
        assert_eq!(empty.status.code(), Some(2), "{more:?}");
    }
    assert!(!Path::new(known).exists());
}

#[test]
fn the_nearest_configuration_above_a_file_counts() {
    let dir = tempfile::tempdir().unwrap();
    file(&dir, "miplint.toml", b"select = ['MIP011', 'missing-key']\n");
    file(&dir, "deep/miplint.toml", b"select = ['MIP011']\n[[allow]]\nrule = 'MIP011'\nfiles = ['ok/*.md']\nreason = 'Known.'\n");
    let top = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    let deep = file(&dir, "deep/MIP40c3-SP20.md", HASH.as_bytes());
    let allowed = file(&dir, "deep/ok/MIP40c3-SP20.md", HASH.as_bytes());
    let of = |path: &Path, code| {
        codes(&json(dir.path(), code, &["mip", "lint", path.to_str().unwrap()]))
    };
    assert!(of(&top, 1).contains(&"MIP004".into()));
    assert_eq!(of(&deep, 1), ["MIP011"]);
    assert_eq!(of(&allowed, 0), Vec::<String>::new());
    let sarif = lint(&dir, &["--format", "sarif", allowed.to_str().unwrap()]);
    let sarif: Value = serde_json::from_slice(&sarif.stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["justification"], "Known.");
    let isolated = lint(&dir, &["--isolated", "--json", deep.to_str().unwrap()]);
    assert!(codes(&serde_json::from_slice(&isolated.stdout).unwrap()).len() > 2);
    let ignored = lint(&dir, &["--ignore", "hash-in-number", deep.to_str().unwrap()]);
    assert_eq!(ignored.status.code(), Some(0));
    let zero = lint(&dir, &["--exit-zero", deep.to_str().unwrap()]);
    assert_eq!(zero.status.code(), Some(0));
}

#[test]
fn a_rule_that_there_is_not_ends_with_2_and_near_names() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    let path = path.to_str().unwrap();
    let said = |words: &[&str]| {
        let output = lint(&dir, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        text(&output.stderr)
    };
    assert!(said(&["--select", "hash-in-nmber", path]).contains("hash-in-number (MIP011)"));
    assert!(said(&["--explain", "MIP0111"]).contains("MIP011"));
    file(&dir, "miplint.toml", b"\nignore = ['hash-in-nmber']\n");
    let wrong = said(&[path]);
    assert!(wrong.contains("miplint.toml:2:11: ") && wrong.contains("hash-in-number"), "{wrong}");
    let config = lint(&dir, &["--config", "no-such.toml", path]);
    assert_eq!(config.status.code(), Some(2));
    assert!(text(&config.stderr).contains("no-such.toml"));
}

#[test]
fn a_rule_is_explained_and_all_are_listed() {
    let dir = tempfile::tempdir().unwrap();
    let page = text(&lint(&dir, &["--explain", "mip011"]).stdout);
    assert!(page.starts_with("# hash-in-number (MIP011)") && page.contains("## Example"), "{page}");
    let all = text(&lint(&dir, &["--explain", "all"]).stdout);
    assert_eq!(all.lines().count(), mip_lint::ALL.len(), "{all}");
}

#[test]
fn it_looks_again_when_a_file_changes() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    let mut watching = Command::new(env!("CARGO_BIN_EXE_launchpod"))
        .args(["mip", "lint", "--watch", "--select", "MIP011"])
        .arg(dir.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let mut round = || -> String {
        let lines = lines.by_ref().map(Result::unwrap);
        lines.take_while(|line| !line.starts_with("Watching")).collect::<Vec<_>>().join("\n")
    };
    assert!(round().contains("hash-in-number"), "it begins with a look");
    file(&dir, "MIP40c3-SP20.md", HASH.replace("#20", "20").as_bytes());
    let second = round();
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(second.contains("0 errors, 0 warnings"), "{second}");
    assert!(path.exists());
}

/// Runs git in a folder, as nobody in particular.
fn git(folder: &Path, words: &[&str]) {
    let who = ["-c", "user.name=Ω", "-c", "user.email=o@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").args(who).args(words).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{words:?}: {}", text(&done.stderr));
}

#[test]
fn since_a_commit_only_what_is_new_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40c3-SP20.md", HASH.as_bytes());
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "Ω"]);
    let named = path.to_str().unwrap();
    let since = |reference: &str, words: &[&str]| {
        lint(&dir, &[&["--since", reference, "--format", "json", named], words].concat())
    };
    let same = since("HEAD", &[]);
    assert_eq!((same.status.code(), text(&same.stdout).trim()), (Some(0), "[]"));
    let shown = text(&lint(&dir, &["--since", "HEAD", named]).stdout);
    assert!(shown.contains("known before and not said again."), "{shown}");
    let longer = format!("{HASH}\nPaid to: TBD\n").replace("#20\n", "#20\n\n");
    file(&dir, "MIP40c3-SP20.md", longer.as_bytes());
    let new = since("HEAD", &["--select", "MIP011,MIP020"]);
    let found: Value = serde_json::from_slice(&new.stdout).unwrap();
    assert_eq!((codes(&found), new.status.code()), (vec!["MIP020".to_owned()], Some(1)));
    // A file that was not there then is new as a whole.
    let other = file(&dir, "MIP40c3-SP21.md", HASH.replace("20", "21").as_bytes());
    let other = lint(&dir, &["--since", "HEAD", "--select", "MIP011", other.to_str().unwrap()]);
    assert_eq!(other.status.code(), Some(1));
    let none = since("no-such-branch", &[]);
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("no commit, branch or tag"), "{}", text(&none.stderr));
    let outside = tempfile::tempdir().unwrap();
    let alone = file(&outside, "MIP40c3-SP20.md", HASH.as_bytes());
    let alone = lint(&outside, &["--since", "HEAD", alone.to_str().unwrap()]);
    assert!(text(&alone.stderr).contains("it stands in no clone"), "{}", text(&alone.stderr));
}

#[test]
fn a_baseline_is_what_is_known_and_bad_ones_are_said() {
    let dir = tempfile::tempdir().unwrap();
    let path = file(&dir, "MIP40/MIP40c3-SP20.md", HASH.as_bytes());
    let (named, known) = (path.to_str().unwrap(), dir.path().join("known.json"));
    let known = known.to_str().unwrap();
    let written = lint(&dir, &["--write-baseline", known, named]);
    assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
    assert!(fs::read_to_string(known).unwrap().contains("\"MIP40/MIP40c3-SP20.md\""));
    assert_eq!(lint(&dir, &["--baseline", known, named]).status.code(), Some(0));
    file(&dir, "MIP40/MIP40c3-SP20.md", format!("{HASH}\nTBD\n").as_bytes());
    let new = lint(&dir, &["--baseline", known, "--format", "json", named]);
    let found: Value = serde_json::from_slice(&new.stdout).unwrap();
    assert!(
        codes(&found).contains(&"MIP020".to_owned())
            && !codes(&found).contains(&"MIP011".to_owned()),
        "{found}"
    );
    for (bad, why) in [("{", "this is no baseline"), ("{\"version\": 9, \"files\": {}}", "form 9")]
    {
        file(&dir, "known.json", bad.as_bytes());
        let refused = lint(&dir, &["--baseline", known, named]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(text(&refused.stderr).contains(why), "{}", text(&refused.stderr));
    }
}
