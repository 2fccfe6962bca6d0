use domain::proposal::Form;
use mip::Span;

use super::{keys, odd_file_name};
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP013",
    name: "title-differs-from-file",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Compares the kind and number of the title with the name of the file, letter by letter. A file that
is not yet named after a proposal, and a title whose number is still `#`, are let be.

## Why is this bad?
A proposal is cited by its title and found by its file. When the two differ, if only by a capital
letter, what cites it does not find it.

## Example
The file `MIP40c3-SP25.md` begins with

    # MIP40C3-SP25: Risk Core Unit MKR Compensation

Write `# MIP40c3-SP25: …`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (Some(title), Some(name)) = (&draft.proposal.title, draft.context.file_name) else {
        return;
    };
    // What no file should be called has a rule of its own.
    if odd_file_name::wrong(name).is_some() {
        return;
    }
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let kinds = draft.context.kinds;
    let is_of_proposal = kinds.code_of(stem).is_some();
    let code = title.code.as_deref().filter(|code| kinds.code_of(code).is_some());
    let (Some(code), Some(number)) = (code, title.number.as_deref().and_then(keys::number)) else {
        return;
    };
    // A code that is no kind's has its number as the kinds have it.
    let form = kinds.of_code(code).or(kinds.forms().first());
    let of_title = format!("{code}{}{number}", form.map_or("", Form::mark));
    if !is_of_proposal || of_title == stem {
        return;
    }
    let found =
        findings.add(title.span, format!("the title says {of_title}, the file is named {stem}"));
    found.help("title and file name must agree letter by letter");
    // Only the case of the kind can be put right without asking which of the two is wrong.
    let start = title.span.of(draft.source).find(code).map(|at| title.span.start + at);
    if let (Some(start), true) = (start, stem.eq_ignore_ascii_case(&of_title)) {
        let fixed = stem.get(..code.len()).unwrap_or(code);
        let span = Span::new(start, start + code.len());
        found.fix(&format!("Write `{fixed}`"), vec![Edit::new(span, fixed)]);
    }
}
