//! Find and replace over a bundle. The one rule: text that follows its facts is only replaced when
//! that was asked for, since from then on it is somebody's own.

use domain::{
    draft::Draft,
    id::{DraftId, TeamId},
};
use mip::{
    compose::{FactSpan, Piece},
    utf16,
};
use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use crate::{
    App, Error,
    drafts::{TeamFacts, all, compose::compose_text, write::put},
    here::Here,
    text,
};

/// So many matches are listed; all are counted.
const LISTED: usize = 1_000;
/// So much of the line is shown on each side of a match, in characters.
const AROUND: usize = 60;
/// The largest compiled pattern, in bytes.
const LARGEST_PATTERN: usize = 1 << 20;

/// What to look for.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleFind {
    /// In whose drafts.
    pub team: TeamId,
    /// The text, or the pattern.
    pub text: String,
    /// Capitals matter.
    #[serde(default)]
    pub case: bool,
    /// Only whole words.
    #[serde(default)]
    pub word: bool,
    /// `text` is a regular expression.
    #[serde(default)]
    pub regex: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BundleFound {
    /// In the order of the bundle and its sections; at most a thousand.
    pub matches: Vec<BundleMatch>,
    /// How many there are.
    pub total: usize,
    /// How many of them are in text that follows its facts.
    pub following: usize,
}

/// One place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BundleMatch {
    /// The draft.
    pub draft: DraftId,
    /// `MIP40c3-SP10`.
    pub name: String,
    /// The heading of the section, or the key of the preamble.
    pub part: String,
    /// Whether `part` is a key of the preamble.
    pub preamble: bool,
    /// Where it begins in the part, in UTF-16 units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The line before it, as far as it is shown.
    pub before: String,
    /// The match itself.
    pub text: String,
    /// The line behind it.
    pub after: String,
    /// Somebody wrote this part. If not, it follows its facts.
    pub edited: bool,
    /// The fact that it stands in, of a part that follows its facts.
    pub fact: Option<MatchFact>,
}

/// Where a fact lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct MatchFact {
    /// "Team → Name".
    pub label: String,
    /// The kind of record.
    pub collection: String,
    /// The record.
    pub id: String,
}

/// What to replace, and by what.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleReplace {
    /// What to look for.
    pub find: BundleFind,
    /// What comes in its place. With a regular expression, `$1` is its first group.
    pub with: String,
    /// Only this one match; all of them if absent.
    pub only: Option<MatchPlace>,
    /// Also in text that follows its facts, which is somebody's own from then on.
    #[serde(default)]
    pub following: bool,
}

/// Names a match.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "as in BundleMatch")]
pub struct MatchPlace {
    pub draft: DraftId,
    pub part: String,
    pub preamble: bool,
    pub start: usize,
}

/// What was replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct BundleReplaced {
    /// So many matches.
    pub replaced: usize,
    /// What matches now.
    pub found: BundleFound,
}

/// A text of a draft, as it is exported.
struct DraftText {
    draft: Draft,
    /// The draft's.
    name: String,
    id: String,
    preamble: bool,
    body: String,
    composed: Piece,
    edited: bool,
}

impl App {
    /// Every place in a team's drafts where a text stands.
    pub fn bundle_find(&self, req: BundleFind) -> Result<BundleFound, Error> {
        find(&self.here(), &req)
    }

    /// Replaces one match, or all of them, in one step that can be taken back.
    pub fn bundle_replace(&self, req: BundleReplace) -> Result<BundleReplaced, Error> {
        let replaced = self.write("bundle_replace", |w| {
            let (replaced, drafts) = replaced(&w.here(), &req)?;
            if replaced == 0 && req.only.is_some() {
                let why =
                    "This match is not there any more, or follows its facts. Nothing was replaced.";
                return Err(Error::invalid(why));
            }
            drafts.iter().try_for_each(|draft| w.put(req.find.team, draft))?;
            Ok(replaced)
        })?;
        Ok(BundleReplaced { replaced, found: find(&self.here(), &req.find)? })
    }
}

fn find(here: &Here<'_>, req: &BundleFind) -> Result<BundleFound, Error> {
    let pattern = pattern(req)?;
    let mut found = BundleFound { matches: Vec::new(), total: 0, following: 0 };
    for part in parts(here, req.team)? {
        for place in pattern.find_iter(&part.body).filter(|place| !place.is_empty()) {
            found.total += 1;
            found.following += usize::from(!part.edited);
            if found.matches.len() < LISTED {
                found.matches.push(part.listed(place.start(), place.end()));
            }
        }
    }
    Ok(found)
}

/// How many matches are wanted, and the drafts with those replaced.
fn replaced(here: &Here<'_>, req: &BundleReplace) -> Result<(usize, Vec<Draft>), Error> {
    let (team, pattern) = (req.find.team, pattern(&req.find)?);
    let (mut replaced, mut drafts) = (0, Vec::<Draft>::new());
    for part in parts(here, team)?.into_iter().filter(|part| part.is_wanted(req)) {
        let (body, count) = part.replaced(&pattern, req)?;
        if count == 0 {
            continue;
        }
        replaced += count;
        if let Some(draft) = drafts.last_mut().filter(|draft| draft.id == part.draft.id) {
            part.write(draft, body);
        } else {
            let mut draft = here.get::<Draft>(team, part.draft.id)?;
            part.write(&mut draft, body);
            drafts.push(draft);
        }
    }
    Ok((replaced, drafts))
}

