//! Findings as text, the way a compiler draws them. The rule: only the lines of a finding are
//! handed to the drawing, so that a long file costs no more than a short one.

mod github;
mod sarif;

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};
use mip::{LineStarts, Span};

pub use github::github;
pub use sarif::{Linted, sarif};

use crate::{Finding, Level};

/// The findings, drawn over the source, with a blank line between them.
#[must_use]
pub fn text(origin: &str, source: &str, findings: &[Finding]) -> String {
    let lines = LineStarts::of(source);
    let drawn: Vec<_> =
        findings.iter().map(|finding| one(origin, source, &lines, finding)).collect();
    drawn.join("\n\n")
}

/// The longest line that is drawn whole, in bytes.
const LONGEST: usize = 400;

fn one(origin: &str, source: &str, lines: &LineStarts<'_>, finding: &Finding) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
    };
    let shown = shown(source, finding.span);
    let span = finding.span.start - shown.start..finding.span.end.min(shown.end) - shown.start;
    let snippet = Snippet::source(shown.of(source))
        .path(origin)
        .line_start(lines.line(shown.start))
        .annotation(AnnotationKind::Primary.span(span));
    let mut report = vec![
        level
            .primary_title(format!("{}: {}", finding.name, finding.message))
            .id(finding.code)
            .element(snippet),
    ];
    if let Some(help) = &finding.help {
        report.push(Group::with_title(Shown::HELP.secondary_title(help.as_str())));
    }
    Renderer::plain().render(&report)
}

/// The lines that a span touches, three at most; a very long line only near the span.
fn shown(source: &str, span: Span) -> Span {
    let near = source.floor_char_boundary(span.start.saturating_sub(LONGEST));
    let head = source.get(near..span.start).unwrap_or_default();
    let start = head.rfind('\n').map_or(near, |at| near + at + 1);
    let most = source.floor_char_boundary((span.start + 2 * LONGEST).min(source.len()));
    let rest = source.get(span.start..most).unwrap_or_default();
    let from = span.end.min(most) - span.start;
    let third = rest.match_indices('\n').nth(2).map_or(rest.len(), |(at, _)| at);
    let end = rest.get(from..).and_then(|tail| tail.find('\n')).map_or(rest.len(), |at| from + at);
    Span::new(start, span.start + end.min(third))
}
