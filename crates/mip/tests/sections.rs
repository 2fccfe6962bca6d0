//! Which headings make sections, and what each holds.

use mip::Proposal;

fn outline(source: &str) -> String {
    let proposal = Proposal::parse(source);
    let mut out = Vec::new();
    for section in &proposal.sections {
        let parent = section.parent.map(|at| &proposal.sections[at].title);
        out.push(format!("{} {:?} in {parent:?}", section.level, section.title));
        for (name, span) in [
            ("heading", section.heading),
            ("body", section.body),
            ("text", section.text),
            ("whole", section.whole),
        ] {
            out.push(format!("  {name} {:?}", span.of(source)));
        }
    }
    out.join("\n")
}

#[test]
fn sections_hold_what_is_under_their_heading() {
    insta::assert_snapshot!(outline(
        "intro\n# T\n\n## A **bold** `code` & [link](x)\r\none\r\n\r\n### A1\n  two\n\n\n## B ##\n#### deep\n## C"
    ));
}

#[test]
fn setext_headings_count_and_a_rule_under_a_list_does_not() {
    insta::assert_snapshot!(outline(
        "Title\n===\n\nSection\nin two lines\n---\ntext\n\n- item\n---\n"
    ));
}

#[test]
fn headings_in_code_comments_quotes_and_lists_make_no_sections() {
    insta::assert_snapshot!(outline(
        "# T\n```\n# code\n```\n\n    # indented\n\n<!--\n# comment\n\n# more\n-->\n\n> # quote\n>\n> text\n\n- # item\n\n#no space\n\n## Real\n"
    ));
}

#[test]
fn spans_count_bytes_behind_characters_of_several_bytes() {
    let source = "\u{feff}# Ω🚀\n\nΩ🚀 text\n";
    let proposal = Proposal::parse(source);
    let section = &proposal.sections[0];
    assert_eq!((section.heading.start, section.heading.end), (3, 11));
    assert_eq!(section.text.of(source), "Ω🚀 text");
    assert_eq!(mip::utf16::from_byte(source, section.text.start), 8);
}
