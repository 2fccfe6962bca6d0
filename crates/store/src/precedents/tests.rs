use super::*;

fn file(path: &str) -> File {
    File { path: path.into(), size: 1, stamp: 2, hash: Some([3; 32]), skipped: None }
}

fn section(title: &str, heading: Option<&str>, part_of: usize, body: &str) -> Section {
    Section {
        title: title.into(),
        level: 2,
        heading: heading.map(str::to_owned),
        part_of,
        words: u32::try_from(body.split_whitespace().count()).unwrap(),
        mark: format!("## {title}\n"),
        body: format!("{body}\n"),
    }
}

fn budgets() -> PrecedentKind {
    "mip40c3".parse().unwrap()
}

/// A budget whose motivation has a part of its own.
fn budget(number: u32, outcome: Outcome, motivation: &str) -> Proposal {
    Proposal {
        name: format!("MIP40c3-SP{number}"),
        kind: budgets(),
        number: Some(number),
        title: "Budget of the café".into(),
        summary: "A budget.".into(),
        status: if outcome == Outcome::Accepted { "Obsolete" } else { "Rejected" }.into(),
        outcome,
        posted: NaiveDate::from_ymd_opt(2021, number, 1),
        ratified: None,
        tags: vec!["budget".into(), format!("cu-{number}")],
        words: 9,
        note: None,
        head: "intro\n".into(),
        sections: vec![
            section("Motivation", Some("motivation"), 0, motivation),
            section("Our own heading", None, 0, "three more words"),
            section("Roadmap", Some("roadmap"), 2, "soon"),
        ],
    }
}

fn open() -> (tempfile::TempDir, Precedents) {
    let dir = tempfile::tempdir().unwrap();
    let precedents = Precedents::open(&dir.path().join("precedents.sqlite")).unwrap();
    (dir, precedents)
}

