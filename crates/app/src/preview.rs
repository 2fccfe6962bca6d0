//! Markdown as it is shown: what people wrote is text, and nothing in it runs.

use std::{borrow::Cow, collections::HashMap};

use comrak::{Options, markdown_to_html};
use domain::{draft::Draft, id::ImageId};
use serde::{Deserialize, Serialize};

use crate::{App, Error, drafts::DraftRef};

/// Deeper than this nobody writes, and each element would cost the cleaner as much as it is deep.
const DEEPEST: usize = 200;

/// Markdown to show.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export, optional_fields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkdownPreview {
    /// As it was written.
    pub markdown: String,
    /// The draft whose pictures it may show: they are named by `data-picture`, their id.
    pub draft: Option<DraftRef>,
}

/// HTML that can be shown as it is: cleaned, without scripts, styles, frames or raw HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct Html {
    /// The HTML.
    pub html: String,
}

impl App {
    /// Markdown in GitHub's flavour, as HTML that is safe to show.
    pub fn markdown_preview(&self, req: MarkdownPreview) -> Result<Html, Error> {
        let places = req.draft.is_some();
        let draft = req.draft.map(|at| self.here().get::<Draft>(at.team, at.draft)).transpose()?;
        let pictures = draft.iter().flat_map(|draft| {
            draft.shown_images().map(|image| {
                (format!("{}/{}", draft.pictures(self.pack.kinds()), image.name), image.id)
            })
        });
        Ok(Html { html: render_with(&req.markdown, &pictures.collect(), places, None) })
    }
}

/// Markdown in GitHub's flavour, as clean HTML. Nothing in it is fetched.
#[must_use]
pub fn render(markdown: &str) -> String {
    render_with(markdown, &HashMap::new(), false, None)
}

/// The same for a page of several texts: headings have ids that begin with `prefix`, and pictures
/// that are known by the path in their link are in the page, as `data:` addresses. In the place of
/// one without an address stands that it is missing.
pub(crate) fn render_page(
    markdown: &str,
    prefix: &str,
    pictures: &HashMap<String, (ImageId, Option<String>)>,
) -> String {
    let known = pictures.iter().map(|(path, (id, _))| (path.clone(), *id)).collect();
    let html = render_with(markdown, &known, false, Some(prefix));
    pictures.iter().fold(html, |html, (path, (id, data))| match data {
        Some(data) => html.replace(&format!("data-picture=\"{id}\""), &format!("src=\"{data}\"")),
        None => without(&html, *id, path),
    })
}

/// Says of a picture that it is missing, wherever it would be shown.
fn without(html: &str, id: ImageId, path: &str) -> String {
    let (mark, path) = (format!("data-picture=\"{id}\""), escaped(path));
    let tag = |part: &str| {
        part.split_once('>').filter(|(tag, _)| tag.contains(&mark)).map(|(_, rest)| rest.to_owned())
    };
    let mut parts = html.split("<img ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| match tag(part) {
        Some(rest) => format!("{html}<strong>[The picture {path} is missing]</strong>{rest}"),
        None => format!("{html}<img {part}"),
    })
}

/// The same with pictures that are known by the path in their link, and with the places in the
/// text, so that a preview can scroll in step.
fn render_with(
    markdown: &str,
    pictures: &HashMap<String, ImageId>,
    places: bool,
    prefix: Option<&str>,
) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.header_id_prefix = prefix.map(str::to_owned);
    options.extension.header_id_prefix_in_href = true;
    // Twice: the renderer leaves raw HTML out, the cleaner would remove it.
    options.render.r#unsafe = false;
    options.render.sourcepos = places;
    let html = markdown_to_html(markdown, &options);
    if depth(&html) > DEEPEST {
        return as_written(markdown);
    }
    let known = pictures.clone();
    let mut cleaner = ammonia::Builder::default();
    if prefix.is_some() {
        // Raw HTML is off, so every id is one of a heading or a footnote.
        cleaner.add_generic_attributes(["id"]);
    }
    let html = cleaner
        .add_tags(["input"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_generic_attributes(["data-sourcepos"])
        .rm_tag_attributes("img", ["width", "height"])
        .attribute_filter(move |tag, attribute, value| match (tag, attribute) {
            ("img", "src") => known.get(value).map(|id| Cow::Owned(named(*id))),
            _ => Some(Cow::Borrowed(value)),
        })
        .link_rel(Some("noopener noreferrer"))
        .clean(&html)
        .to_string();
    // An address would be fetched before the window could put the picture there.
    pictures.values().fold(html, |html, id| {
        html.replace(&format!("src=\"{}\"", named(*id)), &format!("data-picture=\"{id}\""))
    })
}

/// How deep the elements stand in each other at most. In the renderer's HTML a sign is a tag's.
fn depth(html: &str) -> usize {
    let (mut deepest, mut depth) = (0, 0_usize);
    for tag in html.split('<').skip(1) {
        match tag.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!') => {}
            _ if tag.split('>').next().is_some_and(|tag| tag.ends_with('/')) => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// A text with its marks, as code.
fn as_written(markdown: &str) -> String {
    format!("<pre><code>{}</code></pre>", escaped(markdown))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn named(id: ImageId) -> String {
    format!("picture:{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_too_deep_is_shown_as_it_is_written() {
        let html = render(&format!("{}x <b>", "> ".repeat(20_000)));
        assert!(html.starts_with("<pre><code>&gt; &gt; ") && html.contains("x &lt;b&gt;"));
        let usual = format!("{}x\n\n- [ ] y\n\n***\n![](a.png)\n", "> ".repeat(20)).repeat(200);
        assert!(render(&usual).starts_with("<blockquote>"), "much beside each other is not deep");
    }

    #[test]
    fn tables_and_lists_are_shown_and_nothing_runs() {
        assert!(render("| a |\n|---|\n| 1 |").contains("<td>1</td>"));
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "<p style=\"position:fixed\">over everything</p>",
            "<iframe src=\"https://example.org\"></iframe>",
        ] {
            let html = render(hostile).to_lowercase();
            for bad in ["<script", "onerror", "javascript:", "style=", "<iframe"] {
                assert!(!html.contains(bad), "{hostile} gave {html}");
            }
        }
    }
}
