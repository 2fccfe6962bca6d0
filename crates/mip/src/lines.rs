//! Lines and their ends. The rule: an editor is shown `\n` only, and what it gives back gets the
//! line ends back that each line had; a new line gets the end most lines of the text have.

use similar::{Algorithm, DiffOp};

use crate::Span;

/// Above this many changed lines they are not compared one by one, which would take quadratic time.
const COMPARED: usize = 2_000;

/// Where the line of `byte` begins.
pub(crate) fn start_of_line(source: &str, byte: usize) -> usize {
    let before = source.get(..byte).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    // A byte order mark stands before the first line, not in it.
    if start == 0 && before.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
}

/// Where the line of `byte` ends, before its line end.
pub(crate) fn end_of_line(source: &str, byte: usize) -> usize {
    let rest = source.get(byte..).unwrap_or_default();
    rest.find(['\n', '\r']).map_or(source.len(), |at| byte + at)
}

/// Where the line after that of `byte` begins.
pub(crate) fn after_line(source: &str, byte: usize) -> usize {
    let end = end_of_line(source, byte);
    end + line_end(source.get(end..).unwrap_or_default()).len()
}

/// The lines in `span` with where they stand, their ends cut off.
pub(crate) fn within(source: &str, span: Span) -> impl Iterator<Item = (Span, &str)> {
    let mut at = span.start;
    split(span.of(source)).map(move |(line, end)| {
        let start = at;
        at += line.len() + end.len();
        (Span::new(start, start + line.len()), line)
    })
}

/// `span` without the blank lines at its start and its end, and without its last line end.
/// Empty at the end of `span` if there is nothing else.
pub(crate) fn without_blanks(source: &str, span: Span) -> Span {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let text = span.of(source);
    let lead = text.len() - text.trim_start_matches(blank).len();
    if lead == text.len() {
        return Span::new(span.end, span.end);
    }
    let start = start_of_line(source, span.start + lead).max(span.start);
    let end = span.start + text.trim_end_matches(blank).len();
    Span::new(start, end_of_line(source, end).min(span.end))
}

/// What an editor shows: every line end is `\n`.
pub(crate) fn shown(text: &str) -> String {
    split(text).flat_map(|(line, end)| [line, if end.is_empty() { "" } else { "\n" }]).collect()
}

/// A text on one line: line ends become spaces.
pub(crate) fn on_one_line(text: &str) -> String {
    let words = text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The line end that most lines of a text have; `\n` when it has none.
pub(crate) fn usual_end(text: &str) -> &'static str {
    let (mut lf, mut crlf, mut cr) = (0_usize, 0_usize, 0_usize);
    for (_, end) in split(text) {
        match end {
            "\n" => lf += 1,
            "\r\n" => crlf += 1,
            "\r" => cr += 1,
            _ => {}
        }
    }
    if crlf > lf && crlf >= cr {
        "\r\n"
    } else if cr > lf {
        "\r"
    } else {
        "\n"
    }
}

/// What to write for an editor's text in place of `before`: lines that are still there keep the
/// line end they had, changed lines that of the line they replace, new ones get `usual`.
pub(crate) fn put_back(before: &str, edited: &str, usual: &str) -> String {
    let old: Vec<(&str, &str)> = split(before).collect();
    let new: Vec<&str> = split(edited).map(|(line, _)| line).collect();
    let mut ends: Vec<&str> = vec![usual; new.len()];
    // The last line has no end, and most texts have only one kind.
    if old.iter().rev().skip(1).any(|(_, end)| *end != usual) {
        let lines: Vec<&str> = old.iter().map(|(line, _)| *line).collect();
        for (from, to) in pairs(&lines, &new) {
            if let (Some((_, had)), Some(end)) = (old.get(from), ends.get_mut(to))
                && !had.is_empty()
            {
                *end = had;
            }
        }
    }
    if let Some(last) = ends.last_mut() {
        *last = "";
    }
    join(new.into_iter().zip(ends))
}

fn join<'a>(lines: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (line, end) in lines {
        // An empty line between `\r` and `\n` would vanish: the two would be one line end.
        let merges = line.is_empty() && end == "\n" && out.ends_with('\r');
        out.push_str(line);
        out.push_str(if merges { "\r" } else { end });
    }
    out
}

/// Which old line each new line was: the same, or the one that it replaces.
fn pairs(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(head..).unwrap_or(&[]), new.get(head..).unwrap_or(&[]));
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    let (old_len, new_len) = (old_rest.len() - tail, new_rest.len() - tail);
    if old_len.max(new_len) <= COMPARED {
        let (from, to) = (head..head + old_len, head..head + new_len);
        for op in similar::capture_diff(Algorithm::Myers, old, from, new, to) {
            pairs.extend(in_step(&op));
        }
    } else {
        pairs.extend((head..head + old_len).zip(head..head + new_len));
    }
    pairs.extend((1..=tail).map(|at| (old.len() - at, new.len() - at)));
    pairs
}

fn in_step(op: &DiffOp) -> impl Iterator<Item = (usize, usize)> + use<> {
    op.old_range().zip(op.new_range())
}

/// Every line with its end: `\n`, `\r\n`, `\r`, and `""` for the last, which is always there.
fn split(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find(['\n', '\r']) else {
            rest = None;
            return Some((text, ""));
        };
        let (line, after) = text.split_at(at);
        let end = line_end(after);
        rest = after.get(end.len()..);
        Some((line, end))
    })
}

/// The line end with which a text begins.
fn line_end(text: &str) -> &str {
    let len =
        if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with(['\n', '\r'])) };
    text.get(..len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_sees_one_kind_of_line_end_and_every_line_gets_its_own_back() {
        let before = "a\r\nb\nc\rd\n";
        assert_eq!(shown(before), "a\nb\nc\nd\n");
        assert_eq!(put_back(before, &shown(before), "\n"), before);
    }

    #[test]
    fn two_changed_lines_leave_the_line_ends_between_them_as_they_were() {
        let before = "a\r\nb\nc\rd\r\ne\n";
        assert_eq!(put_back(before, "A\nb\nc\nD\ne\n", "\n"), "A\r\nb\nc\rD\r\ne\n");
        assert_eq!(put_back(before, "new\na\nb\nd\ne\n", "\r\n"), "new\r\na\r\nb\nd\r\ne\n");
    }

    #[test]
    fn a_new_line_gets_the_usual_line_end() {
        assert_eq!(usual_end("a\r\nb\r\nc\n"), "\r\n");
        assert_eq!(usual_end("a"), "\n");
        assert_eq!(put_back("a\r\nb", "a\nb\nc", "\r\n"), "a\r\nb\r\nc");
        assert_eq!(put_back("", "a\nb", "\r\n"), "a\r\nb");
        assert_eq!(put_back("a\rb", "a\n\nb", "\n"), "a\r\rb", "and no line is lost");
    }

    #[test]
    fn a_rewrite_of_many_lines_takes_no_quadratic_time() {
        let before: String =
            (0..50_000).fold(String::new(), |text, n| text + &n.to_string() + "\r\n");
        let edited: String = before.replace("\r\n", " new\n");
        assert_eq!(put_back(&before, &edited, "\n"), edited.replace('\n', "\r\n"));
    }
}
