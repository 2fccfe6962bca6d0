use super::unit;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP025",
    name: "malformed-unit-id",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds a Core Unit ID in its section that is not of the form `SES-001`: capitals, a hyphen, three
digits.

## Why is this bad?
The ID ties a unit's proposals together, and each later one is searched by it. `SES-01` is another
unit to a machine.

## Example
    ### Core Unit ID

    SES-01

Write `SES-001`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(unit) = unit::of(draft).filter(|unit| unit.id.is_none()) else { return };
    let Some((span, word)) = unit.malformed else { return };
    let found = findings.add(span, format!("`{word}` is not a Core Unit ID"));
    found.help("write capitals, a hyphen and three digits: `SES-001`");
    let Some((letters, digits)) = word.split_once('-') else { return };
    if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let meant = format!("{}-{digits:0>3}", letters.to_ascii_uppercase());
        found.suggest(&format!("Write `{meant}`"), vec![Edit::new(span, meant)]);
    }
}
