//! `launchpod mip lint`: rules over files, side by side. The rule: a file that can't be read is
//! told and the others are still looked at; a configuration that can't be read stops everything.

mod configs;
mod print;
mod watch;

use std::path::{Path, PathBuf};

use app::mips::{
    self,
    files::{self, Meant},
};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use mip_lint::{Finding, Judged, Level, Mended, named};
use pack::Pack;
use rayon::prelude::*;

use self::configs::{Configs, FileConfig as Config};
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
    if asked.diff {
        return round.differences();
    }
    round.print(asked, out)?;
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
}

/// What one file gave.
struct Looked {
    path: String,
    source: String,
    judged: Judged,
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
        let wanted = files.par_iter().filter(|(file, config)| file.named || !config.excludes());
        let looked: Vec<_> =
            wanted.map(|(file, config)| look(pack, asked, &file.path, config)).collect();
        let mut round = Self {
            files: Vec::new(),
            failed: found.failed.len(),
            others: found.others,
            links: found.links,
        };
        found.failed.iter().for_each(|why| out.error(&anyhow::anyhow!("{why}")));
        for looked in looked {
            match looked {
                Ok(looked) => round.files.push(looked),
                Err(error) => {
                    round.failed += 1;
                    out.error(&error.into());
                }
            }
        }
        Ok(round)
    }

    fn end(&self, asked: &Lint) -> End {
        let found = self.files.iter().any(|file| !file.judged.found.is_empty());
        End::found(self.failed > 0 || (found && !asked.exit_zero))
    }
}

fn look(pack: &Pack, asked: &Lint, file: &Path, config: &Config) -> Result<Looked, app::Error> {
    let source = mips::read(file)?.into_text();
    let on: Option<NaiveDate> = asked.on.or(config.rules.on);
    let judge = |text: &str| config.judge(mips::lint(pack, text, Some(file), on));
    let mut looked =
        Looked { path: file.display().to_string(), judged: judge(&source), source, mended: None };
    if asked.fix || asked.diff {
        let wanted = |_: &Finding, fix: &mip_lint::Fix| fix.safe || asked.unsafe_fixes;
        let mended = mip_lint::mend(&looked.source, |text| judge(text).found, wanted);
        if asked.fix && mended.text != looked.source {
            mips::write(file, &mended.text)?;
            looked.judged = judge(&mended.text);
            looked.source.clone_from(&mended.text);
        }
        looked.mended = Some(mended);
    }
    Ok(looked)
}

fn is_error(finding: &Finding) -> bool {
    finding.level == Level::Error
}
