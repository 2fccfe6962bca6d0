use mip::Span;

use crate::{About, Level, Rule, draft::Draft, needles, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP058",
    name: "low-quorum",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds multisig wallets that fewer than two thirds of their signers can move: `3 of 5`, `2/4`,
`three out of six`, in lines that speak of a multisig, a quorum, signers or signatures. A wallet of
one signer, and wallets nested in others, are let be.

## Why is this bad?
Two of four can pay out a year's budget without the other two. The playbook asks for two thirds or
more.

## Example
    The wallet is a 3 of 5 multisig.

Ask for 4 of 5, or say why fewer are enough.
",
};

/// Words near which a quorum is said, without their first letter, which may be a capital.
const NEAR: &[&str] = &["ultisig", "ulti-sig", "uorum", "igner", "ignature"];

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (start, line) in needles::lines(draft.source, &draft.needles().signers) {
        // Of nested wallets, the outer one's quorum holds.
        if line.contains("ested") || !NEAR.iter().any(|word| line.contains(word)) {
            continue;
        }
        for (span, need, all) in quorums(line, start) {
            if need * 3 < all * 2 {
                let enough = (all * 2).div_ceil(3);
                findings
                    .add(span, format!("{need} of {all} signers are less than two thirds"))
                    .help(format!("ask for {enough} of {all}, or say why fewer are enough"));
            }
        }
    }
}

/// `3 of 5`, `3/5`, `3-of-5`, `three out of five` in a line that begins at `base`.
fn quorums(line: &str, base: usize) -> Vec<(Span, u32, u32)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in line.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push((at, word));
        }
        at += word.len();
        at += line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    let mut found = Vec::new();
    for (index, (start, word)) in words.iter().enumerate() {
        let Some(need) = count(word) else { continue };
        let next = |by: usize| words.get(index + by).map(|(_, word)| *word);
        let between = match (next(1), next(2)) {
            (Some("of"), _) => 2,
            (Some("out"), Some("of")) => 3,
            _ => 1,
        };
        let Some(&(at, word)) = words.get(index + between) else { continue };
        let gap = line.get(start + words[index].1.len()..at).unwrap_or_default();
        // Without `of` only `3/5` is a quorum, and `3/5/2021` is a date.
        let behind = line.get(at + word.len()..).unwrap_or_default();
        let before = line.get(..*start).unwrap_or_default();
        let is_date = behind.starts_with(['/', ',', '.'])
            && behind.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let is_fraction = between > 1 || gap == "/";
        let is_apart = is_fraction && !is_date && !before.ends_with(['/', '.', ',']);
        if let Some(all) = count(word).filter(|all| *all > 1 && is_apart) {
            found.push((Span::new(base + start, base + at + word.len()), need, all));
        }
    }
    found
}

/// A number of signers: no wallet has more than thirty.
fn count(word: &str) -> Option<u32> {
    const WORDS: &[&str] =
        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let named = WORDS.iter().position(|known| known.eq_ignore_ascii_case(word));
    let named = named.and_then(|at| u32::try_from(at + 1).ok());
    named.or_else(|| word.parse().ok()).filter(|count| (1..=30).contains(count))
}
