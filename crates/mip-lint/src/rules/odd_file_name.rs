use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP069",
    name: "odd-file-name",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds names of files that the portal passes over: without `.md` at the end, or with `Template` in
them. And names that not every machine can have: with a blank before the ending, or one of
`: * ? \" < > | \\\\`.

## Why is this bad?
The portal reads only files that end in `.md`, and no template: the proposal never appears. A name
with a colon makes the whole repository impossible to check out on Windows.

## Example
    MIP40c3-SP20: Our budget.md

Name the file `MIP40c3-SP20.md`.
",
};

/// What a name has that it must not have.
pub(super) fn wrong(name: &str) -> Option<&'static str> {
    let stem = name.strip_suffix(".md");
    if name.contains([':', '*', '?', '"', '<', '>', '|', '\\']) {
        Some("cannot be a name on Windows")
    } else if stem.is_none() && name.to_ascii_lowercase().ends_with(".md") {
        Some("must end in `.md`, in small letters")
    } else if stem.is_none() {
        Some("lacks `.md`, so the portal does not read it")
    } else if stem.is_some_and(|stem| stem != stem.trim()) {
        Some("has a blank at its edge")
    } else if name.contains("Template") || name.contains("placeholder.md") {
        Some("is passed over by the portal like a template")
    } else {
        None
    }
}

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    // What is called as no proposal is somebody's text in work.
    let Some(name) = draft.context.file_name else { return };
    let Some(code) = draft.context.kinds.code_of(name) else { return };
    if let Some(wrong) = wrong(name) {
        let title = draft.proposal.title.as_ref();
        let number = title.and_then(|title| title.number.as_deref()).and_then(super::keys::number);
        let form = draft.context.kinds.of_code(code);
        let shown = words::short(name);
        let found = findings.add(draft.top(), format!("the file name `{shown}` {wrong}"));
        found.help(match (form, number) {
            (Some(form), Some(number)) => format!("name the file `{}{number}.md`", form.stem()),
            _ => "name the file as its proposal, and `.md`".to_owned(),
        });
    }
}
