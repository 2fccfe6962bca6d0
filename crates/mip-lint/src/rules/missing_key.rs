use super::keys;
use crate::{Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP004",
    name: "missing-key",
    level: Level::Error,
    check,
    explain: "
## What it does
Finds keys that the preamble lacks: those that the public portal reads (`Author(s)`, `Tags`,
`Status`, `Date Proposed`) and those of the edition. A key that is spelled in a way that the portal
does not read is missing too.

## Why is this bad?
The portal lists proposals by author, tag, status and date, and shows nothing where a key is
missing. Of 177 public proposals 30 lack `Date Proposed`, some because a template said
`Date Applied`. A facilitator sends back a preamble that is not the edition's.

## Example
    Authors: Jane
    Date Applied: 2021-04-07

Write `Author(s)`, and `Date Proposed` besides `Date Applied`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings) {
    let Some(preamble) = draft.preamble() else { return };
    let of_edition = draft.context.edition.iter().flat_map(|edition| &edition.keys);
    let of_edition = of_edition.map(String::as_str).filter(|key| !keys::is_number(key));
    let mut wanted: Vec<&str> = keys::WANTED.to_vec();
    wanted.extend(of_edition.filter(|key| !keys::WANTED.contains(key)));
    for key in wanted {
        if preamble
            .entries
            .iter()
            .any(|entry| keys::reads_as(&entry.key) == Some(key) || entry.key == key)
        {
            continue;
        }
        let known =
            |written: &str| draft.context.edition.is_some_and(|edition| edition.has_key(written));
        let meant = preamble.entries.iter().find(|entry| keys::means(&entry.key) == Some(key));
        let at = draft.after_entries(preamble);
        match meant {
            Some(entry) if !known(&entry.key) => {
                let message = format!("the portal does not read `{}`, only `{key}`", entry.key);
                let fix = vec![Edit::new(entry.key_span, key)];
                findings.add(entry.key_span, message).fix(&format!("Write `{key}`"), fix);
            }
            Some(entry) => {
                let message = format!("the preamble has no `{key}`");
                let line = draft.as_lines(at, &format!("{key}: {}\n", entry.value));
                findings
                    .add(entry.key_span, message)
                    .help(format!("the portal does not read `{}`: write both", entry.key))
                    .fix(&format!("Add `{key}`"), vec![Edit::insert(at, line)]);
            }
            None => {
                let line = draft.as_lines(at, &format!("{key}:\n"));
                findings
                    .add(preamble.heading, format!("the preamble has no `{key}`"))
                    .help(format!("add a line `{key}: …` to it"))
                    .suggest(&format!("Add `{key}`"), vec![Edit::insert(at, line)]);
            }
        }
    }
}
