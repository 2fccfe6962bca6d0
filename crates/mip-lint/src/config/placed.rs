//! What is wrong with a value of the configuration, with its place.

use globset::{Glob, GlobMatcher};
use mip::Position;
use toml::Spanned;

use super::{ConfigError, named};
use crate::Rule;

/// Says where in the text a value is wrong.
pub(super) struct Placed<'a> {
    pub(super) text: &'a str,
}

impl Placed<'_> {
    pub(super) fn wrong(&self, value: &Spanned<String>, message: impl Into<String>) -> ConfigError {
        let at = Some(Position::of(self.text, value.span().start));
        ConfigError { at, message: message.into() }
    }

    pub(super) fn rule(&self, name: &Spanned<String>) -> Result<&'static Rule, ConfigError> {
        named(name.get_ref()).map_err(|unknown| self.wrong(name, unknown.to_string()))
    }

    pub(super) fn rules(
        &self,
        names: &[Spanned<String>],
    ) -> Result<Vec<&'static Rule>, ConfigError> {
        names.iter().map(|name| self.rule(name)).collect()
    }

    pub(super) fn globs(&self, globs: &[Spanned<String>]) -> Result<Vec<GlobMatcher>, ConfigError> {
        let glob = |glob: &Spanned<String>| {
            let read = Glob::new(glob.get_ref());
            let read = read.map_err(|error| self.wrong(glob, error.kind().to_string()))?;
            Ok(read.compile_matcher())
        };
        globs.iter().map(glob).collect()
    }
}
