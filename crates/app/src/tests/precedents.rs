//! Indexing, searching and reading precedents, on a repository that the test makes.

mod headings;
mod hostile;

use std::{fs, io::Write, path::Path};

use domain::precedent::Outcome;

use super::{Place, place};
use crate::precedents::{
    Indexed, PrecedentFor, PrecedentIndex, PrecedentLengths, PrecedentRef, PrecedentSections,
    PrecedentState, SkipReason,
};

/// A budget of a unit, with a section that the edition has and one that it has not.
fn budget(number: u32, status: &str, motivation: &str) -> String {
    format!(
        "# MIP40c3-SP{number}: Budget of ABC-001\n\n## Preamble\n\n```\nMIP40c3-SP#: {number}\nAuthor(s): Ann\nTags: core-unit, cu-abc-001, budget\nStatus: {status}\nDate Proposed: 2021-0{number}-01\nDate Ratified: 2021-09-27\n```\n\n## Sentence Summary\n\nA budget.\n\n## Specification\n\n### Motivation\n\n{motivation}\n\n#### Of our own\n\nthree more words\n\n### Core Unit ID\n\nABC-001\n"
    )
}

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::File::create(file).unwrap().write_all(text.as_ref()).unwrap();
}

/// Three budgets, a template and a page about them.
fn repository() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (number, status) in [(1, "Accepted"), (2, "Rejected"), (3, "Obsolete")] {
        let motivation = format!("runway {}", "word ".repeat(10 * number as usize));
        let path = format!("MIP40/MIP40c3-Subproposals/MIP40c3-SP{number}.md");
        write(dir.path(), &path, budget(number, status, &motivation));
    }
    let template = "# MIP40c3: Budget Template\n\n## Preamble\n\n```\nMIP40c3-SP#: #\nTags: template\nStatus:\n```\n";
    write(dir.path(), "MIP40/MIP40c3-Subproposal-Template.md", template);
    write(dir.path(), "README.md", "# All proposals\n");
    write(dir.path(), ".git/notes.md", budget(9, "Accepted", "hidden"));
    write(dir.path(), "MIP40/picture.png", "no text");
    dir
}

fn index(place: &Place, path: &Path) -> Indexed {
    place.precedent_index(PrecedentIndex { path: path.to_owned() }).unwrap()
}

fn skipped(state: &PrecedentState) -> Vec<(SkipReason, usize)> {
    state.skipped.iter().map(|files| (files.reason, files.count)).collect()
}

fn names(place: &Place, text: &str) -> Vec<String> {
    let found =
        place.precedent_search(PrecedentFor { text: text.into(), ..Default::default() }).unwrap();
    found.hits.into_iter().map(|hit| hit.name).collect()
}

#[test]
fn a_folder_is_indexed_and_what_is_no_proposal_is_counted_with_why() {
    let (place, repository) = (place(), repository());
    assert!(place.precedent_state(()).unwrap().source.is_none(), "empty at first");
    let done = index(&place, repository.path());
    assert_eq!((done.read, done.kept, done.removed, done.skipped), (3, 0, 0, 2));
    let wanted = [(SkipReason::Template, 1), (SkipReason::NotProposal, 1)];
    assert_eq!(skipped(&done.state), wanted);
    assert_eq!(done.state.skipped[1].files[0].path, "README.md");
    assert_eq!((done.state.proposals, done.state.running), (3, None));
    assert_eq!(names(&place, "hidden"), [""; 0], "what is in .git is not looked at");
    let precedent = place.precedent_get(PrecedentRef { name: "MIP40c3-SP3".into() }).unwrap();
    let kept = fs::read_to_string(repository.path().join(&precedent.path)).unwrap();
    assert_eq!(precedent.text, kept, "byte for byte");
    assert_eq!(precedent.outcome, Outcome::Accepted, "obsolete, but it had been ratified");
    assert!(precedent.sections.iter().any(|it| it.html.contains("<p>ABC-001</p>")));
    let none = place.precedent_get(PrecedentRef { name: "MIP1".into() }).unwrap_err();
    assert_eq!(none.code(), crate::Code::NotFound);
}

