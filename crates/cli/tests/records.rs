//! Records of any kind as they are typed: listed, shown, set, and what is refused.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::path::Path;

use common::{json, launchpod, text};
use serde_json::Value;

const KINDS: [&str; 12] = [
    "teams", "members", "items", "journal", "sessions", "actions", "budgets", "drafts", "comments",
    "bundles", "versions", "words",
];

/// What was said of a refusal, which ends with 2.
fn refused(data: &Path, words: &[&str]) -> String {
    let run = launchpod(data, words);
    assert_eq!(run.status.code(), Some(2), "{words:?}: {}", text(&run.stdout));
    text(&run.stderr)
}

#[test]
fn every_kind_is_listed_and_each_record_is_got_by_its_id() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    json(data, 0, &["sample"]);
    for kind in KINDS {
        let listed = json(data, 0, &["list", kind, "--team", "SES-001"]);
        let told = launchpod(data, &["list", kind]);
        assert!(told.status.success() && !told.stdout.is_empty(), "{kind}");
        let Some(first) = listed.as_array().unwrap().first() else { continue };
        let id = first["id"].as_str().unwrap();
        assert_eq!(&json(data, 0, &["get", kind, id, "--team", "SES-001"]), first, "{kind}");
    }
    let table = text(&launchpod(data, &["list", "members"]).stdout);
    assert!(table.starts_with("handle "), "what they are called by comes first: {table}");
    assert!(!table.contains("address"), "nobody has one: {table}");
    assert_eq!(
        table.lines().count(),
        json(data, 0, &["list", "members"]).as_array().unwrap().len() + 1
    );
    let budget = text(&launchpod(data, &["get", "budgets", "budget"]).stdout);
    assert!(budget.contains("currency  DAI") && budget.contains("groups\nid "), "{budget}");
    let shown = text(&launchpod(data, &["get", "members", "@juanjuan"]).stdout);
    assert!(shown.contains("facilitator") && shown.contains("yes"), "{shown}");
}

#[test]
fn of_all_teams_each_record_says_whose_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    let teams: Vec<Value> =
        ["One", "Other"].iter().map(|name| json(data, 0, &["team", "create", name])).collect();
    for team in &teams {
        let id = team["id"].as_str().unwrap();
        json(data, 0, &["set", "items", "C1", "--team", id, "state=done"]);
    }
    let listed = json(data, 0, &["list", "items"]);
    let whose: Vec<_> = listed.as_array().unwrap().iter().map(|item| &item["team"]).collect();
    assert_eq!(whose, [&teams[0]["id"], &teams[1]["id"]]);
    assert!(json(data, 0, &["list", "items", "--team", "One"])[0]["team"].is_null());
    let said = refused(data, &["get", "items", "C1"]);
    assert!(said.contains("give the id of one, and the team"), "{said}");
    assert_eq!(json(data, 0, &["get", "items", "C1", "--team", "other"])["state"], "done");
}

#[test]
fn fields_are_set_together_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    json(data, 0, &["sample"]);
    let team = ["set", "teams", "ses-001", "name=Scaling = growing", "forumUrl=null"];
    let set = json(data, 0, &team);
    assert_eq!((&set["name"], &set["forumUrl"]), (&"Scaling = growing".into(), &Value::Null));
    let waive = ["set", "items", "g9", "-t", "SES-001", "reason=Not ours"];
    assert_eq!(json(data, 0, &waive)["waiver"]["reason"], "Not ours");
    let drafts = ["draft", "compose", "--team", "SES-001", "--on", "2021-04-07", "--out"];
    let out = data.join("proposals");
    json(data, 0, &[&drafts[..], &[out.to_str().unwrap()]].concat());

    json(data, 0, &["team", "create", "Other"]);

    // Whatever is written is a change.
    let changes = || json(data, 0, &["doctor"])["changes"].clone();
    let before = changes();
    let rows: &[(&[&str], &str)] = &[
        (&["members", "@wouter", "name=W", "age=3"], "age: unknown field"),
        (&["members", "@wouter", "author=perhaps"], "author: invalid type"),
        (&["members", "@nobody", "name=N"], "There is no member"),
        (&["members", "@wouter", "id=1"], "id: it says which record is meant"),
        (&["members", "@wouter", "name=A", "name=B"], "name is there twice"),
        (&["members", "@wouter", "name"], "write the field, = and its value"),
        (&["members", "@wouter"], "FIELD=VALUE"),
        (&["members", "@wouter", "name=W", "--team", "nobody"], "There is no team"),
        (&["items", "B1", "state=waived", "-t", "SES-001"], "To waive an item, say why"),
        (&["items", "T1", "state=done"], "say which team's"),
        (&["items", "Z99", "state=done", "-t", "SES-001"], "There is no item"),
        (&["budgets", "budget", "months=13", "-t", "SES-001"], "1 to 12 months"),
        (&["words", "dai", "id=x"], "There is no word"),
        (&["wallets", "x", "y=1"], "possible values: teams, members"),
    ];
    for (words, why) in rows {
        let said = refused(data, &[&["set"], *words].concat());
        assert!(said.contains(why), "{words:?}: {said}");
        assert_eq!(changes(), before, "{words:?} changed something");
    }
    let run = launchpod(data, &["set", "members", "@nobody", "name=N", "--json"]);
    let error: Value = serde_json::from_slice(&run.stderr).unwrap();
    assert_eq!(error["code"], "not_found");
}