fn put(precedents: &Precedents, proposals: &[Proposal]) {
    precedents
        .index(|indexing| {
            for proposal in proposals {
                indexing.put(&file(&format!("{}.md", proposal.name)), Some(proposal))?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
}

fn names(precedents: &Precedents, query: &Query) -> Vec<String> {
    let query = Query { limit: 10, ..query.clone() };
    precedents.search(&query).unwrap().hits.into_iter().map(|hit| hit.name).collect()
}

fn text(words: &str) -> Query {
    Query { text: words.into(), ..Query::default() }
}

#[test]
fn what_was_put_is_read_back_and_found_without_case_and_accents() {
    let (_dir, precedents) = open();
    let one = budget(1, Outcome::Accepted, "Runway of three months, says Zoë");
    put(&precedents, std::slice::from_ref(&one));
    let (path, back) = precedents.get("mip40C3-sp1").unwrap().unwrap();
    assert_eq!((path.as_str(), back), ("MIP40c3-SP1.md", one));
    let found = precedents.search(&Query { limit: 1, ..text("zoe runw") }).unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.hits[0].section, Some(("Motivation".into(), 0)));
    let hits: Vec<_> = found.hits[0].snippet.iter().filter(|part| part.is_hit).collect();
    assert_eq!(hits.iter().map(|part| &*part.text).collect::<Vec<_>>(), ["Runway", "Zoë"]);
    assert_eq!(names(&precedents, &text("\"months runway\"")), [""; 0], "not side by side");
}

#[test]
fn filters_narrow_what_is_found_and_what_is_listed() {
    let (_dir, precedents) = open();
    let all = [(1, Outcome::Accepted), (2, Outcome::Rejected)]
        .map(|(number, outcome)| budget(number, outcome, "runway"));
    put(&precedents, &all);
    let both = ["MIP40c3-SP1", "MIP40c3-SP2"];
    for words in ["", "runway"] {
        let query = text(words);
        assert_eq!(names(&precedents, &query), both, "{words:?}");
        let status = Query { status: Some("rejected".into()), ..query.clone() };
        assert_eq!(names(&precedents, &status), ["MIP40c3-SP2"]);
        let tag = Query { tag: Some("cu-1".into()), ..query.clone() };
        assert_eq!(names(&precedents, &tag), ["MIP40c3-SP1"]);
        let since = Query { from: NaiveDate::from_ymd_opt(2021, 1, 2), ..query.clone() };
        assert_eq!(names(&precedents, &since), ["MIP40c3-SP2"]);
        let until = Query { to: NaiveDate::from_ymd_opt(2021, 1, 1), ..query.clone() };
        assert_eq!(names(&precedents, &until), ["MIP40c3-SP1"]);
        let kind = Query { kind: Some(PrecedentKind::Other), ..query.clone() };
        assert_eq!(names(&precedents, &kind), [""; 0]);
        let heading = Query { heading: Some("motivation".into()), ..query };
        assert_eq!(names(&precedents, &heading), both, "{words:?}");
    }
    let elsewhere = Query { heading: Some("roadmap".into()), ..text("runway") };
    assert_eq!(names(&precedents, &elsewhere), [""; 0]);
}

#[test]
fn a_section_has_the_parts_that_the_edition_does_not_know() {
    let (_dir, precedents) = open();
    let rejected = budget(2, Outcome::Rejected, "no");
    put(&precedents, &[rejected, budget(1, Outcome::Accepted, "one two")]);
    let passages = precedents.passages(budgets(), "motivation", None, 10).unwrap();
    let read: Vec<_> = passages.iter().map(|it| (&*it.name, it.words, &*it.text)).collect();
    let parts = "## Our own heading\nthree more words\n";
    assert_eq!(
        read,
        [
            ("MIP40c3-SP1", 5, &*format!("one two\n{parts}")),
            ("MIP40c3-SP2", 4, &*format!("no\n{parts}")),
        ],
        "what was accepted comes first"
    );
    let mut lengths = precedents.lengths(budgets()).unwrap();
    lengths.retain(|length| length.heading == "motivation");
    lengths.sort_by_key(|length| length.words);
    let lengths: Vec<_> = lengths.iter().map(|it| (it.outcome, it.words)).collect();
    assert_eq!(lengths, [(Outcome::Rejected, 4), (Outcome::Accepted, 5)]);
}

#[test]
fn what_is_put_again_or_removed_leaves_no_words_behind() {
    let (_dir, precedents) = open();
    put(&precedents, &[budget(1, Outcome::Accepted, "runway")]);
    put(&precedents, &[budget(1, Outcome::Accepted, "cliff")]);
    assert_eq!(names(&precedents, &text("runway")), [""; 0]);
    assert_eq!(names(&precedents, &text("cliff")), ["MIP40c3-SP1"]);
    precedents.index(|indexing| indexing.remove("MIP40c3-SP1.md")).unwrap();
    assert_eq!(names(&precedents, &text("cliff")), [""; 0]);
    assert_eq!(precedents.counts().unwrap().tags, []);
}

#[test]
fn an_indexing_that_fails_leaves_what_was_there() {
    let (_dir, precedents) = open();
    put(&precedents, &[budget(1, Outcome::Accepted, "runway")]);
    let failed = precedents.index(|indexing| {
        indexing.clear()?;
        Err::<(), _>(Error::Busy)
    });
    assert!(matches!(failed, Err(Error::Busy)));
    assert_eq!(names(&precedents, &text("runway")), ["MIP40c3-SP1"]);
}

#[test]
fn two_files_of_one_name_are_both_kept() {
    let (_dir, precedents) = open();
    let one = budget(1, Outcome::Accepted, "runway");
    precedents
        .index(|indexing| {
            indexing.put(&file("a.md"), Some(&one))?;
            indexing.put(&file("b.md"), Some(&one))
        })
        .unwrap();
    assert_eq!(names(&precedents, &text("")), ["MIP40c3-SP1", "MIP40c3-SP1 (b.md)"]);
}

#[test]
fn a_file_that_is_damaged_or_of_another_version_begins_empty() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("precedents.sqlite");
    for spoil in [
        |path: &Path| put_bytes(path),
        |path: &Path| {
            Connection::open(path).unwrap().pragma_update(None, "user_version", 99).unwrap();
        },
    ] {
        put(&Precedents::open(&path).unwrap(), &[budget(1, Outcome::Accepted, "runway")]);
        spoil(&path);
        let again = Precedents::open(&path).unwrap();
        assert_eq!(names(&again, &text("")), [""; 0]);
        put(&again, &[budget(1, Outcome::Accepted, "runway")]);
        again.forget().unwrap();
        assert_eq!(names(&again, &text("")), [""; 0]);
    }
}

fn put_bytes(path: &Path) {
    let mut file = std::fs::File::create(path).unwrap();
    std::io::Write::write_all(&mut file, b"no database at all").unwrap();
}
