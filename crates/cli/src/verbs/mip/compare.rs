//! `launchpod mip compare`: where two proposals differ, section by section.

use std::path::PathBuf;

use app::mips;
use clap::Args;
use mip::{Comparison, Lossy, Proposal, RowState, SectionRow};
use pack::Pack;

use crate::{End, out::Out};

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The first file.
    a: PathBuf,
    /// The second file.
    b: PathBuf,
}

impl Compare {
    pub(super) fn run(self, pack: &Pack, out: &Out) -> anyhow::Result<End> {
        let files = [&self.a, &self.b];
        let [a, b] = files.map(|file| mips::read_lossy(file));
        let (a, b): (Lossy, Lossy) = (a?, b?);
        for (file, lossy) in files.iter().zip([&a, &b]) {
            if let Some(note) = lossy.note() {
                out.error(&anyhow::anyhow!("{}: {note}", file.display()));
            }
        }
        let (a, b) = (Proposal::parse(a.source.text()), Proposal::parse(b.source.text()));
        let decided = mips::decide(pack, &a, None).or_else(|| mips::decide(pack, &b, None));
        let outline = decided.map(|decided| mips::outline(decided.edition));
        let found = mip::compare(&a, &b, outline.as_ref(), &[]);
        out.answer(&found, compared)?;
        Ok(End::found(!found.is_same()))
    }
}

fn compared(found: &Comparison) -> String {
    let mut lines = Vec::new();
    for row in found.preamble.iter().filter(|row| row.state != RowState::Same) {
        let [a, b] = [&row.a, &row.b].map(|value| value.as_deref().unwrap_or("(none)"));
        lines.push(format!("{:8} {}: {a} → {b}", state(row.state), row.key));
    }
    lines.extend(found.sections.iter().map(section));
    let differing = |same: bool| if same { "The same." } else { "They differ." };
    lines.push(differing(found.is_same()).to_owned());
    lines.join("\n")
}

fn section(row: &SectionRow) -> String {
    let heading = |level: u8, title: &str| format!("{} {title}", "#".repeat(level.into()));
    let title = if row.level == 0 { "text before the first heading" } else { &row.title };
    let mut said = vec![format!("{:8} {}", state(row.state), heading(row.level, title))];
    match (&row.a, &row.b) {
        (Some(a), Some(b)) => {
            if row.state == RowState::Changed {
                said.push(format!("{} → {} words", a.words, b.words));
            }
            if row.renamed {
                let [a, b] = [a, b].map(|side| heading(side.level, &side.title));
                said.push(format!("“{a}” → “{b}”"));
            }
            said.extend(row.moved.then(|| "in another order".to_owned()));
        }
        (Some(side), None) | (None, Some(side)) => said.push(format!("{} words", side.words)),
        (None, None) => {}
    }
    said.join(", ")
}

fn state(state: RowState) -> &'static str {
    match state {
        RowState::Same => "same",
        RowState::Changed => "changed",
        RowState::OnlyA => "only A",
        RowState::OnlyB => "only B",
    }
}
