//! An edition: a kind's template as it was in force from a day on.
//! The one rule: headings and preamble keys stand in the file as they come out.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::proposal::Kind;
use serde::Serialize;

use crate::{Fault, Files};

/// A template in force from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Edition {
    /// What it is a template of.
    pub kind: Kind,
    /// The day it was published, and from which it is in force.
    pub date: NaiveDate,
    /// The day before the next edition; none for the newest.
    pub until: Option<NaiveDate>,
    /// Its headings in order, the title first.
    pub headings: Vec<Heading>,
    /// The keys of its preamble in order, `MIP40c3-SP#` first.
    pub keys: Vec<String>,
    /// The file it was read from, from the pack's folder.
    pub file: String,
    /// Markdown with Tera, whole: nothing is included from elsewhere. `mip::Template` reads it.
    #[serde(skip)]
    pub source: Arc<str>,
}

/// A heading of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "EditionHeading"))]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// 1 for the title, then 2 and 3.
    pub level: u8,
    /// Its text, without the `#`.
    pub title: String,
    /// Whether a proposal needs text there; not so where the section does not always apply.
    pub required: bool,
    /// Other wordings that mean it, from `headings.toml` and from other editions.
    pub also: Vec<String>,
}

/// A template's file, whole, with what it says of itself.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    pub(crate) file: String,
    pub(crate) source: Arc<str>,
    pub(crate) headings: Vec<Heading>,
    pub(crate) keys: Vec<String>,
}

const INCLUDE: &str = "{% include \"";

/// Reads a template and puts the parts that it includes in their places. The headings named in
/// `optional` need no text.
pub(crate) fn read(files: &Files, file: &str, optional: &[String]) -> Result<Template, Fault> {
    let Some(text) = files.text(file) else {
        return Err(Fault::new(
            "pack.toml",
            format!("an edition names {file}, which is not there"),
        ));
    };
    let mut source = String::with_capacity(text.len() * 2);
    for (at, line) in text.lines().enumerate() {
        let part = line.trim().strip_prefix(INCLUDE).and_then(|rest| rest.strip_suffix("\" %}"));
        let Some(part) = part else {
            source.push_str(line);
            source.push('\n');
            continue;
        };
        let Some(part_text) = files.text(&format!("templates/{part}")) else {
            let what = format!("it includes templates/{part}, which is not there");
            return Err(Fault { file: file.into(), line: Some(at + 1), what });
        };
        if part_text.contains(INCLUDE) {
            let what =
                format!("it includes templates/{part}, which includes another: one level only");
            return Err(Fault { file: file.into(), line: Some(at + 1), what });
        }
        source.push_str(part_text.trim_end());
        source.push('\n');
    }
    let (mut headings, keys) = outline(&source);
    for title in optional {
        let Some(heading) = headings.iter_mut().find(|heading| heading.title == *title) else {
            let what = format!("{file} has no heading \"{title}\", which is said to be optional");
            return Err(Fault::new("pack.toml", what));
        };
        heading.required = false;
    }
    Ok(Template { file: file.into(), source: source.into(), headings, keys })
}

/// The headings of a Markdown text, and the keys of the first fence.
pub(crate) fn outline(text: &str) -> (Vec<Heading>, Vec<String>) {
    let (mut headings, mut keys, mut fences) = (Vec::new(), Vec::new(), 0_u32);
    for line in text.lines() {
        let in_fence = fences % 2 == 1;
        if line.starts_with("```") {
            fences += 1;
        } else if in_fence && fences == 1 {
            keys.extend(line.split_once(':').map(|(key, _)| key.trim().to_owned()));
        } else if !in_fence && let Some(heading) = heading(line) {
            headings.push(heading);
        }
    }
    (headings, keys)
}

fn heading(line: &str) -> Option<Heading> {
    let title = line.trim_start_matches('#');
    let level =
        u8::try_from(line.len() - title.len()).ok().filter(|level| (1..=6).contains(level))?;
    let title = title.strip_prefix(' ')?.trim();
    Some(Heading { level, title: title.to_owned(), required: true, also: Vec::new() })
}

/// The editions of one template, one a date, still without their ends.
pub(crate) fn editions(template: &Template, kind: Kind, dates: &[NaiveDate]) -> Vec<Edition> {
    let of_date = |date: &NaiveDate| Edition {
        kind,
        date: *date,
        until: None,
        headings: template.headings.clone(),
        keys: template.keys.clone(),
        file: template.file.clone(),
        source: Arc::clone(&template.source),
    };
    dates.iter().map(of_date).collect()
}

/// Sorts editions by kind and date, and ends each the day before the next.
pub(crate) fn in_order(mut editions: Vec<Edition>) -> Vec<Edition> {
    editions.sort_by_key(|edition| (edition.kind, edition.date));
    let next: Vec<_> = editions.iter().skip(1).map(|next| Some((next.kind, next.date))).collect();
    for (edition, next) in editions.iter_mut().zip(next.into_iter().chain([None])) {
        let next = next.filter(|(kind, _)| *kind == edition.kind);
        edition.until = next.and_then(|(_, date)| date.pred_opt());
    }
    editions
}
