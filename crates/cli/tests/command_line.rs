//! `launchpod` as it is typed: answers, exit codes, and any file that somebody may hand it.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::path::{Path, PathBuf};

use common::{file, json, launchpod, text};
use serde_json::Value;

#[test]
fn every_command_has_help() {
    let dir = tempfile::tempdir().unwrap();
    let commands: &[&[&str]] = &[
        &[],
        &["list"],
        &["get"],
        &["set"],
        &["sample"],
        &["team"],
        &["team", "list"],
        &["team", "show"],
        &["team", "create"],
        &["item", "list"],
        &["session", "add"],
        &["draft", "list"],
        &["draft", "compose"],
        &["draft", "diff"],
        &["rfc", "add"],
        &["rfc", "list"],
        &["rfc", "note"],
        &["precedents", "index"],
        &["precedents", "search"],
        &["precedents", "state"],
        &["precedents", "stats"],
        &["precedents", "show"],
        &["precedents", "forget"],
        &["draft", "fix"],
        &["draft", "agree"],
        &["mip", "lint"],
        &["mip", "roundtrip"],
        &["mip", "show"],
        &["mip", "compare"],
        &["cycle", "plan"],
        &["backup"],
        &["restore"],
        &["doctor"],
        &["export"],
        &["import"],
        &["person"],
        &["call"],
    ];
    for command in commands {
        let output = launchpod(dir.path(), &[command, &["--help"][..]].concat());
        assert!(output.status.success(), "{command:?}");
        assert!(text(&output.stdout).contains("--json"), "{command:?} takes --json");
    }
}

#[test]
fn a_teams_way_from_the_sample_to_a_bundle_that_lints_without_an_error() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    let team = json(data, 0, &["sample"]);
    assert_eq!(team["unitId"], "SES-001");
    assert_eq!(json(data, 0, &["team", "list"])[0]["name"], "Sustainable Ecosystem Scaling");
    let home = json(data, 0, &["team", "show", "--team", "ses-001"]);
    assert_eq!(home["next"].as_array().unwrap().len(), 3);

    let set = ["set", "items", "G9", "--team", "SES-001", "state=doing", "owner=@wouter"];
    assert_eq!(json(data, 0, &set)["state"], "doing");
    let add =
        ["session", "add", "--team", "SES-001", "--on", "2021-04-09", "--notes", "Runway Ω🚀"];
    assert_eq!(json(data, 0, &add)["notes"], "Runway Ω🚀");
    let sessions = json(data, 0, &["list", "sessions", "--team", "SES-001"]);
    let last = sessions.as_array().and_then(|sessions| sessions.last()).unwrap();
    assert_eq!(last["heldAt"], "2021-04-09T13:00:00Z");

    let out = data.join("proposals");
    let out = out.to_str().unwrap();
    let compose = ["draft", "compose", "--team", "SES-001", "--on", "2021-04-07", "--out", out];
    let written = json(data, 0, &compose);
    let paths: Vec<_> = written["written"].as_array().unwrap().iter().collect();
    assert_eq!(paths.len(), 3);
    let files: Vec<_> =
        paths.iter().map(|path| format!("{out}/{}", path.as_str().unwrap())).collect();
    // The editions of that day had no paragraph summary yet.
    let lint: Vec<_> = ["mip", "lint", "--on", "2021-04-07", "--ignore", "no-paragraph-summary"]
        .into_iter()
        .chain(files.iter().map(String::as_str))
        .collect();
    let findings = json(data, 0, &lint);
    let errors: Vec<_> =
        findings.as_array().unwrap().iter().filter(|f| f["level"] == "error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let listed = json(data, 0, &["draft", "list", "--team", "SES-001"]);
    assert_eq!(listed[1]["subject"], "Budget, 1,153,480 DAI");
}

