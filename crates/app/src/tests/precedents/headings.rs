//! Which heading of an edition a precedent's section is, in proposals that the test writes and in
//! those of the corpus where it is beside the clone.

use std::path::{Path, PathBuf};

use domain::precedent::{Outcome, PrecedentKind};
use store::precedents::Source;

use super::{Place, index, place, repository, skipped, write};
use crate::precedents::{
    PrecedentFor, PrecedentLengths, PrecedentSections, SectionLengths, SkipReason,
};

/// A proposal of a kind, with the lines of its preamble and its sections as they are given.
fn proposal(name: &str, preamble: &str, sections: &str) -> String {
    let (kind, number) = name.rsplit_once("-SP").unwrap();
    format!(
        "# {name}: ABC-001\n\n## Preamble\n\n```\n{kind}-SP#: {number}\nStatus: Accepted\n{preamble}\n```\n\n## Specification\n\n{sections}"
    )
}

fn passages(place: &Place, kind: PrecedentKind, heading: &str) -> Vec<(String, String)> {
    let req = PrecedentSections { kind, heading: heading.into(), status: None, limit: None };
    let passages = place.precedent_sections(req).unwrap().into_iter();
    passages.map(|it| (it.name, it.section)).collect()
}

fn in_section(place: &Place, section: &str) -> Vec<String> {
    let req = PrecedentFor { section: Some(section.into()), ..Default::default() };
    place.precedent_search(req).unwrap().hits.into_iter().map(|hit| hit.name).collect()
}

fn lengths(place: &Place, kind: PrecedentKind, on: &str) -> Vec<SectionLengths> {
    let on = Some(on.parse().unwrap());
    place.precedent_lengths(PrecedentLengths { kind, on }).unwrap()
}

fn accepted(lengths: &[SectionLengths], heading: &str) -> Option<(u32, u32)> {
    let section = lengths.iter().find(|it| it.heading == heading).expect(heading);
    let accepted = section.by_outcome.iter().find(|it| it.outcome == Outcome::Accepted);
    accepted.map(|it| (it.words.count, it.words.median))
}

#[test]
fn a_known_other_wording_counts_as_the_heading_in_lengths_in_the_panel_and_in_the_filter() {
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    let budget = |name: &str, date: &str, sections: &str| {
        let text = proposal(name, &format!("Date Proposed: {date}"), sections);
        write(dir.path(), &format!("{name}.md"), text);
    };
    budget("MIP40c3-SP1", "2021-04-07", "### Budget Breakdown\n\nfour words of it\n");
    budget("MIP40c3-SP2", "2021-05-07", "### List of Budget Breakdowns\n\ntwo words\n");
    budget("MIP40c3-SP3", "2021-06-07", "### 3. budget breakdowns list\n\nsomething else\n");
    budget("MIP40c3-SP4", "2021-06-07", "### Motivation\n\nonly why\n");
    index(&place, dir.path());
    let kind = "mip40c3".parse().unwrap();
    let named = [("MIP40c3-SP2", "List of Budget Breakdowns"), ("MIP40c3-SP1", "Budget Breakdown")];
    let named = named.map(|(name, section)| (name.to_owned(), section.to_owned()));
    for asked in ["List of Budget Breakdowns", "Budget Breakdown", "list of budget breakdowns:"] {
        assert_eq!(passages(&place, kind, asked), named, "{asked}");
        assert_eq!(in_section(&place, asked), ["MIP40c3-SP1", "MIP40c3-SP2"], "{asked}");
    }
    let lengths = lengths(&place, kind, "2021-06-01");
    assert_eq!(accepted(&lengths, "List of Budget Breakdowns"), Some((2, 3)));
    assert_eq!(accepted(&lengths, "Specification"), Some((1, 2)), "what is none is its own part");
    let state = place.precedent_state(()).unwrap();
    let tally = state.sections.iter().find(|tally| tally.name == "List of Budget Breakdowns");
    assert_eq!(tally.map(|tally| tally.count), Some(2));
}

#[test]
fn one_section_under_the_names_of_several_editions_is_one_section() {
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    for (name, date, heading) in [
        ("MIP41c4-SP1", "2021-04-07", "Facilitator name and information"),
        ("MIP41c4-SP2", "2022-11-07", "Facilitator Name & Information"),
        ("MIP41c4-SP3", "2023-03-07", "Facilitator Account and Information"),
        ("MIP41c4-SP4", "2023-03-07", "Contact Information"),
    ] {
        let sections = format!("### {heading}\n\nAnn, @ann on the forum\n");
        let text = proposal(name, &format!("Date Proposed: {date}"), &sections);
        write(dir.path(), &format!("{name}.md"), text);
    }
    index(&place, dir.path());
    let kind = "mip41c4".parse().unwrap();
    for (on, heading) in [
        ("2021-04-07", "Facilitator name and information"),
        ("2022-11-07", "Facilitator Name and Information"),
        ("2023-03-07", "Facilitator Account and Information"),
    ] {
        let lengths = lengths(&place, kind, on);
        assert_eq!(accepted(&lengths, heading), Some((4, 5)), "{on}");
        let section = lengths.iter().find(|it| it.heading == heading).unwrap();
        assert_eq!(section.accepted, Some(section.by_outcome[0].words), "four are enough");
        assert_eq!(passages(&place, kind, heading).len(), 4, "{heading}");
    }
}

