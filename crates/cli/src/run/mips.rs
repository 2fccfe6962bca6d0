//! Proposal files: no workspace, no database, nothing written.

use std::path::{Path, PathBuf};

use app::mips;
use chrono::NaiveDate;
use mip::Proposal;
use mip_lint::{Finding, Level, Located};
use pack::Pack;
use serde::Serialize;

use crate::{
    End,
    arguments::{Format, Mip},
    out::{self, Out},
};

pub(super) fn run(command: Mip, out: &mut Out) -> anyhow::Result<End> {
    match command {
        Mip::Lint { files, on, format } => {
            out.json |= format == Format::Json;
            lint(&files, on, out)
        }
        Mip::Roundtrip { files } => roundtrip(&files, out),
        Mip::Show { file } => {
            let source = mips::read(&file)?;
            let proposal = Proposal::parse(source.text());
            out.answer(&proposal, shown)?;
            Ok(End::Good)
        }
    }
}

fn lint(files: &[PathBuf], on: Option<NaiveDate>, out: &mut Out) -> anyhow::Result<End> {
    let pack = Pack::makerdao().map_err(|broken| anyhow::anyhow!("{broken}"))?;
    let (mut located, mut errors, mut texts): (Vec<Located>, _, _) = (Vec::new(), 0, Vec::new());
    for file in files {
        let path = file.display().to_string();
        let source = match mips::read(file) {
            Ok(source) => source,
            Err(error) => {
                // The other files are still looked at.
                errors += 1;
                out.error(&error.into());
                continue;
            }
        };
        let found = mips::lint(pack, source.text(), Some(file), on);
        errors += found.iter().filter(|finding| is_error(finding)).count();
        if out.json {
            located.extend(mip_lint::locate(&path, source.text(), &found));
        } else if !found.is_empty() {
            texts.push(mip_lint::render::text(&path, source.text(), &found));
        }
    }
    if out.json {
        out.answer(&located, |_| String::new())?;
    } else {
        texts.push(summary(files.len(), errors));
        out::line(&texts.join("\n\n"))?;
    }
    Ok(if errors == 0 { End::Good } else { End::Found })
}

fn is_error(finding: &Finding) -> bool {
    finding.level == Level::Error
}

fn summary(files: usize, errors: usize) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!("{files} file{} checked, {errors} error{}.", plural(files), plural(errors))
}

/// What became of one file.
#[derive(Serialize)]
struct Trip {
    path: String,
    /// Absent when the file came back byte for byte.
    differs: Option<String>,
}

fn roundtrip(files: &[PathBuf], out: &mut Out) -> anyhow::Result<End> {
    let trips = files.iter().map(|file| trip(file)).collect::<Result<Vec<_>, app::Error>>()?;
    let differing = trips.iter().filter(|trip| trip.differs.is_some()).count();
    out.answer(&trips, |trips| {
        let line = |trip: &Trip| match &trip.differs {
            None => format!("same     {}", trip.path),
            Some(place) => format!("differs  {}: {place}", trip.path),
        };
        trips.iter().map(line).collect::<Vec<_>>().join("\n")
    })?;
    Ok(if differing == 0 { End::Good } else { End::Found })
}

fn trip(file: &Path) -> Result<Trip, app::Error> {
    let source = mips::read(file)?;
    let differs = mip::roundtrip(source.text()).err().map(|differs| differs.to_string());
    Ok(Trip { path: file.display().to_string(), differs })
}

fn shown(proposal: &Proposal<'_>) -> String {
    let mut lines = Vec::new();
    for entry in proposal.preamble.iter().flat_map(|preamble| &preamble.entries) {
        lines.push(format!("{}: {}", entry.key, entry.value));
    }
    for section in &proposal.sections {
        let marks = "#".repeat(section.level.into());
        let bytes = section.body.range();
        lines.push(format!("{marks} {} (bytes {}..{})", section.title, bytes.start, bytes.end));
    }
    lines.join("\n")
}
