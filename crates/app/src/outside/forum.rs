//! The bundle as forum posts, one a proposal, each with links to the others.

use std::path::PathBuf;

use domain::id::{DraftId, TeamId};
use mip::forum::{self, Elsewhere};
use pack::Pack;
use serde::{Deserialize, Serialize};

use super::folder::{Exported, put_files};
use crate::{App, Error, bundle::outgoing::outgoing_some, drafts::leaving::Leaving, files::Output};

/// A proposal as a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase")]
pub struct ForumPost {
    /// The draft.
    pub draft: DraftId,
    /// `MIP39c2-SP10`.
    pub name: String,
    /// The title of the topic.
    pub title: String,
    /// The text, in the forum's Markdown.
    pub text: String,
    /// Its length in characters: many forums take 32,000 at most.
    pub characters: usize,
    /// Where it was posted; empty until somebody says so.
    pub url: String,
    /// Pictures to upload to the forum by hand.
    pub pictures: Vec<String>,
}

/// Where to keep the posts as files.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ForumExport {
    /// Whose drafts.
    pub team: TeamId,
    /// The folder.
    pub folder: PathBuf,
    /// Write also over files that changed since the last export.
    #[serde(default)]
    pub replace: bool,
}

impl App {
    /// The bundle as posts, in its order.
    pub fn forum_text(&self, team: TeamId) -> Result<Vec<ForumPost>, Error> {
        let all = outgoing_some(&self.here(), team)?.all;
        Ok(all.iter().map(|one| post(self.pack, one, &all)).collect())
    }

    /// Keeps the posts as files, one a proposal.
    pub fn forum_export(&self, req: ForumExport) -> Result<Exported, Error> {
        let posts = self.forum_text(req.team)?;
        let mut names: Vec<String> = Vec::new();
        let outputs = posts.into_iter().map(|post| {
            let name = post.name.replace('#', "X");
            let copies = names.iter().filter(|other| **other == name).count();
            let end = if copies == 0 { String::new() } else { format!("-{}", copies + 1) };
            names.push(name.clone());
            let text = format!("{}\n\n{}", post.title, post.text);
            Output { path: format!("forum/{name}{end}.md"), text }
        });
        let outputs = outputs.collect();
        put_files(self, req.folder, outputs, req.replace)
    }
}

fn post(pack: &Pack, one: &Leaving, all: &[Leaving]) -> ForumPost {
    let url = |of: &Leaving| of.draft.forum_url.clone().unwrap_or_default();
    let others = || all.iter().filter(|other| other.draft.id != one.draft.id);
    let posts: Vec<_> = others().map(|other| (other.path.clone(), url(other))).collect();
    let repository = pack.repository();
    let elsewhere = Elsewhere { path: &one.path, repository, posts: &posts };
    let post = forum::post(&one.text, &elsewhere);
    let named = others().map(|other| match url(other).as_str() {
        "" => format!("**{}**", other.title),
        url => format!("[{}]({url})", other.title),
    });
    let named = named.collect::<Vec<_>>().join(" · ");
    let together = "This proposal is part of a bundle that is decided as one, with";
    let text = if named.is_empty() {
        post.text
    } else {
        format!("> {together} {named}.\n\n{}", post.text)
    };
    ForumPost {
        draft: one.draft.id,
        name: one.name.clone(),
        title: post.title,
        characters: text.chars().count(),
        text,
        url: url(one),
        pictures: post.pictures,
    }
}
