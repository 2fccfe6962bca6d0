use mip::Span;

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP075",
    name: "number-left-open",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds `SPX`, `SPXX`, `SP#` and `SP??` in a proposal that has its number, in its text and in the link
to its thread.

## Why is this bad?
The editor gives the number late, and one place is forgotten. The summary then tells voters of a
proposal `SPXX`.

## Example
    # MIP40c3-SP20: …

    MIP40c3-SPXX adds the budget …

Write `MIP40c3-SP20`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let title = draft.proposal.title.as_ref();
    let number = title.and_then(|title| title.number.as_deref()).and_then(keys::number);
    let number = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let (Some(number), Some(code)) = (number, title.and_then(|title| title.code.as_deref())) else {
        return;
    };
    for &at in &draft.needles().open_numbers {
        let Some(open) = open(draft.source, at) else { continue };
        let before = draft.source.get(..at).unwrap_or_default();
        let of = code_before(draft, before);
        let start = at - of.map_or(0, |of| of.len() + 1);
        let is_own = of.is_none_or(|of| of.eq_ignore_ascii_case(code));
        // In an address the words are what the forum made of the first title.
        let is_address =
            before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"));
        // Threads of other proposals keep the words of their first titles, and are found by number.
        let in_preamble =
            draft.preamble().is_some_and(|it| it.lines.start <= at && at < it.lines.end);
        if is_address != in_preamble || !in_preamble && draft.markdown.is_code(at) {
            continue;
        }
        let message = if is_own {
            "the number of this proposal is left open here".to_owned()
        } else {
            format!("the number of {} is left open here", of.unwrap_or_default())
        };
        let found = findings.add(Span::new(start, open.end), message);
        if is_address {
            found.help("copy the thread's address again once its title has the number");
        } else if is_own {
            let text = format!("{}{number}", open.of(draft.source).get(..2).unwrap_or("SP"));
            found.help(format!("write {}", words::list(&[&format!("{code}-SP{number}")])));
            found.fix(&format!("Write `{text}`"), vec![Edit::new(open, text)]);
        } else {
            found.help("write its number, or say that it has none yet");
        }
    }
}

/// `SPXX` that begins here and is no part of a word.
fn open(source: &str, at: usize) -> Option<Span> {
    let before = source.get(..at)?.chars().next_back();
    let rest = source.get(at + 2..)?;
    let mark = |c: char| matches!(c, 'x' | 'X' | '#' | '?');
    let len = rest.find(|c| !mark(c)).unwrap_or(rest.len());
    let after = rest.get(len..)?.chars().next();
    let is_word = before.is_some_and(words::is_word) || after.is_some_and(words::is_word);
    // `SPX` alone may be a name of something else: it counts behind a code.
    (!is_word && (len > 1 || before == Some('-'))).then(|| Span::new(at, at + 2 + len))
}

/// `MIP40c3` of `MIP40c3-`, which a text ends with.
fn code_before<'s>(draft: &Draft<'_>, before: &'s str) -> Option<&'s str> {
    let head = before.strip_suffix('-')?;
    let start = head.rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |at| {
        at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let word = head.get(start..)?;
    draft.context.kinds.code_of(word).filter(|code| *code == word)
}
