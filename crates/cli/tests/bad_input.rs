//! `launchpod mip lint` over folders that are large, damaged or made to do harm: what can't be looked
//! at is said, left out and counted, and the rest is looked at.
#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute, not their helpers")]

mod common;

use std::fs;

use common::{file, json, launchpod, text};

const HEAD: &str = "# MIP40c3-SP1: A\n\n## Preamble\n\n```\nMIP40c3-SP#: #1\n```\n\n";

#[test]
fn a_folder_with_bad_files_is_linted_as_far_as_it_goes() {
    let dir = tempfile::tempdir().unwrap();
    let repo = file(&dir, "repo/MIP40c3-SP1.md", HEAD.as_bytes()).parent().unwrap().to_owned();
    file(&dir, "repo/MIP40c3-SP2.md", b"# MIP40c3-SP2: Caf\xe9\n");
    file(&dir, "repo/MIP40c3-SP3.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let large = file(&dir, "repo/MIP40c3-SP4.md", b"");
    fs::File::options().write(true).open(large).unwrap().set_len((64 << 20) + 1).unwrap();
    file(&dir, "out/MIP40c3-SP5.md", HEAD.as_bytes());
    #[cfg(unix)]
    for (target, link) in [
        ("out", "more"),
        ("out/MIP40c3-SP5.md", "MIP40c3-SP5.md"),
        ("no", "MIP40c3-SP6.md"),
        ("repo", "in"),
    ] {
        std::os::unix::fs::symlink(dir.path().join(target), repo.join(link)).unwrap();
    }
    let run = launchpod(dir.path(), &["mip", "lint", "--select", "MIP011", repo.to_str().unwrap()]);
    let (said, told) = (text(&run.stdout), text(&run.stderr));
    assert_eq!(run.status.code(), Some(1), "{told}");
    assert!(said.contains("1 file checked: 0 errors, 1 warning"), "{said}");
    assert!(said.contains("3 could not be read."), "{said}");
    assert_eq!(said.contains("3 not followed: links"), cfg!(unix), "{said}");
    for wrong in ["MIP40c3-SP2.md:1:19: ", "MIP40c3-SP3.md:1:1: ", "MIP40c3-SP4.md:1:1: "] {
        assert!(told.contains(wrong), "{wrong}: {told}");
    }
}

#[test]
fn files_beyond_1_gib_together_are_said_and_left_out() {
    let dir = tempfile::tempdir().unwrap();
    let repo = dir.path().join("repo");
    fs::create_dir(&repo).unwrap();
    // Holes, which take no room on the disk. Nothing of them is text, so each is refused at once.
    for number in 10..27 {
        let file = fs::File::create(repo.join(format!("MIP40c3-SP{number}.md"))).unwrap();
        file.set_len(64 << 20).unwrap();
    }
    let run = launchpod(dir.path(), &["mip", "lint", repo.to_str().unwrap()]);
    let (said, told) = (text(&run.stdout), text(&run.stderr));
    assert!(said.contains("0 files checked") && said.contains("17 could not be read."), "{said}");
    assert!(told.contains("MIP40c3-SP26.md: left out, the files before it make 1 GiB"), "{told}");
    assert_eq!(told.matches("left out").count(), 1, "{told}");
}

#[cfg(unix)]
#[test]
fn a_file_without_an_end_is_read_only_up_to_64_mib() {
    let dir = tempfile::tempdir().unwrap();
    let run = launchpod(dir.path(), &["mip", "lint", "/dev/zero"]);
    let told = text(&run.stderr);
    assert!(told.contains("/dev/zero:1:1: ") && told.contains("64 MiB"), "{told}");
}

#[test]
fn five_thousand_files_are_linted() {
    let dir = tempfile::tempdir().unwrap();
    for number in 0..5_000 {
        let text = HEAD.replace("SP1", &format!("SP{number}"));
        file(&dir, &format!("repo/{}/MIP40c3-SP{number}.md", number % 50), text.as_bytes());
    }
    let repo = dir.path().join("repo");
    let found = json(dir.path(), 1, &["mip", "lint", "--select", "MIP011", repo.to_str().unwrap()]);
    let paths: std::collections::BTreeSet<_> =
        found.as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths.len(), 5_000, "one finding in each");
}

#[test]
fn huge_tables_and_nested_fences_quotes_and_lists_are_linted_and_come_back_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    let fences = |deep: usize| {
        let fence = |length: usize| format!("{}\n", "`".repeat(length));
        let open: String = (3..deep).rev().map(fence).collect();
        format!("{open}# x\n{}", (3..deep).map(fence).collect::<String>())
    };
    let list = format!("{}# a", "- ".repeat(200));
    let table = format!("| a | b |\n|---|---|\n{}", "| 1,000 | 2,000 DAI |\n".repeat(5_000));
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        " a |".repeat(5_000),
        "---|".repeat(5_000),
        " 1 |".repeat(5_000)
    );
    let quotes = format!("{}# deep\n", "> ".repeat(5_000));
    let texts = [fences(300), list, table, wide, quotes, "[![".repeat(10_000), "*_".repeat(10_000)];
    let mut words = vec!["mip".to_owned(), "lint".into()];
    for (number, odd) in texts.iter().enumerate() {
        let text = format!("{HEAD}## Specification\n\n### Motivation\n\n{odd}\n");
        let path = file(&dir, &format!("MIP40c3-SP{number}.md"), text.as_bytes());
        words.push(path.to_str().unwrap().to_owned());
    }
    let mut words: Vec<_> = words.iter().map(String::as_str).collect();
    let run = launchpod(dir.path(), &words);
    let said = text(&run.stdout);
    assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
    assert!(said.contains("7 files checked") && !said.contains("could not be read"), "{said:.400}");
    words[1] = "roundtrip";
    assert_eq!(launchpod(dir.path(), &words).status.code(), Some(0), "bytes are as they were");
}
