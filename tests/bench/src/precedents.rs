//! Searching precedents beside ripgrep over the same files. The one rule: what both are asked is the
//! same, and what both answer is read to the end.

use std::{path::Path, process::Command, time::Instant};

use anyhow::{Context, ensure};
use app::{
    App, Folder,
    precedents::{PrecedentFor, PrecedentIndex},
};
use chrono::Utc;
use serde_json::{Value, json};

use crate::timed;

/// Rare and frequent words, two side by side, and the beginning of one.
const QUERIES: [&str; 6] =
    ["onboarding", "facilitator", "budget", "multi-sig wallet", "gas costs", "runw"];

/// Each query of each round in turns; the first round, in which files and pages are read, is not counted.
pub(crate) fn precedents(repository: &Path, times: usize) -> anyhow::Result<Value> {
    let data = tempfile::tempdir()?;
    let folder = Folder::choose(Some(data.path().to_owned()))?;
    let app = App::open(folder, Box::new(Utc::now), |_| ())?;
    let path = repository.to_owned();
    let began = Instant::now();
    let indexed = app.precedent_index(PrecedentIndex { path: path.clone() })?;
    let index = began.elapsed().as_secs_f64() * 1000.0;
    let began = Instant::now();
    app.precedent_index(PrecedentIndex { path })?;
    let again = began.elapsed().as_secs_f64() * 1000.0;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=times {
        let (mut search, mut grep) = (Vec::new(), Vec::new());
        for query in QUERIES {
            // Side by side, as ripgrep looks for them.
            let text = if query.contains(' ') { format!("\"{query}\"") } else { query.to_owned() };
            let asked = PrecedentFor { text, ..PrecedentFor::default() };
            let found = timed(&mut search, || app.precedent_search(asked))?;
            ensure!(!found.hits.is_empty(), "{query:?} is nowhere: other words are needed");
            let told = timed(&mut grep, || {
                Command::new("rg")
                    .args(["--ignore-case", "--fixed-strings", "--glob=*.md", query])
                    .arg(repository)
                    .output()
            });
            let told = told.context("ripgrep (rg) is not installed")?;
            ensure!(!told.stdout.is_empty(), "ripgrep finds {query:?} nowhere");
        }
        if round > 0 {
            ours.push(search.iter().sum::<f64>());
            theirs.push(grep.iter().sum::<f64>());
        }
    }
    app.close()?;
    Ok(json!({
        "proposals": indexed.state.proposals, "queries": QUERIES.len(),
        "index": index, "again": again, "search": ours, "ripgrep": theirs,
    }))
}
