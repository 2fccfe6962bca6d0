use domain::proposal::Form;

use super::tags;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP023",
    name: "no-core-unit-tag",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a preamble in which no tag has the form `cu-abc-001`: the Core Unit's code in small letters,
and codes of another form.

## Why is this bad?
By this tag a Core Unit's mandate, budgets and facilitators are found together in the public portal.
Of 177 public proposals 14 have none of that form.

## Example
    Tags: core-unit, SES-001, budget

Write `cu-ses-001`, once the editor has assigned the Core Unit ID.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const HELP: &str = "add one like `cu-ses-001`, once the Core Unit ID is assigned";
    // Another organisation may name its units otherwise, or on some kinds only.
    let has_none = |form: &Form| !form.tags.iter().any(|tag| tag == "cu-{unit}");
    if draft.form.is_some_and(has_none) || draft.other.is_some() || draft.preamble().is_none() {
        return;
    }
    let Some(entry) = tags::entry(draft).filter(|entry| !entry.value.is_empty()) else {
        let place = tags::entry(draft).map(|entry| entry.key_span);
        let place = place.or_else(|| draft.preamble().map(|preamble| preamble.heading));
        findings.add(place.unwrap_or_else(|| draft.top()), "no tag names the Core Unit").help(HELP);
        return;
    };
    if tags::of(entry).any(|(_, tag)| tags::unit(tag).is_some()) {
        return;
    }
    let meant = tags::of(entry).find_map(|(span, tag)| {
        let code = tag.get(..3).filter(|start| start.eq_ignore_ascii_case("cu-"));
        let code = code.and_then(|_| tag.get(3..)).unwrap_or(tag);
        tags::is_id(code).then(|| (span, tag, format!("cu-{}", code.to_ascii_lowercase())))
    });
    if let Some((span, tag, code)) = meant {
        findings
            .add(span, format!("the tag `{tag}` is not of the form `cu-abc-001`"))
            .help(format!("write `{code}`"))
            .fix(&format!("Write `{code}`"), vec![Edit::new(span, code)]);
        return;
    }
    let odd = tags::of(entry).find(|(_, tag)| {
        tag.strip_prefix("cu-").is_some_and(|code| code.bytes().any(|byte| byte.is_ascii_digit()))
    });
    match odd {
        Some((span, tag)) => findings
            .add(span, format!("the tag `{}` is not of the form `cu-abc-001`", words::short(tag)))
            .help("write letters, `-` and three digits behind `cu-`"),
        None => findings.add(entry.value_span, "no tag names the Core Unit").help(HELP),
    };
}
