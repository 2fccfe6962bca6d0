use super::tags;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP040",
    name: "unknown-tag",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds tags that are mistyped: with spaces or capitals in them, or a letter away from one that all
proposals use. Tags of your own topic are fine. `no-core-unit-tag` speaks of the unit's.

## Why is this bad?
The public portal takes tags letter by letter: who looks for `core-unit` does not find `core unit`.

## Example
    Tags: core unit, Budget

Write `core-unit, budget`.
",
};

/// Tags of any proposal, besides those that the kinds have.
const COMMON: &[&str] = &["active", "cu-offboarding"];

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = tags::entry(draft) else { return };
    let forms = draft.context.kinds.forms();
    let of_kinds = forms
        .iter()
        .flat_map(|form| form.fixed_tags().chain(form.paid_in.iter().map(String::as_str)));
    let common: Vec<&str> = of_kinds.chain(COMMON.iter().copied()).collect();
    for (span, tag) in tags::of(entry) {
        // A unit's code is for `no-core-unit-tag`, what stands in brackets for `placeholder-left`.
        let code = tag.strip_prefix("cu-").unwrap_or(tag);
        if tags::is_id(code) || common.contains(&tag) || tag.contains(['<', '[']) {
            continue;
        }
        let plain: Vec<_> = tag.split_whitespace().map(str::to_lowercase).collect();
        let plain = plain.join("-");
        let meant = near(&common, &plain).map_or(plain, str::to_owned);
        if meant != tag && !tag.to_lowercase().starts_with("cu-") {
            findings
                .add(span, format!("the portal does not know the tag `{}`", words::short(tag)))
                .help(format!("write `{}`", words::short(&meant)))
                .suggest(
                    &format!("Write `{}`", words::short(&meant)),
                    vec![Edit::new(span, meant)],
                );
        }
    }
}

/// The common tag that is a letter away.
fn near<'a>(common: &[&'a str], tag: &str) -> Option<&'a str> {
    let is_near = |known: &&&str| {
        tag.len().abs_diff(known.len()) <= 2
            && strsim::normalized_damerau_levenshtein(tag, known) >= 0.8
    };
    common.iter().find(is_near).copied()
}
