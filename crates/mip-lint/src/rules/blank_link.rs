use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP045",
    name: "blank-link",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds links that lead nowhere, `[text]()`, and links that show nothing, `[](address)`.

## Why is this bad?
Whoever follows the first stays where they are; nobody sees the second.

## Example
    See [the post]().

Write where it leads, or the words alone.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for link in &draft.markdown.links {
        if link.target.trim().is_empty() {
            findings
                .add(link.span, "this link leads nowhere")
                .help("write where it leads, or the words alone");
        } else if link.is_blank {
            findings
                .add(link.span, "this link shows nothing to follow")
                .help("write words between the square brackets");
        }
    }
}
