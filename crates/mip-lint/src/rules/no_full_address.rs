use domain::proposal::Property;

use crate::{About, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP035",
    name: "no-full-address",
    level: Level::Warning,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds budgets in which no Ethereum address stands whole: no `0x` with 40 hexadecimal digits behind
it, anywhere in the text, links to explorers among it.

## Why is this bad?
A budget is a promise to pay somewhere. Without an address voters cannot see where, and nobody can
check later whether the money went there. Of 96 public budgets 22 have none.

## Example
    The budget is paid to the unit's multisig wallet.

Write the address behind it, with all 42 characters.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    if draft.has(Property::Address) && !has_address(draft) {
        findings.add(draft.top(), "this budget has no full address to pay to").help(
            "write the wallet's address, `0x` and 40 digits, where the budget is implemented",
        );
    }
}

fn has_address(draft: &Draft<'_>) -> bool {
    draft.needles().addresses.iter().any(|at| {
        let word = draft.source.as_bytes().get(*at..at + 42);
        let digits = word.and_then(|word| word.strip_prefix(b"0x"));
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}