#[test]
fn the_day_decides_on_the_edition_and_is_read_as_people_write_it() {
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    // "Roadmap" means "Roadmap and Objectives" from 2022-04-22 on; before, no edition had such a
    // section, and what an author called so was a part of what stood above it.
    for (name, preamble) in [
        ("MIP40c3-SP1", "Date Applied: 2021-25-03\nDate Ratified: May 25th, 2021"),
        ("MIP40c3-SP2", "Date Proposed: 8 June 2022"),
        ("MIP40c3-SP3", "Date Proposed: <yyyy-mm-dd>"),
    ] {
        let text = proposal(name, preamble, "### Motivation\n\nwhy\n\n#### Roadmap\n\nin a year\n");
        write(dir.path(), &format!("{name}.md"), text);
    }
    index(&place, dir.path());
    let kind = "mip40c3".parse().unwrap();
    let names = |heading: &str| {
        let mut names: Vec<_> =
            passages(&place, kind, heading).into_iter().map(|it| it.0).collect();
        names.sort();
        names
    };
    assert_eq!(names("Roadmap and Objectives"), ["MIP40c3-SP2", "MIP40c3-SP3"]);
    let get = |name: &str| {
        place.precedent_get(crate::precedents::PrecedentRef { name: name.into() }).unwrap()
    };
    let one = get("MIP40c3-SP1");
    assert_eq!(one.posted.map(|day| day.to_string()).as_deref(), Some("2021-03-25"));
    assert_eq!(one.ratified.map(|day| day.to_string()).as_deref(), Some("2021-05-25"));
    assert_eq!(get("MIP40c3-SP2").posted.map(|day| day.to_string()).as_deref(), Some("2022-06-08"));
    assert_eq!(get("MIP40c3-SP3").posted, None);
}

#[test]
fn a_section_that_the_edition_of_the_day_does_not_ask_for_counts_where_it_is_named_as_another_does()
{
    let (place, dir) = (place(), tempfile::tempdir().unwrap());
    let sections = "### Motivation\n\nwhy\n\n## Paragraph Summary\n\nsome words\n\n## Contingencies\n\nnone at all\n";
    write(
        dir.path(),
        "MIP40c3-SP1.md",
        proposal("MIP40c3-SP1", "Date Proposed: 2021-04-07", sections),
    );
    index(&place, dir.path());
    let kind = "mip40c3".parse().unwrap();
    assert_eq!(passages(&place, kind, "Paragraph Summary").len(), 1);
    assert_eq!(passages(&place, kind, "Contingency Planning"), [], "nothing is guessed");
}

#[test]
fn an_index_that_another_reader_made_is_stale_and_is_read_again() {
    let (place, repository) = (place(), repository());
    assert_eq!(index(&place, repository.path()).read, 3);
    assert_eq!(index(&place, repository.path()).kept, 3);
    let library = place.precedents.index().unwrap();
    let source = library.source().unwrap().unwrap();
    let older = Source { reader: source.reader.replacen('2', "1", 1), ..source };
    library.index(|indexing| indexing.finish(&older)).unwrap();
    assert!(place.precedent_state(()).unwrap().source.unwrap().is_stale);
    let again = index(&place, repository.path());
    assert_eq!((again.read, again.kept), (3, 0));
    assert!(!again.state.source.unwrap().is_stale);
}

/// The corpus, where it is there.
fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/mips");
    let corpus = std::env::var_os("LAUNCHPOD_CORPUS").map_or(corpus, Into::into);
    if corpus.is_dir() {
        return Some(corpus);
    }
    eprintln!("There is no corpus at {}: nothing of it was looked at.", corpus.display());
    None
}

#[test]
fn every_proposal_of_the_corpus_is_read_and_counted_by_its_status() {
    let Some(corpus) = corpus() else { return };
    let place = place();
    let done = index(&place, &corpus);
    let count = |kind: &str| {
        done.state.kinds.iter().find(|tally| tally.name == kind).map_or(0, |tally| tally.count)
    };
    assert_eq!(["mip39c2", "mip40c3", "mip41c4", "other"].map(count), [26, 64, 28, 6]);
    for (status, wanted) in [("Obsolete", 49), ("Accepted", 44), ("Rejected", 20), ("Withdrawn", 5)]
    {
        let found = ["mip39c2", "mip40c3", "mip41c4"].map(|kind| {
            let status = Some(status.to_owned());
            let kind = Some(kind.parse().unwrap());
            let req = PrecedentFor { kind, status, ..Default::default() };
            place.precedent_search(req).unwrap().total
        });
        assert_eq!(found.iter().sum::<usize>(), wanted, "{status}");
    }
    let wrong = skipped(&done.state);
    assert!(wrong.iter().all(|(reason, _)| *reason == SkipReason::Template), "{wrong:?}");
    // By name alone 11 of the budgets had implementations, 9 breakdowns, and no facilitator was found.
    let accepted_of = |kind: &str, on: &str, heading: &str| {
        accepted(&lengths(&place, kind.parse().unwrap(), on), heading).map(|(count, _)| count)
    };
    let counts = [
        ("mip40c3", "Motivation"),
        ("mip40c3", "Core Unit ID"),
        ("mip40c3", "List of Budget Implementations"),
        ("mip40c3", "List of Budget Breakdowns"),
        ("mip39c2", "Core Unit Mandate"),
        ("mip41c4", "Facilitator Account and Information"),
        ("mip41c4", "Facilitator Commitment"),
    ];
    let counts =
        counts.map(|(kind, heading)| (heading, accepted_of(kind, "2023-03-01", heading).unwrap()));
    let wanted = [
        ("Motivation", 39),
        ("Core Unit ID", 39),
        ("List of Budget Implementations", 45),
        ("List of Budget Breakdowns", 32),
        ("Core Unit Mandate", 17),
        ("Facilitator Account and Information", 21),
        ("Facilitator Commitment", 21),
    ];
    assert_eq!(counts, wanted);
}