/// The texts of a team's drafts: lines of the preamble, then sections.
fn parts(here: &Here<'_>, team: TeamId) -> Result<Vec<DraftText>, Error> {
    let facts = TeamFacts::of(here, team)?;
    let mut parts = Vec::new();
    for draft in all(here, team)? {
        let composed = compose_text(here, &facts, &draft)?.composed;
        let lines = composed.preamble.into_iter().map(|(key, piece)| (key, true, piece));
        let sections = composed.sections.into_iter().map(|one| (one.title, false, one.body));
        for (id, preamble, composed) in lines.chain(sections) {
            let edits = if preamble { &draft.preamble } else { &draft.sections };
            let edit = edits.iter().find(|edit| edit.id == id);
            let body = edit.map_or(&composed.text, |edit| &edit.body).clone();
            let edited = edit.is_some();
            let (draft, name) = (draft.clone(), draft.name(here.kinds()));
            parts.push(DraftText { draft, name, id, preamble, body, composed, edited });
        }
    }
    Ok(parts)
}

impl DraftText {
    fn is_at(&self, place: &MatchPlace) -> bool {
        (self.draft.id, &self.id, self.preamble) == (place.draft, &place.part, place.preamble)
    }

    /// Whether matches in it may be replaced.
    fn is_wanted(&self, req: &BundleReplace) -> bool {
        (self.edited || req.following) && req.only.as_ref().is_none_or(|place| self.is_at(place))
    }

    /// The text with the wanted matches replaced, and how many those were.
    fn replaced(&self, pattern: &Regex, req: &BundleReplace) -> Result<(String, usize), Error> {
        let mut count = 0;
        let (mut body, mut behind) = (String::with_capacity(self.body.len()), 0);
        for place in pattern.captures_iter(&self.body) {
            let Some(whole) = place.get(0).filter(|whole| !whole.is_empty()) else { continue };
            let here = utf16::from_byte(&self.body, whole.start());
            if req.only.as_ref().is_some_and(|only| only.start != here) {
                continue;
            }
            body.push_str(&self.body[behind..whole.start()]);
            if req.find.regex {
                place.expand(&req.with, &mut body);
            } else {
                body.push_str(&req.with);
            }
            behind = whole.end();
            count += 1;
        }
        body.push_str(&self.body[behind..]);
        if self.preamble && body.contains('\n') {
            let why = format!(
                "{:?} is one line of the preamble: it can't hold a line break. Nothing was replaced.",
                self.id
            );
            return Err(Error::Invalid(why));
        }
        Ok((text::long("The section", body)?, count))
    }

    fn write(self, draft: &mut Draft, body: String) {
        let edits = if self.preamble { &mut draft.preamble } else { &mut draft.sections };
        put(edits, &self.id, body, self.composed.text);
    }

    fn listed(&self, start: usize, end: usize) -> BundleMatch {
        let (before, text, after) =
            (&self.body[..start], &self.body[start..end], &self.body[end..]);
        let line = before.rsplit('\n').next().unwrap_or_default();
        let skipped = line.chars().count().saturating_sub(AROUND);
        let before = line.chars().skip(skipped).collect::<String>();
        let after = after.split('\n').next().unwrap_or_default();
        let touches = |fact: &&FactSpan| fact.span.start < end && start < fact.span.end;
        let fact = self.composed.facts.iter().find(touches).filter(|_| !self.edited);
        BundleMatch {
            draft: self.draft.id,
            name: self.name.clone(),
            part: self.id.clone(),
            preamble: self.preamble,
            start: utf16::from_byte(&self.body, start),
            end: utf16::from_byte(&self.body, end),
            before: if skipped > 0 { format!("…{before}") } else { before },
            text: text.into(),
            after: after.chars().take(AROUND).collect(),
            edited: self.edited,
            fact: fact.map(|FactSpan { source, .. }| MatchFact {
                label: source.label.clone(),
                collection: source.collection.clone(),
                id: source.id.clone(),
            }),
        }
    }
}

/// The pattern of a search, whatever it looks for.
fn pattern(find: &BundleFind) -> Result<Regex, Error> {
    if find.text.is_empty() {
        return Err(Error::invalid("Type what to look for."));
    }
    let inner = if find.regex { find.text.clone() } else { regex::escape(&find.text) };
    let whole =
        if find.word { format!(r"\b{{start-half}}(?:{inner})\b{{end-half}}") } else { inner };
    RegexBuilder::new(&whole)
        .case_insensitive(!find.case)
        .multi_line(true)
        .size_limit(LARGEST_PATTERN)
        .build()
        .map_err(|error| {
            let said = error.to_string();
            let reason = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
            Error::Invalid(format!("The pattern can't be read: {reason}."))
        })
}
