//! Markdown as it is shown: what people wrote is text, and nothing in it runs.

use comrak::{Options, markdown_to_html};
use serde::{Deserialize, Serialize};

use crate::{App, Error};

/// Markdown to show.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MarkdownPreview {
    /// As it was written.
    pub markdown: String,
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
        Ok(Html { html: render(&req.markdown) })
    }
}

/// Markdown in GitHub's flavour, as clean HTML.
#[must_use]
pub fn render(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    // Twice: the renderer leaves raw HTML out, the cleaner would remove it.
    options.render.r#unsafe = false;
    let html = markdown_to_html(markdown, &options);
    ammonia::Builder::default()
        .add_tags(["input"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .rm_tag_attributes("img", ["src", "width", "height"])
        .link_rel(Some("noopener noreferrer"))
        .clean(&html)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

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
