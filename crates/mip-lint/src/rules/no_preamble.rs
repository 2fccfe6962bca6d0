use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP001",
    name: "no-preamble",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a proposal without a section whose heading is exactly `## Preamble`.

## Why is this bad?
The public portal looks for that line, letter by letter. A proposal that says `# Preamble` or
`## preamble` disappears from it.

## Example
    ## preamble

Write `## Preamble`, with one space and nothing behind it.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else {
        let found = findings.add(draft.top(), "there is no section `## Preamble`");
        found.help("put it under the title, with its keys in a fence");
        return;
    };
    if preamble.is_without_heading {
        let found = findings.add(preamble.heading, "the heading `## Preamble` is missing");
        found.help("the portal looks for this line letter by letter, above the fence");
        let at = preamble.heading;
        let text = if at.start == at.end {
            draft.as_lines(at.start, "## Preamble\n\n")
        } else {
            "## Preamble".into()
        };
        found.fix("Write `## Preamble`", vec![Edit::new(at, text)]);
        return;
    }
    if !preamble.is_exact {
        findings
            .add(preamble.heading, "the preamble's heading is not exactly `## Preamble`")
            .help("the portal looks for this line letter by letter")
            .fix("Write `## Preamble`", vec![Edit::new(preamble.heading, "## Preamble")]);
    }
}
