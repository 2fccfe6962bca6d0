//! Teams, their items, sessions and drafts.

use app::{
    App,
    drafts::{DraftCompose, DraftRow},
    items::{ItemUpdate, ItemView, ItemWaive},
    outside::{
        folder::DraftExport,
        git::{DraftExportGit, GitLook},
        page::BundleHtml,
    },
    sample::SampleCreate,
    sessions::{SessionPlan, SessionUpdate},
    teams::{
        TeamCreate,
        home::{TeamHome, TeamRow},
    },
};
use chrono::{NaiveTime, TimeDelta};
use domain::{item::State, session};

use super::{drafts, exports};
use crate::{
    End,
    arguments::{Draft, Item, Session, StateName, Team},
    out::{Out, table},
};

/// Sessions that are added by their day alone are kept at noon, UTC, and as an hour long.
const NOON: (u32, u32) = (12, 60);

pub(super) fn sample(app: &App, teams: u32, out: &mut Out) -> anyhow::Result<()> {
    let team = app.sample_create(SampleCreate { teams: Some(teams) })?;
    out.answer(&team, |team| format!("Made {} ({}), as of 2021-04-07.", team.name, team.id))
}

pub(super) fn team(app: &App, command: Team, out: &mut Out) -> anyhow::Result<()> {
    match command {
        Team::List { all } => {
            let mut teams = app.team_list(())?;
            teams.retain(|team| all || !team.archived);
            out.answer(&teams, |teams| {
                let head = ["team", "id", "blocking", "overdue", "next", "target"];
                table(head, &teams.iter().map(team_row).collect::<Vec<_>>())
            })
        }
        Team::Show(of) => out.answer(&app.team_get(app.team_named(&of.team)?)?, home),
        Team::Create { name, target } => {
            let team = app.team_create(TeamCreate { name, target, as_of: None })?;
            out.answer(&team, |team| format!("Began {} ({}).", team.name, team.id))
        }
    }
}

fn team_row(team: &TeamRow) -> [String; 6] {
    let blocking = format!("{}/{}", team.blocking.settled, team.blocking.all);
    let next = team.next.clone().unwrap_or_default();
    let target = team.target.map(|cycle| cycle.to_string()).unwrap_or_default();
    let id = team.unit_id.clone().unwrap_or_else(|| team.id.to_string());
    [team.name.clone(), id, blocking, team.overdue.to_string(), next, target]
}

fn home(home: &TeamHome) -> String {
    let mut lines = vec![format!("{} ({}), on {}", home.team.name, home.team.id, home.today)];
    lines.extend(home.notice.clone());
    for stage in &home.stages {
        let (blocking, other) = (stage.progress.blocking, stage.progress.recommended);
        lines.push(format!(
            "{} {:<42} {}/{} blocking, {}/{} recommended",
            stage.stage.number,
            stage.stage.title,
            blocking.settled,
            blocking.all,
            other.settled,
            other.all
        ));
    }
    for next in &home.next {
        let due = next.due.map_or(String::new(), |due| format!(", due {due}"));
        lines.push(format!("next: {} {}{due}", next.item, next.title));
    }
    if let Some(air) = &home.air {
        lines.push(format!("{} days of slack before {}", air.slack, air.on));
    }
    lines.join("\n")
}

pub(super) fn item(app: &App, command: Item, out: &mut Out) -> anyhow::Result<()> {
    match command {
        Item::List { of, stage } => {
            let mut items = app.item_list(app.team_named(&of.team)?)?;
            items.retain(|view| stage.is_none_or(|stage| view.item.stage == stage));
            out.answer(&items, |items| {
                let rows: Vec<_> = items.iter().map(item_row).collect();
                table(["item", "state", "due", "owner", "title"], &rows)
            })
        }
        Item::Set { of, item, state, owner, due, notes, waive } => {
            let team = app.team_named(&of.team)?;
            let state = state.map(state_of);
            let (due, changed) = (due.map(Some), item.clone());
            let mut view = app.item_update(ItemUpdate { team, item, state, owner, due, notes })?;
            if let Some(reason) = waive {
                view = app.item_waive(ItemWaive { team, item: changed, reason, by: None })?;
            }
            out.answer(&view, |view| item_row(view).join("  "))
        }
    }
}

