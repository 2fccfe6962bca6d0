//! The same as pages to read: one of each team, and its drafts.

use std::fmt::Write;

use domain::{
    id::TeamId,
    item::{EvidenceKind, State},
    session::TopicState,
};

use crate::{
    App, Error, actions, budgets, bundle::outgoing::outgoing, files::Output, here::Here,
    items::ItemView, sessions, teams::home::home,
};

/// The pages of a team.
pub(super) fn pages(app: &App, team: TeamId) -> Result<Vec<Output>, Error> {
    let (here, folder) = (&app.here(), format!("teams/{team}"));
    let mut pages =
        vec![Output { path: format!("{folder}/team.md"), text: page(app, here, team)? }];
    for draft in outgoing(here, team)?.texts() {
        pages.push(Output { path: format!("{folder}/{}", draft.path), ..draft });
    }
    Ok(pages)
}

fn page(app: &App, here: &Here<'_>, team: TeamId) -> Result<String, Error> {
    let home = home(here, team)?;
    let mut page = format!("# {}\n", home.team.name);
    for text in [home.team.sentence_summary, home.team.paragraph_summary] {
        paragraph(&mut page, &text);
    }
    let items = app.item_list(team)?;
    for stage in home.stages {
        let _ = write!(page, "\n## {} {}\n", stage.stage.number, stage.stage.title);
        items
            .iter()
            .filter(|view| view.item.stage == stage.stage.number)
            .for_each(|view| item(&mut page, view));
    }
    sessions_page(here, team, &mut page)?;
    let view = budgets::of(here, team)?;
    if !view.budget.groups.is_empty() {
        page.push_str("\n## Budget\n\n");
        for group in &view.budget.groups {
            for line in &group.lines {
                let amount = view.budget.shown(line.monthly);
                let _ = writeln!(page, "- {}: {}, {amount} a month", group.name, line.title);
            }
        }
        let cap = view.budget.shown(view.cap);
        let _ = writeln!(page, "\nCap of {} months: {cap}.", view.budget.months);
    }
    Ok(page)
}

fn sessions_page(here: &Here<'_>, team: TeamId, page: &mut String) -> Result<(), Error> {
    let sessions = sessions::list(here, team)?;
    let actions = actions::list(here, team)?;
    if !sessions.is_empty() {
        page.push_str("\n## Sessions\n");
    }
    for session in sessions.iter().rev() {
        let _ = write!(
            page,
            "\n### {}, {}\n\n",
            session.title,
            session.at.format("%Y-%m-%d %H:%M UTC")
        );
        for topic in &session.topics {
            let state = match topic.state {
                TopicState::Open => "open",
                TopicState::Discussed => "discussed",
                TopicState::Deferred => "deferred",
            };
            let _ = writeln!(page, "- {} ({state})", topic.title);
        }
        paragraph(page, &session.notes);
        for action in actions.iter().filter(|action| action.session == session.id) {
            let mark = if action.done_on.is_some() { "x" } else { " " };
            let _ = writeln!(page, "- [{mark}] {} {}", action.title, action.owner);
        }
    }
    Ok(())
}

fn item(page: &mut String, view: &ItemView) {
    let state = match view.progress.state {
        State::Todo => "to do",
        State::Doing => "doing",
        State::Review => "ready for review",
        State::Done => "done",
        State::Waived => "waived",
    };
    let _ = write!(page, "\n### {}: {state}\n", view.item.name());
    if let Some(waiver) = &view.progress.waiver {
        paragraph(page, &format!("Waived by {} on {}: {}", waiver.by, waiver.on, waiver.reason));
    }
    paragraph(page, &view.progress.notes);
    for evidence in &view.progress.evidence {
        paragraph(
            page,
            &match evidence.kind {
                EvidenceKind::Link => format!("- [{}]({})", evidence.title, evidence.url),
                EvidenceKind::File => format!("- {} (files/{})", evidence.title, evidence.sha256),
                EvidenceKind::Text => evidence.text.clone(),
            },
        );
    }
    for entry in &view.journal {
        for (what, text) in [("Hard", &entry.hard), ("Missing", &entry.missing)] {
            if !text.trim().is_empty() {
                paragraph(page, &format!("> {what}: {}", text.trim().replace('\n', "\n> ")));
            }
        }
    }
}

fn paragraph(page: &mut String, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        let _ = write!(page, "\n{text}\n");
    }
}
