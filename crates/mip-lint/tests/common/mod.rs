//! The edition that fixtures are held against, and what is known besides their text.

mod cycles;
mod kinds;

use chrono::NaiveDate;
use mip_lint::{Outline, OutlineHeading};

pub(crate) use cycles::cycles;
pub(crate) use kinds::kinds;

/// Texts that a proposal of this edition must not keep.
pub(crate) const GUIDANCE: &[&str] =
    &["Say which problem the budget solves.\nName those who have it."];

/// A small edition with required and optional sections.
pub(crate) fn edition() -> Outline {
    let heading = |level, title: &str, required| OutlineHeading {
        level,
        title: title.into(),
        required,
        also: Vec::new(),
    };
    Outline {
        kind: "mip40c3".parse().expect("a kind"),
        date: NaiveDate::from_ymd_opt(2022, 5, 29).expect("a day"),
        headings: vec![
            heading(1, "MIP40c3-SP#: Budget", true),
            heading(2, "Preamble", true),
            heading(2, "Sentence Summary", true),
            heading(2, "Paragraph Summary", true),
            heading(2, "Specification", true),
            heading(3, "Motivation", true),
            heading(3, "Core Unit ID", true),
            heading(3, "List of Budget Breakdowns", true),
            heading(3, "Budget Term", false),
        ],
        keys: ["MIP40c3-SP#", "Author(s)", "Contributors", "Tags", "Status", "Date Applied"]
            .map(str::to_owned)
            .into(),
    }
}
