use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP012",
    name: "no-title",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds a proposal without a title, or with a title that does not begin with its kind, such as
`# MIP40c3-SP10: …`.

## Why is this bad?
Kind and number in the title are how everyone cites a proposal, and how a bundle is held together.

## Example
    # Our budget

Write `# MIP40c3-SP#: Our budget`; the editor puts the number in place of the `#`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const HELP: &str = "begin with the kind and the number: `# MIP40c3-SP10: …`, with `#` for a number that is not yet given";
    match &draft.proposal.title {
        None => {
            findings.add(draft.top(), "there is no title").help(HELP);
        }
        Some(title) if title.kind.is_none() => {
            findings
                .add(title.span, "the title does not say what kind of proposal it is")
                .help(HELP);
        }
        // Before the editor gives the number, nobody misses it.
        Some(title) if title.number.is_none() && draft.may_lack_number() => {}
        Some(title) if title.number.is_none() => {
            findings.add(title.span, "the title has no `-SP` and number").help(HELP);
        }
        Some(title) if title.subject.is_empty() => {
            findings.add(title.span, "the title has no words after its number").help(HELP);
        }
        Some(_) => {}
    }
}
