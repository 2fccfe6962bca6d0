use chrono::NaiveDate;

use super::*;
use crate::OutlineHeading;

fn told(a: &str, b: &str, outline: Option<&Outline>) -> Vec<String> {
    let (a, b) = (Proposal::parse(a), Proposal::parse(b));
    let found = compare(&a, &b, outline, &[]);
    let mut lines: Vec<_> =
        found.preamble.iter().map(|row| format!("{} {:?}", row.key, row.state)).collect();
    for row in &found.sections {
        let mut line = format!("{} {} {:?}", "#".repeat(row.level.into()), row.title, row.state);
        line += if row.renamed { " renamed" } else { "" };
        line += if row.moved { " moved" } else { "" };
        lines.push(line);
    }
    let all = found.sections.iter().flat_map(|row| [&row.a, &row.b]).flatten();
    let sections = all.filter(|side| side.section.is_some()).count();
    assert_eq!(sections, a.sections.len() + b.sections.len(), "every section has a row");
    lines
}

const A: &str = "# T\n\n## Preamble\n```\nStatus: RFC\nTags: a\n```\n\n## One\ntext\n### Deep\nx\n## Two\n\n## Gone\nold\n";

#[test]
fn line_ends_and_blank_lines_make_no_difference() {
    let crlf = format!("\u{feff}{}", A.replace("## Two\n", "## Two\n\n\n").replace('\n', "\r\n"));
    let (a, b) = (Proposal::parse(A), Proposal::parse(&crlf));
    assert!(compare(&a, &b, None, &[]).is_same());
    assert!(!compare(&a, &Proposal::parse(&A.replace("text", "Text")), None, &[]).is_same());
}

#[test]
fn what_changed_came_went_moved_or_was_renamed_is_said_once() {
    let b = "lead\n# T\n\n## Preamble\n```\nstatus: Accepted\nNew: 1\nno colon\n```\n\n## Two\n\n## New\nnew\n## ONE\ntext!\n### Deep\nx\n";
    assert_eq!(
        told(A, b, None),
        [
            "Status Changed",
            "Tags OnlyA",
            "New OnlyB",
            " OnlyB",
            "  OnlyB",
            "# T Same",
            "## Preamble Same",
            "## One Changed renamed",
            "### Deep Same",
            "## Two Same moved",
            "## New OnlyB",
            "## Gone OnlyA",
        ]
    );
}

#[test]
fn sections_of_other_wording_stand_together_by_edition_or_by_what_they_say() {
    let heading = OutlineHeading {
        level: 3,
        title: "List of Budget Breakdowns".to_owned(),
        required: true,
        also: vec!["Budget Breakdown".to_owned()],
    };
    let outline = Outline {
        kind: "mip40c3".parse().unwrap(),
        date: NaiveDate::MIN,
        headings: vec![heading],
        keys: Vec::new(),
    };
    let (a, b) = ("### Budget breakdown\na\n", "### List of Budget Breakdowns\nb\n");
    assert_eq!(told(a, b, Some(&outline)), ["### List of Budget Breakdowns Changed renamed"]);
    assert_eq!(told(a, b, None).len(), 2, "without the edition nothing says that they are one");
    let long = "A sentence that is long enough to be told from others.";
    let (a, b) = (format!("## Why\n{long}\n"), format!("## Motivation\n{long}\n"));
    assert_eq!(told(&a, &b, None), ["## Why Same renamed"]);
}

#[test]
fn what_stands_round_the_preambles_lines_counts_too() {
    let b = A.replace("```\n\n## One", "```\nafter the fence\n\n## One");
    assert!(told(A, &b, None).contains(&"## Preamble Changed".to_owned()));
    assert_eq!(told("", "", None), Vec::<String>::new());
    assert_eq!(told("only words\n", "other words\n", None), ["  Changed"]);
}

#[test]
fn thousands_of_sections_of_one_name_are_paired_in_order() {
    let many = "## h\nx\n".repeat(20_000);
    let (a, b) = (Proposal::parse(&many), Proposal::parse(&many));
    assert!(compare(&a, &b, None, &[]).is_same());
}
