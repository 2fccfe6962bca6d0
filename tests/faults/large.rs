//! A copy of a repository of 200 MB in 5,000 files.

use std::{fs::File, io::Write, time::Instant};

use app::precedents::{PrecedentFor, PrecedentIndex};

use crate::open;

const FILES: usize = 5_000;
/// Of each file: together a little over 200 MB.
const BYTES: usize = 42_000;

#[test]
#[ignore = "half a minute and 400 MB of disk: npm test runs it"]
fn a_repository_of_200_mb_is_indexed_and_searched() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let line = "| Salaries of the permanent team | 120,083 DAI | three months of runway |\n";
    for number in 0..FILES {
        let mut text = format!(
            "# MIP40c3-SP{number}: Budget of ABC-001\n\n## Preamble\n\n```\nMIP40c3-SP#: {number}\nStatus: Accepted\nDate Proposed: 2021-04-07\n```\n\n## Sentence Summary\n\nNumber{number}.\n\n## Specification\n\n### Budget Breakdown\n\n| a | b | c |\n|---|---|---|\n"
        );
        text.push_str(&line.repeat((BYTES - text.len()) / line.len()));
        let path = copy.path().join(format!("MIP40c3-SP{number}.md"));
        File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }
    let app = open(folder.path());
    let index = || app.precedent_index(PrecedentIndex { path: copy.path().to_owned() }).unwrap();
    let begun = Instant::now();
    let done = index();
    println!("{FILES} files indexed in {:.1?}", begun.elapsed());
    assert_eq!((done.read, done.skipped, done.state.proposals), (FILES, 0, FILES));
    let begun = Instant::now();
    assert_eq!(index().kept, FILES, "nothing is read again");
    println!("looked at again in {:.1?}", begun.elapsed());
    let count = |text: &str| {
        let query = PrecedentFor { text: text.into(), ..PrecedentFor::default() };
        app.precedent_search(query).unwrap().total
    };
    assert_eq!((count("number4321"), count("\"permanent team\"")), (1, FILES));
}
