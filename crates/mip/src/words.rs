//! Words of a proposal's prose. The rule: what is no prose (code, headings, links, addresses,
//! numbers, abbreviations) has no words.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

use crate::Span;

/// A word of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
}

/// How many words a Markdown text has: what has a letter or a digit.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || c == '|')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The words whose spelling a dictionary can judge.
#[must_use]
pub fn words(text: &str) -> Vec<Word<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    let mut words = Vec::new();
    // Headings are the edition's; code is for machines.
    let mut passed_over = 0_usize;
    let mut prose: Range<usize> = 0..0;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) if is_passed_over(&tag) => passed_over += 1,
            Event::End(
                TagEnd::CodeBlock
                | TagEnd::Heading(_)
                | TagEnd::HtmlBlock
                | TagEnd::MetadataBlock(_),
            ) => passed_over = passed_over.saturating_sub(1),
            Event::Start(Tag::Link { link_type, .. }) if is_bare(link_type) => passed_over += 1,
            Event::End(TagEnd::Link)
                if text.get(range.clone()).is_some_and(|t| t.starts_with('<')) =>
            {
                passed_over = passed_over.saturating_sub(1);
            }
            // A text comes in pieces where it has characters that could mean something.
            Event::Text(_) if passed_over == 0 => {
                if prose.end == range.start {
                    prose.end = range.end;
                } else {
                    take(text, prose, &mut words);
                    prose = range;
                }
            }
            _ => {}
        }
    }
    take(text, prose, &mut words);
    words
}

fn is_passed_over(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_))
}

fn is_bare(link: LinkType) -> bool {
    matches!(link, LinkType::Autolink | LinkType::Email)
}

/// The words of a stretch of prose.
fn take<'a>(text: &'a str, prose: Range<usize>, words: &mut Vec<Word<'a>>) {
    let begin = prose.start;
    let Some(prose) = text.get(prose) else { return };
    for token in prose.split_whitespace().filter(|token| !is_name(token)) {
        let at = begin + (token.as_ptr() as usize - prose.as_ptr() as usize);
        for (offset, word) in token.unicode_word_indices().filter(|(_, word)| is_word(word)) {
            let start = at + offset;
            words.push(Word { text: word, span: Span::new(start, start + word.len()) });
        }
    }
}

/// Whether what stands between blanks names something: an address, a handle, a path, a file.
fn is_name(token: &str) -> bool {
    let inner =
        token.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#' | '/' | '$'));
    inner.starts_with(['@', '#', '/', '$'])
        || inner.contains("://")
        || inner.contains(['@', '_', '\\', '='])
        || inner.starts_with("0x")
        || inner.char_indices().any(|(at, c)| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            c == '.' && letter(inner[..at].chars().last()) && letter(inner[at + 1..].chars().next())
        })
}

/// Whether it is a word of a language: no number, no abbreviation, no name in CamelCase.
fn is_word(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’'))
        && !letters.any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        for word in words(text) {
            assert_eq!(word.span.of(text), word.text, "the span is that of the word");
        }
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn prose_has_words_and_what_is_none_has_not() {
        let text = "# Titel wird nicht geprüft\n\nWe don't *pay* `cargo` for [the wallet](https://x.y/wrng).\n\n\
                    ```\nfn mian() {}\n```\n\nSee <https://a.b/cde> or https://forum.makerdao.com/t/x, \
                    @handle, SES-001, MakerDAO, 0xabc, mail@x.org, e.g. 12 FTEs — naïve.\n";
        assert_eq!(of(text), ["We", "don't", "pay", "for", "the", "wallet", "See", "or", "naïve"]);
    }

    #[test]
    fn words_of_tables_lists_and_quotes_count() {
        let text = "| Item | Amount |\n|---|---|\n| Salaries ש | 1,200 |\n\n- [ ] task\n> quoted\n";
        assert_eq!(of(text), ["Item", "Amount", "Salaries", "task", "quoted"]);
    }

    #[test]
    fn words_are_counted_as_a_reader_counts() {
        assert_eq!(count_words("| a | 1,200 DAI |\n|---|---|\n"), 3);
        assert_eq!(count_words(" \n"), 0);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_words_on_character_boundaries(text in "\\PC{0,200}") {
            for word in words(&text) {
                assert_eq!(word.span.of(&text), word.text);
            }
        }
    }
}
