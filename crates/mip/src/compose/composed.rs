//! A template filled with facts, and its text. The rule: what a user wrote stands in place of what
//! was composed, and what has no place is named, not dropped in silence.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tera::{Context, Value};

use super::{ComposeError, Facts, Piece, Ready, Source, piece::lift, templates::locate};
use crate::{Span, lines};

/// A proposal composed from facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Composed {
    /// The title without `#`.
    pub title: Piece,
    /// The preamble's keys and values, in the edition's order.
    pub preamble: Vec<(String, Piece)>,
    /// The edition's sections, in order.
    pub sections: Vec<ComposedSection>,
}

/// A section composed from facts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ComposedSection {
    /// Its heading.
    pub title: String,
    /// Its level, 1 to 6.
    pub level: u8,
    /// What the facts fill it with; empty when none does.
    pub body: Piece,
    /// What to write there, in Markdown; never part of the text.
    pub guidance: Option<String>,
}

/// What a user wrote, in place of what was composed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct Overrides {
    /// The title without `#`.
    pub title: Option<String>,
    /// Values by preamble key.
    pub preamble: BTreeMap<String, String>,
    /// Bodies by section title; of sections of the same title the first is meant.
    pub sections: BTreeMap<String, String>,
}

/// Where the parts of a composed text stand in it, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The title without `#`.
    pub title: Span,
    /// The value of each key of [`Composed::preamble`], empty where there is none.
    pub values: Vec<Span>,
    /// The body of each of [`Composed::sections`] without the blank lines round it, empty at the
    /// end of the heading where nothing fills it.
    pub bodies: Vec<Span>,
}

/// Fills an edition with facts as they stand `on` a day.
///
/// # Errors
/// Its Tera asks for something impossible.
pub fn compose(ready: &Ready, facts: &Facts, on: NaiveDate) -> Result<Composed, ComposeError> {
    let Ready { template, guidance, .. } = ready;
    let mut sources = Vec::new();
    let mut context = Context::new();
    context.insert_value("on", Value::from(on.to_string()));
    context.insert_value("kind", Value::from(template.code.as_str()));
    if let Facts::Map(map) = facts {
        for (name, fact) in map {
            context.insert_value(name.clone(), fact.marked(&mut sources));
        }
    }
    let filling = Filling { ready, context, sources };
    let mut lines = template.snippets().map(|(line, _)| line);
    let title = filling.piece(lines.next().unwrap_or(1))?.on_one_line();
    let mut preamble = Vec::new();
    for ((key, _), line) in template.preamble.iter().zip(lines) {
        preamble.push((key.clone(), filling.piece(line)?.on_one_line()));
    }
    let mut sections = Vec::new();
    for (section, guidance) in template.sections.iter().zip(guidance) {
        sections.push(ComposedSection {
            title: section.title.clone(),
            level: section.level,
            body: filling.piece(section.line)?,
            guidance: guidance.clone(),
        });
    }
    Ok(Composed { title, preamble, sections })
}

struct Filling<'a> {
    ready: &'a Ready,
    context: Context,
    sources: Vec<&'a Source>,
}

impl Filling<'_> {
    /// The snippet that begins in a line, filled.
    fn piece(&self, line: usize) -> Result<Piece, ComposeError> {
        let Ready { template, tera, .. } = self.ready;
        let rendered = tera.render(&template.name(line), &self.context);
        let rendered =
            rendered.map_err(|error| ComposeError::Rendering(locate(&template.file(), &error)))?;
        Ok(lift(&rendered, &self.sources))
    }
}

impl Composed {
    /// The whole text: `\n`, one at the end, one blank line between blocks, `## Preamble` followed
    /// by a fence, and only the heading of a section that nothing fills.
    #[must_use]
    pub fn text(&self, written: &Overrides) -> String {
        self.layout(written).0
    }

    /// The same, with where its parts stand in it.
    #[must_use]
    pub fn layout(&self, written: &Overrides) -> (String, Layout) {
        let title = written.title.as_ref().unwrap_or(&self.title.text);
        let mut text = format!("# {}", lines::on_one_line(title)).trim_end().to_owned();
        let title = Span::new(2.min(text.len()), text.len());
        text.push_str("\n\n## Preamble\n\n```\n");
        let mut values = Vec::with_capacity(self.preamble.len());
        for (key, piece) in &self.preamble {
            let value = lines::on_one_line(written.preamble.get(key).unwrap_or(&piece.text));
            let line = format!("{key}: {value}");
            let line = line.trim_end();
            let start = text.len() + (key.len() + 2).min(line.len());
            text.push_str(line);
            values.push(Span::new(start, text.len()));
            text.push('\n');
        }
        // No key at all still leaves the fence an empty line.
        text.push_str(if self.preamble.is_empty() { "\n```" } else { "```" });
        let mut bodies = Vec::with_capacity(self.sections.len());
        let mut seen = BTreeSet::new();
        for section in &self.sections {
            let heading = format!("\n\n{} {}", "#".repeat(section.level.into()), section.title);
            text.push_str(&heading);
            let own = written.sections.get(&section.title);
            let own = own.filter(|_| seen.insert(section.title.as_str()));
            let body = lines::shown(own.unwrap_or(&section.body.text));
            let body = lines::without_blanks(&body, (0..body.len()).into()).of(&body);
            if !body.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(body);
            bodies.push(Span::new(start, text.len()));
        }
        text.push('\n');
        (text, Layout { title, values, bodies })
    }

    /// The titles and keys of what a user wrote that have no place in this edition, so that
    /// [`Composed::text`] leaves it out: keys first, then titles, each in order.
    #[must_use]
    pub fn without_place<'a>(&self, written: &'a Overrides) -> Vec<&'a str> {
        let has_key = |key: &str| self.preamble.iter().any(|(own, _)| own == key);
        let has_section = |title: &str| self.sections.iter().any(|own| own.title == title);
        let keys = written.preamble.keys().map(String::as_str).filter(|key| !has_key(key));
        let titles =
            written.sections.keys().map(String::as_str).filter(|title| !has_section(title));
        keys.chain(titles).collect()
    }
}
