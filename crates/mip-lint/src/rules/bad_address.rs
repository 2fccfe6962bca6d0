use crate::{About, Level, Rule, address, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP028",
    name: "bad-address",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds Ethereum addresses that are not `0x` and 40 hexadecimal digits, or whose capitals do not agree
with their checksum (EIP-55). Addresses all in small letters or all in capitals carry no checksum and
are taken as they are; hashes of transactions (64 digits), longer data, shorter words such as
`0xff`, and what is part of a URL are let be.

## Why is this bad?
Money sent to a mistyped address is gone. The checksum shows nearly every mistyped digit, so capitals
that do not agree mean that something was changed by hand.

## Example
    0x87acDD9208f73bFc9207e1f6F0fDE906bcA95cc6

Copy the address again from the wallet. Do not put the capitals right by hand: that would hide a
wrong digit.
",
};

/// With fewer digits it is a short number, with more than 64 it is data.
const AN_ADDRESS: std::ops::Range<usize> = 9..64;

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const HELP: &str = "copy the address again from the wallet";
    for &span in draft.addresses() {
        let digits = span.of(draft.source).get(2..).unwrap_or_default();
        if !AN_ADDRESS.contains(&digits.len()) {
            continue;
        }
        let odd = digits.chars().filter(|c| !c.is_ascii_hexdigit()).count();
        if odd > 0 {
            // A name that begins with 0x has more such letters, or is shorter.
            if odd <= 4 && (36..=44).contains(&digits.len()) {
                let letter = digits.chars().find(|c| !c.is_ascii_hexdigit()).unwrap_or_default();
                let message = format!("`{letter}` is not a digit of an address");
                findings.add(span, message).help(HELP);
            }
        } else if digits.len() != 40 {
            let message = format!("this address has {} characters, not 42", span.len());
            findings.add(span, message).help(HELP);
        } else if address::is_mixed(digits)
            && address::with_checksum(digits).get(2..) != Some(digits)
        {
            findings
                .add(span, "the capitals of this address do not agree with its checksum")
                .help("copy it again from the wallet: a digit may be wrong");
        }
    }
}
