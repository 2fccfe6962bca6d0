//! A proposal as rules see it: parsed once, held against its edition once. The rule: nothing here
//! judges; that is for rules.

use std::cell::OnceCell;

use domain::proposal::{Form, Kinds, Property};
use mip::{Entry, Preamble, Proposal, Section, Span};

use crate::{
    Context, Reading, address,
    edition::Places,
    markdown::Markdown,
    needles::Needles,
    rules::totals::{self, Wrong},
    status::Status,
};

/// What every rule is given.
#[derive(Debug)]
pub(crate) struct Draft<'a> {
    pub(crate) source: &'a str,
    pub(crate) context: &'a Context<'a>,
    pub(crate) proposal: &'a Proposal<'a>,
    pub(crate) markdown: &'a Markdown,
    /// Where the edition's sections are; `None` without an edition.
    pub(crate) places: Option<Places<'a>>,
    /// What its preamble says of where it stands.
    pub(crate) status: Option<Status>,
    /// What kind it is by its title.
    pub(crate) titled: Option<&'a Form>,
    /// What kind it is: by its title, its number's line, the edition or the file's name.
    pub(crate) form: Option<&'a Form>,
    /// The code of a kind that the pack has nothing of: only what holds for every kind is asked.
    pub(crate) other: Option<&'a str>,
    needles: OnceCell<Needles>,
    addresses: OnceCell<Vec<Span>>,
    totals: OnceCell<Vec<Wrong>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn of(reading: &'a Reading<'a>, context: &'a Context<'a>) -> Self {
        let Reading { proposal, markdown } = reading;
        Self {
            source: proposal.source,
            context,
            proposal,
            markdown,
            places: context.edition.map(|edition| Places::find(edition, proposal)),
            status: status(proposal),
            titled: titled(proposal, context),
            form: form(proposal, context),
            other: other_kind(context.kinds, proposal, context.file_name)
                .filter(|_| form(proposal, context).is_none()),
            needles: OnceCell::new(),
            addresses: OnceCell::new(),
            totals: OnceCell::new(),
        }
    }

    /// Where the words stand that rules look for.
    pub(crate) fn needles(&self) -> &Needles {
        self.needles.get_or_init(|| Needles::of(self.source))
    }

    /// Words that begin with `0x`, outside of URLs.
    pub(crate) fn addresses(&self) -> &[Span] {
        self.addresses.get_or_init(|| address::in_text(self.source, self.needles()))
    }

    /// Totals of its tables that do not add up.
    pub(crate) fn totals(&self) -> &[Wrong] {
        self.totals.get_or_init(|| totals::find(self))
    }

    /// Whether a proposal like this one has this section: its edition says so, or nobody knows it.
    pub(crate) fn wants_section(&self, title: &str) -> bool {
        let has = |places: &Places<'_>| {
            places.wanted.iter().any(|wanted| wanted.heading.title.eq_ignore_ascii_case(title))
        };
        self.other.is_none() && !self.context.is_older && self.places.as_ref().is_none_or(has)
    }

    /// Whether its kind is one of which rules ask this.
    pub(crate) fn has(&self, property: Property) -> bool {
        self.form.is_some_and(|form| form.has(property))
    }

    /// What kind it is where it has a form to follow: by its title, or else by the edition.
    pub(crate) fn of_title_or_edition(&self) -> Option<&'a Form> {
        let of_edition = || self.context.kinds.form(self.context.edition?.kind);
        self.titled.or_else(of_edition)
    }

    /// The entry of the preamble with the number.
    pub(crate) fn number_entry(&self) -> Option<&Entry> {
        let mut entries = self.preamble()?.entries.iter();
        entries.find(|entry| self.context.kinds.is_number_key(&entry.key))
    }

    /// Whether its author took it back.
    pub(crate) fn is_withdrawn(&self) -> bool {
        self.status == Some(Status::Withdrawn)
    }

    /// Whether the editor may not have given it a number yet.
    pub(crate) fn may_lack_number(&self) -> bool {
        self.status.is_some_and(Status::may_lack_number)
    }

    /// The first entry of that key, as it is written.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.preamble()?.entries.iter().find(|entry| entry.key == key)
    }

    /// Its preamble. Rules about what is in it have nothing to say when there is none.
    pub(crate) fn preamble(&self) -> Option<&Preamble> {
        self.proposal.preamble.as_ref()
    }

    /// Where something that is missing altogether is shown: the title, the first heading, or the
    /// first line.
    pub(crate) fn top(&self) -> Span {
        let title = self.proposal.title.as_ref().map(|title| title.span);
        let first = || self.proposal.sections.first().map(|section| section.heading);
        title.or_else(first).unwrap_or_else(|| {
            let start = if self.source.starts_with('\u{feff}') { 3 } else { 0 };
            let line = self.source.get(start..).and_then(|text| text.lines().next());
            Span::new(start, start + line.map_or(0, str::len))
        })
    }

    /// The section of that title, and where it is in the list.
    pub(crate) fn section(&self, title: &str) -> Option<&Section> {
        self.proposal.section(title).and_then(|index| self.proposal.sections.get(index))
    }

    /// Whether a section is the title or the preamble, which have rules of their own.
    pub(crate) fn is_frame(&self, index: usize) -> bool {
        self.proposal.title.as_ref().is_some_and(|title| title.section == index)
            || self.preamble().is_some_and(|preamble| preamble.section == index)
    }

    /// The start of the line that a byte stands in.
    pub(crate) fn start_of_line(&self, byte: usize) -> usize {
        let head = self.source.get(..byte).unwrap_or_default();
        head.rfind('\n').map_or(0, |at| at + 1)
    }

    /// How many bytes stand before one in its line.
    pub(crate) fn column(&self, byte: usize) -> usize {
        byte - self.start_of_line(byte)
    }

    /// The line end that the text uses.
    pub(crate) fn line_end(&self) -> &'static str {
        match self.source.find('\n') {
            Some(at) if self.source.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Lines to insert at the start of a line, or at the end of a text that lacks its last line end.
    pub(crate) fn as_lines(&self, at: usize, lines: &str) -> String {
        let end = self.line_end();
        let starts_line = at == 0 || self.source.get(..at).is_some_and(|head| head.ends_with('\n'));
        format!("{}{}", if starts_line { "" } else { end }, lines.replace('\n', end))
    }

    /// Where a new line of the preamble goes: behind its last entry, or where its lines begin.
    pub(crate) fn after_entries(&self, preamble: &Preamble) -> usize {
        let last = preamble.entries.last().map(|entry| entry.value_span.end);
        last.map_or(preamble.lines.start, |end| self.next_line(end))
    }

    /// The start of the line after this byte, or the end of the text.
    pub(crate) fn next_line(&self, byte: usize) -> usize {
        let rest = self.source.get(byte..).unwrap_or_default();
        rest.find('\n').map_or(self.source.len(), |at| byte + at + 1)
    }
}

