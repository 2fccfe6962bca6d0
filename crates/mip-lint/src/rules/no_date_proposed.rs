use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP033",
    name: "no-date-proposed",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds a preamble without a line `Date Proposed:`, letter by letter.

## Why is this bad?
The public portal lists proposals by this date, and reads no other key for it: not `Date Applied`,
which a template of MIP40c3 still names, and not `Date proposed`. Of 177 public proposals 30 lack
it.

## Example
    Status: RFC
    Date Applied: 2022-07-07

Write `Date Proposed: 2022-07-07`, and keep `Date Applied` besides it when the edition has it.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    const KEY: &str = keys::DATE_PROPOSED;
    // Where there is no preamble, that is what is said.
    let Some(preamble) = draft.preamble() else { return };
    if preamble.entries.iter().any(|entry| entry.key == KEY) {
        return;
    }
    let at = draft.after_entries(preamble);
    let edition = draft.context.edition;
    let meant = preamble.entries.iter().find(|entry| keys::means(&entry.key) == Some(KEY));
    match meant {
        Some(entry) if edition.is_some_and(|edition| edition.has_key(&entry.key)) => findings
            .add(entry.key_span, format!("the preamble has no `{KEY}`"))
            .help(format!("the portal does not read `{}`: write both", entry.key))
            .fix(&format!("Add `{KEY}`"), vec![keys::line(draft, at, KEY, &entry.value)]),
        Some(entry) => findings
            .add(entry.key_span, format!("the portal does not read `{}`", entry.key))
            .help(format!("write `{KEY}`"))
            .fix(&format!("Write `{KEY}`"), vec![Edit::new(entry.key_span, KEY)]),
        None => findings
            .add(preamble.heading, format!("the preamble has no `{KEY}`"))
            .help(format!("add a line `{KEY}: …` with the day on which it was posted")),
    };
}
