use crate::{About, Level, Rule, Withheld, draft::Draft, private, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP062",
    name: "private-person",
    level: Level::Error,
    about: About::Substance,
    check,
    explain: "
## What it does
Finds people whom the team keeps to itself: named in a draft by their handle, full name or address,
or missing in it because they may not be named. Only drafts in a workspace know of such people.

## Why is this bad?
What stands in a proposal is public for ever. And a proposal that does not say whom it proposes, or
who wrote it, is sent back.

## Example
A MIP41c4 is composed for a facilitator who is *Team only*. Its section says nothing of them:

    ### Facilitator name and information

Under *People*, set *Who may see this person* to *Public*, or propose somebody else.
",
};

const HOW: &str = "under People, set “Who may see this person” to Public, or leave them out";

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for what in draft.context.private.withheld {
        let (is_missing, says) = match what {
            Withheld::Facilitator => (true, "the facilitator whom this proposes is Team only"),
            Withheld::Authors => (has_no_author(draft), "all of the authors are Team only"),
        };
        if is_missing {
            findings.add(draft.top(), format!("{says}, so the text names nobody")).help(HOW);
        }
    }
    for span in private::named(draft.source, draft.context.private.names) {
        findings.add(span, "this names somebody who is Team only").help(HOW);
    }
}

fn has_no_author(draft: &Draft<'_>) -> bool {
    let entries = draft.preamble().map(|preamble| &preamble.entries);
    let mut authors = entries.into_iter().flatten().filter(|entry| entry.key.starts_with("Author"));
    authors.all(|entry| entry.value.trim().is_empty())
}
