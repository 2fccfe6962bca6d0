//! What a proposal says of things that its bundle says too: the unit, its people, its money, its
//! days. The one rule: only what is meant as a statement is taken, never a word that looks alike.

mod money;
mod names;

use domain::proposal::Kinds;
use mip::{Proposal, Section, Span};
use serde::{Deserialize, Serialize};

use crate::{address, needles::Needles, rules::tags, words};

/// What is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "AgreementTopic"))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The Core Unit ID: `SES-001`.
    UnitId,
    /// The unit's name.
    UnitName,
    /// The forum name of a facilitator.
    Facilitator,
    /// An Ethereum address, of whatever stands before it.
    Address,
    /// What the budget asks for a month: `384,493 DAI`.
    Monthly,
    /// The most that may be held: `1,153,480 DAI`.
    Cap,
    /// The preamble's `Date Proposed` or `Date Applied`.
    DateProposed,
    /// The first day of the budget.
    BudgetStart,
    /// Its last day.
    BudgetEnd,
    /// The name of a proposal of the bundle: `MIP40c3-SP10`.
    Name,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// What it is of.
    pub topic: Topic,
    /// Which one, where there are several: `auditors wallet`, `MIP40c3`; else empty.
    pub of: String,
    /// The value as it is compared: case, spaces and marks that mean nothing are gone.
    pub value: String,
    /// Where it is written, in UTF-8 bytes.
    pub span: Span,
    /// The key of the preamble that it is the value of.
    pub key: Option<String>,
}

/// Every statement of a proposal, in the order of the topics and then of the text.
#[must_use]
pub fn mentions(source: &str, kinds: &Kinds) -> Vec<Mention> {
    let proposal = Proposal::parse(source);
    let mut found = Mentions { source, kinds, all: Vec::new() };
    found.preamble(&proposal);
    found.unit_id(&proposal);
    names::units(&mut found, &proposal);
    names::facilitators(&mut found, &proposal);
    names::proposals(&mut found, &proposal);
    money::amounts(&mut found, &proposal);
    found.term(&proposal);
    found.addresses(&proposal);
    found.all.sort_by_key(|mention| (mention.topic, mention.span));
    found.all.dedup_by_key(|mention| (mention.topic, mention.span));
    found.all
}

/// A value as it is compared, for what a workspace holds.
#[must_use]
pub fn normal(topic: Topic, value: &str) -> String {
    match topic {
        Topic::UnitId | Topic::Name => value.trim().to_uppercase(),
        Topic::UnitName => words::normal(value),
        Topic::Facilitator => value.trim().trim_start_matches('@').to_lowercase(),
        Topic::Address => value.trim().to_lowercase(),
        Topic::Monthly | Topic::Cap => money::normal(value),
        Topic::DateProposed | Topic::BudgetStart | Topic::BudgetEnd => value.trim().to_owned(),
    }
}

/// How a value is written where another one of the topic stands: the ID in a tag is small and has
/// `cu-` before it, and a name in a title has no quotes.
#[must_use]
pub fn written_as(topic: Topic, there: &str, value: &str) -> String {
    match topic {
        Topic::UnitId if there.starts_with("cu-") => format!("cu-{}", value.to_lowercase()),
        // Only the number, where the unit stands behind it: `1,000` before ` DAI`.
        Topic::Monthly | Topic::Cap if !there.contains(|c: char| c.is_alphabetic()) => {
            value.split(' ').next().unwrap_or(value).to_owned()
        }
        _ => value.to_owned(),
    }
}

struct Mentions<'a> {
    source: &'a str,
    kinds: &'a Kinds,
    all: Vec<Mention>,
}

