use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP003",
    name: "unclosed-fence",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a code fence that is opened and never closed.

## Why is this bad?
All that follows becomes code: its headings are no sections any more, and its links no links.

## Example
    ## Preamble

    ```
    MIP40c3-SP#: 10

    ## Sentence Summary

Close it with a line of three backticks behind the last key.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let source = draft.source;
    let in_preamble = draft
        .preamble()
        .and_then(|preamble| Some((preamble, preamble.fence.filter(|_| !preamble.is_closed)?)));
    if let Some((preamble, fence)) = in_preamble {
        let at = draft.next_line(preamble.entries.last().map_or_else(
            || preamble.lines.start.saturating_sub(1).max(fence.start),
            |entry| entry.value_span.end,
        ));
        let close = format!("{}\n", marks(fence.of(source)));
        findings
            .add(first_line(fence, source), "the preamble's fence is never closed")
            .help("add a line with the same marks behind the last key")
            .fix("Close the fence", vec![Edit::insert(at, draft.as_lines(at, &close))]);
        return;
    }
    // Only a fence that runs to the end of the text can be open.
    let rest = |fence: &&Span| source.get(fence.end..).is_some_and(|rest| rest.trim().is_empty());
    let last = draft.markdown.fences.last().filter(rest);
    if let Some(fence) = last.filter(|fence| is_open(fence.of(source))) {
        findings
            .add(first_line(*fence, source), "this fence is never closed")
            .help("add a line with the same marks where the code ends");
    }
}

fn first_line(fence: Span, source: &str) -> Span {
    let len = fence.of(source).lines().next().map_or(0, str::len);
    Span::new(fence.start, fence.start + len)
}

/// What opens a fence, and closes it: three backticks or tildes, or more.
fn marks(fence: &str) -> &str {
    let fence = fence.trim_start();
    let mark = fence.chars().next().unwrap_or('`');
    let len = fence.len() - fence.trim_start_matches(mark).len();
    fence.get(..len).filter(|marks| marks.len() >= 3).unwrap_or("```")
}

fn is_open(fence: &str) -> bool {
    let mark = fence.chars().next().unwrap_or('`');
    let opening = fence.len() - fence.trim_start_matches(mark).len();
    let last = fence.trim_end().lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    last.len() < opening || last.chars().any(|c| c != mark)
}
