//! A proposal as it is looked at, with what the others beside it make of it.

use std::{collections::HashMap, path::Path};

use app::mips::{self, Asked};
use chrono::NaiveDate;
use mip_lint::Finding;
use pack::Pack;
use rayon::prelude::*;

use super::{Lint, Looked, configs::FileConfig, known::Known};

/// A proposal that was read.
pub(super) struct Text<'a> {
    pub(super) path: &'a Path,
    pub(super) source: String,
    pub(super) config: &'a FileConfig,
}

impl Text<'_> {
    pub(super) fn look(
        &self,
        pack: &Pack,
        asked: &Lint,
        claims: &Claims<'_>,
        known: &Known,
    ) -> anyhow::Result<Looked> {
        let Self { path, source, config } = self;
        let same_number = claims.beside(path);
        let on: Option<NaiveDate> = asked.on.or(config.rules.on);
        let with = Asked { path: Some(path), on, same_number: &same_number };
        let judge = |text: &str| config.judge(mips::lint(pack, text, with));
        let mut looked = Looked {
            path: path.display().to_string(),
            judged: judge(source),
            source: source.clone(),
            known: 0,
            other: mips::other_kind(pack, source, path),
            by: mips::decide(pack, &mip::Proposal::parse(source), on).map(|by| by.to_string()),
            mended: None,
        };
        if asked.fix || asked.diff {
            let wanted = |_: &Finding, fix: &mip_lint::Fix| fix.safe || asked.unsafe_fixes;
            let mended = mip_lint::mend(source, |text| judge(text).found, wanted);
            if asked.fix && mended.text != *source {
                mips::write(path, &mended.text)?;
                looked.judged = judge(&mended.text);
                looked.source.clone_from(&mended.text);
            }
            looked.mended = Some(mended);
        }
        known.take_out(&mut looked, path, &judge)?;
        Ok(looked)
    }
}

/// Which files claim which number.
pub(super) struct Claims<'a>(HashMap<String, Vec<&'a Path>>);

impl<'a> Claims<'a> {
    pub(super) fn of(pack: &Pack, texts: &'a [Text<'_>]) -> Self {
        let mut claims: HashMap<String, Vec<&Path>> = HashMap::new();
        let claimed: Vec<_> =
            texts.par_iter().map(|text| mips::claimed(pack, &text.source)).collect();
        for (name, text) in claimed.into_iter().zip(texts) {
            if let Some(name) = name {
                claims.entry(name).or_default().push(text.path);
            }
        }
        claims.retain(|_, paths| paths.len() > 1);
        Self(claims)
    }

    /// The others that claim the number of this one.
    fn beside(&self, path: &Path) -> Vec<&'a str> {
        let mut same = self.0.values().filter(|paths| paths.contains(&path));
        let others = same.next().into_iter().flatten().filter(|other| **other != path);
        others.filter_map(|other| other.to_str()).collect()
    }
}
