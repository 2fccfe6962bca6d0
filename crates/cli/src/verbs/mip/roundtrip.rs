//! `launchpod mip roundtrip`: every part taken out and put back.

use std::path::{Path, PathBuf};

use app::mips::{self, files};
use clap::Args;
use pack::Pack;
use rayon::prelude::*;
use serde::Serialize;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Roundtrip {
    /// Files, or folders whose proposals are taken.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// What became of one file.
#[derive(Serialize)]
struct Trip {
    path: String,
    /// Absent when the file came back byte for byte.
    differs: Option<String>,
}

impl Roundtrip {
    pub(super) fn run(self, pack: &Pack, out: &Out) -> anyhow::Result<End> {
        let found = files::proposals(&self.paths, pack.kinds());
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
        Ok(End::found(differing > 0))
    }
}

fn trip(file: &Path) -> Result<Trip, app::Error> {
    let source = mips::read(file)?;
    let differs = mip::roundtrip(source.text()).err().map(|differs| differs.to_string());
    Ok(Trip { path: file.display().to_string(), differs })
}