fn status(proposal: &Proposal<'_>) -> Option<Status> {
    Status::read(&proposal.preamble.as_ref()?.entry("Status")?.value)
}

fn titled<'a>(proposal: &Proposal<'_>, context: &Context<'a>) -> Option<&'a Form> {
    context.kinds.of_code(proposal.title.as_ref()?.code.as_deref()?)
}

fn form<'a>(proposal: &Proposal<'_>, context: &Context<'a>) -> Option<&'a Form> {
    let kinds = context.kinds;
    let numbered = || {
        let entries = &proposal.preamble.as_ref()?.entries;
        entries.iter().find_map(|entry| kinds.at_start_of(&entry.key))
    };
    let known = || kinds.form(context.edition?.kind);
    let of_file = || kinds.at_start_of(context.file_name?);
    titled(proposal, context).or_else(numbered).or_else(known).or_else(of_file)
}

/// The code of the organisation that a proposal is of, where no kind has it: `MIP55c3`.
#[must_use]
pub fn other_kind<'a>(
    kinds: &Kinds,
    proposal: &'a Proposal<'_>,
    file_name: Option<&'a str>,
) -> Option<&'a str> {
    let title = proposal.title.as_ref().and_then(|title| title.code.as_deref());
    let keys = proposal.preamble.iter().flat_map(|preamble| &preamble.entries);
    let mut written = title.into_iter().chain(keys.map(|entry| &*entry.key)).chain(file_name);
    let code = written.find_map(|text| kinds.code_of(text))?;
    kinds.of_code(code).is_none().then_some(code)
}