fn state_of(name: StateName) -> State {
    match name {
        StateName::Todo => State::Todo,
        StateName::Doing => State::Doing,
        StateName::Review => State::Review,
        StateName::Done => State::Done,
    }
}

fn item_row(view: &ItemView) -> [String; 5] {
    let state = match view.progress.state {
        State::Todo => "to do",
        State::Doing => "doing",
        State::Review => "review",
        State::Done => "done",
        State::Waived => "waived",
    };
    let owner =
        if view.progress.owner.is_empty() { &view.item.owner } else { &view.progress.owner };
    let due = view.due.map(|due| due.to_string()).unwrap_or_default();
    [view.item.id.clone(), state.into(), due, owner.clone(), view.item.title.clone()]
}

pub(super) fn session(app: &App, command: Session, out: &mut Out) -> anyhow::Result<()> {
    match command {
        Session::List(of) => {
            let sessions = app.session_list(app.team_named(&of.team)?)?;
            out.answer(&sessions, |sessions| {
                let row = |session: &session::Session| {
                    let state = if session.held_at.is_some() { "held" } else { "planned" };
                    let at = session.at.format("%Y-%m-%d %H:%M").to_string();
                    [at, state.into(), session.title.clone(), session.topics.len().to_string()]
                };
                let rows: Vec<_> = sessions.iter().map(row).collect();
                table(["at (UTC)", "state", "title", "topics"], &rows)
            })
        }
        Session::Add { of, on, notes, title } => {
            let team = app.team_named(&of.team)?;
            let noon = NaiveTime::from_hms_opt(NOON.0, 0, 0).unwrap_or_default();
            let at = on.and_time(noon).and_utc();
            let planned = SessionPlan { team, at, title, who: Vec::new(), topics: Vec::new() };
            let session = app.session_plan(planned)?;
            let held_at = at.checked_add_signed(TimeDelta::minutes(NOON.1.into()));
            let held = SessionUpdate {
                notes: Some(notes),
                held_at: Some(held_at),
                ..SessionUpdate::of(team, session.id)
            };
            let session = app.session_update(held)?;
            out.answer(&session, |session| format!("Kept {} of {on}.", session.title))
        }
    }
}

pub(super) fn draft(app: &App, command: Draft, out: &mut Out) -> anyhow::Result<End> {
    match command {
        Draft::List(of) => {
            let drafts = app.draft_list(app.team_named(&of.team)?)?;
            out.answer(&drafts, |drafts| {
                let row = |draft: &DraftRow| {
                    let counts = [draft.errors, draft.warnings, draft.allowed];
                    let [errors, warnings, allowed] = counts.map(|count| count.to_string());
                    [draft.name.clone(), draft.subject.clone(), errors, warnings, allowed]
                };
                let rows: Vec<_> = drafts.iter().map(row).collect();
                table(["draft", "subject", "errors", "warnings", "allowed"], &rows)
            })?;
            Ok(End::Good)
        }
        Draft::Diff(versions) => {
            super::rfc::diff(app, versions, out)?;
            Ok(End::Good)
        }
        Draft::Compose { of, on, out: folder, replace } => {
            let team = app.team_named(&of.team)?;
            app.draft_compose(DraftCompose { team, on: Some(on) })?;
            let exported = app.draft_export(DraftExport { team, folder, replace })?;
            exports::end(&exported, out)
        }
        Draft::Commit { of, clone, branch, base, message, author, add, dry_run } => {
            let team = app.team_named(&of.team)?;
            if dry_run {
                let look = GitLook { team, clone, branch, base };
                return exports::look(app, look, out);
            }
            let author = author.as_deref().map(exports::author).transpose()?;
            let commit = DraftExportGit { team, clone, branch, base, message, author, add };
            exports::commit(app, commit, out)
        }
        Draft::Forum { of, out: folder, replace } => {
            exports::forum(app, app.team_named(&of.team)?, folder, replace, out)
        }
        Draft::Html { of, out: folder, replace } => {
            let team = app.team_named(&of.team)?;
            exports::end(&app.bundle_html(BundleHtml { team, folder, replace })?, out)
        }
        Draft::Agree(of) => drafts::agree(app, app.team_named(&of.team)?, out),
        Draft::Fix { of, draft, asked } => {
            drafts::fix(app, app.team_named(&of.team)?, draft.as_deref(), asked, out)
        }
    }
}