#[test]
fn how_others_wrote_a_section_and_how_long_it_was_follow_the_outcome() {
    let (place, repository) = (place(), repository());
    index(&place, repository.path());
    let kind = "mip40c3".parse().unwrap();
    let ask = |heading: &str, status: Option<&str>| {
        let req = PrecedentSections {
            kind,
            heading: heading.into(),
            status: status.map(str::to_owned),
            limit: None,
        };
        let passages = place.precedent_sections(req).unwrap();
        passages.into_iter().map(|it| (it.name, it.words)).collect::<Vec<_>>()
    };
    let wanted = [("MIP40c3-SP3", 34), ("MIP40c3-SP1", 14), ("MIP40c3-SP2", 24)];
    assert_eq!(ask("MOTIVATION", None), wanted.map(|(name, words)| (name.to_owned(), words)));
    assert_eq!(ask("Motivation", Some("rejected")), [("MIP40c3-SP2".to_owned(), 24)]);
    assert_eq!(ask("Of our own", None), [], "no edition has it");
    let lengths = place.precedent_lengths(PrecedentLengths { kind, on: None }).unwrap();
    let motivation = lengths.iter().find(|it| it.heading == "Motivation").unwrap();
    assert_eq!(motivation.accepted, None, "two are too few to say what is usual");
    let accepted = motivation.by_outcome[0].words;
    assert_eq!((accepted.count, accepted.q1, accepted.median, accepted.q3), (2, 19, 24, 29));
    let outcomes: Vec<_> = motivation.by_outcome.iter().map(|it| it.outcome).collect();
    assert_eq!(outcomes, [Outcome::Accepted, Outcome::Rejected]);
    let specification = lengths.iter().find(|it| it.heading == "Specification").unwrap();
    assert_eq!(specification.by_outcome, [], "it has no text of its own");
}

#[test]
fn a_second_indexing_reads_only_what_changed() {
    let (place, repository) = (place(), repository());
    index(&place, repository.path());
    let path = |number: u32| format!("MIP40/MIP40c3-Subproposals/MIP40c3-SP{number}.md");
    write(repository.path(), &path(1), budget(1, "Accepted", "cliff"));
    write(repository.path(), &path(4), budget(4, "Accepted", "runway"));
    fs::remove_file(repository.path().join(path(2))).unwrap();
    let done = index(&place, repository.path());
    assert_eq!((done.read, done.kept, done.removed, done.skipped), (2, 1, 1, 2));
    assert_eq!(names(&place, "cliff"), ["MIP40c3-SP1"]);
    let mut left = names(&place, "runway");
    left.sort();
    assert_eq!(left, ["MIP40c3-SP3", "MIP40c3-SP4"]);
}

#[test]
fn a_wrong_folder_leaves_the_index_and_forgetting_empties_it() {
    let (place, repository) = (place(), repository());
    index(&place, repository.path());
    let other = tempfile::tempdir().unwrap();
    write(other.path(), "a.md", "# Notes\n");
    for (path, says) in [
        (other.path().to_owned(), "There is no proposal in"),
        (other.path().join("a.md"), "can't be read as a zip archive"),
        (other.path().join("gone"), "Choose the folder of your clone"),
    ] {
        let refused = place.precedent_index(PrecedentIndex { path }).unwrap_err().to_string();
        assert!(refused.contains(says), "{refused}");
        assert_eq!(place.precedent_state(()).unwrap().proposals, 3);
    }
    let state = place.precedent_forget(()).unwrap();
    assert!(state.source.is_none() && state.proposals == 0 && state.skipped.is_empty());
    assert_eq!(names(&place, "runway"), [""; 0]);
}
