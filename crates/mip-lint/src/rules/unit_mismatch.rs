use super::{tags, unit};
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP027",
    name: "unit-mismatch",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Compares the Core Unit ID of its section with the tag of the form `cu-abc-001`.

## Why is this bad?
One of the two is another unit's, usually because a proposal was copied, and readers find it under
the wrong unit.

## Example
    Tags: core-unit, cu-risk-001, mandate

    ### Core Unit ID

    SES-001

Make both name the unit of this proposal.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let id = unit::of(draft).and_then(|unit| unit.id);
    let (Some((_, id)), Some(entry)) = (id, tags::entry(draft)) else { return };
    let units: Vec<_> =
        tags::of(entry).filter_map(|(span, tag)| Some((span, tag, tags::unit(tag)?))).collect();
    if units.iter().any(|(_, _, unit)| unit == id) {
        return;
    }
    if let Some((span, tag, _)) = units.into_iter().next() {
        let meant = format!("cu-{}", id.to_ascii_lowercase());
        findings
            .add(span, format!("the tag says `{tag}`, the section Core Unit ID {id}"))
            .help("make both name the unit of this proposal")
            .suggest(&format!("Write `{meant}`"), vec![Edit::new(span, meant)]);
    }
}
