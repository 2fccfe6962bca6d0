use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP015",
    name: "empty-section",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds sections with a heading and nothing under it. A section that only holds other sections is not
empty, and comments and rules do not fill one. Sections that the edition does not require may be
empty, and headings below level 3 that it does not have are the author's own.

## Why is this bad?
A facilitator cannot tell an empty section from a forgotten one, and sends the proposal back.

## Example
    ### Motivation

    ### Core Unit ID

Write a sentence under `Motivation`, or `Not applicable` and why.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let sections = &draft.proposal.sections;
    for (index, section) in sections.iter().enumerate() {
        let heading = draft.places.as_ref().and_then(|places| places.heading(index));
        let is_optional = heading.is_some_and(|heading| !heading.required);
        let has_parts = sections.get(index + 1).is_some_and(|next| next.level > section.level);
        let is_own = section.level > 3 && heading.is_none();
        if draft.is_frame(index)
            || is_optional
            || has_parts
            || is_own
            || says_something(section.text.of(draft.source))
        {
            continue;
        }
        findings
            .add(
                section.heading,
                format!("the section `{}` is empty", words::short(&section.title)),
            )
            .help("write what belongs here, or `Not applicable` and why");
    }
}

/// Whether anything but comments and rules stands there.
fn says_something(text: &str) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        if rest[..start].contains(char::is_alphanumeric) {
            return true;
        }
        rest = rest[start..].find("-->").map_or("", |end| &rest[start + end + 3..]);
    }
    !rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '_' | '>')).is_empty()
}
