use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP002",
    name: "preamble-without-fence",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a preamble whose heading is not followed by a code fence.

## Why is this bad?
The public portal reads the keys only from a fence that comes right behind the heading. With a
sentence before it, or without it, the proposal disappears.

## Example
    ## Preamble

    MIP40c3-SP#: 10
    Author(s): Jane

Put a line of three backticks before the first key and one behind the last.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble().filter(|preamble| !preamble.is_followed_by_fence) else {
        return;
    };
    if let Some(fence) = preamble.fence {
        findings
            .add(
                Span::new(preamble.heading.start, fence.start),
                "something stands between the preamble's heading and its fence",
            )
            .help("the portal reads the fence only when it comes right behind the heading");
        return;
    }
    let found = findings.add(preamble.heading, "the preamble is not in a fence");
    found.help("put a line of three backticks before its keys and one behind them");
    if !preamble.entries.is_empty() {
        let (start, end) = (preamble.lines.start, draft.next_line(preamble.lines.end));
        let open = Edit::insert(start, draft.as_lines(start, "```\n"));
        let close = Edit::insert(end, draft.as_lines(end, "```\n"));
        found.fix("Put the keys in a fence", vec![open, close]);
    }
}
