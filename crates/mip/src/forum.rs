//! A proposal as a forum post (Discourse). The one rule: what the forum can't follow is made whole
//! or left as plain words; every other byte of the text stays.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::{Proposal, Span};

/// Where things are, seen from a post.
#[derive(Debug, Clone, Copy, Default)]
pub struct Elsewhere<'a> {
    /// The proposal's own place in the public repository.
    pub path: &'a str,
    /// The address that its files begin with, with a slash at its end; may be empty.
    pub repository: &'a str,
    /// Places of the other proposals of the bundle with the addresses of their posts. An empty
    /// address is one that nobody knows yet.
    pub posts: &'a [(String, String)],
}

/// A text to post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The title of the topic: the proposal's, which the text does not repeat.
    pub title: String,
    /// The text.
    pub text: String,
    /// Pictures that are files of the repository: the forum wants them uploaded.
    pub pictures: Vec<String>,
}

/// A proposal as a post. Never fails.
#[must_use]
pub fn post(source: &str, elsewhere: &Elsewhere<'_>) -> Post {
    let (mut edits, mut pictures) = (Vec::new(), Vec::new());
    let read = Proposal::parse_visiting(source, |event, span| {
        let Event::Start(
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. },
        ) = event
        else {
            return;
        };
        let is_image = matches!(event, Event::Start(Tag::Image { .. }));
        if is_image && resolved(elsewhere.path, dest_url).is_some() {
            pictures.push(dest_url.to_string());
        }
        edits.extend(edit(source, span, *link_type, dest_url, is_image, elsewhere));
    });
    // The forum colours code without a language as it pleases.
    if let Some(fence) = read.preamble.as_ref().and_then(|preamble| preamble.fence) {
        let line = fence.of(source).lines().next().unwrap_or_default();
        if !line.is_empty() && line.bytes().all(|byte| byte == b'`') {
            let at = fence.start + line.len();
            edits.push((at..at, "text".to_owned()));
        }
    }
    if let Some(title) = &read.title {
        edits.push((title.span.range(), String::new()));
    }
    let title = read.title.map(|title| title.text).unwrap_or_default();
    Post { title, text: applied(source, edits).trim().to_owned() + "\n", pictures }
}

/// What a link becomes; none if it can stay.
fn edit(
    source: &str,
    span: Span,
    kind: LinkType,
    address: &str,
    is_image: bool,
    elsewhere: &Elsewhere<'_>,
) -> Option<(Range<usize>, String)> {
    let whole = span.of(source);
    // Where the words end and the address begins.
    let (words, inline) = match kind {
        LinkType::Inline => (whole.rfind("](")?, true),
        LinkType::Reference | LinkType::Collapsed => (whole.rfind("][")?, false),
        LinkType::Shortcut => (whole.len().checked_sub(1)?, false),
        _ => return None,
    };
    let words_of = || whole.get(1 + usize::from(is_image)..words).map(str::to_owned);
    let goal = if address.starts_with('#') {
        Goal::Nowhere
    } else {
        goal(&resolved(elsewhere.path, address)?, is_image, elsewhere)?
    };
    let to = match goal {
        Goal::Nowhere => return Some((span.range(), words_of()?)),
        Goal::At(to) => to,
    };
    if !inline {
        let new = format!("{}{}]({to})", if is_image { "![" } else { "[" }, words_of()?);
        return Some((span.range(), new));
    }
    let rest = whole.get(words + 2..)?;
    let skipped = rest.len() - rest.trim_start_matches([' ', '<']).len();
    // Escapes and entities make it another text: such a link stays as it is.
    let from = span.start + words + 2 + skipped;
    source.get(from..)?.starts_with(address).then(|| (from..from + address.len(), to))
}

enum Goal {
    /// There is no such place: only the words stay.
    Nowhere,
    At(String),
}

fn goal(place: &str, is_image: bool, elsewhere: &Elsewhere<'_>) -> Option<Goal> {
    let (file, anchor) = place.split_once('#').map_or((place, ""), |(file, at)| (file, at));
    if let Some((_, url)) = elsewhere.posts.iter().find(|(path, _)| path == file) {
        return Some(if url.is_empty() { Goal::Nowhere } else { Goal::At(url.clone()) });
    }
    if elsewhere.repository.is_empty() {
        return None;
    }
    let raw = if is_image { "?raw=true" } else { "" };
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    Some(Goal::At(format!("{}{file}{raw}{anchor}", elsewhere.repository)))
}

