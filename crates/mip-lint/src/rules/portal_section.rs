//! Sections that the portal looks for. The rule: one that is written in just the way it wants makes
//! all others of that name the author's own.

use mip::Section;

use crate::{Edit, draft::Draft, portal, rule::Findings, words};

/// The section that has these words, and whether the portal finds it.
pub(super) fn find<'a>(draft: &'a Draft<'_>, title: &str) -> Option<(&'a Section, bool)> {
    let lower = title.to_ascii_lowercase();
    let is_it = |section: &&Section| {
        words::is_title(&section.title, &lower)
            || section.title.len() < title.len() + 10 && mip::plain_title(&section.title) == lower
    };
    let named = || draft.proposal.sections.iter().filter(is_it);
    let exact =
        |section: &&Section| portal::heading(section.heading.of(draft.source)) == Some((2, title));
    named().find(exact).map(|section| (section, true)).or_else(|| Some((named().next()?, false)))
}

/// Says that the portal does not find this section, and what it looks for.
pub(super) fn report(section: &Section, title: &str, what: &str, findings: &mut Findings<'_>) {
    let found = findings.add(section.heading, format!("the portal does not find {what}"));
    found.help(format!("it looks for `## {title}`, letter by letter"));
    let (words, edits) =
        (format!("Write `## {title}`"), vec![Edit::new(section.heading, format!("## {title}"))]);
    // Another level changes what stands under it.
    if section.level == 2 {
        found.fix(&words, edits)
    } else {
        found.suggest(&words, edits)
    };
}
