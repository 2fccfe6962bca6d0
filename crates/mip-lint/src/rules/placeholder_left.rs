use mip::Span;

use super::{keys, tags};
use crate::{About, Level, Rule, draft::Draft, needles, rule::Findings, words};

pub(crate) static RULE: Rule = Rule {
    code: "MIP020",
    name: "placeholder-left",
    level: Level::Warning,
    about: About::Form,
    check,
    explain: "
## What it does
Finds words that hold the place of something to come: `TBD`, `TBA`, `TBC`, `TODO`, `FIXME` in
capitals or alone between marks, `lorem ipsum`, `<yyyy-mm-dd>`, `<your name>`, `[insert …]`, `???`,
`-ADDRESS-`, `XX,XXX`, and the tag `template`. Code in fences and dates of the preamble are not looked at here.

## Why is this bad?
Voters decide on what is written. A wallet that is still `TBD` when the proposal is frozen can not
be added without starting again.

## Example
    - Auditors wallet: TBD

Write the address, or say when and by whom it will be decided.
",
};

const WORDS: &[&str] = &["TBD", "TBA", "TBC", "TODO", "FIXME"];

fn check(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let preamble = draft.preamble().map(|preamble| preamble.lines);
    for (start, line) in needles::lines(draft.source, &draft.needles().placeholders) {
        let in_preamble = preamble.is_some_and(|lines| lines.start <= start && start < lines.end);
        if !in_preamble && !draft.markdown.is_code(start) {
            of_line(start, line.trim_end_matches('\r'), findings);
        }
    }
    for entry in draft.preamble().iter().flat_map(|preamble| &preamble.entries) {
        if keys::is_date(&entry.key) {
            continue;
        }
        of_line(entry.value_span.start, &entry.value, findings);
        let is_tags = keys::reads_as(&entry.key) == Some("Tags");
        for (span, tag) in tags::of(entry).filter(|(_, tag)| is_tags && *tag == "template") {
            report(span, tag, findings);
        }
    }
}

fn of_line(start: usize, text: &str, findings: &mut Findings<'_>) {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        let before = || text.get(..at).and_then(|head| head.chars().next_back());
        let rest = || text.get(at..).unwrap_or_default();
        let len = match byte {
            b'<' | b'[' => bracketed(rest()),
            b'?' if before() != Some('?') => question_marks(rest()),
            b'X' if !before().is_some_and(|c| words::is_word(c) || c == ',') => crossed_out(rest()),
            b'-' if !before().is_some_and(|c| words::is_word(c) || c == '-') => dashed(rest()),
            b't' | b'T' | b'f' | b'F' | b'l' | b'L'
                if is_second(text.as_bytes().get(at + 1))
                    && !before().is_some_and(words::is_word) =>
            {
                let rest = rest();
                let len = rest.find(|c: char| !words::is_word(c)).unwrap_or(rest.len());
                let found = word(rest, len, before(), text);
                if found.is_none() {
                    at += len;
                    continue;
                }
                found
            }
            _ => None,
        };
        if let Some(len) = len {
            let span = Span::new(start + at, start + at + len);
            report(span, text.get(at..at + len).unwrap_or_default(), findings);
        }
        at += len.unwrap_or(1);
    }
}

/// Whether a byte is the second of `TBD`, `TODO`, `FIXME` or `lorem`.
fn is_second(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b'b' | b'B' | b'o' | b'O' | b'i' | b'I'))
}

/// A word that begins here and holds a place, with its length. In small letters it does only when
/// nothing else stands in its line.
fn word(rest: &str, len: usize, before: Option<char>, line: &str) -> Option<usize> {
    const LOREM: &str = "lorem ipsum";
    if rest.get(..LOREM.len()).is_some_and(|text| text.eq_ignore_ascii_case(LOREM)) {
        return Some(LOREM.len());
    }
    let word = rest.get(..len)?;
    let is_name = matches!(before, Some('@' | '/' | '.' | '#' | '-' | '\''));
    let after = rest.get(len..).and_then(|rest| rest.chars().next());
    let is_part = is_name || matches!(after, Some('/' | '-' | '\''));
    if is_part || !WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    let is_capital = word.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_capital || words::unmarked(line).eq_ignore_ascii_case(word)).then_some(len)
}

/// `<yyyy-mm-dd>`, `<your name>`, `[insert the address]`, but no HTML, URL or link.
fn bracketed(rest: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let close = if rest.starts_with('<') { '>' } else { ']' };
    let near = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
    let end = near.find(close)?;
    let inside = near.get(1..end)?.to_lowercase();
    let is_link = rest.get(end + 1..).is_some_and(|after| after.starts_with(['(', '[', ':']));
    let asks = ["yyyy", "your ", "insert ", "fill in", "name of ", "address of "]
        .iter()
        .any(|start| inside.starts_with(start))
        || matches!(&*inside, "name" | "number" | "address" | "amount" | "core unit id" | "tbd");
    (asks && !is_link).then_some(end + 1)
}

/// `XX,XXX` and `X,XXX.XX`: the digits of an amount to come.
fn crossed_out(rest: &str) -> Option<usize> {
    let len = rest.find(|c: char| !matches!(c, 'X' | ',' | '.')).unwrap_or(rest.len());
    let text = rest.get(..len)?.trim_end_matches([',', '.']);
    let is_amount = text.split(',').skip(1).all(|group| group.split('.').next() == Some("XXX"));
    let is_word = rest.get(text.len()..)?.starts_with(words::is_word);
    (text.contains(",XXX") && is_amount && !is_word).then_some(text.len())
}

/// `-ADDRESS-`.
fn dashed(rest: &str) -> Option<usize> {
    const WORDS: &[&str] = &["ADDRESS", "AMOUNT", "NAME", "NUMBER", "DATE", "LINK", "URL"];
    let inside = rest.strip_prefix('-')?;
    let word = inside.get(..inside.find('-')?)?;
    let after = inside.get(word.len() + 1..)?;
    let is_part = after.starts_with(|c: char| words::is_word(c) || c == '-');
    (WORDS.contains(&word) && !is_part).then_some(word.len() + 2)
}

fn question_marks(rest: &str) -> Option<usize> {
    let len = rest.len() - rest.trim_start_matches('?').len();
    (len >= 3).then_some(len)
}

fn report(span: Span, text: &str, findings: &mut Findings<'_>) {
    findings
        .add(
            span,
            format!("`{text}` holds the place of something to come", text = words::short(text)),
        )
        .help("write it, or say who decides it and when");
}
