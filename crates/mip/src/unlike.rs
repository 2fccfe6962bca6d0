//! How a text differs from what it was: in what is not seen, or in its words. Pure. The one rule: "only"
//! is said when putting back just that gives the text that was.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::lines::usual_end;

/// Larger texts are not tried against a digest in all forms, which would take seconds.
const TRIED: usize = 4 << 20;
/// Above this many lines that differ they are not held against each other, which would take as long.
const COMPARED: usize = 10_000;
const MARK: char = '\u{feff}';

/// What is not seen in a text and makes other bytes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unseen {
    Mark,
    LineEnds,
    FinalEnd,
    BlankLines,
    LineTails,
    Inside,
}

const UNSEEN: [Unseen; 6] = [
    Unseen::Mark,
    Unseen::LineEnds,
    Unseen::FinalEnd,
    Unseen::BlankLines,
    Unseen::LineTails,
    Unseen::Inside,
];

/// What was changed between two texts, as the end of a sentence that begins with the file.
#[must_use]
pub fn between(old: &str, new: &str) -> String {
    let all = |skipped: Option<Unseen>| {
        let without = |text: &str| {
            UNSEEN
                .iter()
                .filter(|one| Some(**one) != skipped)
                .fold(text.to_owned(), |text, one| one.gone(&text))
        };
        without(old) == without(new)
    };
    if !all(None) {
        return lines(old, new);
    }
    let changed = UNSEEN.into_iter().filter(|one| !all(Some(*one)));
    let changed: Vec<_> = changed.map(|one| one.said(old, new)).collect();
    // Two that hide each other: a line more at the end, spaces in a blank one.
    let changed = if changed.is_empty() { "blank lines".to_owned() } else { changed.join(", ") };
    format!("only in what is not seen ({changed}): its words are as they were")
}

/// The text that `new` was, if `is` knows it and nothing was changed but what is not seen and can be
/// put back: line ends, the final one, spaces at the ends of lines, the byte order mark.
#[must_use]
pub fn recovered(new: &str, is: impl Fn(&str) -> bool) -> Option<String> {
    if new.len() > TRIED {
        return None;
    }
    let bare = new.strip_prefix(MARK).unwrap_or(new);
    let unix = Unseen::LineEnds.gone(bare);
    for tails in [unix.clone(), Unseen::LineTails.gone(&unix)] {
        let body = tails.trim_end_matches('\n');
        for text in [tails.clone(), body.to_owned(), format!("{body}\n")] {
            let dos = text.replace('\n', "\r\n");
            for text in [text, dos] {
                for text in [format!("{MARK}{text}"), text] {
                    if is(&text) {
                        return Some(text);
                    }
                }
            }
        }
    }
    // Line ends that were mixed stay as they are; the rest may still be all.
    let body = bare.trim_end_matches(['\r', '\n']);
    let ended = ["", "\n", "\r\n"].map(|end| format!("{body}{end}"));
    let all = ended.into_iter().chain([bare.to_owned(), format!("{MARK}{bare}")]);
    all.into_iter().find(|text| is(text))
}