#[test]
fn cycle_plan_has_every_date_and_refuses_a_month_without_one() {
    let dir = tempfile::tempdir().unwrap();
    let plan = json(dir.path(), 0, &["cycle", "plan", "--cycle", "2021-05"]);
    let dates = [
        ("pack", "A"),
        ("cycle", "2021-05"),
        ("postBy", "2021-04-07"),
        ("freezeBy", "2021-04-28"),
        ("submitFrom", "2021-05-03"),
        ("submitTo", "2021-05-05"),
        ("review", "2021-05-06"),
        ("pollFrom", "2021-05-10"),
    ];
    for (field, value) in dates {
        assert_eq!(plan[field], value, "{field}");
    }
    assert!(plan["pollTo"].is_string() && plan["ratified"].is_string());
    let posted = |day| json(dir.path(), 0, &["cycle", "plan", "--posted", day])["cycle"].clone();
    assert_eq!((posted("2021-12-08"), posted("2021-12-09")), ("2022-01".into(), "2022-02".into()));
    let none = launchpod(dir.path(), &["cycle", "plan", "--cycle", "2021-12"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(text(&none.stderr).contains("December"), "{}", text(&none.stderr));
    assert!(!dir.path().join("workspace.launchpod").exists(), "it needs no workspace");
}

#[test]
fn any_file_gets_a_finding_or_a_sentence_with_its_place_and_keeps_its_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = "# MIP39c2-SP1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let headings = "# a\n".repeat(10_000);
    let files: &[(&str, &[u8], i32)] = &[
        ("binary.md", &[0, 159, 146, 150, b'\n'], 1),
        ("utf16.md", &[&[0xff, 0xfe], &utf16[..]].concat(), 1),
        ("empty.md", b"", 1),
        ("crlf.md", b"# MIP39c2-SP1: A\r\n\r\n## Preamble\r\n", 1),
        ("bom.md", "\u{feff}# MIP39c2-SP1: A\n".as_bytes(), 1),
        ("no-newline.md", b"# MIP39c2-SP1: A", 1),
        ("unclosed.md", b"# MIP39c2-SP1: A\n\n## Preamble\n```\nMIP39c2-SP#: 1\n", 1),
        ("page.html", b"<!doctype html><html><body><h1>MIP39c2-SP1</h1>", 1),
        ("headings.md", headings.as_bytes(), 1),
    ];
    for (name, bytes, code) in files {
        let path = file(&dir, name, bytes);
        let path = path.to_str().unwrap();
        let lint = launchpod(dir.path(), &["mip", "lint", path]);
        assert_eq!(lint.status.code(), Some(*code), "{name}: {}", text(&lint.stderr));
        let said = format!("{}{}", text(&lint.stdout), text(&lint.stderr));
        assert!(said.contains(name) && said.contains(':'), "{name} is named with a place: {said}");
        for words in [["mip", "roundtrip", path], ["mip", "show", path]] {
            let code = launchpod(dir.path(), &words).status.code();
            assert!(matches!(code, Some(0..=2)), "{words:?} ended with {code:?}");
        }
        assert_eq!(std::fs::read(path).unwrap(), *bytes, "{name} was changed");
    }
    let missing = launchpod(dir.path(), &["mip", "show", "no such file.md"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stderr).contains("no such file.md"));
    assert_eq!(text(&missing.stderr).matches("os error 2").count(), 1, "why, once");
}

#[test]
fn a_wrong_data_folder_and_a_newer_file_are_said_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let not_a_folder = file(&dir, "file", b"x");
    let output = launchpod(&not_a_folder, &["team", "list"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("not a folder"), "{}", text(&output.stderr));

    let data = dir.path().join("data");
    json(&data, 0, &["team", "create", "Team"]);
    let path = data.join("workspace.launchpod");
    let mut bytes = std::fs::read(&path).unwrap();
    // SQLite keeps `user_version` in bytes 60 to 63.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    file(&dir, "data/workspace.launchpod", &bytes);
    let output = launchpod(&data, &["team", "list", "--json"]);
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["code"], "file_is_newer");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "not a byte of it changed");
}

