//! Findings that somebody lets stand, with the reason. The one rule: an override silences what it
//! was given for and nothing else; when that text changes, the finding is back.

use domain::{
    draft::{Allowed, Draft},
    id::{AllowedId, DraftId, TeamId},
};
use mip::Proposal;
use mip_lint::Finding;
use serde::{Deserialize, Serialize};

use super::{
    DraftRef, DraftView,
    compose::{Composition, compose},
    facts::TeamFacts,
    view,
};
use crate::{App, Error, here::Here, text};

/// The longest stretch of text that an override repeats, in characters.
const LONGEST_QUOTE: usize = 160;

/// Which finding to let stand, and why.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftAllow {
    /// Whose.
    pub team: TeamId,
    /// The draft.
    pub draft: DraftId,
    /// The rule: `MIP020`.
    pub code: String,
    /// Where the finding begins, as `FindingView.start` says.
    pub start: usize,
    /// Why it may stand. Not empty.
    pub reason: String,
}

/// Names an override.
#[derive(Debug, Clone, Copy, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are the docs")]
pub struct AllowedRef {
    pub team: TeamId,
    pub draft: DraftId,
    pub allowed: AllowedId,
}

/// An override with the draft that it stands in, as exports list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct AllowedIn {
    /// `MIP39c2-SP10`.
    pub draft: String,
    /// `placeholder-left`; empty for a rule that is no more.
    pub name: String,
    /// The override.
    pub allowed: Allowed,
}

impl App {
    /// Lets a finding stand.
    pub fn draft_allow(&self, req: DraftAllow) -> Result<DraftView, Error> {
        let reason = text::long("The reason", req.reason.trim().to_owned())?;
        if reason.is_empty() {
            return Err(Error::invalid("Say why this finding is accepted: readers will ask."));
        }
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_allow", |w| {
            let here = w.here();
            let mut draft: Draft = here.get(at.team, at.draft)?;
            let composition = compose(&here, &TeamFacts::of(&here, at.team)?, &draft)?;
            let (code, section, quote) = composition.named(&req.code, req.start)?;
            let (id, (at, by)) = (AllowedId::new(), here.signed(at.team)?);
            draft.allowed.push(Allowed { id, code, section, quote, reason, by, at });
            w.put(req.team, &draft)
        })?;
        view(&self.here(), at)
    }

    /// Takes an override back: the finding counts again.
    pub fn draft_disallow(&self, req: AllowedRef) -> Result<DraftView, Error> {
        let at = DraftRef { team: req.team, draft: req.draft };
        self.write("draft_disallow", |w| {
            let mut draft = w.here().get::<Draft>(at.team, at.draft)?;
            let before = draft.allowed.len();
            draft.allowed.retain(|allowed| allowed.id != req.allowed);
            if draft.allowed.len() == before {
                return Err(Error::NotFound("override", req.allowed.to_string()));
            }
            w.put(req.team, &draft)
        })?;
        view(&self.here(), at)
    }
}

impl Composition<'_> {
    /// What names the finding of a rule that begins in a place.
    fn named(&self, code: &str, start: usize) -> Result<(String, Option<String>, String), Error> {
        let missing = || Error::NotFound("finding", code.to_owned());
        let finding = self.at(code, start).next().ok_or_else(missing)?;
        Ok(key(finding, &self.text, &sections(&self.text)))
    }
}

/// Every override of a team's drafts that silences something now, in the order of the bundle.
pub(crate) fn allowed_of(here: &Here<'_>, team: TeamId) -> Result<Vec<AllowedIn>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let mut all = Vec::new();
    for draft in super::all(here, team)? {
        let mut given: Vec<&Allowed> = Vec::new();
        for (_, allowed) in compose(here, &facts, &draft)?.allowed {
            if given.iter().all(|other| other.id != allowed.id) {
                given.push(allowed);
            }
        }
        all.extend(given.into_iter().map(|allowed| AllowedIn {
            draft: draft.name(here.kinds()),
            name: mip_lint::rule(&allowed.code).map_or("", |rule| rule.name).to_owned(),
            allowed: allowed.clone(),
        }));
    }
    Ok(all)
}

/// What is to be put right, and what is let stand.
pub(super) fn apart<'a>(
    found: Vec<Finding>,
    text: &str,
    allowed: &'a [Allowed],
) -> (Vec<Finding>, Vec<(Finding, &'a Allowed)>) {
    if allowed.is_empty() {
        return (found, Vec::new());
    }
    let sections = sections(text);
    let (mut stay, mut apart) = (Vec::new(), Vec::new());
    for finding in found {
        // Most rules have no override: their findings need no quote.
        let mut of_rule = allowed.iter().filter(|one| one.code == finding.code).peekable();
        if of_rule.peek().is_none() {
            stay.push(finding);
            continue;
        }
        let (_, section, quote) = key(&finding, text, &sections);
        match of_rule.find(|one| one.section == section && one.quote == quote) {
            Some(one) => apart.push((finding, one)),
            None => stay.push(finding),
        }
    }
    (stay, apart)
}

/// Headings with where they begin, in order; the title not among them.
pub(super) fn sections(text: &str) -> Vec<(usize, String)> {
    let proposal = Proposal::parse(text);
    let below = proposal.sections.into_iter().filter(|section| section.level > 1);
    below.map(|section| (section.heading.start, section.title)).collect()
}

/// The heading that a byte stands under; none in the title and the preamble.
pub(super) fn section_at(sections: &[(usize, String)], byte: usize) -> Option<&str> {
    let after = sections.partition_point(|(start, _)| *start <= byte);
    let (_, title) = &sections[after.checked_sub(1)?];
    (!title.eq_ignore_ascii_case("preamble")).then_some(title)
}

/// What names a finding wherever it moves: rule, section, and what stands there.
fn key(
    finding: &Finding,
    text: &str,
    sections: &[(usize, String)],
) -> (String, Option<String>, String) {
    let there = text.get(finding.span.range()).unwrap_or_default().trim();
    let said = if there.is_empty() { finding.message.as_str() } else { there };
    let quote = said.chars().take(LONGEST_QUOTE).collect();
    let section = section_at(sections, finding.span.start).map(str::to_owned);
    (finding.code.into(), section, quote)
}
