//! The search for the section that is a heading. The rule: the surer way of telling goes first, and
//! where a section stands only decides between several that are equally sure.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashSet;

use super::{Correction, How, Match, Matching, Wanted};
use crate::{Outline, Proposal, wording};

/// Ways of telling, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    Named,
    Variant,
    Near,
}

pub(super) struct Search<'a> {
    proposal: &'a Proposal<'a>,
    found: Matching,
    /// For each heading its words, and the other wordings that mean it.
    words: Vec<(String, &'a [String])>,
    /// The words of each section.
    sections: Vec<String>,
    /// All sections, in the order of their words and then of the text.
    by_words: Vec<usize>,
    /// Words that some heading has: no guess takes a section of that name away from it. Read when
    /// there is something to guess, which is seldom.
    known: OnceCell<HashSet<String>>,
    /// Sections that are no heading's: title and preamble, and those of which somebody said so.
    barred: Vec<bool>,
}

impl<'a> Search<'a> {
    pub(super) fn new(proposal: &'a Proposal<'a>, outline: &'a Outline) -> Self {
        let mut headings: Vec<Wanted> = Vec::new();
        let mut words: Vec<(String, &[String])> = Vec::new();
        for heading in &outline.headings {
            let plain = wording::plain(&heading.title);
            if heading.level <= 1 || plain == "preamble" {
                continue;
            }
            headings.push(Wanted {
                level: heading.level,
                title: heading.title.clone(),
                required: heading.required,
                parent: headings.iter().rposition(|above| above.level < heading.level),
                found: None,
            });
            words.push((plain, &heading.also));
        }
        let sections: Vec<_> =
            proposal.sections.iter().map(|section| wording::plain(&section.title)).collect();
        let barred =
            |(index, plain): (usize, &String)| proposal.is_frame(index) || plain.is_empty();
        let barred = sections.iter().enumerate().map(barred).collect();
        let mut by_words: Vec<usize> = (0..sections.len()).collect();
        by_words.sort_by(|a, b| sections[*a].cmp(&sections[*b]));
        Self {
            proposal,
            known: OnceCell::new(),
            words,
            found: Matching { headings, of_section: vec![None; sections.len()] },
            sections,
            by_words,
            barred,
        }
    }

    pub(super) fn levels(&self) -> Vec<u8> {
        let mut levels: Vec<u8> = self.found.headings.iter().map(|heading| heading.level).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    pub(super) fn choose(&mut self, correction: &Correction) {
        let Some(section) = correction.section(self.proposal) else { return };
        if self.barred[section] || self.found.of_section[section].is_some() {
            return;
        }
        let Some(heading) = &correction.heading else {
            self.barred[section] = true;
            return;
        };
        let plain = wording::plain(heading);
        let headings = &self.found.headings;
        let exact = headings.iter().position(|wanted| wanted.title == *heading);
        let alike = || self.words.iter().position(|(words, _)| *words == plain);
        let Some(heading) = exact.or_else(alike) else { return };
        if headings[heading].found.is_none() {
            self.take(heading, section, How::Chosen);
        }
    }

    /// One way of telling for the headings of one level.
    pub(super) fn round(&mut self, level: u8, round: Round) {
        for heading in 0..self.found.headings.len() {
            let wanted = &self.found.headings[heading];
            if wanted.level != level || wanted.found.is_some() {
                continue;
            }
            let candidates = match round {
                Round::Named => self.named(heading),
                Round::Variant => self.variants(heading),
                Round::Near => self.near(heading),
            };
            let best = candidates.into_iter().max_by_key(|(section, how)| {
                let Match { same_level, same_parent, .. } = self.fit(heading, *section, *how);
                let sure = match how {
                    How::Chosen | How::Exact => 100,
                    How::Alike | How::Variant => 99,
                    How::Near { likeness } => *likeness,
                };
                (same_parent && same_level, same_parent, same_level, sure, Reverse(*section))
            });
            if let Some((section, how)) = best {
                self.take(heading, section, how);
            }
        }
    }

    /// What was found, with where each stands now that all are known.
    pub(super) fn done(mut self) -> Matching {
        for heading in 0..self.found.headings.len() {
            if let Some(Match { section, how, .. }) = self.found.headings[heading].found {
                self.found.headings[heading].found = Some(self.fit(heading, section, how));
            }
        }
        self.found
    }

    fn is_free(&self, section: usize) -> bool {
        !self.barred[section] && self.found.of_section[section].is_none()
    }

    fn of_words<'s>(&'s self, words: &str) -> impl Iterator<Item = usize> + use<'s, 'a> {
        let first = self.by_words.partition_point(|section| *self.sections[*section] < *words);
        let last = self.by_words.partition_point(|section| *self.sections[*section] <= *words);
        let found = self.by_words.get(first..last).into_iter().flatten().copied();
        found.filter(|section| self.is_free(*section))
    }

    fn named(&self, heading: usize) -> Vec<(usize, How)> {
        let title = &self.found.headings[heading].title;
        let how = |section: usize| {
            let is_exact = self.proposal.sections[section].title == *title;
            (section, if is_exact { How::Exact } else { How::Alike })
        };
        self.of_words(&self.words[heading].0).map(how).collect()
    }

    /// A section far from the heading's level is named for something else.
    fn is_at_level(&self, heading: usize, section: usize) -> bool {
        let wanted = self.found.headings[heading].level;
        self.proposal.sections[section].level.abs_diff(wanted) <= 1
    }

    /// The sections of the first of the other wordings that the proposal has.
    fn variants(&self, heading: usize) -> Vec<(usize, How)> {
        let of_wording = |words: &String| {
            let found = self
                .of_words(&wording::plain(words))
                .filter(|section| self.is_at_level(heading, *section));
            found.map(|section| (section, How::Variant)).collect::<Vec<_>>()
        };
        let mut wordings = self.words[heading].1.iter().map(of_wording);
        wordings.find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn near(&self, heading: usize) -> Vec<(usize, How)> {
        let title = &self.words[heading].0;
        let guess = |(section, words): (usize, &String)| {
            let may_be = self.is_free(section) && self.is_at_level(heading, section);
            let likeness = may_be.then(|| wording::near(words, title)).flatten()?;
            (!self.is_known(words)).then_some((section, How::Near { likeness }))
        };
        self.sections.iter().enumerate().filter_map(guess).collect()
    }

    fn is_known(&self, words: &str) -> bool {
        let of_heading = |(title, also): &(String, &[String])| -> Vec<String> {
            also.iter().map(|also| wording::plain(also)).chain([title.clone()]).collect()
        };
        let known = || self.words.iter().flat_map(of_heading).collect();
        self.known.get_or_init(known).contains(words)
    }

    fn fit(&self, heading: usize, section: usize, how: How) -> Match {
        let (wanted, is) = (&self.found.headings[heading], &self.proposal.sections[section]);
        let above = wanted.parent.map(|parent| self.found.headings[parent].found);
        let same_parent = match above {
            Some(above) => above.is_some_and(|above| is.parent == Some(above.section)),
            // Nothing but the title stands above the edition's highest headings.
            None => is.parent.is_none_or(|above| self.proposal.is_frame(above)),
        };
        Match { section, how, same_level: is.level == wanted.level, same_parent }
    }

    fn take(&mut self, heading: usize, section: usize, how: How) {
        let fit = self.fit(heading, section, how);
        self.found.headings[heading].found = Some(fit);
        self.found.of_section[section] = Some(heading);
    }
}
