//! The bundle as one page that needs nothing else: a table of contents, the proposals, a style for
//! the screen and for paper. The one rule: what people wrote goes through `preview`, or is escaped.

use std::{collections::HashMap, fmt::Write as _, path::PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{
    draft::Image,
    id::{ImageId, TeamId},
    team::Team,
};
use mip::Proposal;
use serde::Deserialize;

use super::{
    folder::{Exported, put_files},
    git::slug,
};
use crate::{
    App, Error,
    bundle::outgoing::{Outgoing, outgoing_some},
    by_digest,
    drafts::{images::media, leaving::Leaving},
    files::Output,
    here::Here,
    preview::{self, Html},
};

/// Where to write the page.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BundleExportPage {
    /// Whose drafts.
    pub team: TeamId,
    /// The folder.
    pub folder: PathBuf,
    /// Write also over a file that changed since the last export.
    #[serde(default)]
    pub replace: bool,
}

/// Pictures by the path in their link. Those whose file is gone or damaged have no address.
type Pictures = HashMap<String, (ImageId, Option<String>)>;

/// Nothing is loaded and nothing runs, wherever the file is opened.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const STYLE: &str = include_str!("page.css");

impl App {
    /// Writes the bundle as one HTML file, which prints well.
    pub fn bundle_export_page(&self, req: BundleExportPage) -> Result<Exported, Error> {
        let path = format!("{}-bundle.html", slug(&self.here().team(req.team)?));
        let text = self.bundle_page(req.team)?.html;
        put_files(self, req.folder, vec![Output { path, text }], req.replace)
    }

    /// The bundle as a whole HTML page.
    pub fn bundle_page(&self, team: TeamId) -> Result<Html, Error> {
        let here = self.here();
        let (out, team) = (outgoing_some(&here, team)?, here.team(team)?);
        let part = |(n, one): (usize, &Leaving)| article(n, one, &pictures(&here, &out, one));
        let parts: Vec<_> = out.all.iter().enumerate().map(part).collect();
        Ok(Html { html: page(&team, &parts, here.day_of(&team)) })
    }
}

fn pictures(here: &Here<'_>, out: &Outgoing, one: &Leaving) -> Pictures {
    let data = |image: &Image| {
        let path = format!("{}/{}", one.draft.pictures(here.kinds()), image.name);
        let place = here.kinds().in_folder(one.draft.kind, &path);
        let sealed = out.pictures.iter().find(|sealed| sealed.path == place);
        let bytes = by_digest::read(here.folder, sealed.map_or(&image.sha256, |it| &it.sha256));
        let data = bytes.ok().and_then(|bytes| {
            Some(format!("data:{};base64,{}", media(&bytes)?, STANDARD.encode(&bytes)))
        });
        (path, (image.id, data))
    };
    one.draft.shown_images().map(data).collect()
}

fn page(team: &Team, parts: &[(String, String)], on: chrono::NaiveDate) -> String {
    let name = escaped(&team.name);
    let unit = team.unit_id.as_ref().map(|id| format!(" ({})", escaped(id))).unwrap_or_default();
    let contents: String = parts.iter().map(|(contents, _)| contents.as_str()).collect();
    let articles: String = parts.iter().map(|(_, article)| article.as_str()).collect();
    let count =
        if parts.len() == 1 { "1 proposal".into() } else { format!("{} proposals", parts.len()) };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{name}{unit}: proposals</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{name}{unit}</h1>\n<p>{count}, as of {on}</p>\n</header>\n\
         <nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n{contents}</ol>\n</nav>\n\
         <main>\n{articles}</main>\n</body>\n</html>\n"
    )
}

/// A proposal's lines of the contents, and the proposal.
fn article(n: usize, one: &Leaving, pictures: &Pictures) -> (String, String) {
    let read = Proposal::parse(&one.text);
    // Two facilitators' proposals have one name until they have numbers.
    let (id, prefix) = (format!("p{n}"), format!("p{n}-"));
    let preamble = read.preamble.as_ref().map(|preamble| {
        let row = |entry: &mip::Entry| {
            format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                escaped(&entry.key),
                escaped(&entry.value)
            )
        };
        let rows: String = preamble.entries.iter().map(row).collect();
        format!("<table class=\"preamble\">\n<tbody>\n{rows}</tbody>\n</table>\n")
    });
    // What follows the preamble, or the title where there is none.
    let from = read.preamble.as_ref().map(|preamble| match preamble.fence {
        Some(fence) if preamble.is_without_heading => fence.end,
        _ => read.sections[preamble.section].whole.end,
    });
    let from = from.or_else(|| read.title.as_ref().map(|title| title.span.end)).unwrap_or(0);
    let body = one.text.get(from..).unwrap_or_default();

    let mut contents = format!("<li><a href=\"#{id}\">{}</a>\n<ul>\n", escaped(&one.title));
    let mut anchors = comrak::Anchorizer::new();
    for section in read.sections.iter().filter(|section| section.heading.start >= from) {
        // Each heading takes its anchor, so that two of one name are told apart.
        let anchor = anchors.anchorize(&section.title);
        if section.level <= 3 {
            let title = escaped(&section.title);
            let _ = writeln!(
                contents,
                "<li class=\"l{}\"><a href=\"#{prefix}{anchor}\">{title}</a></li>",
                section.level
            );
        }
    }
    contents.push_str("</ul>\n</li>\n");
    let article = format!(
        "<article id=\"{id}\">\n<h1>{}</h1>\n{}{}</article>\n",
        escaped(&one.title),
        preamble.unwrap_or_default(),
        preview::render_page(body, &prefix, pictures)
    );
    (contents, article)
}

fn escaped(text: &str) -> String {
    ammonia::clean_text(text)
}
