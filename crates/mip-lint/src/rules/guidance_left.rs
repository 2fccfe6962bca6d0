use std::collections::HashSet;

use mip::Span;

use crate::{About, Edit, Level, Rule, draft::Draft, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP019",
    name: "guidance-left",
    level: Level::Error,
    about: About::Form,
    check,
    explain: "
## What it does
Finds lines that are the template's guidance and not the proposal's text: those of the edition, and
how the official templates begin theirs.

## Why is this bad?
Guidance left in place shows that a section was not written, and a facilitator sends it back.

## Example
    ### Motivation

    - Why are you proposing this Core Unit?

Answer the question, and take it out.
",
};

/// How lines of the official templates begin, in small letters.
const OFFICIAL: &[&str] = &[
    "why are you proposing this core unit",
    "why are you applying to become",
    "to be assigned by the mip editor / governance facilitator when new",
    "specify the core unit id",
    "please write the proposed name of",
    "please itemize which costs",
    "this element must contain",
    "this element should demonstrate",
    "this element specifies which core unit",
    "the core unit mandate is the broad scope",
    "the core unit mandate should be specific enough",
    "the core unit mandate can also contain",
    "the facilitator commitment is a detailed description",
    "the facilitator commitment should also contain",
    "a crucial part of the facilitator commitment",
    "is it a smart contract budget implementation, or manual",
    "what is the amount of dai or other assets per month",
    "what are other circumstances that the budget implementation",
];

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let whole = Span::new(0, draft.source.len());
    let of_edition: HashSet<&str> = draft
        .context
        .guidance
        .iter()
        .flat_map(|text| text.lines())
        .map(stripped)
        .filter(|line| is_telling(line))
        .collect();
    // Lines of guidance that follow each other are one finding.
    let mut open: Option<Left> = None;
    for (span, line) in words::lines(draft.source, whole) {
        let text = stripped(line);
        if text.is_empty() {
            continue;
        }
        let is_guidance = of_edition.contains(text) || is_official(text);
        if is_guidance && !draft.markdown.is_code(span.start) {
            let (bare, lines) =
                (words::bare(span, line), Span::new(span.start, draft.next_line(span.end)));
            let left = open.get_or_insert(Left { text: bare, lines });
            (left.text.end, left.lines.end) = (bare.end, lines.end);
        } else if let Some(done) = open.take() {
            done.report(findings);
        }
    }
    if let Some(done) = open {
        done.report(findings);
    }
}

/// Guidance that was left.
struct Left {
    text: Span,
    /// The lines on which it stands, with their ends.
    lines: Span,
}

impl Left {
    fn report(&self, findings: &mut Findings<'_>) {
        findings
            .add(self.text, "the template's guidance is still here")
            .help("write what it asks for, and take it out")
            .suggest("Take it out", vec![Edit::new(self.lines, "")]);
    }
}

/// A line without the marks of lists, quotes, emphasis and comments round it.
fn stripped(line: &str) -> &str {
    let line = line.trim().trim_start_matches("<!--").trim_end_matches("-->");
    words::unmarked(line)
}

/// Whether nobody would write such a line by chance.
fn is_telling(line: &str) -> bool {
    line.len() >= 12 && line.split_whitespace().nth(2).is_some()
}

fn is_official(line: &str) -> bool {
    // Most lines begin with another letter, and need no comparison.
    if !line.as_bytes().first().is_some_and(|first| b"wtspiaWTSPIA".contains(first)) {
        return false;
    }
    let begins =
        |start: &&str| line.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    OFFICIAL.iter().any(begins)
}