#[test]
fn a_damaged_file_is_set_aside_and_the_newest_good_backup_restored() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    json(data, 0, &["team", "create", "Kept"]);
    json(data, 0, &["backup"]);
    file(&dir, "workspace.launchpod", &[b'x'; 9000]);
    let output = launchpod(data, &["team", "list", "--json"]);
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["code"], "file_is_damaged", "{error}");
    let restored = launchpod(data, &["restore"]);
    assert!(restored.status.success(), "{}", text(&restored.stderr));
    assert_eq!(json(data, 0, &["team", "list"])[0]["name"], "Kept");
    let aside = std::fs::read_dir(data).unwrap().flatten();
    let aside =
        aside.filter(|entry| entry.file_name().to_string_lossy().contains("damaged")).count();
    assert_eq!(aside, 1, "the damaged file is still there");
}

#[test]
fn what_was_exported_comes_back_in_an_empty_workspace() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    json(&one, 0, &["sample"]);
    let out = dir.path().join("out");
    let out = out.to_str().unwrap();
    let exported = json(&one, 0, &["export", out]);
    let imported = json(&two, 0, &["import", out]);
    assert_eq!(exported["records"], imported["records"]);
    let list = |data| json(data, 0, &["item", "list", "--team", "SES-001"]);
    assert_eq!(list(&one), list(&two));
    assert_eq!(json(&two, 0, &["doctor", "--rebuild"])["problems"], Value::Array(vec![]));
}