impl Mentions<'_> {
    fn add(&mut self, topic: Topic, of: &str, span: Span) {
        let value = normal(topic, span.of(self.source));
        let key = None;
        if !value.is_empty() {
            self.all.push(Mention { topic, of: of.to_owned(), value, span, key });
        }
    }

    fn preamble(&mut self, proposal: &Proposal<'_>) {
        let entries = proposal.preamble.iter().flat_map(|preamble| &preamble.entries);
        for entry in entries.filter(|entry| !entry.value.is_empty()) {
            let key = entry.key.to_lowercase();
            let (topic, span, value) = match &*key {
                "date proposed" | "date applied" => {
                    (Topic::DateProposed, entry.value_span, entry.value.clone())
                }
                "budget start date" => (Topic::BudgetStart, entry.value_span, entry.value.clone()),
                "budget end date" => (Topic::BudgetEnd, entry.value_span, entry.value.clone()),
                "tags" => {
                    let unit =
                        tags::of(entry).find_map(|(span, tag)| Some((span, tags::unit(tag)?)));
                    let Some((span, unit)) = unit else { continue };
                    (Topic::UnitId, span, unit)
                }
                _ => continue,
            };
            let value = normal(topic, &value);
            let key = Some(entry.key.clone());
            self.all.push(Mention { topic, of: String::new(), value, span, key });
        }
    }

    /// In the title, its own section, and the first sentences: elsewhere other units are named too.
    fn unit_id(&mut self, proposal: &Proposal<'_>) {
        let title = proposal.title.as_ref().map(|title| title.span);
        let own = ["Core Unit ID", "Sentence Summary"].map(|title| section(proposal, title));
        let places = title.into_iter().chain(own.into_iter().flatten().map(|section| section.text));
        for place in places {
            if let Some(span) = ids(self.source, place).next() {
                self.add(Topic::UnitId, "", span);
            }
        }
    }

    /// The term as a list: `- Start date: 2022-05-01`.
    fn term(&mut self, proposal: &Proposal<'_>) {
        let Some(term) = section(proposal, "Budget Term") else { return };
        for (span, line) in words::lines(self.source, term.whole) {
            let lower = line.to_lowercase();
            let topic = match (lower.contains("start"), lower.contains("end")) {
                (true, false) => Topic::BudgetStart,
                (false, true) => Topic::BudgetEnd,
                _ => continue,
            };
            if let Some(at) = day_in(line) {
                self.add(topic, "", Span::new(span.start + at, span.start + at + 10));
            }
        }
    }

    /// Each address with what its line calls it; in the facilitator's own section it is theirs.
    fn addresses(&mut self, proposal: &Proposal<'_>) {
        let own = section(proposal, names::INFORMATION).map(|section| section.whole);
        for span in address::in_text(self.source, &Needles::of(self.source)) {
            let digits = span.of(self.source).get(2..).unwrap_or_default();
            if digits.len() != 40 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                continue;
            }
            let is_own = own.is_some_and(|own| own.start <= span.start && span.end <= own.end);
            if is_own {
                self.add(Topic::Address, names::FACILITATOR, span);
            } else if let Some(label) = label_before(self.source, span.start) {
                self.add(Topic::Address, &label, span);
            }
        }
    }
}

/// The first section of a title, whatever its case and marks.
fn section<'p>(proposal: &'p Proposal<'_>, title: &str) -> Option<&'p Section> {
    let wanted = words::normal(title);
    proposal.sections.iter().find(|section| words::normal(&section.title) == wanted)
}

/// Core Unit IDs in capitals.
fn ids(source: &str, within: Span) -> impl Iterator<Item = Span> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let text = within.of(source);
    let base = text.as_ptr() as usize;
    text.split(move |c| !part(c)).filter_map(move |word| {
        let at = within.start + (word.as_ptr() as usize - base);
        let is_id = tags::is_id(word) && !word.bytes().any(|byte| byte.is_ascii_lowercase());
        is_id.then(|| Span::new(at, at + word.len()))
    })
}

/// Where the first `2022-05-01` of a line begins.
fn day_in(line: &str) -> Option<usize> {
    let is_day = |at: &usize| {
        let Some(day) = line.as_bytes().get(*at..at + 10) else { return false };
        day.iter().enumerate().all(|(n, byte)| match n {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    (0..line.len()).find(is_day)
}

/// What a line calls the address that begins at a byte: "Auditors Wallet: 0x…".
fn label_before(source: &str, at: usize) -> Option<String> {
    const LONGEST: usize = 60;
    let line = source.get(..at)?;
    let line = line.get(line.rfind('\n').map_or(0, |end| end + 1)..)?;
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ':' && c != '|');
    let label = line.strip_suffix([':', '|'])?.rsplit([':', '|']).next()?;
    let label = words::normal(label);
    // `Address: 0x…` says nothing of whose it is.
    let says = label.contains(' ') && label.len() <= LONGEST;
    says.then_some(label)
}

#[cfg(test)]
mod tests;
