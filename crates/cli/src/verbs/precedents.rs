//! `launchpod precedents`: indexed, found, counted.

use std::path::PathBuf;

use anyhow::bail;
use app::{
    App,
    precedents::{
        Indexed, OutcomeLength, PrecedentFor, PrecedentHit, PrecedentIndex, PrecedentLengths,
        PrecedentRef, PrecedentState, SectionLengths,
    },
};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::{precedent::PrecedentKind, proposal::Kinds};
use serde_json::json;

use crate::{End, out::Out, table};

#[derive(Debug, Subcommand)]
pub(crate) enum Precedents {
    /// Read a folder or a zip archive; from the second time on only what changed. Nothing in it is written.
    Index {
        /// The folder of your clone, or a zip archive of it; the one of the last time if absent.
        path: Option<PathBuf>,
    },
    /// Find words in the proposals. Without words, list them.
    Search {
        /// Words that all must be there; "in quotes" they stand side by side.
        text: Vec<String>,
        #[command(flatten)]
        filter: Filter,
    },
    /// What is indexed, and what was left out and why.
    State,
    /// How long each section of a kind is, by what became of the proposals.
    Stats {
        /// The kind: `mip40c3`.
        kind: PrecedentKind,
    },
    /// Show a proposal, whole.
    Show {
        /// Its name: `MIP40c3-SP10`.
        name: String,
    },
    /// Empty the index. The copy that it was made of is not touched.
    Forget,
}

/// Which proposals to look at.
#[derive(Debug, Args)]
pub(crate) struct Filter {
    /// Of this kind only: `mip40c3`, or `other`.
    #[arg(long)]
    kind: Option<PrecedentKind>,
    /// Of this status only: `Accepted`.
    #[arg(long)]
    status: Option<String>,
    /// In this section only: `Motivation`.
    #[arg(long)]
    section: Option<String>,
    /// With this tag only.
    #[arg(long)]
    tag: Option<String>,
    /// Proposed on this day or later.
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Proposed on this day or earlier.
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// So many places at most.
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
}

impl Precedents {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::Index { path } => {
                let last = || Some(app.precedent_state(()).ok()?.source?.path);
                let Some(path) = path.or_else(last) else {
                    bail!("say which folder or zip archive: launchpod precedents index PATH")
                };
                out.answer(&app.precedent_index(PrecedentIndex { path })?, done)
            }
            Self::Search { text, filter } => search(app, &text.join(" "), filter, out),
            Self::State => out.answer(&app.precedent_state(())?, state),
            Self::Stats { kind } => {
                let req = PrecedentLengths { kind: known(kind, app.pack().kinds())?, on: None };
                out.answer(&app.precedent_lengths(req)?, |lengths| stats(lengths))
            }
            Self::Show { name } => {
                let precedent = app.precedent_get(PrecedentRef { name })?;
                out.answer(&precedent, |precedent| precedent.text.clone())
            }
            Self::Forget => {
                let state = app.precedent_forget(())?;
                out.answer(&state, |_| "The index is empty.".to_owned())
            }
        }
    }
}

/// Ends with 1 when nothing is found, as `grep` does.
fn search(app: &App, text: &str, of: Filter, out: &Out) -> anyhow::Result<End> {
    if app.precedent_state(())?.source.is_none() {
        bail!("nothing is indexed yet: launchpod precedents index PATH");
    }
    let found = app.precedent_search(PrecedentFor {
        text: text.to_owned(),
        kind: of.kind.map(|kind| known(kind, app.pack().kinds())).transpose()?,
        status: of.status,
        section: of.section,
        tag: of.tag,
        from: of.from,
        to: of.to,
        limit: Some(of.limit),
    })?;
    let is_empty = found.hits.is_empty();
    out.answer(&found, |found| {
        let mut lines: Vec<_> = found.hits.iter().map(hit).collect();
        lines.push(match (found.total, found.hits.len()) {
            (0, _) => "Nothing was found.".to_owned(),
            (all, shown) if all > shown => format!("{shown} of {all} places; --limit gives more."),
            (all, _) => format!("{all} places."),
        });
        lines.join("\n")
    })?;
    Ok(End::found(is_empty))
}

fn hit(hit: &PrecedentHit) -> String {
    let section = hit.section.as_ref().map(|section| format!(" · {section}")).unwrap_or_default();
    let text: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
    format!("{} ({}){section}\n    {}", hit.name, hit.status, text.trim())
}

fn done(done: &Indexed) -> String {
    if done.stopped {
        return "Cancelled: the index is as it was.".to_owned();
    }
    let (read, kept, removed) = (done.read, done.kept, done.removed);
    let line = format!("Read {read} proposals, {kept} had not changed, {removed} are gone.");
    format!("{line}\n{}", state(&done.state))
}

fn state(state: &PrecedentState) -> String {
    let Some(source) = &state.source else {
        return "Nothing is indexed yet: launchpod precedents index PATH".to_owned();
    };
    let when = source.indexed_at.format("%Y-%m-%d %H:%M UTC");
    let mut lines = vec![format!(
        "{} proposals of {}, indexed {when}.",
        state.proposals,
        source.path.display()
    )];
    let counts = state.kinds.iter().chain(&state.statuses);
    lines.extend(counts.map(|tally| format!("  {:>5}  {}", tally.count, tally.name)));
    for skipped in &state.skipped {
        let why = skipped.files.first().map_or("", |file| file.why.as_str());
        lines.push(format!("Left out, {} files: {why}.", skipped.count));
        lines.extend(skipped.files.iter().take(5).map(|file| format!("  {}", file.path)));
        if skipped.count > 5 {
            lines.push(format!("  … and {} more", skipped.count - 5));
        }
    }
    lines.extend(state.notes.iter().map(|note| format!("{}: {}", note.path, note.why)));
    lines.join("\n")
}

fn stats(lengths: &[SectionLengths]) -> String {
    let rows = lengths.iter().flat_map(|section| {
        section.by_outcome.iter().map(|OutcomeLength { outcome, words }| {
            // Of fewer than four the quarters are but the numbers themselves.
            let middle = (words.count >= 4).then(|| format!("{} to {}", words.q1, words.q3));
            json!({ "section": section.heading, "outcome": outcome, "words": words, "half": middle })
        })
    });
    let columns = "section, outcome, proposals=words.count, median words=words.median, \
            middle half=half";
    table::of_json(&rows.collect::<Vec<_>>(), columns)
}

/// A kind that the rule pack has, or `other`.
fn known(kind: PrecedentKind, kinds: &Kinds) -> anyhow::Result<PrecedentKind> {
    if kind.of_bundle().is_some_and(|kind| kinds.form(kind).is_none()) {
        let words: Vec<_> = kinds.iter().map(|kind| kind.to_string()).collect();
        bail!("there is no kind {:?}; there are: {}, other", kind.word(), words.join(", "));
    }
    Ok(kind)
}