#[test]
fn any_command_of_the_window_can_be_called_and_a_wrong_name_lists_them() {
    let dir = tempfile::tempdir().unwrap();
    let made = launchpod(dir.path(), &["call", "team_create", r#"{"name":"Called"}"#]);
    let team: Value = serde_json::from_slice(&made.stdout).unwrap();
    let id = team["id"].to_string();
    let home = launchpod(dir.path(), &["call", "team_get", &id]);
    let home: Value = serde_json::from_slice(&home.stdout).unwrap();
    assert_eq!(home["team"]["name"], "Called");
    let wrong = launchpod(dir.path(), &["call", "team_gte"]);
    assert!(text(&wrong.stderr).contains("team_get"));
    let field = launchpod(dir.path(), &["call", "team_create", r#"{"title":"x"}"#]);
    assert!(text(&field.stderr).contains("team_create"), "{}", text(&field.stderr));
}

#[test]
fn every_proposal_of_the_corpus_comes_back_and_lints_without_a_panic() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/mips");
    if !corpus.is_dir() {
        // Said, so that nobody takes the silence for a pass.
        let mut out = std::io::stderr();
        std::io::Write::write_all(&mut out, b"skipped: the corpus is not here\n").unwrap();
        return;
    }
    let folders =
        ["MIP39/MIP39c2-Subproposals", "MIP40/MIP40c3-Subproposals", "MIP41/MIP41c4-Subproposals"];
    let mut files = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(corpus.join(folder)).unwrap().flatten();
        let is_text = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
        let paths = entries.map(|entry| entry.path()).filter(is_text);
        files.extend(paths.map(|path| path.display().to_string()));
    }
    assert_eq!(files.len(), 118);
    let dir = tempfile::tempdir().unwrap();
    let all = |verb| -> Vec<&str> {
        ["mip", verb].into_iter().chain(files.iter().map(String::as_str)).collect()
    };
    let trips = json(dir.path(), 0, &all("roundtrip"));
    assert!(trips.as_array().unwrap().iter().all(|trip| trip["differs"].is_null()));
    let lint = launchpod(dir.path(), &[all("lint"), vec!["--format", "json"]].concat());
    assert!(matches!(lint.status.code(), Some(0 | 1)), "{}", text(&lint.stderr));
    let findings: Value = serde_json::from_slice(&lint.stdout).unwrap();
    let first = &findings[0];
    for field in ["path", "code", "name", "level", "line", "column", "message"] {
        assert!(!first[field].is_null(), "{field} is missing in {first}");
    }
}

#[test]
fn a_thread_is_kept_once_and_told_in_the_note_of_the_week() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    json(data, 0, &["sample"]);
    let thread = "Our proposal\n\nada | 2021-04-01 15:04:05 UTC | #1\n\nI object to the budget.\n";
    let thread = file(&dir, "thread.txt", thread.as_bytes());
    let thread = thread.to_str().unwrap();
    let added = json(data, 0, &["rfc", "add", "--team", "SES-001", thread]);
    assert_eq!((&added["added"], &added["known"]), (&1.into(), &0.into()));
    assert_eq!(added["unplaced"][0]["line"], 1, "{added}");
    assert_eq!(added["readAs"], "a page of a forum, likely");
    let as_github = ["rfc", "add", "--team", "SES-001", "--dry-run", "--source", "github", thread];
    let shown = launchpod(data, &as_github);
    assert!(text(&shown.stdout).contains("a conversation on GitHub, sure"), "{shown:?}");
    let again = json(data, 0, &["rfc", "add", "--team", "SES-001", thread]);
    assert_eq!((&again["added"], &again["known"]), (&0.into(), &1.into()));
    let open = ["rfc", "list", "--team", "SES-001", "--open", "--objections"];
    assert_eq!(json(data, 0, &open)[0]["comment"]["author"], "ada");
    let note = launchpod(data, &["rfc", "note", "--team", "SES-001"]);
    assert!(text(&note.stdout).contains("## Objections that are open"), "{}", text(&note.stdout));

    let refused = launchpod(data, &["draft", "diff", "--team", "SES-001"]);
    assert_eq!(refused.status.code(), Some(2), "there is no version yet");
    let team = json(data, 0, &["team", "show", "--team", "ses-001"])["team"]["id"].clone();
    let take = serde_json::json!({"team": team, "note": "As posted"}).to_string();
    assert!(launchpod(data, &["call", "version_take", &take]).status.success());
    let diff = ["draft", "diff", "--team", "SES-001", "--from", "as posted"];
    assert_eq!(json(data, 0, &diff)["changed"], 0);
}

#[test]
fn precedents_are_indexed_and_found_and_the_copy_is_not_touched() {
    let (data, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let text = "# MIP40c3-SP4: Budget\n\n## Preamble\n\n```\nMIP40c3-SP#: 4\nStatus: Accepted\nDate Proposed: 2021-04-07\n```\n\n## Specification\n\n### Motivation\n\nThree months of runway.\n";
    let path = file(&copy, "MIP40c3-SP4.md", text.as_bytes());
    let nothing = launchpod(data.path(), &["precedents", "index"]);
    assert_eq!(nothing.status.code(), Some(2), "no folder was ever named");
    let folder = copy.path().to_str().unwrap();
    let done = json(data.path(), 0, &["precedents", "index", folder]);
    assert_eq!((&done["read"], &done["kept"]), (&1.into(), &0.into()));
    let again = json(data.path(), 0, &["precedents", "index"]);
    assert_eq!((&again["read"], &again["kept"]), (&0.into(), &1.into()));
    let search = ["precedents", "search", "runw", "--kind", "mip40c3", "--section", "motivation"];
    let found = json(data.path(), 0, &search);
    assert_eq!(found["hits"][0]["name"], "MIP40c3-SP4");
    let none = launchpod(data.path(), &["precedents", "search", "cliff"]);
    assert_eq!(none.status.code(), Some(1), "as grep does");
    let stats = json(data.path(), 0, &["precedents", "stats", "mip40c3"]);
    let motivation = stats.as_array().unwrap().iter().find(|it| it["heading"] == "Motivation");
    let motivation = motivation.unwrap();
    assert_eq!(motivation["byOutcome"][0]["words"]["median"], 4);
    assert!(motivation["accepted"].is_null(), "one proposal does not say what is usual");
    for words in
        [&["search", "runway"] as &[_], &["state"], &["stats", "mip40c3"], &["show", "mip40c3-sp4"]]
    {
        let output = launchpod(data.path(), &[&["precedents"], words].concat());
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert!(!output.stdout.is_empty(), "{words:?}");
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), text);
}

#[test]
fn a_bundle_that_differs_ends_with_one_and_says_where() {
    let dir = tempfile::tempdir().unwrap();
    launchpod(dir.path(), &["sample"]);
    let agrees = json(dir.path(), 0, &["draft", "agree", "--team", "SES-001"]);
    assert_eq!(agrees["differs"], 0, "{agrees:#}");
    let drafts = json(dir.path(), 0, &["draft", "list", "--team", "SES-001"]);
    let teams = json(dir.path(), 0, &["team", "list"]);
    let request = serde_json::json!({
        "team": teams[0]["id"], "draft": drafts[0]["id"], "part": "Core Unit ID", "body": "SES-002"
    });
    launchpod(dir.path(), &["call", "draft_write", &request.to_string()]);
    let output = launchpod(dir.path(), &["draft", "agree", "--team", "SES-001"]);
    let told = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("! MIP39c2-SP10 · Core Unit ID: SES-002"), "{told}");
    let fixed = json(dir.path(), 0, &["draft", "fix", "--team", "SES-001"]);
    assert_eq!(fixed.as_array().map(Vec::len), Some(3));
}

