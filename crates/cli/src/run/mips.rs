//! Proposal files: no workspace, no database, nothing written.

use std::path::{Path, PathBuf};

use app::mips;
use pack::Pack;
use rayon::prelude::*;
use serde::Serialize;

use super::{bundle, files, lint, reading};
use crate::{End, arguments::Mip, out::Out};

pub(super) fn run(command: Mip, pack: &Pack, out: &mut Out) -> anyhow::Result<End> {
    match command {
        Mip::Lint(asked) => lint::run(&asked, pack, out),
        Mip::Roundtrip { paths } => roundtrip(&paths, pack, out),
        Mip::Verify { certificate, folder } => bundle::check(&certificate, folder.as_deref(), out),
        Mip::Show { file, on, corrections } => reading::show(pack, &file, on, &corrections, out),
        Mip::Compare { a, b } => reading::compare(pack, [&a, &b], out),
    }
}

/// What became of one file.
#[derive(Serialize)]
struct Trip {
    path: String,
    /// Absent when the file came back byte for byte.
    differs: Option<String>,
}

fn roundtrip(paths: &[PathBuf], pack: &Pack, out: &mut Out) -> anyhow::Result<End> {
    let found = files::proposals(paths, pack.kinds());
    found.failed.iter().for_each(|why| out.error(&anyhow::anyhow!("{why}")));
    let trips = found.files.par_iter().map(|file| trip(&file.path));
    let trips = trips.collect::<Result<Vec<_>, app::Error>>()?;
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
