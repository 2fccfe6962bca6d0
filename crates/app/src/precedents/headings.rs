//! Sections of precedents as headings of editions. The one rule: a proposal is held against the
//! edition of its own day, and what is one section under several wordings has one key.

use std::collections::HashMap;

use domain::{precedent::PrecedentKind, proposal::Kind};
use mip::{Match, Matching, Outline, Proposal, plain_title};
use pack::{Edition, Heading, Pack};

use crate::mips;

/// The editions of a pack as precedents are held against them; made once for many.
pub(super) struct Headings<'a> {
    pub(super) pack: &'a Pack,
    editions: Vec<Held<'a>>,
}

struct Held<'a> {
    edition: &'a Edition,
    outline: Outline,
    /// What only other editions ask for, in their newest wording.
    elsewhere: Outline,
    /// The keys of both, by their titles.
    keys: HashMap<String, String>,
}

impl<'a> Headings<'a> {
    pub(super) fn of(pack: &'a Pack) -> Self {
        let held = |edition: &'a Edition| {
            let outline = mips::outline(edition);
            let elsewhere = elsewhere(pack, &outline);
            let headings = outline.headings.iter().chain(&elsewhere.headings);
            let key = |title: &str| (title.to_owned(), key_of(pack, &[edition.kind], title));
            let keys = headings.map(|heading| key(&heading.title)).collect();
            Held { edition, outline, elsewhere, keys }
        };
        Self {
            pack,
            editions: pack.kinds().iter().flat_map(|it| pack.editions(it)).map(held).collect(),
        }
    }

    /// For each section of a proposal the key of the heading that it is.
    pub(super) fn keys(&self, proposal: &Proposal<'_>) -> Vec<Option<String>> {
        let mut keys = vec![None; proposal.sections.len()];
        let decided = mips::decide(self.pack, proposal, None);
        // One from before the first edition is held against that: it is the nearest.
        let held = decided.and_then(|decided| {
            self.editions.iter().find(|held| std::ptr::eq(held.edition, decided.edition))
        });
        let Some(Held { outline, elsewhere, keys: known, .. }) = held else { return keys };
        let mut take = |outline: &Outline, is_sure: &dyn Fn(&Match) -> bool| {
            for heading in Matching::of(proposal, outline).headings {
                let Some(found) = heading.found.filter(is_sure) else { continue };
                let key = &mut keys[found.section];
                if key.is_none() {
                    *key = known.get(&heading.title).cloned();
                }
            }
        };
        take(outline, &|_| true);
        // A section that was not asked for yet, or no longer, is one to learn from all the same; but
        // only where it is named so: of what nobody asked for nothing is guessed.
        take(elsewhere, &|found| found.how.is_named_so());
        keys
    }
}

/// The headings of the kind's other editions that are none of this one's.
fn elsewhere(pack: &Pack, outline: &Outline) -> Outline {
    let key = |title: &str| key_of(pack, &[outline.kind], title);
    let mut known: Vec<_> = outline.headings.iter().map(|heading| key(&heading.title)).collect();
    let mut newest_first: Vec<_> = pack.editions(outline.kind).collect();
    newest_first.reverse();
    let others = newest_first.into_iter().map(mips::outline).flat_map(|other| other.headings);
    let mut headings: Vec<_> = others.collect();
    headings.retain(|heading| {
        let key = key(&heading.title);
        let is_new = !known.contains(&key);
        known.push(key);
        is_new
    });
    Outline { headings, ..outline.clone() }
}

/// The key of a heading that somebody asks for: in whatever wording, of a kind or of any.
pub(super) fn key(pack: &Pack, kind: Option<PrecedentKind>, heading: &str) -> String {
    match kind {
        Some(kind) => key_of(pack, kind.of_bundle().as_slice(), heading),
        None => key_of(pack, &pack.kinds().iter().collect::<Vec<_>>(), heading),
    }
}

/// The newest wording of a heading, as headings are compared; what is none is its own key.
fn key_of(pack: &Pack, kinds: &[Kind], heading: &str) -> String {
    let plain = plain_title(heading);
    let newest = |is_it: &dyn Fn(&Heading) -> bool| {
        kinds.iter().find_map(|kind| {
            let headings = pack.editions(*kind).flat_map(|edition| &edition.headings);
            // Several editions have it: the last is the newest.
            headings.filter(|heading| is_it(heading)).last()
        })
    };
    let is_named = |heading: &Heading| plain_title(&heading.title) == plain;
    let is_also = |heading: &Heading| heading.also.iter().any(|also| plain_title(also) == plain);
    // Of several kinds, one that has the very name is meant before one that has it as a variant.
    let of_kind = newest(&is_named).map(|named| {
        let means_it = |heading: &Heading| is_named(heading) || heading.also.contains(&named.title);
        newest(&means_it).unwrap_or(named)
    });
    of_kind.or_else(|| newest(&is_also)).map_or(plain, |heading| plain_title(&heading.title))
}

/// The newest wording of a heading in any edition, by its key.
pub(super) fn wording(pack: &Pack, key: &str) -> Option<String> {
    let editions = pack.kinds().iter().flat_map(|kind| pack.editions(kind));
    let headings = editions.flat_map(super::titles);
    headings.filter(|heading| plain_title(heading) == key).last().map(str::to_owned)
}
