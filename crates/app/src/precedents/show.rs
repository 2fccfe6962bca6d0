//! From the rows of the index to what is shown. The one rule: text that others wrote leaves here
//! as plain text or as clean HTML.

use std::{borrow::Cow, path::Path};

use chrono::DateTime;
use domain::precedent::PrecedentKind;
use pack::Pack;
use store::precedents::{Hit, Hits, Passage, Precedents, Proposal};

use super::{
    headings, reading,
    skipped::{SkipReason, SkippedFile, SkippedFiles},
    view::{
        Precedent, PrecedentHit, PrecedentHits, PrecedentPassage, PrecedentSection,
        PrecedentSource, PrecedentState, SnippetPart, Tally,
    },
};
use crate::{Error, preview, running::Running};

/// So many files are named for each reason.
const NAMED: usize = 100;
/// So many bytes of a section are shown: a table of a hundred thousand rows would stop the window.
const SHOWN: usize = 1 << 18;

/// What there is.
pub(super) fn state(
    index: &Precedents,
    pack: &Pack,
    running: Option<Running>,
) -> Result<PrecedentState, Error> {
    let counts = index.counts()?;
    let tallies = |counts: Vec<(String, usize)>| -> Vec<Tally> {
        counts.into_iter().map(|(name, count)| Tally { name, count }).collect()
    };
    let mut skipped = Vec::new();
    for reason in SkipReason::ALL {
        let count = counts.skipped.iter().find(|(word, _)| word == reason.word());
        let Some((_, count)) = count else { continue };
        let files = index.skipped(reason.word(), NAMED)?.into_iter();
        let files = files.map(|(path, skipped)| SkippedFile { path, why: skipped.why }).collect();
        skipped.push(SkippedFiles { reason, count: *count, files });
    }
    let notes = index.notes(NAMED)?.into_iter();
    let words = |(heading, count): (String, usize)| {
        let name = headings::wording(pack, &heading).unwrap_or(heading);
        Tally { name, count }
    };
    let kind = |kind: PrecedentKind| {
        let count = counts.kinds.iter().filter(|(of, _)| *of == kind).map(|(_, count)| count).sum();
        Tally { name: kind.word().into(), count }
    };
    let kinds = pack.kinds().iter().map(PrecedentKind::from).chain([PrecedentKind::Other]);
    Ok(PrecedentState {
        source: index.source()?.map(|source| PrecedentSource {
            is_there: Path::new(&source.path).exists(),
            is_stale: source.reader != reading::version(pack),
            indexed_at: DateTime::from_timestamp(source.indexed_at, 0).unwrap_or_default(),
            path: source.path.into(),
        }),
        proposals: counts.kinds.iter().map(|(_, count)| count).sum(),
        kinds: kinds.map(kind).collect(),
        statuses: tallies(counts.statuses),
        tags: tallies(counts.tags),
        sections: counts.headings.into_iter().map(words).collect(),
        skipped,
        notes: notes.map(|(path, why)| SkippedFile { path, why }).collect(),
        running,
    })
}

impl From<Hits> for PrecedentHits {
    fn from(found: Hits) -> Self {
        let hits = found.hits.into_iter().map(PrecedentHit::from).collect();
        Self { total: found.total, hits }
    }
}

impl From<Hit> for PrecedentHit {
    fn from(hit: Hit) -> Self {
        let (section, place) = hit.section.unzip();
        let part =
            |part: store::precedents::Marked| SnippetPart { text: part.text, hit: part.is_hit };
        Self {
            name: hit.name,
            kind: hit.kind,
            title: hit.title,
            status: hit.status,
            outcome: hit.outcome,
            posted: hit.posted,
            words: hit.words,
            section,
            place,
            snippet: hit.snippet.into_iter().map(part).collect(),
        }
    }
}

impl From<Passage> for PrecedentPassage {
    fn from(passage: Passage) -> Self {
        let text = shown(passage.text.trim()).into_owned();
        Self {
            name: passage.name,
            title: passage.title,
            status: passage.status,
            outcome: passage.outcome,
            posted: passage.posted,
            section: passage.section,
            place: passage.place,
            words: passage.words,
            html: preview::render(&text),
            text,
        }
    }
}

/// A text up to the last line that is shown, and a sign where it goes on.
fn shown(text: &str) -> Cow<'_, str> {
    if text.len() <= SHOWN {
        return Cow::Borrowed(text);
    }
    let end = text.floor_char_boundary(SHOWN);
    let end = text[..end].rfind('\n').unwrap_or(end);
    Cow::Owned(format!("{}\n\n…", &text[..end]))
}

impl Precedent {
    pub(super) fn of(path: String, proposal: Proposal) -> Self {
        let mut text = proposal.head;
        for section in &proposal.sections {
            text.push_str(&section.mark);
            text.push_str(&section.body);
        }
        let section = |section: store::precedents::Section| PrecedentSection {
            title: section.title,
            level: section.level,
            words: section.words,
            html: preview::render(&shown(&section.body)),
        };
        Self {
            name: proposal.name,
            kind: proposal.kind,
            title: proposal.title,
            status: proposal.status,
            outcome: proposal.outcome,
            posted: proposal.posted,
            ratified: proposal.ratified,
            tags: proposal.tags,
            words: proposal.words,
            path,
            note: proposal.note,
            text,
            sections: proposal.sections.into_iter().map(section).collect(),
        }
    }
}
