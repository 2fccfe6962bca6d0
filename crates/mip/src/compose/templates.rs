//! The parts that editions share, and what is wrong with a template. The rule: an error names the
//! file, the line and the reason.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use super::{
    Template, TemplateSection,
    lenient::lenient,
    tags::{self, Region, guidance},
};
use crate::{Position, lines};

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub struct TemplateError {
    /// The edition, `MIP40c3 2021-03-25`, or the part's name.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: String,
}

/// Why a proposal could not be composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The edition includes a part that is not there.
    #[error(transparent)]
    MissingPart(TemplateError),
    /// A template asks for something impossible, such as a filter on what it does not fit.
    #[error(transparent)]
    Rendering(TemplateError),
}

/// The parts that editions include, ready to render.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
    guidance: BTreeMap<String, String>,
}

/// An edition with its parts, read and ready to be filled.
pub struct Ready {
    /// The edition.
    pub template: Template,
    pub(super) tera: Tera,
    /// Of each section.
    pub(super) guidance: Vec<Option<String>>,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ready").field("template", &self.template).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Templates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Templates").field("guidance", &self.guidance).finish_non_exhaustive()
    }
}

impl Templates {
    /// Takes parts by the name that `{% include "name" %}` gives.
    ///
    /// # Errors
    /// A part that Tera cannot read, or that includes one that is not there.
    pub fn new(parts: &[(&str, &str)]) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.autoescape_on(Vec::<&str>::new());
        let mut known = BTreeMap::new();
        for (name, source) in parts {
            let source = lines::shown(source);
            check_syntax(name, &source)?;
            if let Some(text) = guidance(&source) {
                known.insert((*name).to_owned(), text);
            }
            if let Some((line, missing)) = missing_part(&source, |n| parts.iter().any(|p| p.0 == n))
            {
                return Err(no_such_part(name, line, missing));
            }
        }
        let lenient = parts.iter().map(|(name, source)| (*name, lenient(&lines::shown(source))));
        tera.add_raw_templates(lenient).map_err(|error| whole("parts", &error))?;
        Ok(Self { tera, guidance: known })
    }

    /// A section's guidance: its own, or that of the first part it includes which has one.
    #[must_use]
    pub fn guidance<'a>(&'a self, section: &'a TemplateSection) -> Option<&'a str> {
        let of_part = || {
            let regions = tags::regions(&section.snippet).into_iter();
            let names = regions.filter(|(region, _)| *region == Region::Tag);
            names
                .filter_map(|(_, span)| tags::included(span.of(&section.snippet)))
                .find_map(|name| self.guidance.get(name))
        };
        section.guidance.as_ref().or_else(of_part).map(String::as_str)
    }

    /// An edition ready to be filled, as often as it is needed.
    ///
    /// # Errors
    /// The edition includes a part that is not there.
    pub fn ready(&self, template: Template) -> Result<Ready, ComposeError> {
        let guidance = template.sections.iter().map(|it| self.guidance(it).map(str::to_owned));
        Ok(Ready { tera: self.with(&template)?, guidance: guidance.collect(), template })
    }

    /// The parts and an edition's pieces of Tera, each named by the line where it begins.
    fn with(&self, template: &Template) -> Result<Tera, ComposeError> {
        let mut tera = self.tera.clone();
        let file = template.file();
        for (line, snippet) in template.snippets() {
            let is_known = |name: &str| self.tera.contains_template(name);
            if let Some((at, name)) = missing_part(snippet, is_known) {
                return Err(ComposeError::MissingPart(no_such_part(&file, line + at - 1, name)));
            }
        }
        let snippets =
            template.snippets().map(|(line, snippet)| (template.name(line), lenient(snippet)));
        tera.add_raw_templates(snippets)
            .map_err(|error| ComposeError::Rendering(locate(&file, &error)))?;
        Ok(tera)
    }
}

/// What is wrong with the Tera of a text, whatever parts it includes.
pub(super) fn check_syntax(file: &str, source: &str) -> Result<(), TemplateError> {
    let regions = tags::regions(source).into_iter();
    let alone = regions.map(|(_, span)| span.of(source)).map(|text| match tags::included(text) {
        Some(_) => "\n".repeat(text.matches('\n').count()),
        None => text.to_owned(),
    });
    let added = Tera::default().add_raw_template(file, &alone.collect::<String>());
    added.map_err(|error| whole(file, &error))
}

/// An error of Tera, in a snippet of `file` or in a part.
pub(super) fn locate(file: &str, error: &tera::Error) -> TemplateError {
    let mut found = whole(file, error);
    let first = found.file.strip_prefix(file).and_then(|rest| rest.strip_prefix('#'));
    if let Some(first) = first.and_then(|line| line.parse::<usize>().ok()) {
        found.line += first - 1;
        file.clone_into(&mut found.file);
    }
    found
}

fn whole(file: &str, error: &tera::Error) -> TemplateError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => TemplateError {
            file: report.filename().to_owned(),
            line: report.span().start_line,
            reason: report.message().to_owned(),
        },
        _ => of_report(&error.to_string()).unwrap_or_else(|| TemplateError {
            file: file.to_owned(),
            line: 1,
            reason: error.to_string(),
        }),
    }
}

/// Tera says some things, such as a filter that is not there, only as a drawn report:
/// `error: reason`, then `--> file:line:column`.
fn of_report(report: &str) -> Option<TemplateError> {
    let (reason, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
    let place = rest.lines().next()?.split_once("--> ")?.1;
    let mut parts = place.rsplitn(3, ':').skip(1);
    let (line, file) = (parts.next()?.parse().ok()?, parts.next()?);
    Some(TemplateError { file: file.to_owned(), line, reason: reason.to_owned() })
}

/// The first include whose part is not known, with its line.
fn missing_part(source: &str, is_known: impl Fn(&str) -> bool) -> Option<(usize, &str)> {
    tags::regions(source).into_iter().filter(|(region, _)| *region == Region::Tag).find_map(
        |(_, span)| {
            let name = tags::included(span.of(source)).filter(|name| !is_known(name))?;
            Some((Position::of(source, span.start).line, name))
        },
    )
}

fn no_such_part(file: &str, line: usize, name: &str) -> TemplateError {
    let reason = format!("it includes “{name}”, and there is no such part");
    TemplateError { file: file.to_owned(), line, reason }
}
