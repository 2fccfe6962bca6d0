//! What was found, as it was asked for.

use std::{collections::BTreeSet, fmt::Write};

use app::mips::Told;
use mip_lint::{Located, render};
use similar::TextDiff;

use super::{Format, Lint, Looked, Round, is_error};
use crate::{
    End,
    out::{self, Out},
};

impl Round {
    pub(super) fn print(&self, asked: &Lint, out: &Out) -> anyhow::Result<()> {
        let located = || {
            let of = |file: &Looked| mip_lint::locate(&file.path, &file.source, &file.judged.found);
            self.files.iter().flat_map(of).collect::<Vec<Located>>()
        };
        match asked.format {
            Format::Sarif => {
                let files: Vec<_> = self.files.iter().map(Looked::for_sarif).collect();
                let log = render::sarif(&files, env!("CARGO_PKG_VERSION"));
                out::json(&log)
            }
            Format::Github => out::line(&render::github(&located())),
            Format::Json | Format::Text if out.json => {
                out.answer(&located(), |_| String::new()).map(drop)
            }
            Format::Json | Format::Text => out::line(&self.text(asked)),
        }
    }

    fn text(&self, asked: &Lint) -> String {
        let drawn = |file: &Looked| render::text(&file.path, &file.source, &file.judged.found);
        let found = self.files.iter().filter(|file| !file.judged.found.is_empty());
        let mut texts: Vec<_> = found.map(drawn).collect();
        texts.push(self.summary(asked));
        texts.join("\n\n")
    }

    /// `118 files checked: 12 errors, 30 warnings.`, and what could be mended.
    pub(super) fn summary(&self, asked: &Lint) -> String {
        let found = || self.files.iter().flat_map(|file| &file.judged.found);
        let errors = found().filter(|finding| is_error(finding)).count();
        let warnings = found().count() - errors;
        let mended: usize =
            self.files.iter().filter_map(|file| Some(file.mended.as_ref()?.count())).sum();
        let mut text = format!(
            "{} checked: {}, {}.",
            many(self.files.len(), "file"),
            many(errors, "error"),
            many(warnings, "warning")
        );
        if self.is_of_nothing() {
            let paths: Vec<_> = asked.paths.iter().map(|path| path.display().to_string()).collect();
            let place = if paths.is_empty() { "this folder".to_owned() } else { paths.join(", ") };
            text = format!("Nothing was checked: no proposal was found in {place}.");
        }
        if let [Looked { told: Told { judged: Some(by), .. }, .. }] = self.files.as_slice() {
            let _ = write!(text, "\nIt was held against {by}.");
        }
        if let Some(kinds) = self.other_kinds() {
            let _ = write!(text, "\n{kinds}");
        }
        let mut say = |count: usize, what: &str| {
            if count > 0 {
                // Writing to a text does not fail.
                let _ = write!(text, "\n{count} {what}");
            }
        };
        if asked.fix {
            say(mended, "mended.");
        }
        let fixes = || found().filter_map(|finding| finding.fix.as_ref());
        let safe = fixes().filter(|fix| fix.safe).count();
        say(safe, "can be mended with --fix.");
        say(fixes().count() - safe, "more with --fix --unsafe-fixes; look at what comes out.");
        say(
            self.files.iter().map(|file| file.judged.allowed.len()).sum(),
            "allowed in miplint.toml, with a reason.",
        );
        say(self.files.iter().map(|file| file.known).sum(), "known before and not said again.");
        say(self.failed, "could not be read.");
        say(self.excluded, "left out by miplint.toml.");
        say(self.others, "other Markdown files passed over: they are not called as proposals are.");
        say(self.links, "not followed: links that lead out of their folder, or nowhere.");
        text
    }

    /// `2 of kinds without a template, MIP55c3 and MIP41c5: only what holds for every kind was asked.`
    fn other_kinds(&self) -> Option<String> {
        let codes: Vec<&str> =
            self.files.iter().filter_map(|file| file.told.other_kind.as_deref()).collect();
        let kinds = codes.iter().copied().collect::<BTreeSet<_>>();
        let kinds = kinds.into_iter().collect::<Vec<_>>().join(", ");
        let of = if codes.len() == 1 { "of a kind" } else { "of kinds" };
        (!codes.is_empty()).then(|| {
            format!("{} {of} without a template ({kinds}): only what holds for every proposal was asked.", codes.len())
        })
    }

    /// What `--fix` would do; ends with 1 where it would do something.
    pub(super) fn differences(&self) -> anyhow::Result<End> {
        if self.is_of_nothing() {
            return Ok(End::Nothing);
        }
        let mut end = End::found(self.failed > 0);
        for file in &self.files {
            let Some(mended) = file.mended.as_ref().filter(|it| it.text != file.source) else {
                continue;
            };
            let diff = TextDiff::from_lines(&file.source, &mended.text);
            out::line(diff.unified_diff().header(&file.path, &file.path).to_string().trim_end())?;
            end = End::Found;
        }
        Ok(end)
    }
}

impl Looked {
    fn for_sarif(&self) -> render::Linted<'_> {
        let Self { path, source, judged, .. } = self;
        render::Linted { path, source, found: &judged.found, allowed: &judged.allowed }
    }
}

fn many(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
