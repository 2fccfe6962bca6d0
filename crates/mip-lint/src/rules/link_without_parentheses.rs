use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP073",
    name: "link-without-parentheses",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds words in square brackets with an address right behind them.

## Why is this bad?
Markdown shows the brackets and the address as they are written, and the words are no link.

## Example
    See the [rules]https://example.org/rules.

Write `[rules](https://example.org/rules)`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for at in &draft.needles().urls {
        let head = draft.source.get(..*at).unwrap_or_default();
        let scheme = head.len() - head.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        let start = at - scheme;
        let before = draft.source.get(..start).unwrap_or_default();
        // `](` is a link, and `[1]: https://…` names one.
        let is_bare = matches!(scheme, 4 | 5) && before.ends_with(']') && !before.ends_with("\\]");
        let line = before.get(before.rfind('\n').map_or(0, |line| line + 1)..).unwrap_or_default();
        let is_quoted = line.matches('`').count() % 2 == 1;
        if !is_bare || is_quoted || draft.markdown.is_code(start) || !closes(line) {
            continue;
        }
        let rest = draft.source.get(start..).unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '"' | '|' | '`');
        let url = rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default();
        let url = url.trim_end_matches(['.', ',', ';', '!', '?', ':']);
        let (span, end) = (Span::new(start, start + url.len()), start + url.len());
        // A bracket that was closed and not opened is the one that is missing.
        let is_closed = draft.source.get(end..).is_some_and(|rest| rest.starts_with(')'));
        let mut edits = vec![Edit::insert(start, "(")];
        if !is_closed {
            edits.push(Edit::insert(end, ")"));
        }
        findings
            .add(span, "the words before this address are no link")
            .help("put the address in parentheses")
            .fix("Put it in parentheses", edits);
    }
}

/// Whether the bracket at the end of a line was opened in it.
fn closes(line: &str) -> bool {
    let inside = line.strip_suffix(']').and_then(|head| head.get(head.rfind('[')? + 1..));
    inside.is_some_and(|words| !words.trim().is_empty() && !words.contains(']'))
}
