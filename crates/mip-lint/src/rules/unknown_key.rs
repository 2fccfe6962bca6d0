use super::keys;
use crate::{About, Edit, Level, Rule, draft::Draft, near, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP005",
    name: "unknown-key",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds keys in the preamble that neither the public portal nor the edition knows.

## Why is this bad?
The portal drops what it does not know without a word, so a mistyped key is as good as none.

## Example
    Forum Url: https://forum.example/t/1

Write `Forum URL`. `Authors`, `Date proposed` and `Date Applied` are not read either: the portal
reads `Author(s)` and `Date Proposed`. `Date Applied` may stay when the edition has it.
",
};

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(preamble) = draft.preamble() else { return };
    let edition = draft.context.edition;
    let of_edition = || edition.iter().flat_map(|edition| &edition.keys).map(String::as_str);
    let has =
        |key: &str| preamble.entries.iter().any(|entry| keys::reads_as(&entry.key) == Some(key));
    for entry in &preamble.entries {
        let key = &*entry.key;
        let is_of_edition = edition.is_some_and(|edition| edition.has_key(key));
        let is_number = draft.context.kinds.is_number_key(key);
        if keys::reads_as(key).is_some() || is_of_edition || is_number {
            continue;
        }
        if let Some(meant) = keys::means(key) {
            // When the portal's own key is missing too, `missing-key` says so.
            if has(meant) {
                findings
                    .add(entry.key_span, format!("the portal does not read `{key}`"))
                    .help(format!("it reads `{meant}`, which is here already"));
            } else if !keys::WANTED.contains(&meant) {
                findings
                    .add(entry.key_span, format!("the portal does not read `{key}`"))
                    .help(format!("it reads `{meant}`"))
                    .fix(&format!("Write `{meant}`"), vec![Edit::new(entry.key_span, meant)]);
            }
            continue;
        }
        // Kinds that the pack has nothing of may have keys of their own.
        if draft.other.is_some() || edition.is_none() && keys::OF_EDITIONS.contains(&key) {
            continue;
        }
        let message = match key {
            "" => "this line has no key".to_owned(),
            key => format!("nobody reads the key `{}`", words::short(key)),
        };
        let found = findings.add(entry.key_span, message);
        match near::nearest(key, keys::READ.iter().copied().chain(of_edition())) {
            Some(meant) => found
                .help(format!("did you mean `{meant}`?"))
                .suggest(&format!("Write `{meant}`"), vec![Edit::new(entry.key_span, meant)]),
            None => found.help("say it in a section, or in `Extra`"),
        };
    }
}
