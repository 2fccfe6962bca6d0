//! A proposal as it is looked at, with what the others beside it make of it.

use std::{collections::HashMap, path::Path};

use app::mips::{self, Asked, Clones, Told};
use chrono::NaiveDate;
use mip_lint::Finding;
use pack::Pack;

use super::{Lint, Looked, configs::FileConfig, known::Known};

/// A proposal that was read.
pub(super) struct Text<'a> {
    path: &'a Path,
    source: String,
    config: &'a FileConfig,
    /// The day whose editions count, instead of its own.
    on: Option<NaiveDate>,
    told: Told,
}

/// What is looked at with.
pub(super) struct With<'a> {
    pub(super) pack: &'a Pack,
    pub(super) asked: &'a Lint,
    pub(super) claims: Claims<'a>,
    pub(super) known: Known,
    pub(super) clones: Clones,
}

impl<'a> Text<'a> {
    pub(super) fn read(
        pack: &Pack,
        asked: &Lint,
        path: &'a Path,
        config: &'a FileConfig,
    ) -> Result<Self, app::Error> {
        let source = mips::read(path)?.into_text();
        let on = asked.on.or(config.rules.on);
        let told = mips::told(pack, &source, path, on);
        Ok(Self { path, source, config, on, told })
    }

    pub(super) fn look(&self, with: &With<'_>) -> anyhow::Result<Looked> {
        let Self { path, source, config, on, told } = self;
        let With { pack, asked, claims, known, clones } = with;
        let same_number = claims.beside(self);
        let (same_number, clones) = (&*same_number, Some(clones));
        let with = Asked { path: Some(path), on: *on, same_number, clones };
        let judge = |text: &str| config.judge(mips::lint(pack, text, with));
        let mut looked = Looked {
            path: path.display().to_string(),
            judged: judge(source),
            source: source.clone(),
            known: 0,
            told: told.clone(),
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
pub(super) struct Claims<'a>(HashMap<&'a str, Vec<&'a Path>>);

impl<'a> Claims<'a> {
    pub(super) fn of(texts: &'a [Text<'_>]) -> Self {
        let mut claims: HashMap<&str, Vec<&Path>> = HashMap::new();
        for text in texts {
            if let Some(name) = &text.told.claimed {
                claims.entry(name).or_default().push(text.path);
            }
        }
        claims.retain(|_, paths| paths.len() > 1);
        Self(claims)
    }

    /// The others that claim the number of this one.
    fn beside(&self, text: &Text<'_>) -> Vec<&'a str> {
        let same = text.told.claimed.as_deref().and_then(|name| self.0.get(name));
        let others = same.into_iter().flatten().filter(|other| **other != text.path);
        others.filter_map(|other| other.to_str()).collect()
    }
}
