//! The Tera tags in a text. The rule: only their limits are found here; what they mean is Tera's.

use crate::Span;

/// What a stretch of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    /// Markdown.
    Text,
    /// `{# … #}`.
    Comment,
    /// `{{ … }}`.
    Print,
    /// `{% … %}`.
    Tag,
}

/// Every stretch of `source`, in order; together they are all of it.
pub(super) fn regions(source: &str) -> Vec<(Region, Span)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut is_raw = false;
    while at < source.len() {
        let rest = source.get(at..).unwrap_or_default();
        let open = if is_raw { end_of_raw(rest) } else { next_open(rest) };
        let Some((text, region)) = open else {
            found.push((Region::Text, Span::new(at, source.len())));
            break;
        };
        if text > 0 {
            found.push((Region::Text, Span::new(at, at + text)));
        }
        let start = at + text;
        at = start + length(region, source.get(start..).unwrap_or_default());
        let span = Span::new(start, at);
        is_raw = region == Region::Tag && keyword(span.of(source)) == "raw";
        found.push((region, span));
    }
    found
}

/// The first word in a tag: `if`, `endfor`, `include`.
pub(super) fn keyword(tag: &str) -> &str {
    let inner = inner(tag);
    let end = inner.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default()
}

/// What stands between the marks of a comment or a tag, trimmed.
pub(super) fn inner(tag: &str) -> &str {
    let inner = tag.get(2..tag.len().saturating_sub(2)).unwrap_or_default();
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    inner.strip_suffix('-').unwrap_or(inner).trim()
}

/// By how many blocks a tag goes deeper: 1, 0 or -1.
pub(super) fn deepens(tag: &str) -> i32 {
    match keyword(tag) {
        "if" | "for" | "block" | "filter" | "raw" | "component" => 1,
        "set" | "set_global" if !inner(tag).contains('=') => 1,
        word if word.starts_with("end") => -1,
        _ => 0,
    }
}

/// The name that `{% include "name" %}` includes.
pub(super) fn included(tag: &str) -> Option<&str> {
    if keyword(tag) != "include" {
        return None;
    }
    let name = inner(tag).strip_prefix("include")?.trim();
    Some(name.trim_matches(['"', '\'', '`']))
}

/// What the first comment of a text says, without its indentation.
pub(super) fn guidance(snippet: &str) -> Option<String> {
    let regions = regions(snippet).into_iter();
    let comment = regions.filter(|(region, _)| *region == Region::Comment).map(|(_, span)| span);
    let text = inner(comment.map(|span| span.of(snippet)).next()?);
    let rest = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = rest.map(|line| line.len() - line.trim_start_matches(' ').len()).min();
    let lines = text.lines().enumerate().map(|(at, line)| {
        let cut = if at == 0 { 0 } else { indent.unwrap_or_default() };
        line.get(cut..).unwrap_or_default().trim_end()
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

fn next_open(text: &str) -> Option<(usize, Region)> {
    text.as_bytes().windows(2).enumerate().find_map(|(at, pair)| match pair {
        b"{#" => Some((at, Region::Comment)),
        b"{{" => Some((at, Region::Print)),
        b"{%" => Some((at, Region::Tag)),
        _ => None,
    })
}

fn end_of_raw(text: &str) -> Option<(usize, Region)> {
    let is_end = |at: &usize| {
        let tag = text.get(at + 2..).unwrap_or_default();
        tag.trim_start_matches('-').trim_start().starts_with("endraw")
    };
    let mut opens = text.match_indices("{%").map(|(at, _)| at);
    opens.find(is_end).map(|at| (at, Region::Tag))
}

/// How long the tag is with which `text` begins; all of it when it does not end.
fn length(region: Region, text: &str) -> usize {
    let close: &[u8] = match region {
        Region::Comment => b"#}",
        Region::Print => b"}}",
        Region::Tag | Region::Text => b"%}",
    };
    let bytes = text.as_bytes();
    let mut quote = None;
    let mut at = 2;
    while at < bytes.len() {
        match (quote, bytes.get(at).copied().unwrap_or_default()) {
            (Some(open), byte) if open == byte => quote = None,
            (None, byte @ (b'"' | b'\'' | b'`')) if region != Region::Comment => quote = Some(byte),
            (None, _) if bytes.get(at..).is_some_and(|rest| rest.starts_with(close)) => {
                return at + 2;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stretch_of_a_template_is_found_and_nothing_is_left_out() {
        let source = "a {# it's %} #}{{ \"}}\" ~ x }}\n{% if x == '%}' %}b{% raw %}{{ c {%- endraw -%}{{ open";
        let found = regions(source);
        let shown: Vec<_> = found.iter().map(|(region, span)| (region, span.of(source))).collect();
        insta::assert_debug_snapshot!(shown);
        assert_eq!(found.iter().map(|(_, span)| span.of(source)).collect::<String>(), source);
    }

    #[test]
    fn tags_say_how_deep_they_go_and_what_they_include() {
        let depths =
            ["{% if x %}", "{%- endfor -%}", "{% set a = 1 %}", "{% set a %}", "{% else %}"];
        assert_eq!(depths.map(deepens), [1, -1, 0, 1, 0]);
        assert_eq!(included("{%- include \"parts/a.md.tera\" -%}"), Some("parts/a.md.tera"));
        assert_eq!(included("{% if x %}"), None);
    }
}
