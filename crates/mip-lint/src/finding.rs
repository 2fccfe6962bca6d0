//! What a rule found, and how it can be mended. The rule: spans are UTF-8 bytes of the source as it
//! was linted, on character boundaries.

use mip::{LineStarts, Span};
use serde::Serialize;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FindingLevel"))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The proposal would be sent back, or part of it would not show in the public portal.
    Error,
    /// A reviewer would ask.
    Warning,
}

impl Level {
    /// `error`, `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The rule's code: `MIP015`.
    pub code: &'static str,
    /// The rule's name: `empty-section`.
    pub name: &'static str,
    /// How bad it is.
    pub level: Level,
    /// Where: UTF-8 bytes of the source. Empty when something is missing there.
    pub span: Span,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// A change that mends it, where one can be made without thought.
    pub fix: Option<Fix>,
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FindingFix"))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What it does, as on a button: "Close the fence".
    pub title: String,
    /// In the order of the text, not overlapping.
    pub edits: Vec<Edit>,
    /// Whether it can be applied unseen. Otherwise somebody should look at what comes out.
    pub safe: bool,
}

/// Replaces a span by a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "FindingEdit"))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What is replaced: UTF-8 bytes of the source; empty to insert.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

impl Edit {
    pub(crate) fn new(span: impl Into<Span>, text: impl Into<String>) -> Self {
        Self { span: span.into(), text: text.into() }
    }

    pub(crate) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(Span::new(at, at), text)
    }
}

impl Finding {
    /// Says what to do about it.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// A change that can be made unseen.
    pub(crate) fn fix(&mut self, title: &str, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: true });
        self
    }

    /// A change that somebody should look at.
    pub(crate) fn suggest(&mut self, title: &str, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some(Fix { title: title.into(), edits, safe: false });
        self
    }
}

/// The source with a fix made. `None` when the fix is of another text: a span past its end, inside
/// a character, or before the one that came first.
#[must_use]
pub fn apply(source: &str, fix: &Fix) -> Option<String> {
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for edit in &fix.edits {
        out.push_str(source.get(at..edit.span.start)?);
        source.get(edit.span.range())?;
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(source.get(at..)?);
    Some(out)
}

/// A finding with its file, line and column: what the command line prints as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, rename = "LocatedFinding"))]
#[serde(rename_all = "camelCase")]
pub struct Located {
    /// The file, as it was named to [`locate`].
    pub path: String,
    /// The rule's code: `MIP015`.
    pub code: &'static str,
    /// The rule's name: `empty-section`.
    pub name: &'static str,
    /// How bad it is.
    pub level: Level,
    /// The line where it begins, from 1.
    pub line: usize,
    /// The column where it begins, from 1, in characters.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column behind its last character.
    pub end_column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}

/// Findings with lines and columns, in the order given.
#[must_use]
pub fn locate(path: &str, source: &str, findings: &[Finding]) -> Vec<Located> {
    let lines = LineStarts::of(source);
    let located = |finding: &Finding| {
        let start = lines.position(finding.span.start);
        let end = lines.position(finding.span.end);
        Located {
            path: path.to_owned(),
            code: finding.code,
            name: finding.name,
            level: finding.level,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: finding.message.clone(),
            help: finding.help.clone(),
            fix: finding.fix.clone(),
        }
    };
    findings.iter().map(located).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_of_another_text_is_refused() {
        let fix = |spans: &[(usize, usize)]| Fix {
            title: String::new(),
            edits: spans.iter().map(|&(a, b)| Edit::new(Span::new(a, b), "x")).collect(),
            safe: true,
        };
        assert_eq!(apply("Ω🚀b", &fix(&[(0, 2), (6, 6)])).as_deref(), Some("x🚀xb"));
        assert_eq!(apply("Ω🚀b", &fix(&[(0, 1)])), None, "inside a character");
        assert_eq!(apply("Ω🚀b", &fix(&[(0, 99)])), None, "past the end");
        assert_eq!(apply("Ω🚀b", &fix(&[(6, 7), (0, 2)])), None, "out of order");
    }
}
