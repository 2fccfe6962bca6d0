//! The bundle on its way outside: into a clone, as posts, as a page; the cycle as a calendar.

use std::path::{Path, PathBuf};

use anyhow::bail;
use app::{
    App,
    outside::{
        calendar::CalendarExport,
        folder::Exported,
        forum::ForumExport,
        git::{Author, Committed, DraftExportGit, FileState, GitFile, GitLook, GitPlan},
    },
};
use domain::id::TeamId;

use crate::{End, arguments::OfTeam, out::Out};

pub(super) fn commit(app: &App, req: DraftExportGit, out: &mut Out) -> anyhow::Result<End> {
    out.answer(&app.draft_export_git(req)?, |done: &Committed| {
        let mut lines = files(&done.files);
        let author = format!("{} <{}>", done.author.name, done.author.email);
        lines.push(match &done.commit {
            Some(commit) => {
                format!("Committed {commit} to {} by {author}. Nothing was sent.", done.branch)
            }
            None => format!("{} holds just these files already.", done.branch),
        });
        lines.join("\n")
    })?;
    Ok(End::Good)
}

pub(super) fn look(app: &App, req: GitLook, out: &mut Out) -> anyhow::Result<End> {
    out.answer(&app.draft_git_look(req)?, |plan: &GitPlan| {
        let mut lines = files(&plan.files);
        let base = plan.base.as_deref().unwrap_or("nothing: it is the first commit of all");
        lines.push(format!("Would be committed to {}, after {base}.", plan.branch));
        lines.join("\n")
    })?;
    Ok(End::Good)
}

fn files(files: &[GitFile]) -> Vec<String> {
    let line = |file: &GitFile| {
        let state = match file.state {
            FileState::New => "new",
            FileState::Changed => "changed",
            FileState::Same => "same",
        };
        format!("{state:<8} {}", file.path)
    };
    files.iter().map(line).collect()
}

/// `Name <mail>`.
pub(super) fn author(typed: &str) -> anyhow::Result<Author> {
    let parts =
        typed.split_once('<').and_then(|(name, rest)| Some((name, rest.strip_suffix('>')?)));
    let Some((name, email)) = parts else { bail!("--author is written \"Name <mail>\"") };
    Ok(Author { name: name.trim().into(), email: email.trim().into() })
}

pub(super) fn forum(
    app: &App,
    team: TeamId,
    folder: Option<PathBuf>,
    replace: bool,
    out: &mut Out,
) -> anyhow::Result<End> {
    if let Some(folder) = folder {
        return end(&app.forum_export(ForumExport { team, folder, replace })?, out);
    }
    out.answer(&app.forum_text(team)?, |posts| {
        let posts = posts.iter().map(|post| format!("{}\n\n{}", post.title, post.text));
        posts.collect::<Vec<_>>().join("\n\n")
    })?;
    Ok(End::Good)
}

pub(super) fn calendar(
    app: &App,
    of: &OfTeam,
    file: &Path,
    replace: bool,
    out: &mut Out,
) -> anyhow::Result<End> {
    let Some(name) = file.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        bail!("--out names no file")
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).to_owned();
    let team = app.team_named(&of.team)?;
    end(&app.calendar_export(CalendarExport { team, folder, name: Some(name), replace })?, out)
}

/// Says what was written. Ends with 1 when nothing was, because others changed something there.
pub(super) fn end(exported: &Exported, out: &mut Out) -> anyhow::Result<End> {
    out.answer(exported, told)?;
    Ok(if exported.changed.is_empty() { End::Good } else { End::Found })
}

fn told(exported: &Exported) -> String {
    let list = |what: &str, paths: &[String]| {
        paths.iter().map(|path| format!("{what} {path}")).collect::<Vec<_>>()
    };
    let mut lines = list("wrote", &exported.written);
    lines.extend(list("same", &exported.same));
    lines.extend(list("changed since the last export:", &exported.changed));
    lines.extend(exported.allowed.iter().map(|one| {
        let section = one.allowed.section.as_deref().map_or(String::new(), |at| format!(", {at}"));
        let (draft, code, name) = (&one.draft, &one.allowed.code, &one.name);
        format!("allowed {draft}{section}: {code} {name}: {}", one.allowed.reason)
    }));
    if !exported.changed.is_empty() {
        lines.push("Nothing was written. With --replace these files are written over.".into());
    }
    lines.join("\n")
}
