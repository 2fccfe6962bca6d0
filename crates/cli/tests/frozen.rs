//! What a frozen bundle's ways out say on the command line.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use common::{json, launchpod, text};

#[test]
fn a_frozen_bundle_is_exported_as_it_was_frozen_and_what_would_differ_is_said_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let (data, out) = (dir.path(), dir.path().join("out"));
    let team = json(data, 0, &["sample"])["id"].as_str().unwrap().to_owned();
    let of = ["--team", &team];
    let call = |command: &str, request: &str| {
        let output = launchpod(data, &["call", command, request]);
        assert!(output.status.success(), "{command}: {}", text(&output.stderr));
    };
    let why = "The sample is frozen at any time.";
    let freeze = launchpod(data, &[&["bundle", "freeze", "--reason", why], &of[..]].concat());
    assert!(freeze.status.success(), "{}", text(&freeze.stderr));
    let export = || {
        launchpod(data, &[&["draft", "export", "--out", out.to_str().unwrap()], &of[..]].concat())
    };
    let first = export();
    assert_eq!((first.status.code(), text(&first.stderr)), (Some(0), String::new()));

    call("budget_update", &format!(r#"{{"team": "{team}", "months": 4}}"#));
    let second = export();
    assert_eq!(second.status.code(), Some(0));
    let said = text(&second.stdout);
    assert!(said.lines().all(|line| line.starts_with("same ")), "{said}");
    let beside = text(&second.stderr);
    assert!(beside.contains("MIP40c3-SP10.md leaves as it was frozen on 2021-04-07"), "{beside}");
    assert_eq!(beside.lines().count(), 1, "of the others there is nothing to say: {beside}");
}