#[test]
fn a_proposal_is_shown_against_the_edition_of_its_day_and_compared_by_section() {
    let dir = tempfile::tempdir().unwrap();
    let a = "# MIP40c3-SP1: x\n\n## Preamble\n```\nStatus: RFC\nDate Proposed: 2021-25-03\n```\n\n\
             ## Specification\n### Motivation\nWhy we ask.\n### Budget breakdown\nOne line.\n";
    let b = a.replace("### Budget breakdown\nOne", "### List of Budget Breakdowns\nAnother");
    let first = file(&dir, "a.md", a.as_bytes());
    let second = file(&dir, "b.md", b.as_bytes());
    let (first, second) = (first.to_str().unwrap(), second.to_str().unwrap());
    let shown = json(dir.path(), 0, &["mip", "show", first]);
    assert_eq!(shown["edition"]["date"], "2021-03-25");
    assert_eq!(shown["edition"]["written"], "2021-25-03");
    let headings = shown["matching"]["headings"].as_array().unwrap();
    let breakdown = headings.iter().find(|it| it["title"] == "List of Budget Breakdowns").unwrap();
    assert_eq!(breakdown["found"]["how"], "variant");
    let told = ["mip", "show", first, "--as", "Motivation=core unit id"];
    let chosen = json(dir.path(), 0, &told);
    let unit = chosen["matching"]["headings"].as_array().unwrap();
    let unit = unit.iter().find(|it| it["title"] == "Core Unit ID").unwrap();
    assert_eq!(unit["found"]["how"], "chosen");
    let wrong = launchpod(dir.path(), &["mip", "show", first, "--as", "Motivation=Motives"]);
    assert!(text(&wrong.stderr).contains("it has Sentence Summary"), "{}", text(&wrong.stderr));

    assert_eq!(launchpod(dir.path(), &["mip", "compare", first, first]).status.code(), Some(0));
    let differs = launchpod(dir.path(), &["mip", "compare", first, second]);
    assert_eq!(differs.status.code(), Some(1));
    let said = text(&differs.stdout);
    let line = "changed  ### List of Budget Breakdowns, 2 → 2 words, “### Budget breakdown” → “### List of Budget Breakdowns”";
    assert!(said.contains(line), "{said}");
    let broken = file(&dir, "broken.md", &[a.as_bytes(), b"Caf\xe9\n"].concat());
    let broken = launchpod(dir.path(), &["mip", "show", broken.to_str().unwrap()]);
    assert!(text(&broken.stdout).contains("1 place could not be read"), "{}", text(&broken.stdout));
}
