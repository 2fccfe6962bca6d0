//! The proposals and the official templates beside the repository, where they are.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use domain::proposal::Form;
use mip::{Proposal, Section};
use mip_lint::{Outline, OutlineHeading};

use super::kinds::kinds;

pub(crate) fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/mips")
}

/// The subproposals beside the repository, or nothing where they are not.
pub(crate) fn proposals() -> Vec<PathBuf> {
    let root = corpus();
    let mut found = Vec::new();
    for kind in ["MIP39/MIP39c2", "MIP40/MIP40c3", "MIP41/MIP41c4"] {
        let folder = root.join(format!("{kind}-Subproposals"));
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            found.push(entry.path());
        }
    }
    if found.is_empty() {
        eprintln!("the corpus is absent: {} holds no proposals", root.display());
    }
    found.sort();
    found
}

/// The edition of the official templates that was in force when a proposal was posted.
pub(crate) fn edition(proposal: &Proposal<'_>) -> Option<Outline> {
    let form = kinds().of_code(proposal.title.as_ref()?.code.as_deref()?)?;
    let posted = ["Date Proposed", "Date Applied"].into_iter().find_map(|key| {
        let value = proposal.value(key)?;
        NaiveDate::parse_from_str(value, "%Y-%m-%d").ok()
    })?;
    editions(form).into_iter().rfind(|(date, _)| *date <= posted).map(|(date, source)| {
        let template = Proposal::parse(&source);
        let heading = |section: &Section| OutlineHeading {
            level: section.level,
            title: section.title.clone(),
            required: true,
            also: Vec::new(),
        };
        let headings = template.sections.iter().map(heading).collect();
        let entries = template.preamble.iter().flat_map(|preamble| &preamble.entries);
        Outline {
            kind: form.kind,
            date,
            headings,
            keys: entries.map(|entry| entry.key.clone()).collect(),
        }
    })
}

/// The official templates of a kind by date.
pub(crate) fn editions(form: &Form) -> Vec<(NaiveDate, String)> {
    let folder = corpus().join(format!("template-editions/{}-Subproposal-Template", form.code));
    let mut editions = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    {
        let date = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok()).expect("a day");
        editions.push((date, std::fs::read_to_string(path).expect("a template")));
    }
    editions.sort();
    editions
}

pub(crate) fn read(path: &Path) -> (String, String) {
    let source = std::fs::read_to_string(path).expect("every proposal is text");
    (path.file_name().expect("a file").to_string_lossy().into_owned(), source)
}
