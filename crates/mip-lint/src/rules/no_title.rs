use domain::proposal::Form;

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
    let kinds = draft.context.kinds;
    let form = draft.form.or(kinds.forms().first());
    let help = || match form {
        None => "begin with the kind and the number".to_owned(),
        Some(form) => format!(
            "begin with the kind and the number: `# {}: …`, with `#` for a number that is not yet given",
            form.named(Some(10))
        ),
    };
    match &draft.proposal.title {
        None => {
            findings.add(draft.top(), "there is no title").help(help());
        }
        Some(title)
            if draft.titled.is_none()
                && draft.other.is_none()
                && (form.is_some() || title.code.is_none()) =>
        {
            findings
                .add(title.span, "the title does not say what kind of proposal it is")
                .help(help());
        }
        // Before the editor gives the number, nobody misses it.
        Some(title) if title.number.is_none() && draft.may_lack_number() => {}
        // Rules that are no subproposal have a code and no more.
        Some(title) if title.number.is_none() && draft.other.is_some_and(is_whole) => {}
        Some(title) if title.number.is_none() => {
            let mark =
                form.map(Form::mark).map(|mark| format!("`{mark}` and ")).unwrap_or_default();
            findings.add(title.span, format!("the title has no {mark}number")).help(help());
        }
        Some(title) if title.subject.is_empty() => {
            findings.add(title.span, "the title has no words after its number").help(help());
        }
        Some(_) => {}
    }
}

/// Whether a code is that of rules themselves, `MIP40`, and of no part of them.
fn is_whole(code: &str) -> bool {
    let rest = code.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    rest.bytes().all(|byte| byte.is_ascii_digit())
}
