//! An edition's template. The rule: its headings and its preamble's keys are literal, so that what it demands is known without composing.

use chrono::NaiveDate;
use domain::proposal::Kind;
use serde::Serialize;

use super::{
    TemplateError,
    tags::{self, Region},
    templates::check_syntax,
};
use crate::{LineStarts, Preamble, Proposal, Section, Span, lines};

/// One edition of the template of a kind of proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The kind of proposal it is for.
    pub kind: Kind,
    /// The kind's code: `MIP40c3`.
    pub code: String,
    /// The day from which it is in force.
    pub date: NaiveDate,
    /// The title line behind `#`, with Tera.
    pub title: String,
    /// The preamble's keys in order, each with its Tera.
    pub preamble: Vec<(String, String)>,
    /// The sections in order, without title and preamble.
    pub sections: Vec<TemplateSection>,
    /// The lines of the title and of each preamble key.
    lines: Vec<usize>,
}

/// A section of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSection {
    /// Its heading, literally.
    pub title: String,
    /// Its level, 1 to 6.
    pub level: u8,
    /// What its own first comment says, in Markdown; a part's is found by [`Templates::guidance`](super::Templates::guidance).
    pub guidance: Option<String>,
    /// Its Tera, comments included.
    pub snippet: String,
    /// The line in the file where the snippet begins, from 1.
    pub line: usize,
}

/// A heading that an edition demands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "TemplateOutline"))]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its text.
    pub title: String,
}

impl Template {
    /// Reads one edition of the kind that has this code.
    ///
    /// # Errors
    /// Tera that cannot be read; no title, no `## Preamble` with a closed fence right after it; a
    /// heading with Tera in it; a line in the preamble that is not `Key: …`.
    pub fn read(
        kind: Kind,
        code: &str,
        date: NaiveDate,
        source: &str,
    ) -> Result<Self, TemplateError> {
        let file = format!("{code} {date}");
        let mut source = lines::shown(source.strip_prefix('\u{feff}').unwrap_or(source));
        if !source.ends_with('\n') {
            source.push('\n');
        }
        check_syntax(&file, &source)?;
        Reading { file, source: &source, lines: LineStarts::of(&source) }.template(kind, code, date)
    }

    /// The headings it demands, in order, without title and preamble.
    #[must_use]
    pub fn outline(&self) -> Vec<Outline> {
        let outline = |section: &TemplateSection| Outline {
            level: section.level,
            title: section.title.clone(),
        };
        self.sections.iter().map(outline).collect()
    }

    /// What errors call it.
    pub(super) fn file(&self) -> String {
        format!("{} {}", self.code, self.date)
    }

    /// What Tera calls the snippet that begins in a line.
    pub(super) fn name(&self, line: usize) -> String {
        format!("{}#{line}", self.file())
    }

    /// All its Tera by the line where it begins: title, preamble, sections.
    pub(super) fn snippets(&self) -> impl Iterator<Item = (usize, &str)> {
        let values = self.preamble.iter().map(|(_, value)| value.as_str());
        let head = self.lines.iter().copied().zip(std::iter::once(&*self.title).chain(values));
        head.chain(self.sections.iter().map(|section| (section.line, section.snippet.as_str())))
    }
}

struct Reading<'a> {
    file: String,
    source: &'a str,
    lines: LineStarts<'a>,
}

