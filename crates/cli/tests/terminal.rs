//! What is printed is read by a terminal, too.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use common::{file, json, launchpod, text};

#[test]
fn no_file_and_no_name_tells_a_terminal_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path();
    let evil = "\x1b[2J\x1b]0;owned\x07\u{9b}31m\u{202e}";
    let proposal = format!(
        "# MIP40c3-SP1: Evil {evil}\n\n## Preamble\n\n```\nMIP40c3-SP#: 1\nAuthor(s): @a{evil}\n```\n\n## {evil}\n\n TBD {evil}\n"
    );
    let other = format!(
        "# MIP40c3-SP2: Other\n\n## Preamble\n\n```\nAuthor(s): b{evil}\n```\n\n## {evil}x\n"
    );
    let written =
        |name: &str, text: String| file(&dir, name, text.as_bytes()).to_str().unwrap().to_owned();
    let (one, two) = (written("MIP40c3-SP1.md", proposal), written("MIP40c3-SP2.md", other));
    let out = data.join("out");
    // As an import brings it: what is typed has no line ends.
    let team = json(data, 0, &["team", "create", "Ours"])["id"].as_str().unwrap().to_owned();
    json(data, 0, &["set", "teams", &team, "--team", &team, &format!("name=Ours {evil}")]);
    json(
        data,
        0,
        &[
            "draft",
            "compose",
            "--team",
            &team,
            "--on",
            "2021-04-07",
            "--out",
            out.to_str().unwrap(),
        ],
    );
    let calls: &[&[&str]] = &[
        &["mip", "show", &one],
        &["mip", "compare", &one, &two],
        &["mip", "lint", &one],
        &["mip", "lint", "--format", "github", &one],
        &["mip", "lint", "--format", "sarif", &one],
        &["mip", "lint", "--fix", "--diff", &one],
        &["precedents", "index", data.to_str().unwrap()],
        &["precedents", "search", "Evil"],
        &["precedents", "show", "MIP40c3-SP1"],
        &["precedents", "state"],
        &["team", "list"],
        &["team", "show", "--team", &team],
        &["list", "teams"],
        &["get", "teams", &team, "--team", &team],
        &["draft", "forum", "--team", &team],
        &["mip", "show", &format!("{one}{evil}")],
    ];
    for call in calls {
        for with in [&[][..], &["--json"]] {
            let output = launchpod(data, &[call, with].concat());
            let printed = text(&output.stdout) + &text(&output.stderr);
            let obeyed = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
            let is_json = !with.is_empty() || call.contains(&"sarif");
            let odd = printed.chars().find(|c| obeyed(*c) && !(is_json && *c == '\u{202e}'));
            assert_eq!(odd, None, "{call:?} {with:?}: {printed:?}");
            assert!(!printed.trim().is_empty(), "{call:?}");
        }
    }
}
