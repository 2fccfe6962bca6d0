//! The keys of preambles. The rule: case and brackets count, because they count for the portal.

use crate::{Edit, draft::Draft};

/// Keys that the public portal reads.
pub(super) const READ: &[&str] = &[
    "Author(s)",
    "Contributors",
    "Tags",
    "Status",
    "Type",
    "Date Proposed",
    "Date Ratified",
    "Dependencies",
    "Replaces",
    "Ratification Poll URL",
    "Forum URL",
    "Extra",
];

/// Keys without which the portal cannot list a proposal.
pub(super) const WANTED: &[&str] = &["Author(s)", "Tags", "Status", DATE_PROPOSED];

/// The day it was posted, as the portal reads it.
pub(super) const DATE_PROPOSED: &str = "Date Proposed";

/// Keys that only some editions have, besides those that the portal reads.
pub(super) const OF_EDITIONS: &[&str] = &["Date Applied", "Budget Start Date", "Budget End Date"];

/// The key that the portal takes this one for.
pub(super) fn reads_as(key: &str) -> Option<&'static str> {
    match key {
        "Author" => Some("Author(s)"),
        "tags" => Some("Tags"),
        _ => READ.iter().copied().find(|known| *known == key),
    }
}

/// The key that was meant by one that the portal does not read.
pub(super) fn means(key: &str) -> Option<&'static str> {
    if reads_as(key).is_some() {
        return None;
    }
    match key.to_lowercase().as_str() {
        "date applied" => Some("Date Proposed"),
        "authors" | "author" => Some("Author(s)"),
        "contributor" | "contributor(s)" => Some("Contributors"),
        "tag" | "tag(s)" => Some("Tags"),
        other => READ.iter().copied().find(|known| known.eq_ignore_ascii_case(other)),
    }
}

/// Whether its value is a date: `Date Ratified`, `Budget End Date`.
pub(super) fn is_date(key: &str) -> bool {
    let key = key.to_lowercase();
    key.split(' ').any(|word| word == "date")
}

/// Whether it has no value until a vote is over.
pub(super) fn is_of_ratification(key: &str) -> bool {
    key.eq_ignore_ascii_case("Date Ratified")
}

/// The digits of a number that the editor gave: `10` of `10`, `#10` and `# 10`; nothing of `#`.
pub(super) fn number(written: &str) -> Option<&str> {
    let digits = written.trim_start_matches(['#', ' ']).trim();
    (!digits.is_empty()).then_some(digits)
}

/// A new line of the preamble, at the start of a line.
pub(super) fn line(draft: &Draft<'_>, at: usize, key: &str, value: &str) -> Edit {
    let line = format!("{key}: {value}");
    Edit::insert(at, draft.as_lines(at, &format!("{}\n", line.trim_end())))
}
