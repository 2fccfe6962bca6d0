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
    let lines = draft.context.guidance.iter().flat_map(|text| text.lines()).map(stripped);
    let mut of_edition: Vec<&str> = lines.filter(|line| is_telling(line)).collect();
    of_edition.sort_unstable();
    // Lines of guidance that follow each other are one finding.
    let mut open: Option<Left> = None;
    let mut look = |start: usize, line: &str| {
        let is_of_edition =
            || !of_edition.is_empty() && of_edition.binary_search(&stripped(line)).is_ok();
        let is_guidance = is_official(line) || is_of_edition();
        if !is_guidance || draft.markdown.is_code(start) {
            return;
        }
        let end = start + line.len();
        let bare = words::bare(Span::new(start, end), line);
        let lines = Span::new(start, draft.next_line(end));
        let follows = |left: &&mut Left| is_blank(draft.source, left.lines.end, start);
        if let Some(left) = open.as_mut().filter(follows) {
            (left.text.end, left.lines.end) = (bare.end, lines.end);
        } else if let Some(done) = open.replace(Left { text: bare, lines }) {
            done.report(findings);
        }
    };
    for (span, line) in words::lines(draft.source, Span::new(0, draft.source.len())) {
        look(span.start, line);
    }
    if let Some(done) = open {
        done.report(findings);
    }
}

/// Whether nothing but blank lines stand between.
fn is_blank(source: &str, from: usize, to: usize) -> bool {
    words::lines(source, Span::new(from, to)).all(|(_, line)| stripped(line).is_empty())
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
    // Before its first letter are marks. Most lines go on in another way, and need no comparison.
    let first = line.bytes().position(|byte| byte.is_ascii_alphabetic()).unwrap_or(line.len());
    let rest = line.get(first..).unwrap_or_default();
    let begins = |text: &str| {
        OFFICIAL.iter().any(|start| {
            text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        })
    };
    let may_be = |two: &[u8; 2]| {
        let two = two.map(|byte| byte.to_ascii_lowercase());
        OFFICIAL.iter().any(|start| start.as_bytes().first_chunk() == Some(&two))
    };
    rest.as_bytes().first_chunk().is_some_and(may_be) && begins(rest) && begins(stripped(line))
}
