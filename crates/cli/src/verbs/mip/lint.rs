//! `launchpod mip lint`: rules over files, side by side. The rule: a file that can't be read is
//! told and the others are still looked at; a configuration that can't be read stops everything.

mod configs;
mod known;
mod print;
mod text;
mod watch;

use std::path::PathBuf;

use app::mips::{
    Clones, Told,
    files::{self, Meant},
};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use mip_lint::{Finding, Judged, Level, Mended, named};
use pack::Pack;
use rayon::prelude::*;

use self::{
    configs::{Configs, FileConfig as Config},
    known::Known,
    text::{Claims, Text, With},
};
use crate::{
    End,
    out::{self, Out},
};

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Lint {
    /// Files, or folders whose proposals are taken; this folder if absent.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Check against the editions in force on this day instead of the proposal's own.
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// How to print what is found.
    #[arg(long, default_value = "text")]
    format: Format,
    /// Only these rules, by code or name; `all` for every rule.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    select: Option<Vec<String>>,
    /// Not these rules.
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    ignore: Vec<String>,
    /// Take this file instead of the nearest miplint.toml above each proposal.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Take no miplint.toml at all.
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
    /// Only what was not found before this commit or branch, in the clone of each file.
    #[arg(long, value_name = "REF")]
    since: Option<String>,
    /// Only what is not in this file, which --write-baseline wrote.
    #[arg(long, value_name = "FILE", conflicts_with = "since")]
    baseline: Option<PathBuf>,
    /// Write what is found into this file, as known from now on.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["since", "baseline", "fix", "diff", "watch"])]
    write_baseline: Option<PathBuf>,
    /// Mend what can be mended without a look, in the files.
    #[arg(long)]
    fix: bool,
    /// With --fix or --diff: also what somebody should look at afterwards.
    #[arg(long)]
    unsafe_fixes: bool,
    /// Show what --fix would change, and change nothing.
    #[arg(long, conflicts_with_all = ["fix", "format", "watch"])]
    diff: bool,
    /// Look again whenever a file changes, until interrupted.
    #[arg(long, conflicts_with_all = ["fix", "format"])]
    watch: bool,
    /// End with 0 although something was found.
    #[arg(long)]
    exit_zero: bool,
    /// Explain a rule and end; `all` lists them.
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub's workflows.
    Github,
}

pub(super) fn run(asked: &Lint, pack: &Pack, out: &Out) -> anyhow::Result<End> {
    let out = &Out { json: out.json || asked.format == Format::Json };
    if let Some(rule) = &asked.explain {
        return explain(rule);
    }
    if asked.watch {
        return watch::run(asked, pack, out);
    }
    let round = Round::run(asked, pack, out)?;
    let is_text = asked.format == Format::Text && !out.json && !asked.diff;
    if round.is_of_nothing() && (!is_text || asked.write_baseline.is_some()) {
        // What programs read has no place for it.
        out.note(&round.summary(asked));
    }
    match &asked.write_baseline {
        _ if asked.diff => return round.differences(),
        Some(_) if round.is_of_nothing() => {}
        Some(file) => known::write(file, &round.files)?,
        None => round.print(asked, out)?,
    }
    Ok(round.end(asked))
}

fn explain(rule: &str) -> anyhow::Result<End> {
    if rule.eq_ignore_ascii_case("all") {
        let line = |rule: &&mip_lint::Rule| {
            format!("{}  {:7}  {}", rule.code, rule.level.name(), rule.name)
        };
        out::line(&mip_lint::ALL.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    } else {
        out::line(named(rule)?.page().trim_end())?;
    }
    Ok(End::Good)
}

/// One look at all files.
struct Round {
    files: Vec<Looked>,
    /// Files and folders that could not be read: each was told.
    failed: usize,
    /// Markdown in folders that is no proposal.
    others: usize,
    /// Links that were not followed.
    links: usize,
    /// Proposals that a configuration leaves out.
    excluded: usize,
}

/// What one file gave.
struct Looked {
    path: String,
    source: String,
    judged: Judged,
    /// What was found before and is not said again.
    known: usize,
    told: Told,
    /// With `--fix` and `--diff`: what the text becomes.
    mended: Option<Mended>,
}

impl Round {
    fn run(asked: &Lint, pack: &Pack, out: &Out) -> anyhow::Result<Self> {
        let here = [".".into()];
        let paths = if asked.paths.is_empty() { &here[..] } else { &asked.paths };
        let found = files::proposals(paths, pack.kinds());
        let configs = Configs::of(asked)?;
        // Settled before anything is read: a wrong configuration must not be noticed half-way.
        let files = found.files.iter().map(|file| Ok((file, configs.of_file(&file.path)?)));
        let files: Vec<(&Meant, Config)> = files.collect::<anyhow::Result<_>>()?;
        let all = files.len();
        let wanted = files.into_iter().filter(|(file, config)| file.named || !config.excludes());
        let wanted: Vec<_> = wanted.collect();
        let mut round = Self {
            files: Vec::new(),
            failed: found.failed.len(),
            others: found.others,
            links: found.links,
            excluded: all - wanted.len(),
        };
        found.failed.iter().for_each(|why| out.error(&anyhow::anyhow!("{why}")));
        // All are read before the first is judged: two may claim one number.
        let read = wanted.par_iter().map(|(file, config)| {
            Text::read(pack, asked, &file.path, config).map_err(anyhow::Error::from)
        });
        let texts = round.only_good(read.collect(), out);
        let (claims, known) = (Claims::of(&texts), Known::of(asked)?);
        let with = With { pack, asked, claims, known, clones: Clones::default() };
        let looked: Vec<_> = texts.par_iter().map(|text| text.look(&with)).collect();
        round.files = round.only_good(looked, out);
        Ok(round)
    }

    /// What could be done; what could not is told and counted.
    fn only_good<T>(&mut self, all: Vec<anyhow::Result<T>>, out: &Out) -> Vec<T> {
        let mut good = Vec::with_capacity(all.len());
        for one in all {
            match one {
                Ok(one) => good.push(one),
                Err(error) => {
                    self.failed += 1;
                    out.error(&error);
                }
            }
        }
        good
    }

    /// Whether there was no proposal. Who lints a wrong folder must not read that all is well.
    fn is_of_nothing(&self) -> bool {
        self.files.is_empty() && self.failed == 0
    }

    fn end(&self, asked: &Lint) -> End {
        let found = self.files.iter().any(|file| !file.judged.found.is_empty());
        // What a baseline was written of is known from now on.
        let is_good = asked.exit_zero || asked.write_baseline.is_some();
        if self.is_of_nothing() {
            return End::Nothing;
        }
        End::found(self.failed > 0 || found && !is_good)
    }
}

fn is_error(finding: &Finding) -> bool {
    finding.level == Level::Error
}
