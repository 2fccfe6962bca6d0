//! Times commands on a workspace. The one rule: what is compared is done turn by turn in one process,
//! so that both meet the same disk and the same load.
//!
//! `bench commits|reads|texts|compose|pastes|precedents FOLDER TIMES` answers with JSON: a list of milliseconds for each thing.

mod bare;
mod commands;
#[cfg(test)]
mod limits;
mod precedents;
mod texts;

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
    time::Instant,
};

use anyhow::{Context, bail};
use serde_json::Value;

fn main() -> anyhow::Result<()> {
    let words: Vec<_> = env::args().skip(1).collect();
    let [what, folder, times] = words.as_slice() else {
        bail!("Usage: bench commits|reads|texts|compose|pastes|precedents FOLDER TIMES")
    };
    let (folder, times) =
        (PathBuf::from(folder), times.parse().context("TIMES is a whole number")?);
    let measured: Value = match what.as_str() {
        "commits" => commands::commits(folder, times)?,
        "reads" => commands::reads(&folder, times)?,
        "texts" => texts::texts(&folder, times)?,
        "compose" => texts::compose(folder, times)?,
        "pastes" => texts::pastes(folder, times)?,
        "precedents" => precedents::precedents(&folder, times)?,
        other => bail!("bench does not know {other:?}"),
    };
    Ok(writeln!(io::stdout(), "{measured}")?)
}

/// Runs `work` and keeps its milliseconds.
fn timed<T, E>(kept: &mut Vec<f64>, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let began = Instant::now();
    let answer = work();
    kept.push(began.elapsed().as_secs_f64() * 1000.0);
    answer
}
