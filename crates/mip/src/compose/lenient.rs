//! Makes what a template names and no fact gives empty, where Tera would give up. The rule: every
//! line of the template stays on its line, so that errors name the right one.

use super::tags::{self, Region};

/// Words of the language that name no fact.
const WORDS: [&str; 15] = [
    "and", "or", "not", "in", "is", "if", "else", "elif", "for", "true", "false", "none", "True",
    "False", "None",
];

/// `source` with `(a?.b or "")` for every `a.b` that it reads.
pub(super) fn lenient(source: &str) -> String {
    let mut out = String::with_capacity(source.len() * 2);
    for (region, span) in tags::regions(source) {
        let text = span.of(source);
        match (region, tags::keyword(text)) {
            (Region::Print, _) => out.push_str(&Reader::of(text, false).all()),
            (Region::Tag, "if" | "elif" | "for" | "set" | "set_global") => {
                out.push_str(&Reader::of(text, true).all());
            }
            _ => out.push_str(text),
        }
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    out: String,
    /// The word or sign before.
    before: &'a str,
    /// Whether names are being given, between `for` and `in`.
    names: bool,
}

impl<'a> Reader<'a> {
    fn of(text: &'a str, is_tag: bool) -> Self {
        let names = is_tag && matches!(tags::keyword(text), "for" | "set" | "set_global");
        Self { text, at: 0, out: String::new(), before: "", names }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn all(mut self) -> String {
        while let Some(c) = self.rest().chars().next() {
            self.token(c);
        }
        self.out
    }

    fn token(&mut self, c: char) {
        match c {
            '"' | '\'' | '`' => {
                let rest = self.rest();
                let len = rest.get(1..).and_then(|r| r.find(c)).map_or(rest.len(), |at| at + 2);
                self.copy(len);
            }
            c if c.is_ascii_digit() => {
                let rest = self.rest();
                let is_number = |c: char| c.is_alphanumeric() || c == '.';
                self.copy(rest.find(|c| !is_number(c)).unwrap_or(rest.len()));
            }
            c if c.is_alphabetic() || c == '_' => self.name(),
            c if c.is_whitespace() => {
                self.out.push(c);
                self.at += c.len_utf8();
            }
            c => {
                self.names &= c != '=';
                self.copy(c.len_utf8());
            }
        }
    }

    fn copy(&mut self, len: usize) {
        self.before = self.rest().get(..len).unwrap_or_default();
        self.out.push_str(self.before);
        self.at += len;
    }

    /// A word: of the language, a filter, a name to give, or a path to read.
    fn name(&mut self) {
        let word = word(self.rest());
        let before = self.before;
        let after = self.rest().get(word.len()..).unwrap_or_default().trim_start();
        let is_named = after.starts_with('=') && !after.starts_with("==");
        let is_test = before == "is" || before == "is not";
        let is_word = WORDS.contains(&word) || matches!(word, "set" | "set_global");
        if word == "in" {
            self.names = false;
        }
        if word == "not" && before == "is" {
            self.copy(word.len());
            self.before = "is not";
        } else if is_word || self.names || is_named || is_test || before == "|" || before == "." {
            self.copy(word.len());
        } else if after.starts_with('(') || after.starts_with("::") || word == "loop" {
            let fields = if word == "loop" { self.rest() } else { word };
            let end = fields.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
            self.copy(end.unwrap_or(fields.len()));
        } else {
            self.path();
        }
    }

    /// `a.b[0].c`, whose every step may be missing.
    fn path(&mut self) {
        let start = self.at;
        let mut path = word(self.rest()).to_owned();
        self.at += path.len();
        loop {
            let rest = self.rest();
            let step = rest.strip_prefix('?').unwrap_or(rest);
            if let Some(field) = step.strip_prefix('.').map(word).filter(|word| !word.is_empty()) {
                path.push_str("?.");
                path.push_str(field);
                self.at += rest.len() - step.len() + 1 + field.len();
            } else if let Some(inner) = step.strip_prefix('[').and_then(subscript) {
                path.push_str("?[");
                path.push_str(&Reader::of(inner, false).all());
                path.push(']');
                self.at += rest.len() - step.len() + inner.len() + 2;
            } else {
                break;
            }
        }
        self.before = self.text.get(start..self.at).unwrap_or_default();
        let after = self.rest().trim_start();
        // These ask themselves whether there is something.
        let asks = word(after) == "is"
            || after.strip_prefix('|').is_some_and(|filter| word(filter.trim_start()) == "default");
        if asks {
            self.out.push_str(&path);
        } else {
            self.out.push_str(&["(", &path, " or \"\")"].concat());
        }
    }
}

/// The word with which a text begins.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// What stands before the bracket that closes.
fn subscript(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return text.get(..at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_read_is_made_lenient() {
        for (given, expected) in [
            ("a.b {# a.b #}", "a.b {# a.b #}"),
            ("{{ a.b }}", "{{ (a?.b or \"\") }}"),
            ("{{- a?.b.c -}}", "{{- (a?.b?.c or \"\") -}}"),
            ("{{ a | upper }}", "{{ (a or \"\") | upper }}"),
            ("{{ a.b | default(value=x) }}", "{{ a?.b | default(value=(x or \"\")) }}"),
            ("{{ a[0].b[c.d] }}", "{{ (a?[0]?.b?[(c?.d or \"\")] or \"\") }}"),
            ("{{ 'a.b' ~ 1.5 ~ loop.index }}", "{{ 'a.b' ~ 1.5 ~ loop.index }}"),
            ("{% for k, v in a.b %}{% endfor %}", "{% for k, v in (a?.b or \"\") %}{% endfor %}"),
            (
                "{% if not a and b == c %}",
                "{% if not (a or \"\") and (b or \"\") == (c or \"\") %}",
            ),
            ("{% if a is not defined %}", "{% if a is not defined %}"),
            ("{% set x = a.b %}", "{% set x = (a?.b or \"\") %}"),
            ("{% include \"a.b\" %}", "{% include \"a.b\" %}"),
        ] {
            assert_eq!(lenient(given), expected);
        }
    }
}
