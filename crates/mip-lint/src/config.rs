//! What a repository says of the linter in `miplint.toml`. The one rule: a name that no rule has
//! is an error that lists the near ones, never passed over.

mod placed;

use chrono::NaiveDate;
use globset::GlobMatcher;
use mip::Position;
use serde::Deserialize;
use toml::Spanned;

use self::placed::Placed;
use crate::{ALL, Finding, Level, Rule, near};

/// The file's name. The nearest one above a proposal counts.
pub const CONFIG_FILE: &str = "miplint.toml";

/// Which rules speak, how loud, and where they are told to be quiet.
#[derive(Debug, Default, Clone)]
pub struct Config {
    /// Only these; all of them if absent.
    select: Option<Vec<&'static Rule>>,
    ignore: Vec<&'static Rule>,
    levels: Vec<(&'static Rule, Level)>,
    allow: Vec<Allow>,
    exclude: Vec<GlobMatcher>,
    /// The day whose editions count, instead of each proposal's own.
    pub on: Option<NaiveDate>,
}

/// A rule that need not hold in some files, and why.
#[derive(Debug, Clone)]
struct Allow {
    rule: &'static Rule,
    files: Vec<GlobMatcher>,
    reason: String,
}

/// A name that no rule has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called {name:?}{}", meant(.near))]
pub struct UnknownRule {
    /// What was written.
    pub name: String,
    /// What may have been meant, the nearest first: `no-preamble (MIP001)`.
    pub near: Vec<String>,
}

fn meant(near: &[String]) -> String {
    if near.is_empty() {
        "; `launchpod mip lint --explain all` lists them".into()
    } else {
        format!("; near it: {}", near.join(", "))
    }
}

/// A configuration that can't be used. Nothing of it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", .at.map(|at| format!("{}:{}: ", at.line, at.column)).unwrap_or_default())]
pub struct ConfigError {
    /// Where, if it is one place.
    pub at: Option<Position>,
    /// What is wrong with it.
    pub message: String,
}

/// A finding that somebody allowed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Why that is right here.
    pub reason: String,
}

/// What is left of findings when the configuration has had its say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// What counts.
    pub found: Vec<Finding>,
    /// What was found, and allowed with a reason.
    pub allowed: Vec<Allowed>,
}

/// The rule of that code or name; the error lists near ones.
pub fn named(code_or_name: &str) -> Result<&'static Rule, UnknownRule> {
    crate::rule(code_or_name).ok_or_else(|| {
        let names = ALL.iter().flat_map(|rule| [rule.name, rule.code]);
        let near = near::nearest_few(code_or_name, names).into_iter();
        let shown =
            near.filter_map(crate::rule).map(|rule| format!("{} ({})", rule.name, rule.code));
        let mut near: Vec<String> = Vec::new();
        for shown in shown {
            if !near.contains(&shown) {
                near.push(shown);
            }
        }
        UnknownRule { name: code_or_name.to_owned(), near }
    })
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    select: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    on: Option<Spanned<String>>,
    #[serde(default)]
    levels: std::collections::BTreeMap<Spanned<String>, WrittenLevel>,
    #[serde(default)]
    allow: Vec<WrittenAllow>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenLevel {
    Error,
    Warning,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAllow {
    rule: Spanned<String>,
    files: Vec<Spanned<String>>,
    reason: Spanned<String>,
}

impl Config {
    /// Reads a `miplint.toml`. Its globs are relative to the folder that it stands in.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let at = |span: std::ops::Range<usize>| Some(Position::of(text, span.start));
        let written: Written = toml::from_str(text).map_err(|error| ConfigError {
            at: error.span().and_then(at),
            message: error.message().replace('\n', " "),
        })?;
        let place = Placed { text };
        let allow = |written: WrittenAllow| {
            if written.reason.get_ref().trim().is_empty() {
                return Err(place.wrong(&written.reason, "say why it is allowed"));
            }
            Ok(Allow {
                rule: place.rule(&written.rule)?,
                files: place.globs(&written.files)?,
                reason: written.reason.into_inner(),
            })
        };
        let level = |(name, level): (Spanned<String>, WrittenLevel)| {
            let level = match level {
                WrittenLevel::Error => Level::Error,
                WrittenLevel::Warning => Level::Warning,
            };
            Ok((place.rule(&name)?, level))
        };
        let on = written.on.map(|on| {
            let day = on.get_ref().parse::<NaiveDate>();
            day.map_err(|_| place.wrong(&on, "a day is written as in \"2021-04-07\""))
        });
        Ok(Self {
            select: written.select.map(|names| place.rules(&names)).transpose()?,
            ignore: place.rules(&written.ignore)?,
            exclude: place.globs(&written.exclude)?,
            levels: written.levels.into_iter().map(level).collect::<Result<_, _>>()?,
            allow: written.allow.into_iter().map(allow).collect::<Result<_, _>>()?,
            on: on.transpose()?,
        })
    }

    /// The same with what the command line says: `select` in place of the file's, `ignore` besides. `all` selects every rule.
    pub fn with(
        mut self,
        select: Option<&[String]>,
        ignore: &[String],
    ) -> Result<Self, UnknownRule> {
        if let Some(names) = select {
            let all = names.iter().any(|name| name.eq_ignore_ascii_case("all"));
            let rules = names.iter().filter(|_| !all).map(|name| named(name));
            self.select = if all { None } else { Some(rules.collect::<Result<_, _>>()?) };
            // Who asks for a rule by name wants to hear it.
            let asked = self.select.iter().flatten().copied();
            let asked: Vec<_> = asked.map(|rule| rule.code).collect();
            self.ignore.retain(|rule| !asked.contains(&rule.code));
        }
        for name in ignore {
            self.ignore.push(named(name)?);
        }
        Ok(self)
    }

    /// Whether a file below the configuration's folder is passed over. `path` has `/`.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.is_match(path))
    }

    /// What counts of the findings on a file. `path` is relative to the configuration's folder.
    #[must_use]
    pub fn judge(&self, path: &str, findings: Vec<Finding>) -> Judged {
        let mut judged = Judged::default();
        for mut finding in findings {
            let is = |rule: &&Rule| rule.code == finding.code;
            let selected = self.select.as_ref().is_none_or(|rules| rules.iter().any(&is));
            if !selected || self.ignore.iter().any(&is) {
                continue;
            }
            if let Some((_, level)) = self.levels.iter().find(|(rule, _)| is(rule)) {
                finding.level = *level;
            }
            let here =
                |allow: &&Allow| is(&allow.rule) && allow.files.iter().any(|g| g.is_match(path));
            match self.allow.iter().find(here) {
                Some(allow) => {
                    judged.allowed.push(Allowed { finding, reason: allow.reason.clone() });
                }
                None => judged.found.push(finding),
            }
        }
        judged
    }
}

#[cfg(test)]
mod tests;