impl Unseen {
    /// The text without it.
    fn gone(self, text: &str) -> String {
        let each = |change: fn(&str) -> String| {
            let lines = text.split('\n').map(|line| match line.strip_suffix('\r') {
                Some(line) => change(line) + "\r",
                None => change(line),
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        match self {
            Self::Mark => text.strip_prefix(MARK).unwrap_or(text).to_owned(),
            Self::LineEnds => text.replace("\r\n", "\n").replace('\r', "\n"),
            Self::FinalEnd => text.trim_end_matches(['\r', '\n']).to_owned(),
            Self::BlankLines => {
                let is_blank = |line: &&str| line.trim().is_empty();
                text.split_inclusive('\n').filter(|line| !is_blank(line)).collect()
            }
            Self::LineTails => each(|line| line.trim_end_matches([' ', '\t']).to_owned()),
            Self::Inside => each(|line| {
                let tail = &line[line.trim_end_matches([' ', '\t']).len()..];
                line.split_whitespace().collect::<Vec<_>>().join(" ") + tail
            }),
        }
    }

    fn said(self, old: &str, new: &str) -> String {
        let end = |text: &str| match usual_end(text) {
            "\r\n" => "CRLF",
            "\r" => "CR",
            _ => "LF",
        };
        match self {
            Self::Mark if new.starts_with(MARK) => "a byte order mark was added".into(),
            Self::Mark => "the byte order mark is gone".into(),
            Self::LineEnds if end(old) == end(new) => "some line ends".into(),
            Self::LineEnds => format!("line ends, {} before and {} now", end(old), end(new)),
            Self::FinalEnd if new.ends_with(['\r', '\n']) => "a final line end was added".into(),
            Self::FinalEnd => "the final line end is gone".into(),
            Self::BlankLines => "blank lines".into(),
            Self::LineTails => "white space at the ends of lines".into(),
            Self::Inside => "white space inside lines".into(),
        }
    }
}

/// How many lines were changed. Those that differ only in what is not seen count as the same.
fn lines(old: &str, new: &str) -> String {
    let plain = |text: &str| -> Vec<String> {
        text.trim_start_matches(MARK).lines().map(|line| line.trim_end().to_owned()).collect()
    };
    let (old, new) = (plain(old), plain(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let old = old.get(..old.len() - tail).unwrap_or_default();
    let new = new.get(..new.len() - tail).unwrap_or_default();
    let (mut changed, mut added, mut removed) = (0, 0, 0);
    let mut count = |before: usize, after: usize| {
        changed += before.min(after);
        added += after.saturating_sub(before);
        removed += before.saturating_sub(after);
    };
    if old.len().max(new.len()) > COMPARED {
        count(old.len(), new.len());
    } else {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            if !matches!(op, DiffOp::Equal { .. }) {
                count(op.old_range().len(), op.new_range().len());
            }
        }
    }
    let parts = [(changed, "changed"), (added, "added"), (removed, "removed")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let said = parts.map(|(count, what)| match count {
        1 => format!("1 line was {what}"),
        count => format!("{count} lines were {what}"),
    });
    format!("in its text: {}", said.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_named_and_words_are_counted() {
        let only =
            |what: &str| format!("only in what is not seen ({what}): its words are as they were");
        for (old, new, said) in [
            ("a\nb\n", "a\r\nb\r\n", only("line ends, LF before and CRLF now")),
            ("a\r\nb\r\n", "a\nb\n", only("line ends, CRLF before and LF now")),
            ("a\nb\nc\n", "a\r\nb\nc\n", only("some line ends")),
            ("a\nb\n", "a\nb", only("the final line end is gone")),
            ("a\nb", "a\nb\n", only("a final line end was added")),
            ("a\nb\n", "a\nb\n\n", only("blank lines")),
            ("a\n", "\u{feff}a\n", only("a byte order mark was added")),
            ("\u{feff}a\n", "a\n", only("the byte order mark is gone")),
            ("a \nb\n", "a\nb\n", only("white space at the ends of lines")),
            ("a b\n", "a  b\n", only("white space inside lines")),
            ("a\n\nb\n", "a\n\n\nb\n", only("blank lines")),
            (
                "a\nb\n",
                "a\r\nb",
                only("line ends, LF before and CRLF now, the final line end is gone"),
            ),
            ("a\nb\nc\n", "a\nB\nc\n", "in its text: 1 line was changed".into()),
            (
                "a\nb\n",
                "a\r\nB\r\nc\r\n",
                "in its text: 1 line was changed, 1 line was added".into(),
            ),
            ("a\nb\nc\n", "a\n", "in its text: 2 lines were removed".into()),
        ] {
            assert_eq!(between(old, new), said, "{old:?} → {new:?}");
        }
    }

    #[test]
    fn a_text_known_by_its_digest_is_found_again_when_only_what_is_not_seen_was_changed() {
        for (old, new) in [
            ("a\nb\n", "a\r\nb\r\n"),
            ("a\r\nb\r\n", "a\nb\n"),
            ("a\nb\n", "a\nb"),
            ("a\r\nb", "a\nb\n"),
            ("a\nb\n", "\u{feff}a\r\nb\r\n\r\n"),
            ("\u{feff}a\r\nb\r\n", "a\nb\n"),
            ("a\nb\n", "a  \nb\t\n"),
            ("a\r\nb\nc\n", "\u{feff}a\r\nb\nc"),
        ] {
            let found = recovered(new, |text| text == old);
            assert_eq!(found.as_deref(), Some(old), "{new:?}");
        }
        assert_eq!(recovered("a\nB\n", |text| text == "a\nb\n"), None);
    }

    #[test]
    fn large_texts_without_a_line_in_common_take_no_quadratic_time() {
        let text = |word: &str| {
            (0..200_000).fold(String::new(), |text, n| text + word + &n.to_string() + "\n")
        };
        assert_eq!(between(&text("a"), &text("b")), "in its text: 200000 lines were changed");
    }
}
