use mip::Entry;

use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings};

pub(crate) static RULE: Rule = Rule {
    code: "MIP004",
    name: "missing-key",
    level: Level::Error,
    about: About::Portal,
    check,
    explain: "
## What it does
Finds keys that the preamble lacks: those that the public portal reads (`Author(s)`, `Tags`,
`Status`) and those of the edition. A key that is spelled in a way that the portal does not read is
missing too. `no-date-proposed` speaks of the date.

## Why is this bad?
The portal lists proposals by author, tag and status, and shows nothing where a key is missing. A
facilitator sends back a preamble that is not the edition's.

## Example
    Authors: Jane
    Status: RFC

Write `Author(s)`, and add the line `Tags:`.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    let edition = draft.context.edition;
    let of_edition = edition.iter().flat_map(|edition| &edition.keys).map(String::as_str);
    // The editors themselves replaced `Date Applied`, which the portal does not read.
    let is_asked = |key: &&str| {
        let is_number = draft.context.kinds.is_number_key(key);
        !is_number && keys::means(key).is_none() && !keys::WANTED.contains(key)
    };
    let always = keys::WANTED.iter().copied().filter(|key| *key != keys::DATE_PROPOSED);
    let wanted: Vec<&str> = always.chain(of_edition.filter(is_asked)).collect();
    let has =
        |entry: &Entry, key: &str| entry.key == key || keys::reads_as(&entry.key) == Some(key);
    for key in wanted {
        if preamble.entries.iter().any(|entry| has(entry, key)) {
            continue;
        }
        let meant = preamble.entries.iter().find(|entry| keys::means(&entry.key) == Some(key));
        let at = draft.after_entries(preamble);
        let add = |value: &str| vec![keys::line(draft, at, key, value)];
        match meant {
            Some(entry) if edition.is_some_and(|edition| edition.has_key(&entry.key)) => findings
                .add(entry.key_span, format!("the preamble has no `{key}`"))
                .help(format!("the portal does not read `{}`: write both", entry.key))
                .fix(&format!("Add `{key}`"), add(&entry.value)),
            Some(entry) => findings
                .add(entry.key_span, format!("the portal does not read `{}`", entry.key))
                .help(format!("write `{key}`"))
                .fix(&format!("Write `{key}`"), vec![Edit::new(entry.key_span, key)]),
            None => findings
                .add(preamble.heading, format!("the preamble has no `{key}`"))
                .help(format!("add a line `{key}: …` to it")),
        };
    }
}