impl Reading<'_> {
    fn template(&self, kind: Kind, code: &str, date: NaiveDate) -> Result<Template, TemplateError> {
        let regions = tags::regions(self.source);
        let masked = mask(self.source, &regions);
        let proposal = Proposal::parse(&masked);
        let literal = outside_blocks(self.source, &regions, &proposal.sections);
        let title = literal
            .first()
            .filter(|first| first.level == 1)
            .ok_or_else(|| self.error(0, "its first heading must be the title, “# …”"))?;
        let preamble =
            proposal.preamble.as_ref().ok_or_else(|| self.error(0, "it has no “## Preamble”"))?;
        let entries = self.preamble(preamble, &regions)?;
        let (mut values, mut lines) = (Vec::new(), vec![self.lines.line(title.heading.start)]);
        for (key, value, line) in entries {
            values.push((key, value));
            lines.push(line);
        }
        let ends = literal.iter().skip(1).map(|next| next.heading.start);
        let ends = ends.chain([self.source.len()]);
        let mut sections = Vec::new();
        for (section, end) in literal.iter().zip(ends) {
            if section.heading != title.heading && section.heading != preamble.heading {
                sections.push(self.section(section, end)?);
            }
        }
        let title = heading(title.heading.of(self.source));
        let code = code.to_owned();
        Ok(Template { kind, code, date, title, preamble: values, sections, lines })
    }

    fn section(&self, section: &Section, end: usize) -> Result<TemplateSection, TemplateError> {
        let title = heading(section.heading.of(self.source));
        if title.contains("{{") || title.contains("{%") || title.contains("{#") {
            return Err(self.error(section.heading.start, "a section's heading is literal"));
        }
        let start = section.body.start.min(end);
        let snippet = Span::new(start, end).of(self.source);
        Ok(TemplateSection {
            title,
            level: section.level,
            guidance: tags::guidance(snippet),
            snippet: snippet.to_owned(),
            line: self.lines.line(start),
        })
    }

    fn preamble(
        &self,
        preamble: &Preamble,
        regions: &[(Region, Span)],
    ) -> Result<Vec<(String, String, usize)>, TemplateError> {
        let at = preamble.heading.start;
        if !preamble.is_exact {
            return Err(self.error(at, "the heading must be exactly “## Preamble”"));
        }
        if !preamble.is_followed_by_fence || !preamble.is_closed {
            return Err(self.error(at, "a closed fence must follow “## Preamble”"));
        }
        let within = preamble.lines.range();
        let stray =
            regions.iter().map(|(region, span)| (*region, span.start)).find(|(region, at)| {
                let is_tag = matches!(region, Region::Tag | Region::Print);
                is_tag && within.contains(at) && is_first_of_line(self.source, *at)
            });
        let odd = preamble.odd_lines.iter().map(|line| line.span.start);
        if let Some(at) = stray.map(|(_, at)| at).into_iter().chain(odd).min() {
            return Err(self.error(at, "a line of the preamble is “Key: …”"));
        }
        let entries = preamble.entries.iter();
        Ok(entries
            .map(|entry| {
                let key = entry.key_span.of(self.source).to_owned();
                (key, entry.value_span.of(self.source).to_owned(), entry.line)
            })
            .collect())
    }

    fn error(&self, at: usize, reason: &str) -> TemplateError {
        let line = self.lines.line(at);
        TemplateError { file: self.file.clone(), line, reason: reason.to_owned() }
    }
}

/// `source` with other bytes for its Tera, so that it is Markdown whose headings stand where they
/// stood: nothing for comments and for tags at the start of a line, a word for the rest.
fn mask(source: &str, regions: &[(Region, Span)]) -> String {
    let mut masked = String::with_capacity(source.len());
    for (region, span) in regions {
        let text = span.of(source);
        let fill = match region {
            Region::Text => {
                masked.push_str(text);
                continue;
            }
            Region::Comment => ' ',
            Region::Tag if is_first_of_line(&masked, masked.len()) => ' ',
            Region::Print | Region::Tag => 'x',
        };
        masked.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { fill }));
    }
    masked
}

fn is_first_of_line(source: &str, at: usize) -> bool {
    let start = lines::start_of_line(source, at);
    Span::new(start, at).of(source).trim().is_empty()
}

/// The sections whose heading stands in no block of Tera.
fn outside_blocks<'a>(
    source: &str,
    regions: &[(Region, Span)],
    sections: &'a [Section],
) -> Vec<&'a Section> {
    let mut tags = regions.iter().filter(|(region, _)| *region == Region::Tag).peekable();
    let mut depth = 0;
    let is_outside = |section: &&Section| {
        while let Some((_, span)) = tags.next_if(|(_, span)| span.start < section.heading.start) {
            depth += tags::deepens(span.of(source));
        }
        depth == 0
    };
    sections.iter().filter(is_outside).collect()
}

/// A heading's text as it stands, without its marks.
fn heading(line: &str) -> String {
    line.trim().trim_start_matches('#').trim().to_owned()
}
