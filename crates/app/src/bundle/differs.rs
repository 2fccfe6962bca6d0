//! What of a draft is not as it was frozen, by key and heading.

use std::collections::BTreeSet;

use domain::{bundle::Sealed, version::VersionFile};
use mip::Proposal;

use super::freeze::{FrozenFile, FrozenState, fresh_file};
use crate::drafts::leaving::{Leaving, title_of};

/// Lines that others write on the way: they say where the proposal is, not what it proposes.
const FOLLOW: [&str; 4] = ["Status", "Date Ratified", "Forum URL", "Ratification Poll URL"];

/// How a draft stands against a frozen file, and the parts that differ.
pub(super) fn state(frozen: &VersionFile, now: &Leaving) -> (FrozenState, Vec<String>) {
    if frozen.text == now.text {
        let renamed = frozen.path != now.path;
        let state = if renamed { FrozenState::Changed } else { FrozenState::Same };
        return (state, Vec::new());
    }
    let (before, after) = (Proposal::parse(&frozen.text), Proposal::parse(&now.text));
    let mut parts = keys(&before, &after);
    let only_follows = parts.iter().all(|key| FOLLOW.contains(&key.as_str()));
    let sections = sections(&before, &after);
    let outside = parts.is_empty() && sections.is_empty();
    let state = if only_follows && sections.is_empty() && !outside {
        FrozenState::Status
    } else {
        FrozenState::Changed
    };
    parts.extend(sections);
    (state, parts)
}

/// A frozen file as it goes outside: how far the bundle is it says as of now.
pub(super) fn as_frozen(frozen: VersionFile, now: Leaving) -> Leaving {
    let text = match state(&frozen, &now).0 {
        FrozenState::Same | FrozenState::Status => now.text,
        _ => followed(frozen.text, &now.text),
    };
    Leaving { title: title_of(&text), text, path: frozen.path, ..now }
}

/// The text with the lines that follow as they are now.
fn followed(mut text: String, now: &str) -> String {
    let now = Proposal::parse(now);
    for key in FOLLOW {
        let value =
            now.value(key).filter(|value| Proposal::parse(&text).value(key) != Some(*value));
        if let Some(new) = value.and_then(|value| Proposal::parse(&text).with_value(key, value)) {
            text = new;
        }
    }
    text
}

/// How the pictures stand against frozen ones. A picture is known by its place.
pub(super) fn pictures(frozen: &[Sealed], mut now: Vec<Sealed>) -> Vec<FrozenFile> {
    let mut files = Vec::new();
    for Sealed { draft, path, sha256 } in frozen {
        let at = now.iter().position(|one| one.path == *path);
        let is = at.map(|at| now.remove(at).sha256);
        let state = match &is {
            None => FrozenState::Gone,
            Some(is) if is == sha256 => FrozenState::Same,
            Some(_) => FrozenState::Changed,
        };
        let (path, frozen) = (path.clone(), Some(sha256.clone()));
        files.push(FrozenFile { draft: *draft, path, frozen, now: is, parts: Vec::new(), state });
    }
    files.extend(now.into_iter().map(|one| fresh_file(one.draft, one.sha256, one.path)));
    files
}

/// Keys of the preamble whose value is another, or that only one has.
fn keys(before: &Proposal<'_>, after: &Proposal<'_>) -> Vec<String> {
    let entries = |proposal: &Proposal<'_>| -> BTreeSet<(String, String)> {
        let entries = proposal.preamble.iter().flat_map(|preamble| &preamble.entries);
        entries.map(|entry| (entry.key.clone(), entry.value.clone())).collect()
    };
    let (before, after) = (entries(before), entries(after));
    let changed: BTreeSet<_> =
        before.symmetric_difference(&after).map(|(key, _)| key.clone()).collect();
    changed.into_iter().collect()
}

/// Headings whose own text is another, or that only one has.
fn sections(before: &Proposal<'_>, after: &Proposal<'_>) -> Vec<String> {
    let own = |proposal: &Proposal<'_>| -> Vec<(String, String)> {
        let behind_title = proposal.sections.iter();
        let own = behind_title.filter(|section| section.title != "Preamble");
        own.map(|section| (section.title.clone(), section.text.of(proposal.source).to_owned()))
            .collect()
    };
    let (before, after) = (own(before), own(after));
    let not_in = |one: &[(String, String)], other: &[(String, String)]| {
        one.iter()
            .filter(|s| !other.contains(s))
            .map(|(title, _)| title.clone())
            .collect::<Vec<_>>()
    };
    let mut changed = not_in(&after, &before);
    for title in not_in(&before, &after) {
        if !changed.contains(&title) {
            changed.push(title);
        }
    }
    changed
}
