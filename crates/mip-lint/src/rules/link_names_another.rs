use super::malformed_forum_link as forum;
use crate::{About, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP074",
    name: "link-names-another",
    level: Level::Warning,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds links whose words name one proposal and whose target is another.

## Why is this bad?
Whoever follows the link reads the wrong proposal, and a vote may rest on it. It comes about when a
link is copied and only its words are changed.

## Example
    [MIP40c3-SP10](https://mips.makerdao.com/mips/details/MIP40c3SP11)

Put the words or the target right.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for link in &draft.markdown.links {
        // A forum makes its addresses of first titles, before the numbers were given.
        if forum::host(&link.target).is_some() || link.target.contains("/t/") {
            continue;
        }
        // Who names rules may mean an amendment of theirs.
        let Some(text) = only(draft, &link.text).filter(|(_, number)| number.is_some()) else {
            continue;
        };
        // The last name counts: a path has the folder's before it.
        let Some(target) = names(draft, &link.target).pop() else { continue };
        let is_other = match (&text.1, &target.1) {
            (Some(of_text), Some(of_target)) => text.0 != target.0 || of_text != of_target,
            // The rules of its kind are no other proposal.
            _ => number_of(&text.0) != number_of(&target.0),
        };
        if is_other {
            let shown = |(code, number): &Name| {
                let at = code.find(|c: char| c.is_ascii_digit()).unwrap_or(code.len());
                let (letters, rest) = code.split_at(at);
                let number = number.iter().map(|number| format!("-SP{number}"));
                format!("{}{rest}{}", letters.to_uppercase(), number.collect::<String>())
            };
            let message =
                format!("this link says {} and leads to {}", shown(&text), shown(&target));
            findings
                .add(link.span, words::short(&message))
                .help("put its words or its target right");
        }
    }
}

/// A code in small letters and the number behind it.
type Name = (String, Option<String>);

/// The one proposal that a text names.
fn only(draft: &Draft<'_>, text: &str) -> Option<Name> {
    let mut names = names(draft, text);
    names.dedup();
    names.pop().filter(|_| names.is_empty())
}

/// The proposals that a text names, as `MIP40c3-SP10`, `mip40c3sp10` or `MIP40`.
fn names(draft: &Draft<'_>, text: &str) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let starts_word = !text
            .get(..at)
            .and_then(|head| head.chars().next_back())
            .is_some_and(char::is_alphanumeric);
        let code = starts_word.then(|| draft.context.kinds.code_of(rest)).flatten();
        let Some(code) = code else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at += code.len();
        let behind = text.get(at..).unwrap_or_default().trim_start_matches(['-', ' ', '_']);
        let digits = behind
            .get(..2)
            .filter(|mark| mark.eq_ignore_ascii_case("SP"))
            .and_then(|_| behind.get(2..));
        let digits = digits.map_or("", |rest| rest.trim_start_matches(['-', '#']));
        let digits =
            digits.get(..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()));
        let number =
            digits.map(|digits| digits.trim_start_matches('0')).filter(|digits| !digits.is_empty());
        found.push((code.to_ascii_lowercase(), number.map(str::to_owned)));
    }
    found
}

/// `40` of `mip40c3`.
fn number_of(code: &str) -> &str {
    let digits = code.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits
        .get(..digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len()))
        .unwrap_or_default()
}
