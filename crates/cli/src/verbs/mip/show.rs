//! `launchpod mip show`: which section of a proposal is which of its edition. The rule: broken bytes
//! are said and read past, and the file is never written.

use std::path::PathBuf;

use anyhow::bail;
use app::mips::{self, Decided, DecidedBy};
use chrono::NaiveDate;
use clap::Args;
use mip::{Correction, Matching, Proposal};
use pack::Pack;
use serde::Serialize;

use crate::{End, out::Out, table::table};

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The file.
    file: PathBuf,
    /// Hold it against the edition in force on this day instead of its own.
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// Say that a heading of the file is one of the edition, or none: `Costs=`.
    #[arg(long = "as", value_name = "HEADING=HEADING")]
    corrections: Vec<String>,
}

/// A proposal and the edition that it was held against.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    #[serde(flatten)]
    proposal: &'a Proposal<'a>,
    /// What was done to the bytes, when they were no whole text.
    note: Option<String>,
    edition: Option<Against>,
    matching: Option<Matching>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Against {
    /// The code.
    kind: String,
    date: NaiveDate,
    /// `false` when the proposal is older than the first edition, which is taken.
    in_force: bool,
    #[serde(flatten)]
    by: DecidedBy,
}

impl Against {
    fn of(pack: &Pack, decided: &Decided<'_>) -> Self {
        let Decided { edition, by, in_force } = decided;
        let kind = pack.kinds().code(&edition.kind).to_owned();
        Self { kind, date: edition.date, in_force: *in_force, by: by.clone() }
    }

    fn line(&self) -> String {
        let Self { kind, date, by, .. } = self;
        let older = if self.in_force { "" } else { "; it is older than this first edition" };
        format!("edition {kind} of {date}, {by}{older}")
    }
}

impl Show {
    pub(super) fn run(self, pack: &Pack, out: &Out) -> anyhow::Result<End> {
        let Self { file, on, corrections } = self;
        let lossy = mips::read_lossy(&file)?;
        let proposal = Proposal::parse(lossy.source.text());
        let decided = mips::decide(pack, &proposal, on);
        let matching = match &decided {
            Some(decided) => {
                let outline = mips::outline(decided.edition);
                let corrections = read_corrections(&proposal, &outline, &corrections)?;
                Some(Matching::corrected(&proposal, &outline, &corrections))
            }
            None => None,
        };
        let edition = decided.as_ref().map(|decided| Against::of(pack, decided));
        let shown = Shown { proposal: &proposal, note: lossy.note(), edition, matching };
        out.answer(&shown, as_text)
    }
}

/// `HEADING=HEADING` each: the file's, then the edition's, which is empty for none.
fn read_corrections(
    proposal: &Proposal<'_>,
    outline: &mip::Outline,
    written: &[String],
) -> anyhow::Result<Vec<Correction>> {
    let read = |written: &String| {
        let Some((title, heading)) = written.split_once('=') else {
            bail!("--as {written:?}: write the file's heading, = and the edition's heading");
        };
        let (title, heading) = (title.trim(), heading.trim());
        if proposal.section(title).is_none() {
            bail!("--as {written:?}: the file has no heading \"{title}\"");
        }
        let known = outline.headings.iter().any(|known| known.title.eq_ignore_ascii_case(heading));
        if !heading.is_empty() && !known {
            let titles = outline.headings.iter().filter(|it| it.level > 1).map(|it| &*it.title);
            let titles: Vec<_> = titles.filter(|title| *title != "Preamble").collect();
            bail!(
                "--as {written:?}: the edition has no heading \"{heading}\"; it has {}",
                titles.join(", ")
            );
        }
        let heading = (!heading.is_empty()).then(|| heading.to_owned());
        Ok(Correction { section: None, title: title.to_owned(), heading })
    };
    written.iter().map(read).collect()
}

fn as_text(shown: &Shown<'_>) -> String {
    let proposal = shown.proposal;
    let mut lines: Vec<String> = shown.note.iter().cloned().collect();
    for entry in proposal.preamble.iter().flat_map(|preamble| &preamble.entries) {
        lines.push(format!("{}: {}", entry.key, entry.value));
    }
    lines.push(String::new());
    lines.push(shown.edition.as_ref().map_or_else(
        || "no edition: neither title nor preamble names a kind of proposal".to_owned(),
        Against::line,
    ));
    let is = |index: usize| {
        let found = shown.matching.as_ref()?.heading(index)?;
        let how = found.found?;
        let place = match (how.same_level, how.same_parent) {
            (true, true) => "",
            (false, _) => ", at another level",
            (true, false) => ", under another section",
        };
        Some([found.title.clone(), format!("{}{place}", how.how)])
    };
    let rows: Vec<[String; 4]> = (proposal.sections.iter().enumerate())
        .map(|(index, section)| {
            let bytes = section.body.range();
            let [heading, how] = is(index).unwrap_or_default();
            let marks = "#".repeat(section.level.into());
            [
                format!("{marks} {}", section.title),
                format!("{}..{}", bytes.start, bytes.end),
                heading,
                how,
            ]
        })
        .collect();
    lines.push(table(&["section", "bytes", "heading of the edition", "how sure"], &rows));
    let missing = shown.matching.iter().flat_map(Matching::missing);
    lines.extend(missing.map(|heading| {
        let optional = if heading.required { "" } else { " (may be missing)" };
        format!("missing  {} {}{optional}", "#".repeat(heading.level.into()), heading.title)
    }));
    lines.join("\n")
}