/// The place in the repository that an address means, if it is one there.
fn resolved(from: &str, address: &str) -> Option<String> {
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    if address.is_empty()
        || has_scheme
        || address.starts_with(['#', '?'])
        || address.starts_with("//")
    {
        return None;
    }
    let mut parts: Vec<_> = from.split('/').collect();
    parts.pop();
    if address.starts_with('/') {
        parts.clear();
    }
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Replaces what does not overlap, in any order.
fn applied(source: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut text, mut at) = (String::with_capacity(source.len()), 0);
    for (range, new) in edits {
        // A picture inside a link: the outer one is done, the inner one stays.
        if range.start < at {
            continue;
        }
        text.push_str(source.get(at..range.start).unwrap_or_default());
        text.push_str(&new);
        at = range.end;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "# MIP39c2-SP10: Ω\n\n## Preamble\n\n```\nMIP39c2-SP#: 10\n```\n\n## References\n\n";

    fn post_of(body: &str) -> Post {
        let posts = [
            (
                "MIP40/MIP40c3-Subproposals/MIP40c3-SP10.md".to_owned(),
                "https://forum/t/1".to_owned(),
            ),
            ("MIP41/MIP41c4-Subproposals/MIP41c4-SP10.md".to_owned(), String::new()),
        ];
        let elsewhere = Elsewhere {
            path: "MIP39/MIP39c2-Subproposals/MIP39c2-SP10.md",
            repository: "https://git/blob/master/",
            posts: &posts,
        };
        post(&format!("{SOURCE}{body}"), &elsewhere)
    }

    fn body_of(body: &str) -> String {
        let text = post_of(body).text;
        text.split_once("## References\n\n").unwrap().1.trim_end().to_owned()
    }

    #[test]
    fn the_title_is_that_of_the_topic_and_the_preamble_is_plain_code() {
        let post = post_of("x");
        assert_eq!(post.title, "MIP39c2-SP10: Ω");
        assert_eq!(
            post.text,
            "## Preamble\n\n```text\nMIP39c2-SP#: 10\n```\n\n## References\n\nx\n"
        );
    }

    #[test]
    fn links_lead_to_the_other_posts_or_to_the_public_repository() {
        for (link, expected) in [
            (
                "[b](../../MIP40/MIP40c3-Subproposals/MIP40c3-SP10.md#terms)",
                "[b](https://forum/t/1)",
            ),
            ("[f](../../MIP41/MIP41c4-Subproposals/MIP41c4-SP10.md)", "f"),
            (
                "[o](MIP39c2-SP2.md#x \"title\")",
                "[o](https://git/blob/master/MIP39/MIP39c2-Subproposals/MIP39c2-SP2.md#x \"title\")",
            ),
            (
                "[o](<MIP39c2-SP2.md>)",
                "[o](<https://git/blob/master/MIP39/MIP39c2-Subproposals/MIP39c2-SP2.md>)",
            ),
            ("[r][1]\n\n[1]: /mip0.md", "[r](https://git/blob/master/mip0.md)\n\n[1]: /mip0.md"),
            ("[web](https://a.b/c) and [*here*](#motivation)", "[web](https://a.b/c) and *here*"),
            ("[out](../../../x.md) `[code](x.md)`", "[out](../../../x.md) `[code](x.md)`"),
        ] {
            assert_eq!(body_of(link), expected, "{link}");
        }
    }

    #[test]
    fn pictures_of_the_repository_are_named_for_the_forum_wants_them_uploaded() {
        let post = post_of("![p](supporting_materials/MIP39c2-SP10/p.png) ![w](https://a/b.png)");
        assert_eq!(post.pictures, ["supporting_materials/MIP39c2-SP10/p.png"]);
        let place = "https://git/blob/master/MIP39/MIP39c2-Subproposals/supporting_materials/MIP39c2-SP10/p.png?raw=true";
        assert!(
            post.text.contains(&format!("![p]({place}) ![w](https://a/b.png)")),
            "{}",
            post.text
        );
    }

    #[test]
    fn a_text_that_is_no_proposal_is_a_post_too() {
        for odd in ["", "\u{feff}", "[", "![](", "[a](b", "## Preamble\n\n````\nx", "[[a](b)](c)"] {
            let _ = post(odd, &Elsewhere { path: "x.md", ..Elsewhere::default() });
        }
        assert_eq!(post("only words", &Elsewhere::default()).text, "only words\n");
    }
}
