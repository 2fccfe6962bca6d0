//! `launchpod draft`: drafts of the proposals.

mod agree;
mod commit;
pub(super) mod compose;
mod diff;
mod fix;
mod frozen;

use std::path::PathBuf;

use app::{
    App,
    outside::{folder::DraftExportFolder, forum::ForumExport, page::BundleExportPage},
};
use clap::Subcommand;
use domain::id::TeamId;

use super::{IntoFolder, OfTeam};
use crate::{End, out::Out};

#[derive(Debug, Subcommand)]
pub(crate) enum Draft {
    /// The drafts of a team, with what the linter says.
    List(OfTeam),
    /// What changed between two versions, section by section and word by word.
    Diff(diff::Diff),
    /// Compose the bundle and write it, laid out as the public repository is.
    Compose(compose::Compose),
    /// Write the bundle as it is, laid out as the public repository is; while a freeze holds, as it
    /// was frozen.
    Export(IntoFolder),
    /// Hold the drafts against each other and the workspace. Ends with 1 where they differ.
    Agree(OfTeam),
    /// Make the safe fixes of the drafts' findings.
    Fix(fix::Fix),
    /// Commit the bundle to a branch of a clone on this machine. Its files and its current branch
    /// stay as they are, and nothing is sent.
    Commit(commit::Commit),
    /// The bundle as forum posts, one a proposal: printed, or written into a folder.
    Forum {
        #[command(flatten)]
        of: OfTeam,
        /// The folder.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Write also over files that somebody changed since the last export.
        #[arg(long)]
        replace: bool,
    },
    /// Write the bundle as one HTML page, which prints well.
    Html(IntoFolder),
}

impl Draft {
    pub(super) fn run(self, app: &App, out: &Out) -> anyhow::Result<End> {
        match self {
            Self::List(of) => {
                let columns = "draft=name, subject, errors, warnings, allowed";
                out.rows(&app.draft_list(of.id(app)?)?, columns)
            }
            Self::Diff(diff) => diff.run(app, out),
            Self::Compose(compose) => compose.run(app, out),
            Self::Export(IntoFolder { of, out: folder, replace }) => {
                let team = going_out(app, &of, out)?;
                let exported =
                    app.draft_export_folder(DraftExportFolder { team, folder, replace })?;
                compose::written(&exported, out)
            }
            Self::Agree(of) => agree::run(app, of.id(app)?, out),
            Self::Fix(fix) => fix.run(app, out),
            Self::Commit(commit) => commit.run(app, out),
            Self::Forum { of, out: Some(folder), replace } => {
                let team = going_out(app, &of, out)?;
                let posts = ForumExport { team, folder, replace };
                compose::written(&app.forum_export(posts)?, out)
            }
            Self::Forum { of, out: None, .. } => {
                out.answer(&app.forum_text(going_out(app, &of, out)?)?, |posts| {
                    let posts = posts.iter().map(|post| format!("{}\n\n{}", post.title, post.text));
                    posts.collect::<Vec<_>>().join("\n\n")
                })
            }
            Self::Html(IntoFolder { of, out: folder, replace }) => {
                let team = going_out(app, &of, out)?;
                compose::written(
                    &app.bundle_export_page(BundleExportPage { team, folder, replace })?,
                    out,
                )
            }
        }
    }
}

/// The team whose bundle goes outside, after what there is to say of that.
fn going_out(app: &App, of: &OfTeam, out: &Out) -> anyhow::Result<TeamId> {
    let team = of.id(app)?;
    frozen::tell(app, team, out)?;
    Ok(team)
}
